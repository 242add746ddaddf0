// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/formats/parquetcolumns.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr qsizetype mostNames
    = 16; // of codecs and of encodings: the format has fewer, a harmful file has not

// How many digits a decimal has before its point; -1 if it is written in another way.
qsizetype wholeDigits(QStringView text)
{
    const auto isDigit = [](QChar one) { return one >= u'0' && one <= u'9'; };
    const auto digits = qsizetype(std::ranges::find_if_not(text, isDigit) - text.begin());
    const auto rest = text.sliced(digits);
    const bool isDecimal = digits > 0
        && (rest.isEmpty() || (rest.front() == u'.' && std::ranges::all_of(rest.sliced(1), isDigit)));
    return isDecimal ? digits : -1;
}

// By digits, since a decimal may have more of them than a double.
std::optional<bool> isLessDecimal(QStringView one, QStringView other)
{
    const bool isBelowZero = one.startsWith(u'-');
    const bool isOtherBelowZero = other.startsWith(u'-');
    one = one.sliced(isBelowZero ? 1 : 0);
    other = other.sliced(isOtherBelowZero ? 1 : 0);
    const auto digits = wholeDigits(one);
    const auto otherDigits = wholeDigits(other);
    if (digits < 0 || otherDigits < 0) {
        return std::nullopt;
    }
    if (isBelowZero != isOtherBelowZero) {
        return isBelowZero;
    }
    const bool isSmaller = digits == otherDigits ? one < other : digits < otherDigits;
    return isBelowZero ? one != other && !isSmaller : isSmaller;
}

// Values of statistics are texts: those of numbers go by what they are worth, everything else (dates are
// written year first) by its letters.
bool isLess(const QString &one, const QString &other, bool areTexts)
{
    if (areTexts) {
        return one < other;
    }
    if (const auto less = isLessDecimal(one, other)) {
        return *less;
    }
    bool isNumber = false;
    bool isOtherNumber = false;
    const auto number = one.toDouble(&isNumber);
    const auto otherNumber = other.toDouble(&isOtherNumber);
    return isNumber && isOtherNumber ? number < otherNumber : one < other;
}

void addNew(QStringList *list, const QString &text)
{
    if (list->size() < mostNames && !list->contains(text)) {
        list->append(text);
    }
}

ParquetColumn firstOf(const ParquetChunk &chunk)
{
    return { { chunk.codec }, chunk.encodings, chunk.values,  chunk.compressed, chunk.uncompressed,
             chunk.nulls,     chunk.minimum,   chunk.maximum, chunk.encrypted };
}

void addChunk(ParquetColumn *column, const ParquetChunk &chunk, bool areTexts)
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
    if (!chunk.minimum || (column->minimum && isLess(*chunk.minimum, *column->minimum, areTexts))) {
        column->minimum = column->minimum ? chunk.minimum : std::nullopt;
    }
    if (!chunk.maximum || (column->maximum && isLess(*column->maximum, *chunk.maximum, areTexts))) {
        column->maximum = column->maximum ? chunk.maximum : std::nullopt;
    }
}

void findTexts(const QList<ParquetNode> &nodes, QSet<QString> *paths)
{
    for (const auto &node : nodes) {
        if (node.physical == "BYTE_ARRAY"_L1) {
            paths->insert(node.path);
        }
        findTexts(node.children, paths);
    }
}

} // namespace

QHash<QString, ParquetColumn> parquetColumns(const ParquetFooter &footer)
{
    QSet<QString> texts;
    findTexts(footer.schema, &texts);
    QHash<QString, ParquetColumn> columns;
    for (const auto &group : footer.rowGroups) {
        for (const auto &chunk : group.chunks) {
            const auto found = columns.find(chunk.path);
            if (found == columns.end()) {
                columns.insert(chunk.path, firstOf(chunk));
            } else {
                addChunk(&*found, chunk, texts.contains(chunk.path));
            }
        }
    }
    return columns;
}

} // namespace Hubdesk
