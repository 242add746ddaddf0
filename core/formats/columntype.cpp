// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/formats/columntype.h"

#include <QDate>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr qsizetype longestTyped = 64; // numbers and dates are shorter

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

/// Reads a cell from left to right.
class CellReader
{
public:
    explicit CellReader(QStringView cell)
        : m_rest(cell)
    {
    }

    bool atEnd() const { return m_rest.isEmpty(); }
    bool take(QStringView anyOf)
    {
        if (m_rest.isEmpty() || !anyOf.contains(m_rest.front())) {
            return false;
        }
        m_rest = m_rest.sliced(1);
        return true;
    }
    /// The digits that stand here; maybe none.
    QStringView digits()
    {
        const auto end = std::ranges::find_if_not(m_rest, isDigit);
        const auto digits = m_rest.first(end - m_rest.begin());
        m_rest = m_rest.sliced(digits.size());
        return digits;
    }
    /// Exactly `count` digits as a number; -1 if they are not there.
    int number(qsizetype count)
    {
        const auto found = digits();
        return found.size() == count ? found.toInt() : -1;
    }

private:
    QStringView m_rest;
};

bool isOneOf(QStringView cell, std::initializer_list<QLatin1StringView> words)
{
    return std::ranges::any_of(
        words, [cell](QLatin1StringView word) { return cell.compare(word, Qt::CaseInsensitive) == 0; });
}

bool isNumber(QStringView cell, bool *integer)
{
    CellReader reader(cell);
    reader.take(u"+-");
    const auto whole = reader.digits();
    if (reader.atEnd()) {
        *integer = true;
        return whole.size() == 1 || (whole.size() > 1 && whole.front() != u'0');
    }
    *integer = false;
    const bool hasPoint = reader.take(u".");
    const auto fraction = hasPoint ? reader.digits() : QStringView();
    if ((whole.isEmpty() && fraction.isEmpty()) || (whole.size() > 1 && whole.front() == u'0')) {
        return false;
    }
    if (reader.take(u"eE")) {
        reader.take(u"+-");
        return !reader.digits().isEmpty() && reader.atEnd();
    }
    return reader.atEnd();
}

// 14:05, 14:05:30, 14:05:30.123, each with Z or +02:00 behind it
bool isTime(CellReader &reader)
{
    const int hour = reader.number(2);
    if (hour < 0 || hour > 24 || !reader.take(u":") || uint(reader.number(2)) > 59) {
        return false;
    }
    if (reader.take(u":")) {
        if (uint(reader.number(2)) > 60) {
            return false;
        }
        if (reader.take(u".,") && reader.digits().isEmpty()) {
            return false;
        }
    }
    reader.take(u" ");
    if (reader.take(u"Zz") || reader.atEnd()) {
        return reader.atEnd();
    }
    if (!reader.take(u"+-")) {
        return false;
    }
    const auto zone = reader.digits();
    return (zone.size() == 4
            || (zone.size() == 2 && (reader.atEnd() || (reader.take(u":") && reader.number(2) >= 0))))
        && reader.atEnd();
}

bool isDate(QStringView cell)
{
    CellReader reader(cell);
    const int year = reader.number(4);
    const bool slashes = year >= 0 && reader.take(u"/");
    const QStringView separator = slashes ? u"/" : u"-";
    if (year < 0 || (!slashes && !reader.take(separator))) {
        return false;
    }
    const int month = reader.number(2);
    if (!reader.take(separator)) {
        return false;
    }
    if (!QDate::isValid(year, month, reader.number(2))) {
        return false;
    }
    return reader.atEnd() || (reader.take(u"T ") && isTime(reader));
}

ColumnType typeOfWord(QStringView cell)
{
    constexpr qsizetype longest = 9; // -infinity
    if (cell.size() > longest) {
        return ColumnType::Text;
    }
    if (isOneOf(cell, { "na"_L1, "n/a"_L1, "null"_L1, "none"_L1, "#n/a"_L1 })) {
        return ColumnType::Empty;
    }
    if (isOneOf(cell, { "nan"_L1, "inf"_L1, "-inf"_L1, "infinity"_L1, "-infinity"_L1 })) {
        return ColumnType::Number;
    }
    return isOneOf(cell, { "true"_L1, "false"_L1 }) ? ColumnType::Boolean : ColumnType::Text;
}

} // namespace

ColumnType typeOfCell(QStringView cell)
{
    cell = cell.trimmed();
    if (cell.size() > longestTyped) {
        return ColumnType::Text;
    }
    if (cell.isEmpty()) {
        return ColumnType::Empty;
    }
    bool integer = false;
    if (isNumber(cell, &integer)) {
        return integer ? ColumnType::Integer : ColumnType::Number;
    }
    if (isDigit(cell.front())) {
        return isDate(cell) ? ColumnType::Date : ColumnType::Text;
    }
    return typeOfWord(cell);
}

void TypeGuess::add(QStringView cell)
{
    constexpr auto text = quint8(1U << uint(ColumnType::Text));
    if ((m_seen & text) == 0) { // once a text, always a text
        m_seen = quint8(m_seen | 1U << uint(typeOfCell(cell)));
    }
}

ColumnType TypeGuess::type() const
{
    const auto bit = [](ColumnType type) { return 1U << uint(type); };
    const auto seen = m_seen & ~bit(ColumnType::Empty);
    if (seen == (bit(ColumnType::Integer) | bit(ColumnType::Number))) {
        return ColumnType::Number;
    }
    for (const auto type :
         { ColumnType::Integer, ColumnType::Number, ColumnType::Boolean, ColumnType::Date }) {
        if (seen == bit(type)) {
            return type;
        }
    }
    return seen == 0 ? ColumnType::Empty : ColumnType::Text;
}

} // namespace Hubdesk
