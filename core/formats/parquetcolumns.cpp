// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/formats/parquetcolumns.h"

namespace Hubdesk
{

namespace
{

// Values of statistics are texts: numbers go by what they are worth, everything else (dates are written year
// first) by its letters.
bool isLess(const QString &one, const QString &other)
{
    bool isNumber = false;
    bool isOtherNumber = false;
    const auto whole = one.toLongLong(&isNumber);
    const auto otherWhole = other.toLongLong(&isOtherNumber);
    if (isNumber && isOtherNumber) {
        return whole < otherWhole;
    }
    const auto number = one.toDouble(&isNumber);
    const auto otherNumber = other.toDouble(&isOtherNumber);
    return isNumber && isOtherNumber ? number < otherNumber : one < other;
}

void addNew(QStringList *list, const QString &text)
{
    if (!list->contains(text)) {
        list->append(text);
    }
}

ParquetColumn firstOf(const ParquetChunk &chunk)
{
    return { { chunk.codec }, chunk.encodings, chunk.values,  chunk.compressed, chunk.uncompressed,
             chunk.nulls,     chunk.minimum,   chunk.maximum, chunk.encrypted };
}

void addChunk(ParquetColumn *column, const ParquetChunk &chunk)
{
    addNew(&column->codecs, chunk.codec);
    for (const auto &encoding : chunk.encodings) {
        addNew(&column->encodings, encoding);
    }
    column->values += chunk.values;
    column->compressed += chunk.compressed;
    column->uncompressed += chunk.uncompressed;
    column->encrypted = column->encrypted || chunk.encrypted;
    column->nulls
        = column->nulls && chunk.nulls ? std::optional(*column->nulls + *chunk.nulls) : std::nullopt;
    if (!chunk.minimum || (column->minimum && isLess(*chunk.minimum, *column->minimum))) {
        column->minimum = column->minimum ? chunk.minimum : std::nullopt;
    }
    if (!chunk.maximum || (column->maximum && isLess(*column->maximum, *chunk.maximum))) {
        column->maximum = column->maximum ? chunk.maximum : std::nullopt;
    }
}

} // namespace

QHash<QString, ParquetColumn> parquetColumns(const ParquetFooter &footer)
{
    QHash<QString, ParquetColumn> columns;
    for (const auto &group : footer.rowGroups) {
        for (const auto &chunk : group.chunks) {
            const auto found = columns.find(chunk.path);
            if (found == columns.end()) {
                columns.insert(chunk.path, firstOf(chunk));
            } else {
                addChunk(&*found, chunk);
            }
        }
    }
    return columns;
}

} // namespace Hubdesk
