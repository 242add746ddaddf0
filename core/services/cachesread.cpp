// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/services/cachesread.h"

#include <QDir>

#include <algorithm>

namespace Hubdesk
{

QList<CacheStore> cachesToRead(Services *core)
{
    QList<CacheStore> caches{ core->cache() };
    const auto &other = core->environment().transformersCache;
    if (!other.isEmpty() && QDir::cleanPath(other) != core->cache().layout().root()) {
        caches << core->cache().at(other);
    }
    return caches;
}

CacheStore::FileStates presenceIn(const QList<CacheStore> &caches,
                                  const RepoId &repo,
                                  const CommitId &commit,
                                  const QList<TreeEntry> &entries)
{
    using Presence = CacheStore::Presence;
    auto all = caches.first().presence(repo, commit, entries);
    for (qsizetype n = 1; n < caches.size() && all.all != Presence::Complete; ++n) {
        auto missing = entries;
        missing.removeIf([&](const TreeEntry &entry) { return all.present.value(entry.path); });
        const auto more = caches.at(n).presence(repo, commit, missing);
        for (auto file = more.present.cbegin(); file != more.present.cend(); ++file) {
            all.present[file.key()] = file.value();
        }
        all.presentBytes += more.presentBytes;
        if (more.all != Presence::Absent) {
            const bool isWhole = std::ranges::all_of(all.present, [](bool isHere) { return isHere; });
            all.all = isWhole ? Presence::Complete : Presence::Partial;
        }
    }
    return all;
}

} // namespace Hubdesk
