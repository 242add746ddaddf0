// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/upkeep/refupdate.h"

#include <QObject>
#include <QTimer>

#include <memory>

namespace Hubdesk
{

class CacheKeeper;

/// A look at the Hub for what has changed since repos came into a cache: a value that the engine publishes
/// at most ten times a second.
struct RadarState {
    QString root; ///< of the cache; empty: nobody has asked yet
    bool isChecking = false;
    bool isListing = false; ///< the refs of the cache are being read; `repos` are not known yet
    qsizetype done = 0; ///< repos
    QList<RepoCheck> repos;
    std::optional<Error> error; ///< that ended it, because the others would fare the same
    bool isStopped = false; ///< by a person
    QDateTime ended; ///< UTC

    /// Refs that could be updated.
    qsizetype updates() const;
    bool operator==(const RadarState &) const = default;
};

/// Compares refs of a cache with the Hub's, a few repos at a time. What goes wrong with one repo is said of
/// that one; without a network it ends at once. Owned by Services, lives on the engine thread.
class UpdateRadar : public QObject
{
    Q_OBJECT
public:
    /// `hub` gives no answers of an earlier time. `keeper`, which says what is connected, outlives it.
    UpdateRadar(HubApi *hub, CacheStore cache, CacheKeeper *keeper = nullptr);
    ~UpdateRadar() override;

    /// These repos, or all that are there. A check that runs is stopped.
    void check(const QString &root, const QList<RepoId> &repos = {});
    void stop();
    /// A cache lies there now; `from` are all spellings of where it was. A check of it that runs begins anew.
    void rootMoved(const QStringList &from, const QString &to);
    RadarState state() const;
    /// Stops, and waits for what is under way.
    Async<> shutDown();

Q_SIGNALS:
    void changed(Hubdesk::RadarState state);
    void settled(); ///< something that was under way has ended

private:
    struct Round;
    QCoro::Task<> begin(std::shared_ptr<Round> round);
    void takeRefs(Round *round);
    QCoro::Task<> askOn(std::shared_ptr<Round> round);
    void take(Round *round, qsizetype at, Result<RepoCheck> check);
    void endIfIdle(Round *round);
    void publishSoon();

    HubApi *m_hub;
    CacheStore m_cache;
    CacheKeeper *m_keeper;
    std::shared_ptr<Round> m_round; ///< the last one
    int m_underWay = 0; ///< coroutines, also of rounds before
    QTimer m_publishing;
    bool m_isClosing = false;
};

} // namespace Hubdesk

Q_DECLARE_METATYPE(Hubdesk::RadarState)
