// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/formats/delimited.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr qsizetype tableSampleSize = 64 << 10;

// The header line is a row of the splitter's.
TableLimits withHeader(TableLimits limits, const Dialect &dialect)
{
    limits.rows += dialect.header ? 1 : 0;
    return limits;
}

} // namespace

DelimitedReader::DelimitedReader(const QString &path,
                                 const TableLimits &limits,
                                 std::optional<Dialect> dialect)
    : m_path(path)
    , m_limits(limits)
    , m_given(dialect)
{
}

Result<QList<QStringList>> DelimitedReader::feed(QByteArrayView bytes)
{
    if (m_error) {
        return std::unexpected(*m_error);
    }
    if (m_machine) {
        return split(bytes);
    }
    m_sample.append(bytes);
    return m_sample.size() < tableSampleSize ? QList<QStringList>() : begin(false);
}

Result<QList<QStringList>> DelimitedReader::finish(bool whole)
{
    QList<QStringList> rows;
    if (!m_machine && !m_error) {
        auto first = begin(whole);
        if (first) {
            rows = *std::move(first);
        }
    }
    if (m_error) {
        return std::unexpected(*m_error);
    }
    QList<QStringList> last;
    m_machine->splitter.finish(whole, &last);
    learn(&last);
    rows.append(last);
    return rows;
}

Result<QList<QStringList>> DelimitedReader::begin(bool atEnd)
{
    m_format = textFormatOf(m_sample);
    if (!m_format.text) {
        m_error = Error{ Error::Kind::Protocol, u"this is no table: it is not text but binary data"_s };
        return std::unexpected(*m_error);
    }
    const auto sample = decodeText(QByteArrayView(m_sample).first(qMin(m_sample.size(), tableSampleSize)),
                                   m_format.encoding);
    m_dialect
        = m_given ? *m_given : sniffDialect(sample, atEnd && m_sample.size() <= tableSampleSize, m_path);
    m_machine = std::make_unique<Machine>(
        TextDecoder(m_format.encoding),
        RowSplitter(m_dialect.delimiter, m_dialect.quote, withHeader(m_limits, m_dialect)));
    const auto bytes = std::exchange(m_sample, {});
    return split(bytes);
}

QList<QStringList> DelimitedReader::split(QByteArrayView bytes)
{
    QString text = m_machine->decoder.decode(bytes);
    const auto zeros = text.count(QChar());
    if (zeros > 0) {
        // A view would end the cell there.
        m_zeros += zeros;
        text.replace(QChar(), QChar(QChar::ReplacementCharacter));
    }
    QList<QStringList> rows;
    m_machine->splitter.feed(text, &rows);
    learn(&rows);
    return rows;
}

void DelimitedReader::learn(QList<QStringList> *rows)
{
    if (m_dialect.header && !m_headerRead && !rows->isEmpty()) {
        m_names = rows->takeFirst();
        m_headerRead = true;
        m_types.resize(m_names.size());
    }
    for (const auto &row : std::as_const(*rows)) {
        if (row.size() > m_types.size()) {
            m_types.resize(row.size());
        }
        for (qsizetype i = 0; i < row.size(); ++i) {
            m_types[i].add(row[i]);
        }
    }
}

QList<TableColumn> DelimitedReader::columns() const
{
    QList<TableColumn> columns;
    for (qsizetype i = 0; i < m_types.size(); ++i) {
        columns.append({ m_names.value(i), m_types[i].type() });
    }
    return columns;
}

TableFacts DelimitedReader::facts() const
{
    auto facts = m_machine ? m_machine->splitter.facts() : TableFacts();
    facts.rows -= m_headerRead ? 1 : 0;
    facts.zeros = m_zeros;
    return facts;
}

Result<DelimitedTable> readDelimited(QByteArrayView head,
                                     bool whole,
                                     const QString &path,
                                     const TableLimits &limits,
                                     std::optional<Dialect> dialect)
{
    // Enough for every row that may be kept; what is behind it is not even decoded.
    constexpr qsizetype mostBytes = 16 << 20;
    DelimitedReader reader(path, limits, dialect);
    auto rows = reader.feed(head.first(qMin(head.size(), mostBytes)));
    if (!rows) {
        return std::unexpected(rows.error());
    }
    const auto rest = reader.finish(whole && head.size() <= mostBytes);
    if (!rest) {
        return std::unexpected(rest.error());
    }
    rows->append(*rest);
    DelimitedTable table{
        reader.format(), reader.dialect(), reader.columns(), *std::move(rows), reader.facts()
    };
    table.facts.moreRows = table.facts.moreRows || head.size() > mostBytes;
    if (table.columns.isEmpty()) {
        return fail(Error::Kind::Protocol,
                    whole ? u"this is no table: there is not a single line in it"_s
                          : u"the first line of this table is longer than the part that was read"_s);
    }
    return table;
}

} // namespace Hubdesk
