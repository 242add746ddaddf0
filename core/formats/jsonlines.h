// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/formats/jsonscan.h"
#include "core/formats/rowsplitter.h"

namespace Hubdesk
{

/// How rows are written as JSON.
enum class JsonForm {
    Lines, ///< one object a line
    Array, ///< an array of objects; maybe the only array of objects in an object
    Columns, ///< an object with an array for every column
};

/// One value of a row. Arrays and objects are compact JSON, everything else is as it is written.
struct JsonCell {
    JsonType type = JsonType::Missing;
    QString text;

    bool operator==(const JsonCell &) const = default;
};

struct JsonColumn {
    QString name;
    /// Of all rows; Missing if they have different ones, Null if they have nothing else. Integers among
    /// numbers are numbers.
    JsonType type = JsonType::Null;

    bool operator==(const JsonColumn &) const = default;
};

/// A line (or an element) that is no row.
struct BadLine {
    qint64 number = 0; ///< from 1
    QString text; ///< its beginning
    QString why;

    bool operator==(const BadLine &) const = default;
};

/// Rows with the union of their keys, in the order in which they first appear. A row has no cells behind its
/// last key, so it may be shorter than `columns`.
struct JsonTable {
    JsonForm form = JsonForm::Lines;
    QString member; ///< of the object that has the array of rows; empty if it stands alone
    QList<JsonColumn> columns;
    QList<QList<JsonCell>> rows;
    qint64 badLines = 0;
    QList<BadLine> firstBadLines; ///< twenty of them
    /// cutRows counts rows with more columns than what is kept; ragged rows and quotes there are none.
    TableFacts facts;
};

/// The beginning of a file, or all of it. An error if this is no JSON, or JSON that is no table. The form is
/// told by the text; `lines` is for files that are named so. Pure, any thread; looks at 16 MiB at most.
Result<JsonTable>
readJsonTable(QByteArrayView head, bool whole, bool lines = false, const TableLimits &limits = {});

} // namespace Hubdesk
