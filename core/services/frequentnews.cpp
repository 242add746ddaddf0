// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/services/frequentnews.h"

#include <algorithm>
#include <utility>

namespace Hubdesk
{

namespace
{
constexpr int newsRestMs = 100;
} // namespace

FrequentNews::FrequentNews(QObject *parent)
    : QObject(parent)
{
    m_rest.setSingleShot(true);
    m_rest.setInterval(newsRestMs);
    m_rest.callOnTimeout(this, &FrequentNews::tell);
}

void FrequentNews::addPlaced(const RepoId &repo, const CommitId &commit, const QString &path)
{
    const auto same = std::ranges::find_if(
        m_placed, [&](const Placed &one) { return one.repo == repo && one.commit == commit; });
    if (same == m_placed.end()) {
        m_placed.append({ repo, commit, { path } });
    } else {
        same->paths.append(path);
    }
    tellSoon();
}

void FrequentNews::setRateLimit(int remaining, int quota, int resetSeconds)
{
    m_rateLimit = { remaining, quota, resetSeconds };
    tellSoon();
}

void FrequentNews::tellSoon()
{
    if (!m_rest.isActive()) {
        tell();
    }
}

void FrequentNews::tell()
{
    const auto placed = std::exchange(m_placed, {});
    const auto limit = std::exchange(m_rateLimit, {});
    if (placed.isEmpty() && !limit) {
        return;
    }
    m_rest.start();
    for (const auto &one : placed) {
        Q_EMIT filesPlaced(one.repo, one.commit, one.paths);
    }
    if (limit) {
        Q_EMIT rateLimitChanged(limit->remaining, limit->quota, limit->resetSeconds);
    }
}

} // namespace Hubdesk

#include "moc_frequentnews.cpp"
