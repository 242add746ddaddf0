// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cache/cachefilter.h"

#include <algorithm>

// Four repos that filters and orders are held against.
namespace FilterSample
{

using namespace Hubdesk;
using namespace Qt::StringLiterals;

inline constexpr qint64 second = 1000;
inline constexpr qint64 day = 86'400 * second;
inline constexpr qint64 now = 20'000 * day;

inline const QString first(40, u'1');
inline const QString other(40, u'2');

inline CachedRevision revision(const QString &commit, const QStringList &refs, qint64 size, qint64 age)
{
    return { .commit = commit, .refs = refs, .files = {}, .size = size, .modifiedMs = now - age };
}

/// Four repos: `big` 2 GB unused for 100 days, `small` 5 kB used an hour ago, `data` 300 MB and 40 days,
/// `mixed` with a detached revision.
inline CacheReport sample()
{
    CachedRepo big{ .id = u"org/big"_s,
                    .revisions = { revision(first, { u"main"_s }, 2'000'000'000, 200 * day) },
                    .size = 2'000'000'000,
                    .accessedMs = now - 100 * day,
                    .modifiedMs = now - 200 * day };
    big.revisions[0].files = { { u"model-00001.safetensors"_s, 0 }, { u"epoch=3.ckpt"_s, 0 } };
    const CachedRepo small{ .id = u"gpt2"_s,
                            .revisions = { revision(first, { u"Main"_s, u"refs/pr/1"_s }, 5000, 2 * day) },
                            .size = 5000,
                            .accessedMs = now - 3600 * second,
                            .modifiedMs = now - 2 * day };
    const CachedRepo data{ .kind = RepoKind::Dataset,
                           .id = u"org/Data"_s,
                           .revisions = { revision(first, { u"v1.0"_s }, 300'000'000, 40 * day) },
                           .size = 300'000'000,
                           .accessedMs = now - 40 * day,
                           .modifiedMs = now - 40 * day };
    const CachedRepo mixed{ .kind = RepoKind::Space,
                            .id = u"org/mixed"_s,
                            .revisions = { revision(first, { u"main"_s }, 10, 8 * day),
                                           revision(other, {}, 1'000'000'000, 9 * day) },
                            .size = 1'000'000'010,
                            .accessedMs = now - 8 * day,
                            .modifiedMs = now - 8 * day };
    CacheReport report;
    report.repos = { big, small, data, mixed };
    return report;
}

inline QString nameOf(const CacheItem &item)
{
    return item.repo->id.section(u'/', -1)
        + (item.revision ? u'@' + item.revision->commit.left(1) : QString());
}

inline QStringList namesOf(const QList<CacheItem> &items)
{
    QStringList names;
    std::ranges::transform(items, std::back_inserter(names), nameOf);
    return names;
}

inline FilterContext atNow()
{
    return { .nowMs = now, .isPinned = [](const CacheItem &item) { return item.repo->id == "gpt2"_L1; } };
}

template<typename Filter>
QString matching(const Filter &filter, bool byRevision)
{
    const auto report = sample();
    auto items = listedItems(report, byRevision);
    items.removeIf([&](const CacheItem &item) { return !filter.matches(item, atNow()); });
    return namesOf(items).join(u' ');
}

} // namespace FilterSample
