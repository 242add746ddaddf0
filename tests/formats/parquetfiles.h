// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/formats/parquetfooter.h"
#include "tests/formats/thriftwriter.h"

#include <QtEndian>

/// Parquet files as tests want them: a footer of their own making behind nothing.
namespace ParquetFiles
{

using namespace Hubdesk;
using namespace Qt::StringLiterals;
using namespace Thrift;

template<typename Number>
inline QByteArray little(Number value)
{
    QByteArray bytes(sizeof(Number), '\0');
    qToLittleEndian(value, bytes.data());
    return bytes;
}

inline QByteArray fileOf(const QByteArray &footer, const QByteArray &mark = "PAR1")
{
    return mark + "pages" + footer + little(quint32(footer.size())) + mark;
}

// A leaf of the schema. Type and repetition by their numbers.
inline QByteArray leaf(const QByteArray &name, int type, int repetition, const QList<Field> &more = {})
{
    return record(QList<Field>{ number(1, type), number(3, repetition), text(4, name) } + more);
}

inline QByteArray group(const QByteArray &name, int children, const QList<Field> &more = {})
{
    return record(QList<Field>{ number(3, 1), text(4, name), number(5, children) } + more);
}

inline QByteArray chunk(const QByteArrayList &path, const QList<Field> &statistics)
{
    QByteArrayList names;
    for (const auto &name : path) {
        names << counted(name);
    }
    return record({ number(2, 4),
                    nested(3,
                           { number(1, 2),
                             { 2, 9, listBytes(5, { zigzag(0), zigzag(8), zigzag(0) }) },
                             { 3, 9, listBytes(8, names) },
                             number(4, 1),
                             number(5, 100),
                             number(6, 900),
                             number(7, 300),
                             number(9, 4),
                             nested(12, statistics) }) });
}

inline const QByteArray huggingface
    = R"({"info": {"features": {"text": {"dtype": "string", "_type": "Value"},)"
      R"( "label": {"names": ["neg", "pos"], "_type": "ClassLabel"}}}})";

inline QByteArray usualFooter()
{
    return record(
        { number(1, 2),
          records(2,
                  { group("schema", 3),
                    leaf("text", 6, 1, { number(6, 0), nested(10, { nested(1, {}) }) }),
                    leaf("id", 2, 0),
                    group("tokens", 1, { number(6, 3) }),
                    group("list", 1),
                    leaf("element", 1, 1) }),
          number(3, 100),
          records(4,
                  { record({ records(1,
                                     { chunk({ "text" }, { number(3, 7), text(5, "zebra"), text(6, "ant") }),
                                       chunk({ "id" },
                                             { text(1, little<qint64>(99)), text(2, little<qint64>(-1)) }),
                                       chunk({ "tokens", "list", "element" }, {}) }),
                             number(2, 2'700),
                             number(3, 100) }) }),
          records(5,
                  { record({ text(1, "huggingface"), text(2, huggingface) }),
                    record({ text(1, "long"), text(2, QByteArray(100'000, 'x')) }) }),
          text(6, "a writer") });
}

inline qsizetype nodesIn(const QList<ParquetNode> &nodes)
{
    auto count = nodes.size();
    for (const auto &node : nodes) {
        count += nodesIn(node.children);
    }
    return count;
}

inline ParquetFooter footerOf(const QByteArray &file)
{
    const auto answer = readParquetFooter(file, file.size());
    if (!answer) {
        qWarning("%s", qPrintable(answer.error().detail));
        return {};
    }
    return std::get<ParquetFooter>(*answer);
}

} // namespace ParquetFiles
