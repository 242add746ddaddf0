// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QStringList>

namespace Hubdesk
{

/// How much of a table is kept. What is more is left out and said, never an error.
struct TableLimits {
    qint64 rows = 1'000;
    qint64 cells = 400'000; ///< of all rows together
    qsizetype columns = 1'000;
    qsizetype cellLength = 10'000; ///< UTF-16 units of one cell
};

/// What was met while a table was read.
struct TableFacts {
    qint64 rows = 0; ///< that were read; the header line is none
    qint64 raggedRows = 0; ///< rows that have not as many cells as the first line
    qint64 cutCells = 0; ///< cells that are longer than what is kept of them
    qint64 cutRows = 0; ///< rows that have more cells than what is kept of them
    qint64 zeros = 0; ///< zero characters, shown as U+FFFD
    qint64 openQuoteLine = 0; ///< number of the line whose quote is never closed, or 0
    bool lastRowDropped = false; ///< the bytes end inside a row
    bool moreRows = false; ///< a limit was reached, and there is more

    bool operator==(const TableFacts &) const = default;
};

/// Cuts text that comes in pieces into rows and cells, as RFC 4180 has it and a little more: any delimiter,
/// any line end, text after a closing quote, no quotes at all (a null character). Blank lines are no rows.
class RowSplitter
{
public:
    RowSplitter(QChar delimiter, QChar quote, const TableLimits &limits);

    /// Appends rows that are complete. Reads no further once a limit is reached.
    void feed(QStringView text, QList<QStringList> *rows);
    /// The end of the text: what stands there is a row if the text is whole, else it is dropped.
    void finish(bool whole, QList<QStringList> *rows);

    const TableFacts &facts() const { return m_facts; }
    qint64 quotedCells() const { return m_quoted; }
    /// Quoted cells with text behind their closing quote, or without one: it is no quote, then.
    qint64 brokenQuotes() const { return m_broken; }

private:
    enum class State { CellStart, Plain, Quoted, AfterQuote };

    qsizetype step(QStringView text, QList<QStringList> *rows);
    qsizetype plain(QStringView text, QList<QStringList> *rows);
    qsizetype quoted(QStringView text);
    void endsWith(QChar c, QList<QStringList> *rows);
    void append(QStringView text);
    void endCell();
    void endRow(QList<QStringList> *rows);
    bool endsCell(QChar c) const { return c == m_delimiter || c == u'\n' || c == u'\r'; }

    const QChar m_delimiter;
    const QChar m_quote;
    const TableLimits m_limits;
    State m_state = State::CellStart;
    bool m_afterReturn = false; ///< a line feed that comes now belongs to it
    bool m_cellCut = false;
    bool m_full = false; ///< a limit is reached
    bool m_rowQuoted = false; ///< "" alone on a line is a row, a blank line is none
    QString m_cell;
    QStringList m_row;
    qsizetype m_width = 0; ///< cells of this row, also those that are not kept
    qsizetype m_firstWidth = -1;
    qint64 m_cells = 0;
    qint64 m_line = 1;
    qint64 m_quoteLine = 0;
    qint64 m_quoted = 0;
    qint64 m_broken = 0;
    TableFacts m_facts;
};

} // namespace Hubdesk
