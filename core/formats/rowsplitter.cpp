// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/formats/rowsplitter.h"

#include <algorithm>
#include <utility>

namespace Hubdesk
{

RowSplitter::RowSplitter(QChar delimiter, QChar quote, const TableLimits &limits)
    : m_delimiter(delimiter)
    , m_quote(quote)
    , m_limits(limits)
{
}

void RowSplitter::feed(QStringView text, QList<QStringList> *rows)
{
    while (!text.isEmpty()) {
        if (m_full) {
            m_facts.moreRows = m_facts.moreRows || !text.trimmed().isEmpty();
            return;
        }
        const bool isRest = std::exchange(m_afterReturn, false) && text.front() == u'\n';
        text = text.sliced(isRest ? 1 : step(text, rows));
    }
}

// How far it came.
qsizetype RowSplitter::step(QStringView text, QList<QStringList> *rows)
{
    const auto c = text.front();
    switch (m_state) {
    case State::CellStart:
        if (!m_quote.isNull() && c == m_quote) {
            m_state = State::Quoted;
            m_quoteLine = m_line;
            m_rowQuoted = true;
            ++m_quoted;
            return 1;
        }
        m_state = State::Plain;
        return 0;
    case State::Plain:
        return plain(text, rows);
    case State::Quoted:
        return quoted(text);
    case State::AfterQuote:
        if (c == m_quote) { // two of them are one
            append(text.first(1));
            m_state = State::Quoted;
            return 1;
        }
        m_broken += endsCell(c) ? 0 : 1;
        m_state = State::Plain;
        return 0;
    }
    Q_UNREACHABLE_RETURN(1);
}

qsizetype RowSplitter::plain(QStringView text, QList<QStringList> *rows)
{
    const auto end = std::ranges::find_if(text, [this](QChar c) { return endsCell(c); });
    const auto length = end - text.begin();
    append(text.first(length));
    if (length == text.size()) {
        return length;
    }
    endsWith(*end, rows);
    return length + 1;
}

void RowSplitter::endsWith(QChar c, QList<QStringList> *rows)
{
    m_state = State::CellStart;
    if (c == m_delimiter) {
        endCell();
        return;
    }
    m_afterReturn = c == u'\r';
    endRow(rows);
    ++m_line;
}

qsizetype RowSplitter::quoted(QStringView text)
{
    const auto end = text.indexOf(m_quote);
    const auto inside = text.first(end < 0 ? text.size() : end);
    append(inside);
    m_line += inside.count(u'\n');
    if (end < 0) {
        return text.size();
    }
    m_state = State::AfterQuote;
    return end + 1;
}

void RowSplitter::append(QStringView text)
{
    if (m_cellCut || m_width >= m_limits.columns) {
        return;
    }
    const auto room = m_limits.cellLength - m_cell.size();
    m_cell.append(text.first(qMin(room, text.size())));
    if (text.size() > room) {
        m_cellCut = true;
        m_cell.chop(!m_cell.isEmpty() && m_cell.back().isHighSurrogate() ? 1 : 0);
    }
}

void RowSplitter::endCell()
{
    if (m_width < m_limits.columns) {
        m_row.append(std::exchange(m_cell, {}));
    }
    m_facts.cutCells += std::exchange(m_cellCut, false) ? 1 : 0;
    ++m_width;
}

void RowSplitter::endRow(QList<QStringList> *rows)
{
    const bool blank = m_width == 0 && m_cell.isEmpty() && !m_rowQuoted;
    m_rowQuoted = false;
    if (blank) {
        return;
    }
    endCell();
    if (m_firstWidth < 0) {
        m_firstWidth = m_width;
    }
    m_cells += m_row.size();
    m_facts.raggedRows += m_width == m_firstWidth ? 0 : 1;
    m_facts.cutRows += m_width > m_limits.columns ? 1 : 0;
    ++m_facts.rows;
    rows->append(std::exchange(m_row, {}));
    m_row.reserve(qMin(m_width, m_limits.columns)); // the next one is most likely as long
    m_width = 0;
    m_full = m_facts.rows >= m_limits.rows || m_cells >= m_limits.cells;
}

void RowSplitter::finish(bool whole, QList<QStringList> *rows)
{
    if (m_full) {
        return;
    }
    if (m_state == State::Quoted) {
        m_facts.openQuoteLine = m_quoteLine;
        ++m_broken;
    }
    const bool something = m_width > 0 || !m_cell.isEmpty() || m_rowQuoted;
    if (something && whole) {
        endRow(rows);
    } else {
        m_facts.lastRowDropped = something;
    }
}

} // namespace Hubdesk
