// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/card/htmlvalues.h"
#include "core/card/sanitizer.h"

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr int maxTables = 3;
constexpr int maxColumns = 100;
constexpr int maxCells = 20'000;

} // namespace

void Sanitizer::startTable(const HtmlToken &token, TagSpec spec)
{
    prepareBlock();
    if (m_tables.size() >= maxTables) {
        return; // rows and cells go into the cell that is open
    }
    QString attributes = u" border=\"1\" cellspacing=\"0\" cellpadding=\"6\""_s;
    const auto width = lengthOf(token, "width"_L1);
    if (width.percent > 0) {
        attributes += " width=\""_L1 + QString::number(width.percent) + "%\""_L1;
    }
    if (const auto align = alignOf(token); align == "center"_L1 || align == "right"_L1) {
        attributes += " align=\""_L1 + align + u'"';
    }
    if (push(token.name, spec, attributes)) {
        m_tables.append(TableSize{});
    }
}

void Sanitizer::startTablePart(const HtmlToken &token, TagSpec spec)
{
    const auto isTable = [](const Open &open) { return open.rule == TagRule::Table; };
    const auto table = innermost(isTable, [](const Open &) { return false; });
    if (table < 0) {
        return;
    }
    const auto section = innermost([](const Open &open) { return open.rule == TagRule::Section; }, isTable);
    if (spec.rule == TagRule::Section || section < 0) {
        popTo(table + 1);
    } else {
        popTo(section + 1);
    }
    if (spec.rule == TagRule::Row) {
        auto &size = m_tables.last();
        ++size.rows;
        size.columns = 0;
        ++m_blocks;
        if (size.rows * qMax(size.widest, 1) > maxCells) {
            m_document.truncated = true;
            m_dropped = u"table"_s; // the rest of it
            m_droppedDepth = 1;
            popTo(table);
            return;
        }
    }
    push(token.name, spec);
}

void Sanitizer::startCell(const HtmlToken &token, TagSpec spec)
{
    const auto isTable = [](const Open &open) { return open.rule == TagRule::Table; };
    const auto isRow = [](const Open &open) { return open.rule == TagRule::Row; };
    if (innermost(isTable, [](const Open &) { return false; }) < 0) {
        return;
    }
    auto row = innermost(isRow, isTable);
    if (row < 0) {
        HtmlToken start;
        start.name = u"tr"_s;
        startTablePart(start, tagSpec(start.name));
        row = innermost(isRow, isTable);
    }
    if (row < 0 || m_tables.last().columns >= maxColumns) {
        m_document.truncated = true;
        return;
    }
    popTo(row + 1);
    const int columns
        = qBound(1, leadingNumber(token.attribute("colspan"_L1), 1000), maxColumns - m_tables.last().columns);
    const int rows = qBound(1, leadingNumber(token.attribute("rowspan"_L1), 1000), 100);
    auto &size = m_tables.last();
    size.columns += columns;
    size.widest = qMax(size.widest, size.columns);
    ++m_blocks;
    QString attributes;
    if (columns > 1) {
        attributes += " colspan=\""_L1 + QString::number(columns) + u'"';
    }
    if (rows > 1) {
        attributes += " rowspan=\""_L1 + QString::number(rows) + u'"';
    }
    if (const auto align = alignOf(token); !align.isEmpty()) {
        attributes += " align=\""_L1 + align + u'"';
    }
    if (const auto width = lengthOf(token, "width"_L1); width.percent > 0) {
        attributes += " width=\""_L1 + QString::number(width.percent) + "%\""_L1;
    }
    push(token.name, spec, attributes);
    addAnchor(token);
}

} // namespace Hubdesk
