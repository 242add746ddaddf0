// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/formats/tablesample.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

ValueType valueTypeOf(ColumnType type)
{
    switch (type) {
    case ColumnType::Empty:
        return ValueType::Nothing;
    case ColumnType::Integer:
        return ValueType::Integer;
    case ColumnType::Number:
        return ValueType::Number;
    case ColumnType::Boolean:
        return ValueType::Boolean;
    case ColumnType::Date:
        return ValueType::Date;
    case ColumnType::Text:
        break;
    }
    return ValueType::Text;
}

ValueType valueTypeOf(JsonType type)
{
    switch (type) {
    case JsonType::Missing:
        return ValueType::Mixed;
    case JsonType::Null:
        return ValueType::Nothing;
    case JsonType::Boolean:
        return ValueType::Boolean;
    case JsonType::Integer:
        return ValueType::Integer;
    case JsonType::Number:
        return ValueType::Number;
    case JsonType::Array:
        return ValueType::List;
    case JsonType::Object:
        return ValueType::Object;
    case JsonType::Text:
        break;
    }
    return ValueType::Text;
}

TableCell cellOf(JsonCell cell)
{
    switch (cell.type) {
    case JsonType::Missing:
        return { {}, TableCell::State::Missing };
    case JsonType::Null:
        return { u"null"_s, TableCell::State::Null };
    default:
        return { std::move(cell.text), TableCell::State::Value };
    }
}

TableSample sampleOf(DelimitedTable table)
{
    TableSample sample;
    sample.facts = table.facts;
    sample.format = table.format;
    sample.dialect = table.dialect;
    for (const auto &column : std::as_const(table.columns)) {
        sample.columns.append({ column.name, valueTypeOf(column.type) });
    }
    sample.rows.reserve(table.rows.size());
    for (auto &row : table.rows) {
        QList<TableCell> cells;
        cells.reserve(row.size());
        for (auto &text : row) {
            cells.append({ std::move(text), TableCell::State::Value });
        }
        sample.rows.append(std::move(cells));
    }
    return sample;
}

TableSample sampleOf(JsonTable table, const TextFormat &format)
{
    TableSample sample;
    sample.facts = table.facts;
    sample.format = format;
    sample.form = table.form;
    sample.member = table.member;
    sample.badLines = table.badLines;
    sample.firstBadLines = table.firstBadLines;
    for (const auto &column : std::as_const(table.columns)) {
        sample.columns.append({ column.name, valueTypeOf(column.type) });
    }
    sample.rows.reserve(table.rows.size());
    for (auto &row : table.rows) {
        QList<TableCell> cells;
        cells.reserve(row.size());
        for (auto &cell : row) {
            cells.append(cellOf(std::move(cell)));
        }
        sample.rows.append(std::move(cells));
    }
    return sample;
}

QString tabbedCell(const QString &text)
{
    const bool plain = std::ranges::none_of(
        text, [](QChar c) { return c == u'\t' || c == u'\n' || c == u'\r' || c == u'"'; });
    return plain ? text : u'"' + QString(text).replace(u'"', "\"\""_L1) + u'"';
}

} // namespace

TableCell TableSample::cell(qsizetype row, qsizetype column) const
{
    const TableCell none{ {}, TableCell::State::Missing };
    return row >= 0 && row < rows.size() ? rows[row].value(column, none) : none;
}

bool isRowTable(FileKind kind)
{
    return kind == FileKind::Csv || kind == FileKind::Tsv || kind == FileKind::JsonLines
        || kind == FileKind::Json;
}

Result<TableSample> readTable(QByteArrayView head, bool whole, FileKind kind, const QString &path)
{
    Result<TableSample> sample;
    if (kind == FileKind::Csv || kind == FileKind::Tsv) {
        auto table = readDelimited(head, whole, path);
        if (!table) {
            return std::unexpected(table.error());
        }
        sample = sampleOf(*std::move(table));
    } else {
        auto table = readJsonTable(head, whole, kind == FileKind::JsonLines);
        if (!table) {
            return std::unexpected(table.error());
        }
        if (kind == FileKind::Json && table->form == JsonForm::Lines && table->rows.size() < 2) {
            return fail(Error::Kind::Protocol, u"this is one object and no table"_s);
        }
        sample = sampleOf(*std::move(table), textFormatOf(head));
    }
    sample->whole = whole && !sample->facts.moreRows && !sample->facts.lastRowDropped;
    return sample;
}

TableHits findInTable(const TableSample &table, const QString &text, qsizetype most)
{
    TableHits hits;
    if (text.isEmpty()) {
        return hits;
    }
    for (qsizetype row = 0; row < table.rows.size(); ++row) {
        const auto &cells = table.rows[row];
        for (qsizetype column = 0; column < cells.size(); ++column) {
            if (!cells[column].text.contains(text, Qt::CaseInsensitive)) {
                continue;
            }
            if (hits.cells.size() == most) {
                hits.more = true;
                return hits;
            }
            hits.cells.append({ int(column), int(row) });
        }
    }
    return hits;
}

QString asTabbedText(const TableSample &table, const QList<QRect> &ranges, bool names)
{
    QRect all;
    for (const auto &range : ranges) {
        all |= range;
    }
    QStringList lines;
    if (names) {
        QStringList cells;
        for (int column = all.left(); column <= all.right(); ++column) {
            cells.append(tabbedCell(table.columns.value(column).name));
        }
        lines.append(cells.join(u'\t'));
    }
    for (int row = all.top(); row <= all.bottom(); ++row) {
        QStringList cells;
        for (int column = all.left(); column <= all.right(); ++column) {
            const bool taken = ranges.size() == 1 || std::ranges::any_of(ranges, [&](const QRect &range) {
                                   return range.contains(column, row);
                               });
            cells.append(taken ? tabbedCell(table.cell(row, column).text) : QString());
        }
        lines.append(cells.join(u'\t'));
    }
    return lines.join(u'\n');
}

} // namespace Hubdesk
