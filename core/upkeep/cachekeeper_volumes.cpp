// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/await.h"
#include "core/base/workers.h"
#include "core/upkeep/cachekeeper.h"
#include "core/upkeep/wholeacts.h"

// Whether the disks of caches are there.
namespace Hubdesk
{

Async<> CacheKeeper::connected(QString root)
{
    if (!m_volumes) {
        co_return {};
    }
    auto asked = root; // what acts on a cache knows it without its links
    for (auto kept = m_kept.cbegin(); kept != m_kept.cend(); ++kept) {
        if (!m_kept.contains(root) && kept->report && rootsOf(*kept->report).contains(root)) {
            asked = kept.key();
        }
    }
    auto look = [place = m_volumes->placeOf(asked)] { return KnownVolumes::look(place); };
    auto looking = onWorker(std::move(look));
    const auto seen = co_await finished(std::move(looking));
    if (!seen && seen.error().kind == Error::Kind::NotConnected) {
        co_return std::unexpected(seen.error());
    }
    co_return {};
}

Async<> CacheKeeper::noteVolume(QString root)
{
    if (m_volumes) {
        auto look = [place = m_volumes->placeOf(root)] { return KnownVolumes::look(place); };
        auto looking = onWorker(std::move(look));
        if (const auto seen = co_await finished(std::move(looking))) {
            m_volumes->note(*seen);
        }
    }
    co_return {};
}

Async<CacheKeeper::Connections> CacheKeeper::connections(QStringList roots)
{
    Connections found;
    for (const auto &root : roots) {
        if (const auto there = co_await connected(root); !there) {
            found.missing.append(root);
        }
    }
    co_return found;
}

void CacheKeeper::adopt(const QString &root)
{
    if (m_volumes) {
        m_volumes->forget(root);
    }
}

} // namespace Hubdesk
