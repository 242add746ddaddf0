// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/formats/delimited.h"
#include "core/formats/jsonlines.h"
#include "core/formats/textdetect.h"

#include <QRect>

#include <optional>

namespace Hubdesk
{

/// What is in a column. Nothing: not one value; Mixed: of several kinds.
enum class ValueType : quint8 { Nothing, Mixed, Boolean, Integer, Number, Date, Text, List, Object };

struct TableCell {
    enum class State : quint8 { Value, Null, Missing };

    QString text;
    State state = State::Value;

    bool operator==(const TableCell &) const = default;
};

struct SampleColumn {
    QString name; ///< empty if the file has none
    ValueType type = ValueType::Nothing;

    bool operator==(const SampleColumn &) const = default;
};

/// The rows of a table that were read, whatever wrote it. A row may have fewer cells than there are columns.
struct TableSample {
    QList<SampleColumn> columns;
    QList<QList<TableCell>> rows;
    TableFacts facts;
    TextFormat format;
    std::optional<Dialect> dialect; ///< of CSV and its like
    std::optional<JsonForm> form; ///< of JSON
    QString member; ///< of the object that has the rows, for JSON
    qint64 badLines = 0;
    QList<BadLine> firstBadLines;
    bool whole = false; ///< these are all the rows of the file

    TableCell cell(qsizetype row, qsizetype column) const;
    /// The table is the file, and not only something in it: JSON may hold one among other things.
    bool isWholeStory() const { return !form || *form == JsonForm::Lines || isPlainArray(); }

private:
    bool isPlainArray() const { return form == JsonForm::Array && member.isEmpty(); }
};

/// True for the kinds that readTable() reads.
bool isRowTable(FileKind kind);
/// The beginning of a file, or all of it; an error says why it is no table. Pure, any thread.
Result<TableSample> readTable(QByteArrayView head, bool whole, FileKind kind, const QString &path);

/// Where a text stands, upper and lower case alike.
struct TableHits {
    QList<QPoint> cells; ///< x: column, y: row; in the order of reading
    bool more = false; ///< there are more than that
};
TableHits findInTable(const TableSample &table, const QString &text, qsizetype most = 10'000);

/// Cells as spreadsheets take them from the clipboard: tabs between cells, a line for every row, cells with
/// tabs, line ends or quotes in quotes. Each rectangle is (column, row, columns, rows); the cells that are in
/// none of them, but between, are empty. `names`: with the names of the columns above.
QString asTabbedText(const TableSample &table, const QList<QRect> &ranges, bool names = false);

} // namespace Hubdesk
