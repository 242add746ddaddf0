// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/cache/filterwords.h"

#include <QRegularExpression>

#include <array>
#include <span>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

using Key = CacheFilter::Key;
using Compare = CacheFilter::Compare;
using ParsedFilter = std::expected<CacheFilter, FilterFlaw>;
using ParsedAmount = std::expected<double, FilterFlaw>;

struct FilterUnit {
    QLatin1StringView name;
    double value;
    bool official; ///< else only in a line
};

constexpr double msPerSecond = 1000;
constexpr double msPerDay = 24 * 60 * 60 * msPerSecond;

constexpr std::array sizeUnits{
    FilterUnit{ "k"_L1, 1e3, true },       FilterUnit{ "kb"_L1, 1e3, true },
    FilterUnit{ "m"_L1, 1e6, true },       FilterUnit{ "mb"_L1, 1e6, true },
    FilterUnit{ "g"_L1, 1e9, true },       FilterUnit{ "gb"_L1, 1e9, true },
    FilterUnit{ "t"_L1, 1e12, true },      FilterUnit{ "tb"_L1, 1e12, true },
    FilterUnit{ "p"_L1, 1e15, true },      FilterUnit{ "pb"_L1, 1e15, true },
    FilterUnit{ "b"_L1, 1, false },        FilterUnit{ "kib"_L1, 0x1p10, false },
    FilterUnit{ "mib"_L1, 0x1p20, false }, FilterUnit{ "gib"_L1, 0x1p30, false },
    FilterUnit{ "tib"_L1, 0x1p40, false }, FilterUnit{ "pib"_L1, 0x1p50, false },
};

constexpr std::array timeUnits{
    FilterUnit{ "s"_L1, msPerSecond, true },
    FilterUnit{ "m"_L1, 60 * msPerSecond, true },
    FilterUnit{ "h"_L1, 3600 * msPerSecond, true },
    FilterUnit{ "d"_L1, msPerDay, true },
    FilterUnit{ "w"_L1, 7 * msPerDay, true },
    FilterUnit{ "mo"_L1, 30 * msPerDay, true },
    FilterUnit{ "y"_L1, 365 * msPerDay, true },
    FilterUnit{ "sec"_L1, msPerSecond, false },
    FilterUnit{ "second"_L1, msPerSecond, false },
    FilterUnit{ "seconds"_L1, msPerSecond, false },
    FilterUnit{ "min"_L1, 60 * msPerSecond, false },
    FilterUnit{ "minute"_L1, 60 * msPerSecond, false },
    FilterUnit{ "minutes"_L1, 60 * msPerSecond, false },
    FilterUnit{ "hour"_L1, 3600 * msPerSecond, false },
    FilterUnit{ "hours"_L1, 3600 * msPerSecond, false },
    FilterUnit{ "day"_L1, msPerDay, false },
    FilterUnit{ "days"_L1, msPerDay, false },
    FilterUnit{ "week"_L1, 7 * msPerDay, false },
    FilterUnit{ "weeks"_L1, 7 * msPerDay, false },
    FilterUnit{ "month"_L1, 30 * msPerDay, false },
    FilterUnit{ "months"_L1, 30 * msPerDay, false },
    FilterUnit{ "year"_L1, 365 * msPerDay, false },
    FilterUnit{ "years"_L1, 365 * msPerDay, false },
};

/// What `expression` is cut into.
struct FilterPieces {
    QString whole;
    QString key; ///< lower case
    QString op;
    QString value;

    std::unexpected<FilterFlaw> flaw(FilterFlaw::Kind kind, const QString &part) const
    {
        return std::unexpected(FilterFlaw{ kind, whole, part });
    }
};

std::optional<Key> keyNamed(const QString &name)
{
    static const QHash<QString, Key> keys{ { u"size"_s, Key::Size },
                                           { u"accessed"_s, Key::Accessed },
                                           { u"modified"_s, Key::Modified },
                                           { u"type"_s, Key::Type },
                                           { u"refs"_s, Key::Refs } };
    const auto it = keys.constFind(name);
    return it == keys.cend() ? std::nullopt : std::optional(*it);
}

/// `:` and `==` of a line count as `=`.
Compare compareOf(const QString &op)
{
    static const QHash<QString, Compare> known{ { u"!="_s, Compare::NotEqual },
                                                { u">"_s, Compare::Greater },
                                                { u"<"_s, Compare::Less },
                                                { u">="_s, Compare::GreaterOrEqual },
                                                { u"<="_s, Compare::LessOrEqual } };
    return known.value(op.startsWith(u':') && op.size() > 1 ? op.sliced(1) : op, Compare::Equal);
}

const FilterUnit *unitNamed(std::span<const FilterUnit> units, const QString &name, bool officialOnly)
{
    const auto it = std::ranges::find_if(units, [&](const FilterUnit &unit) {
        return (unit.official || !officialOnly) && name.compare(unit.name, Qt::CaseInsensitive) == 0;
    });
    return it == units.end() ? nullptr : &*it;
}

