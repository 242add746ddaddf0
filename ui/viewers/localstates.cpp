// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/viewers/localstates.h"

#include "core/services/door.h"
#include "core/services/repotransfers.h"
#include "ui/shared/format.h"

namespace Hubdesk
{

namespace
{

constexpr int batchPauseMs = 100;

StateBadge transferBadge(const TransferState &state)
{
    switch (state.phase) {
    case TransferPhase::Waiting:
        return { .state = LocalState::Queued };
    case TransferPhase::Paused:
        return { .state = LocalState::Paused };
    case TransferPhase::Retrying:
        return { .state = LocalState::Retrying };
    case TransferPhase::NeedsAttention:
        return { .state = LocalState::NeedsAttention };
    default: {
        const double share = state.size > 0 ? double(state.done) / double(state.size) : 0;
        return { .state = LocalState::Running,
                 .word = state.size > 0 ? formatPercent(share) : QString(),
                 .share = share };
    }
    }
}

} // namespace

LocalStates::LocalStates(Engine *engine, QObject *parent)
    : QObject(parent)
    , m_engine(engine)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(batchPauseMs);
    connect(&m_pause, &QTimer::timeout, this, &LocalStates::askWaiting);
    connect(engine, &Engine::transfersChanged, this, &LocalStates::take);
    // Of one that stands still no news comes.
    ask(
        engine,
        this,
        [](Services &core, std::stop_token) { return transferStates(&core); },
        [this](const Result<QList<TransferState>> &states) {
            if (states) {
                take(*states);
            }
        });
    connect(engine, &Engine::filesPlaced, this, [this](const RepoId &repo) {
        if (!m_running.contains(repo)) { // its transfer is what is shown, and at its end it is asked once
            askSoon(repo);
        }
    });
}

void LocalStates::askSoon(const RepoId &repo)
{
    if (m_known.contains(repo) && !m_waiting.contains(repo)) {
        m_waiting.append(repo);
        m_pause.start();
    }
}

void LocalStates::look(const QList<RepoId> &repos)
{
    for (const auto &repo : repos) {
        if (!m_known.contains(repo)) {
            m_known.insert(repo);
            m_waiting.append(repo);
        }
    }
    if (!m_waiting.isEmpty() && !m_pause.isActive()) {
        m_pause.start();
    }
}

void LocalStates::askWaiting()
{
    const auto repos = std::exchange(m_waiting, {});
    ask(
        m_engine,
        this,
        [repos](Services &core, std::stop_token) { return localPresence(&core, repos); },
        [this, repos](const Result<LocalPresence> &found) {
            if (found) {
                show(repos, *found);
            }
        });
}

void LocalStates::show(const QList<RepoId> &asked, const LocalPresence &found)
{
    QSet<RepoId> news;
    for (const auto &repo : asked) {
        const auto here = found.repos.constFind(repo);
        if (here == found.repos.constEnd()) {
            if (m_here.remove(repo)) {
                news.insert(repo);
            }
        } else if (m_here.value(repo) != *here) {
            m_here.insert(repo, *here);
            news.insert(repo);
        }
    }
    if (!news.isEmpty()) {
        Q_EMIT changed(news);
    }
}

void LocalStates::take(const QList<TransferState> &states)
{
    QSet<RepoId> news;
    for (const auto &state : states) {
        const auto before = m_running.value(state.repo);
        if (state.isFinal()) {
            if (m_running.remove(state.repo)) {
                askSoon(state.repo);
            }
        } else {
            m_running.insert(state.repo, transferBadge(state));
        }
        if (m_running.value(state.repo) != before) {
            news.insert(state.repo);
        }
    }
    if (!news.isEmpty()) {
        Q_EMIT changed(news);
    }
}

StateBadge LocalStates::badge(const RepoId &repo, const CommitId &onHub) const
{
    if (const auto running = m_running.constFind(repo); running != m_running.constEnd()) {
        return *running;
    }
    const auto here = m_here.constFind(repo);
    if (here == m_here.constEnd()) {
        return {};
    }
    if (!onHub.isEmpty() && here->commit != onHub) {
        return { .state = LocalState::Newer };
    }
    if (here->allFiles < 0) {
        //: Some files of a repository are on this computer, and how many it has is not known.
        return { .state = LocalState::Partial, .word = tr("%n file(s) here", nullptr, here->files) };
    }
    if (here->files < here->allFiles) {
        return { .state = LocalState::Partial,
                 .word = tr("%1 of %n file(s)", nullptr, here->allFiles).arg(here->files),
                 .share = double(here->files) / here->allFiles };
    }
    return { .state = LocalState::Complete };
}

} // namespace Hubdesk
