// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/cache/cachereport.h"

#include <expected>
#include <functional>
#include <optional>

namespace Hubdesk
{

// Which repos and revisions of a cache are meant, and in which order: the expressions of `hf cache ls`
// (hub-protocol.md 6.5), and a looser line of them for a field that a person types into. Pure.

/// A repo, or one revision of it. Points into a report.
struct CacheItem {
    const CachedRepo *repo = nullptr;
    const CachedRevision *revision = nullptr; ///< none: the repo as a whole

    bool operator==(const CacheItem &) const = default;
};

/// Why a word is no filter. The window has its own words for each kind.
struct FilterFlaw {
    enum class Kind {
        NoComparison, ///< not `key op value`
        UnknownKey,
        UnknownOperator,
        EqualsOnly, ///< this key knows no other operator
        NoValue, ///< nothing follows the operator
        BadNumber,
        UnknownUnit,
        MissingUnit, ///< `>5`, which could be anything
        UnknownType, ///< no kind of repo
        UnknownState, ///< after `is:`
    };
    Kind kind = Kind::NoComparison;
    QString word; ///< all of it, as it was typed
    QString part; ///< what of it is wrong

    /// For the command line. English.
    QString text() const;
    bool operator==(const FilterFlaw &) const = default;
};

/// What a filter needs to know beside the item.
struct FilterContext {
    qint64 nowMs = 0;
    std::function<bool(const CacheItem &)> isPinned = {}; ///< none: nothing is
};

/// One condition.
class CacheFilter
{
public:
    enum class Key { Size, Accessed, Modified, Type, Refs, Text, Detached, Pinned };
    enum class Compare { Equal, NotEqual, Greater, Less, GreaterOrEqual, LessOrEqual };

    /// As `hf cache ls --filter` takes it: `key op value` with whole numbers, the keys size, accessed,
    /// modified, type and refs, and `=` alone for the last two.
    static std::expected<CacheFilter, FilterFlaw> official(const QString &expression);

    CacheFilter(Key key, Compare compare, double amount);
    CacheFilter(Key key, const QString &text);

    Key key() const { return m_key; }
    bool matches(const CacheItem &item, const FilterContext &context) const;

    bool operator==(const CacheFilter &) const = default;

private:
    bool compares(double value) const;
    bool isInText(const CacheItem &item) const;

    Key m_key;
    Compare m_compare = Compare::Equal;
    double m_amount = 0; ///< bytes, or milliseconds of age
    QString m_text; ///< lower case
};

/// A line as a person types it; all words must match. On top of the official grammar:
///
///     >1gb  <1.5 GiB     a bare size; `m` alone is megabytes
///     >3months  >30d     a bare duration is the time since the last use
///     type:dataset       `:` for `=`, also `size:>1gb`
///     is:detached  is:pinned
///     anything else      text in the id, the commit or the path of a file; in quotes if it has blanks
///
/// A name of a file may have `=` and `:`, so only known keys make a filter of a word with those.
struct CacheFilterLine {
    QList<CacheFilter> filters;
    QList<FilterFlaw> flaws; ///< words that filter nothing until they are mended

    static CacheFilterLine parse(const QString &line);
    bool isEmpty() const { return filters.isEmpty(); }
    bool matches(const CacheItem &item, const FilterContext &context) const;
};

/// `size`, `accessed`, `modified` (greatest first) or `name`, with `:asc` or `:desc`.
struct CacheOrder {
    enum class Key { Name, Size, Accessed, Modified };
    Key key = Key::Name;
    bool descending = false;

    static Result<CacheOrder> parse(const QString &text);
    bool operator==(const CacheOrder &) const = default;
};

/// What the official client lists: sound repos by id, or their revisions by id and commit.
QList<CacheItem> listedItems(const CacheReport &report, bool byRevision);
/// Equal ones stay as they were.
void arrange(QList<CacheItem> *items, const CacheOrder &order);
/// Of a repo: of all its revisions. Sorted.
QStringList refsOf(const CacheItem &item);

} // namespace Hubdesk