/// A whole number, as Python reads one, or one with a unit.
ParsedAmount officialAmount(const FilterPieces &pieces, std::span<const FilterUnit> units, double plain)
{
    static const QRegularExpression number(u"\\A[-+]?\\d+(?:_\\d+)*\\z"_s);
    static const QRegularExpression withUnit(u"\\A(\\d+)([a-z]+)\\z"_s,
                                             QRegularExpression::CaseInsensitiveOption);
    if (number.match(pieces.value).hasMatch()) {
        return QString(pieces.value).remove(u'_').toDouble() * plain;
    }
    const auto match = withUnit.match(pieces.value);
    if (!match.hasMatch()) {
        return pieces.flaw(FilterFlaw::Kind::BadNumber, pieces.value);
    }
    const auto *unit = unitNamed(units, match.captured(2), true);
    if (!unit) {
        return pieces.flaw(FilterFlaw::Kind::UnknownUnit, match.captured(2));
    }
    return match.captured(1).toDouble() * unit->value;
}

/// Of a line: the number, and the unit or nothing.
std::expected<std::pair<double, QString>, FilterFlaw> numberOf(const FilterPieces &pieces)
{
    static const QRegularExpression form(u"\\A(\\d+(?:[.,]\\d*)?|[.,]\\d+)\\s*([a-z]*)\\z"_s,
                                         QRegularExpression::CaseInsensitiveOption);
    const auto match = form.match(pieces.value);
    if (pieces.value.isEmpty()) {
        return pieces.flaw(FilterFlaw::Kind::NoValue, pieces.op);
    }
    if (!match.hasMatch()) {
        return pieces.flaw(FilterFlaw::Kind::BadNumber, pieces.value);
    }
    return std::pair(match.captured(1).replace(u',', u'.').toDouble(), match.captured(2));
}

ParsedFilter amountFilter(const FilterPieces &pieces, Key key)
{
    const auto number = numberOf(pieces);
    if (!number) {
        return std::unexpected(number.error());
    }
    const auto &[amount, name] = *number;
    const auto compare = compareOf(pieces.op);
    if (name.isEmpty()) {
        return key == Key::Size ? ParsedFilter(CacheFilter(key, compare, amount))
                                : pieces.flaw(FilterFlaw::Kind::MissingUnit, pieces.value);
    }
    const auto units
        = key == Key::Size ? std::span<const FilterUnit>(sizeUnits) : std::span<const FilterUnit>(timeUnits);
    const auto *unit = unitNamed(units, name, false);
    return unit ? ParsedFilter(CacheFilter(key, compare, amount * unit->value))
                : pieces.flaw(FilterFlaw::Kind::UnknownUnit, name);
}

/// The unit tells what is compared.
ParsedFilter bareFilter(const FilterPieces &pieces)
{
    const auto number = numberOf(pieces);
    if (!number) {
        return std::unexpected(number.error());
    }
    const auto &name = number->second;
    if (name.isEmpty()) {
        return pieces.flaw(FilterFlaw::Kind::MissingUnit, pieces.value);
    }
    return amountFilter(pieces, unitNamed(sizeUnits, name, false) ? Key::Size : Key::Accessed);
}

/// Of a line, for what is only compared with `=`.
ParsedFilter wordFilter(const FilterPieces &pieces)
{
    const auto value = pieces.value.toLower();
    if (compareOf(pieces.op) != Compare::Equal) {
        return pieces.flaw(FilterFlaw::Kind::EqualsOnly, pieces.key);
    }
    if (value.isEmpty()) {
        return pieces.flaw(FilterFlaw::Kind::NoValue, pieces.op);
    }
    if (pieces.key == "refs"_L1) {
        return CacheFilter(Key::Refs, value);
    }
    if (pieces.key == "type"_L1) {
        const auto kind = kindFromName(value);
        return kind ? ParsedFilter(CacheFilter(Key::Type, QString(kindName(*kind))))
                    : pieces.flaw(FilterFlaw::Kind::UnknownType, pieces.value);
    }
    if (value == "detached"_L1 || value == "pinned"_L1) {
        return CacheFilter(value == "pinned"_L1 ? Key::Pinned : Key::Detached, QString());
    }
    return pieces.flaw(FilterFlaw::Kind::UnknownState, pieces.value);
}

/// A number with a blank before its unit is one word only where the unit is known.
QString unitPattern()
{
    QStringList names;
    for (const auto &unit : sizeUnits) {
        names << QString(unit.name);
    }
    for (const auto &unit : timeUnits) {
        names << QString(unit.name);
    }
    return names.join(u'|');
}

} // namespace

