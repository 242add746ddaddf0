// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/upkeep/updateradar.h"

#include "core/base/await.h"
#include "core/base/workers.h"
#include "core/upkeep/cachekeeper.h"

#include <QCoroSignal>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr int radarPublishMs = 100;
constexpr int askedTogether = 4; ///< repos: the Hub counts requests

/// Of the way to the Hub: whatever is asked next would fare the same. A timeout is one repo's own.
bool endsRadar(const Error &error)
{
    return error.kind == Error::Kind::Offline || error.kind == Error::Kind::Untrusted;
}

QList<LocalRefs> refsOfRepos(const CacheStore &cache, QList<RepoId> repos)
{
    if (repos.isEmpty()) {
        repos = cache.repos();
    }
    QList<LocalRefs> all;
    for (const auto &repo : std::as_const(repos)) {
        all.append(localRefs(cache, repo));
    }
    return all;
}

Async<QList<LocalRefs>>
refsToCompare(CacheKeeper *keeper, CacheStore cache, QString root, QList<RepoId> repos)
{
    if (keeper) {
        if (const auto there = co_await keeper->connected(root); !there) {
            co_return std::unexpected(there.error());
        }
    }
    auto read = [cache, repos] { return refsOfRepos(cache, repos); };
    auto reading = onWorker(std::move(read));
    co_return co_await finished(std::move(reading));
}

} // namespace

qsizetype RadarState::updates() const
{
    qsizetype count = 0;
    for (const auto &repo : repos) {
        count += repo.updates.size();
    }
    return count;
}

struct UpdateRadar::Round {
    RadarState state;
    QList<RepoId> asked; ///< none: all
    QList<LocalRefs> local;
    qsizetype next = 0;
    int asking = 0;
    std::stop_source stop;
};

UpdateRadar::UpdateRadar(HubApi *hub, CacheStore cache, CacheKeeper *keeper)
    : m_hub(hub)
    , m_cache(std::move(cache))
    , m_keeper(keeper)
    , m_round(std::make_shared<Round>())
{
    m_publishing.setInterval(radarPublishMs);
    m_publishing.setSingleShot(true);
    m_publishing.callOnTimeout(this, [this] { Q_EMIT changed(m_round->state); });
}

UpdateRadar::~UpdateRadar() = default;

RadarState UpdateRadar::state() const
{
    return m_round->state;
}

void UpdateRadar::check(const QString &root, const QList<RepoId> &repos)
{
    if (m_isClosing) {
        return;
    }
    m_round->stop.request_stop();
    m_round = std::make_shared<Round>();
    m_round->state.root = root;
    m_round->state.isChecking = m_round->state.isListing = true;
    m_round->asked = repos;
    publishSoon();
    begin(m_round);
}

void UpdateRadar::rootMoved(const QStringList &from, const QString &to)
{
    const auto round = m_round;
    if (!from.contains(round->state.root)) {
        return;
    }
    if (round->state.isChecking && !round->state.isStopped) {
        check(to, round->asked); // what it has read may have been half-way
        return;
    }
    round->state.root = to;
    publishSoon();
}

void UpdateRadar::stop()
{
    if (m_round->state.isChecking) {
        m_round->state.isStopped = true;
        m_round->stop.request_stop();
        publishSoon();
    }
}

QCoro::Task<> UpdateRadar::begin(std::shared_ptr<Round> round)
{
    ++m_underWay;
    const auto root = round->state.root;
    auto local = co_await refsToCompare(m_keeper, m_cache.at(root), root, round->asked);
    if (local) {
        round->local = std::move(*local);
        takeRefs(round.get());
        for (int i = 0; i < askedTogether; ++i) {
            askOn(round);
        }
    } else {
        round->state.error = local.error();
        round->state.isListing = false;
    }
    endIfIdle(round.get());
    --m_underWay;
    Q_EMIT settled();
}

void UpdateRadar::takeRefs(Round *round)
{
    for (const auto &local : std::as_const(round->local)) {
        RepoCheck check{ .repo = local.repo };
        if (local.refs.isEmpty()) {
            check.state = RepoCheck::State::NoRefs;
            ++round->state.done;
        }
        round->state.repos.append(check);
    }
    round->state.isListing = false;
}

QCoro::Task<> UpdateRadar::askOn(std::shared_ptr<Round> round)
{
    ++m_underWay;
    ++round->asking;
    const auto cache = m_cache.at(round->state.root);
    while (round->next < round->local.size() && !round->stop.stop_requested()) {
        const auto at = round->next++;
        if (round->local[at].refs.isEmpty()) {
            continue;
        }
        round->state.repos[at].state = RepoCheck::State::Asking;
        publishSoon();
        auto check = co_await checkRefs(m_hub, cache, round->local[at], round->stop.get_token());
        take(round.get(), at, std::move(check));
    }
    --round->asking;
    endIfIdle(round.get());
    --m_underWay;
    Q_EMIT settled();
}

void UpdateRadar::take(Round *round, qsizetype at, Result<RepoCheck> check)
{
    auto &row = round->state.repos[at];
    if (check) {
        row = std::move(*check);
        ++round->state.done;
    } else if (endsRadar(check.error())) {
        row.state = RepoCheck::State::Waiting;
        round->state.error = check.error();
        round->stop.request_stop();
    } else if (check.error().kind == Error::Kind::Cancelled) {
        row.state = RepoCheck::State::Waiting;
    } else {
        row.state = RepoCheck::State::Failed;
        row.refs = round->local[at].refs.size();
        row.error = std::move(check.error());
        ++round->state.done;
    }
    publishSoon();
}

void UpdateRadar::endIfIdle(Round *round)
{
    if (round->asking > 0 || !round->state.isChecking) {
        return;
    }
    round->state.isChecking = false;
    round->state.ended = QDateTime::currentDateTimeUtc();
    publishSoon();
}

void UpdateRadar::publishSoon()
{
    if (!m_publishing.isActive()) {
        m_publishing.start();
    }
}

Async<> UpdateRadar::shutDown()
{
    m_isClosing = true;
    m_round->stop.request_stop();
    while (m_underWay > 0) {
        co_await qCoro(this, &UpdateRadar::settled);
    }
    m_publishing.stop();
    co_return {};
}

} // namespace Hubdesk
