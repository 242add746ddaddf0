// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/formats/columntype.h"
#include "core/formats/dialect.h"
#include "core/formats/rowsplitter.h"
#include "core/formats/textformat.h"

#include <memory>
#include <optional>

namespace Hubdesk
{

struct TableColumn {
    QString name; ///< empty without a header line
    ColumnType type = ColumnType::Empty;

    bool operator==(const TableColumn &) const = default;
};

/// CSV, TSV and their like. Rows keep the cells that they have, so one may be shorter or longer than
/// `columns`; columns are as many as the longest row of those kept.
struct DelimitedTable {
    TextFormat format;
    Dialect dialect;
    QList<TableColumn> columns;
    QList<QStringList> rows;
    TableFacts facts;
};

/// Reads a table that comes in pieces of any size, and never holds more than one of them, 64 KiB, and one
/// row. The dialect is found from the first 64 KiB; until then no row comes out. One use, any one thread.
class DelimitedReader
{
public:
    /// `limits.rows` and `limits.cells` end the reading, too: raise them for a file that is read to its end.
    explicit DelimitedReader(const QString &path = {},
                             const TableLimits &limits = {},
                             std::optional<Dialect> dialect = {});

    /// The rows that are complete with these bytes. An error (this is no text) comes again with every call.
    Result<QList<QStringList>> feed(QByteArrayView bytes);
    /// The rest. `whole`: the file ends here; otherwise the last row is cut and left out.
    Result<QList<QStringList>> finish(bool whole);

    const TextFormat &format() const { return m_format; }
    const Dialect &dialect() const { return m_dialect; }
    /// Names and types, by the rows that were read so far.
    QList<TableColumn> columns() const;
    TableFacts facts() const;

private:
    /// What there is once the format and the dialect are known.
    struct Machine {
        TextDecoder decoder;
        RowSplitter splitter;
    };

    Result<QList<QStringList>> begin(bool atEnd);
    QList<QStringList> split(QByteArrayView bytes);
    void learn(QList<QStringList> *rows);

    const QString m_path;
    const TableLimits m_limits;
    const std::optional<Dialect> m_given;
    QByteArray m_sample; ///< until the dialect is known
    std::optional<Error> m_error;
    TextFormat m_format;
    Dialect m_dialect;
    std::unique_ptr<Machine> m_machine;
    bool m_headerRead = false;
    QStringList m_names;
    QList<TypeGuess> m_types;
    qint64 m_zeros = 0;
};

/// The beginning of a file, or all of it. An error if it is no text or if there is not a single row. Pure,
/// any thread.
Result<DelimitedTable> readDelimited(QByteArrayView head,
                                     bool whole,
                                     const QString &path = {},
                                     const TableLimits &limits = {},
                                     std::optional<Dialect> dialect = {});

} // namespace Hubdesk