QList<FilterWord> wordsOf(const QString &line)
{
    static const QRegularExpression form(
        uR"x("([^"]*)"?|(?:(?:size|accessed|modified|type|refs|is)\s*(?::?(?:[<>!]=|==|[<>])|[:=])|[<>]=?|!=))x"
        uR"x(\s*(?:[\d.,]+\s+(?:%1)(?!\S)|\S*)|\S+)x"_s.arg(unitPattern()),
        QRegularExpression::CaseInsensitiveOption);
    QList<FilterWord> words;
    for (auto matches = form.globalMatch(line); matches.hasNext();) {
        const auto match = matches.next();
        const bool quoted = match.hasCaptured(1);
        const auto text = quoted ? match.captured(1) : match.captured().trimmed();
        if (!text.isEmpty()) {
            words.append({ text, quoted });
        }
    }
    return words;
}

std::expected<CacheFilter, FilterFlaw> filterOf(const FilterWord &word)
{
    static const QRegularExpression form(uR"(\A([a-z_]*)\s*(:?(?:[<>!]=|==|[<>])|[:=])\s*(.*)\z)"_s,
                                         QRegularExpression::CaseInsensitiveOption
                                             | QRegularExpression::DotMatchesEverythingOption);
    const auto match = form.match(word.text);
    if (word.quoted || !match.hasMatch()) {
        return CacheFilter(Key::Text, word.text);
    }
    const FilterPieces pieces{ word.text, match.captured(1).toLower(), match.captured(2), match.captured(3) };
    const auto key = keyNamed(pieces.key);
    if (pieces.key == "is"_L1 || key == Key::Type || key == Key::Refs) {
        return wordFilter(pieces);
    }
    if (key) {
        return amountFilter(pieces, *key);
    }
    if (compareOf(pieces.op) == Compare::Equal) {
        return CacheFilter(Key::Text, word.text);
    }
    return pieces.key.isEmpty() ? bareFilter(pieces) : pieces.flaw(FilterFlaw::Kind::UnknownKey, pieces.key);
}

std::expected<CacheFilter, FilterFlaw> filterOf(const QString &expression)
{
    static const QRegularExpression form(uR"(\A([a-z_]+)\s*(==|!=|>=|<=|>|<|=)\s*(.+)\z)"_s,
                                         QRegularExpression::CaseInsensitiveOption);
    const auto match = form.match(expression.trimmed());
    const FilterPieces pieces{
        expression, match.captured(1).toLower(), match.captured(2), match.captured(3)
    };
    if (!match.hasMatch()) {
        return pieces.flaw(FilterFlaw::Kind::NoComparison, expression);
    }
    if (pieces.op == "=="_L1) {
        return pieces.flaw(FilterFlaw::Kind::UnknownOperator, pieces.op);
    }
    const auto key = keyNamed(pieces.key);
    if (!key) {
        return pieces.flaw(FilterFlaw::Kind::UnknownKey, pieces.key);
    }
    if (*key == Key::Type || *key == Key::Refs) {
        return pieces.op == "="_L1 ? ParsedFilter(CacheFilter(*key, pieces.value))
                                   : pieces.flaw(FilterFlaw::Kind::EqualsOnly, pieces.key);
    }
    const auto amount = *key == Key::Size ? officialAmount(pieces, sizeUnits, 1)
                                          : officialAmount(pieces, timeUnits, msPerSecond);
    return amount ? ParsedFilter(CacheFilter(*key, compareOf(pieces.op), *amount))
                  : std::unexpected(amount.error());
}

QString FilterFlaw::text() const
{
    switch (kind) {
    case Kind::NoComparison:
        return u"'%1' is no filter; one looks like size>1GB, accessed>30d, type=model or refs=main"_s.arg(
            word);
    case Kind::UnknownKey:
        return u"'%1' in '%2' cannot be compared; known are size, accessed, modified, type and refs"_s.arg(
            part, word);
    case Kind::UnknownOperator:
        return u"'%1' in '%2' is no comparison; known are = != > < >= <="_s.arg(part, word);
    case Kind::EqualsOnly:
        return u"'%1' can only be compared with = (in '%2')"_s.arg(part, word);
    case Kind::NoValue:
        return u"nothing follows '%1' in '%2'"_s.arg(part, word);
    case Kind::BadNumber:
        return u"'%1' in '%2' is no whole number, with or without a unit"_s.arg(part, word);
    case Kind::UnknownUnit:
        return u"'%1' in '%2' is no unit; sizes have KB, MB, GB, TB or PB, times s, m, h, d, w, mo or y"_s
            .arg(part, word);
    case Kind::MissingUnit:
        return u"'%1' in '%2' wants a unit"_s.arg(part, word);
    case Kind::UnknownType:
        return u"'%1' in '%2' is no kind of repository"_s.arg(part, word);
    case Kind::UnknownState:
        return u"'%1' in '%2' is no state; known are detached and pinned"_s.arg(part, word);
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace Hubdesk
