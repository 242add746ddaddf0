// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/cache/cachefilter.h"

#include "core/cache/filterwords.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

using Key = CacheFilter::Key;
using Compare = CacheFilter::Compare;

qint64 sizeOfItem(const CacheItem &item)
{
    return item.revision ? item.revision->size : item.repo->size;
}

qint64 modifiedOfItem(const CacheItem &item)
{
    return item.revision ? item.revision->modifiedMs : item.repo->modifiedMs;
}

bool isDetachedItem(const CacheItem &item)
{
    return item.revision ? item.revision->refs.isEmpty()
                         : std::ranges::any_of(item.repo->revisions, [](const CachedRevision &revision) {
                               return revision.refs.isEmpty();
                           });
}

bool mentions(const CachedRevision &revision, const QString &text)
{
    return revision.commit.contains(text, Qt::CaseInsensitive)
        || std::ranges::any_of(revision.files, [&text](const CachedFile &file) {
               return file.path.contains(text, Qt::CaseInsensitive);
           });
}

/// What comes first has the smaller one; all of one kind.
qint64 orderValue(const CacheItem &item, CacheOrder::Key key)
{
    switch (key) {
    case CacheOrder::Key::Size:
        return sizeOfItem(item);
    case CacheOrder::Key::Accessed:
        return item.repo->accessedMs; // a revision has none of its own
    case CacheOrder::Key::Modified:
        return modifiedOfItem(item);
    case CacheOrder::Key::Name:
        break;
    }
    return 0;
}

} // namespace

CacheFilter::CacheFilter(Key key, Compare compare, double amount)
    : m_key(key)
    , m_compare(compare)
    , m_amount(amount)
{
}

CacheFilter::CacheFilter(Key key, const QString &text)
    : m_key(key)
    , m_text(text.toLower())
{
}

std::expected<CacheFilter, FilterFlaw> CacheFilter::official(const QString &expression)
{
    return filterOf(expression);
}

bool CacheFilter::matches(const CacheItem &item, const FilterContext &context) const
{
    switch (m_key) {
    case Key::Size:
        return compares(double(sizeOfItem(item)));
    case Key::Accessed:
        return compares(double(context.nowMs - item.repo->accessedMs));
    case Key::Modified:
        return compares(double(context.nowMs - modifiedOfItem(item)));
    case Key::Type:
        return kindName(item.repo->kind) == m_text;
    case Key::Refs:
        return refsOf(item).contains(m_text, Qt::CaseInsensitive);
    case Key::Text:
        return isInText(item);
    case Key::Detached:
        return isDetachedItem(item);
    case Key::Pinned:
        return context.isPinned && context.isPinned(item);
    }
    Q_UNREACHABLE_RETURN(false);
}

bool CacheFilter::compares(double value) const
{
    switch (m_compare) {
    case Compare::Equal:
        return value == m_amount;
    case Compare::NotEqual:
        return value != m_amount;
    case Compare::Greater:
        return value > m_amount;
    case Compare::Less:
        return value < m_amount;
    case Compare::GreaterOrEqual:
        return value >= m_amount;
    case Compare::LessOrEqual:
        return value <= m_amount;
    }
    Q_UNREACHABLE_RETURN(false);
}

bool CacheFilter::isInText(const CacheItem &item) const
{
    if (item.repo->id.contains(m_text, Qt::CaseInsensitive)) {
        return true;
    }
    return item.revision ? mentions(*item.revision, m_text)
                         : std::ranges::any_of(item.repo->revisions, [this](const CachedRevision &revision) {
                               return mentions(revision, m_text);
                           });
}

CacheFilterLine CacheFilterLine::parse(const QString &line)
{
    CacheFilterLine parsed;
    for (const auto &word : wordsOf(line)) {
        auto filter = filterOf(word);
        if (filter) {
            parsed.filters.append(*std::move(filter));
        } else {
            parsed.flaws.append(std::move(filter.error()));
        }
    }
    return parsed;
}

bool CacheFilterLine::matches(const CacheItem &item, const FilterContext &context) const
{
    return std::ranges::all_of(filters,
                               [&](const CacheFilter &filter) { return filter.matches(item, context); });
}

Result<CacheOrder> CacheOrder::parse(const QString &text)
{
    static const QRegularExpression form(u"\\A(name|size|accessed|modified)(?::(asc|desc))?\\z"_s,
                                         QRegularExpression::CaseInsensitiveOption);
    const auto match = form.match(text.trimmed());
    if (!match.hasMatch()) {
        return fail(Error::Kind::Usage,
                    u"'%1' is no order; known are size, accessed, modified and name, each also with :asc or "
                    ":desc"_s.arg(text));
    }
    static const QHash<QString, Key> keys{ { u"name"_s, Key::Name },
                                           { u"size"_s, Key::Size },
                                           { u"accessed"_s, Key::Accessed },
                                           { u"modified"_s, Key::Modified } };
    const auto key = keys.value(match.captured(1).toLower());
    const auto way = match.captured(2).toLower();
    return CacheOrder{ key, way.isEmpty() ? key != Key::Name : way == "desc"_L1 };
}

QList<CacheItem> listedItems(const CacheReport &report, bool byRevision)
{
    QList<CacheItem> items;
    for (const auto &repo : report.repos) {
        if (!repo.isSound()) {
            continue;
        }
        if (!byRevision) {
            items.append({ &repo, nullptr });
            continue;
        }
        for (const auto &revision : repo.revisions) {
            items.append({ &repo, &revision });
        }
    }
    const auto name = [](const CacheItem &item) {
        return std::pair(item.repo->key(), item.revision ? item.revision->commit : QString());
    };
    std::ranges::stable_sort(items, {}, name);
    return items;
}

void arrange(QList<CacheItem> *items, const CacheOrder &order)
{
    if (order.key == CacheOrder::Key::Name) {
        const auto name = [](const CacheItem &item) { return item.repo->key().toLower(); };
        order.descending ? std::ranges::stable_sort(*items, std::ranges::greater(), name)
                         : std::ranges::stable_sort(*items, std::ranges::less(), name);
        return;
    }
    const auto value = [&order](const CacheItem &item) { return orderValue(item, order.key); };
    order.descending ? std::ranges::stable_sort(*items, std::ranges::greater(), value)
                     : std::ranges::stable_sort(*items, std::ranges::less(), value);
}

QStringList refsOf(const CacheItem &item)
{
    if (item.revision) {
        return item.revision->refs;
    }
    QStringList refs;
    for (const auto &revision : item.repo->revisions) {
        refs += revision.refs;
    }
    refs.sort();
    refs.removeDuplicates();
    return refs;
}

} // namespace Hubdesk
