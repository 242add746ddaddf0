// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/account/proxylogin.h"
#include "core/account/session.h"
#include "core/cache/cachestore.h"
#include "core/hub/hubapi.h"
#include "core/net/httpclient.h"
#include "core/services/hubprobe.h"
#include "core/settings/environment.h"
#include "core/settings/timetable.h"
#include "core/transfer/transferqueue.h"
#include "core/upkeep/cachekeeper.h"
#include "core/upkeep/updateradar.h"
#include "core/upkeep/verifyqueue.h"

#include <QObject>

#include <memory>

namespace Hubdesk
{

class AppSettings;

/// What a program decides before the engine starts.
struct ServiceOptions {
    Environment environment;
    QString token; ///< `--token`
    QString cacheDir; ///< `--cache-dir`, else of the environment
    QString stateDir; ///< where journal and response cache lie; empty: QStandardPaths::AppDataLocation
    QString settingsFile; ///< empty: the user's own; the accounts file lies beside it
    bool offline = false; ///< `--offline`
    bool keychain = true;
    bool officialLogin = true; ///< the login that Python keeps signs in, where there is no other
    bool loopbackOnly = false; ///< tests
    bool keepAnswers = false; ///< the window: what the Hub says is kept, for when it cannot be asked
    /// Before a window: what is read there fails soon rather than wait long, and the window has the processor
    /// first.
    bool personWaits = true;
    Concurrency concurrency;
    SpeedLimits speedLimits;
    Route route; ///< to the network, where no variable decides
    bool restoreTransfers = true; ///< the window goes on with what was interrupted, the command line does not
    QString userAgent;

    /// Root of the program's cache.
    QString cacheRoot() const { return cacheDir.isEmpty() ? environment.hubCache : cacheDir; }
    /// It was moved while the program runs.
    void setCacheRoot(const QString &root);
    /// What a person has decided about the services; not what depends on the command line, too.
    void take(const AppSettings &settings);
};

/// Builds and holds all services; the only place that knows them all. Each is built when it is first asked
/// for, so that a program pays only for what it uses. Made, used and destroyed on the engine thread: every
/// accessor checks that in debug and sanitized builds.
class Services : public QObject
{
    Q_OBJECT
public:
    explicit Services(ServiceOptions options);
    ~Services() override;

    const Environment &environment() const { return m_options.environment; }
    const ServiceOptions &options() const { return m_options; }
    HttpClient &http();
    HubApi &hub();
    Session &session();
    ProxyLogin &proxyLogin();
    const CacheStore &cache() const;
    TransferQueue &transfers();
    /// Of this cache and of others.
    CacheKeeper &caches();
    VerifyQueue &verifications();
    UpdateRadar &updates();
    /// The queue, if something has asked for it already.
    TransferQueue *transfersIfAny() const;
    /// How the list of transfers is kept; that of a queue that nothing has asked for is whole.
    JournalNews journalNews() const;

    /// A cache has been moved (core/upkeep/movecache.h), from a folder in all its spellings: what was begun
    /// in it goes on in its new place, and if it is that of this program, it is that from now on. Before
    /// anything runs there. After an error of the journal all is as it was.
    Result<void> noteMovedCache(const QStringList &from, const QString &to);
    /// The same but for the journal.
    void switchCache(const QStringList &from, const QString &to);
    /// Where journal and the like lie.
    QString stateFolder() const;

    /// The *Work offline* switch. What the environment or `--offline` decided stays decided.
    void setOffline(bool offline);
    /// Whether somebody looks: only then an endpoint that does not answer is asked again unasked.
    void setWatched(bool watched);
    /// Asks an endpoint that does not answer now.
    void tryHub();
    /// Whether answers of the Hub are kept; no longer means also that those kept are forgotten.
    void setKeepAnswers(bool keep);
    /// See ServiceOptions::officialLogin.
    void setOfficialLogin(bool used);
    /// How much is downloaded at the same time; running transfers go on.
    void setConcurrency(Concurrency concurrency);
    /// How fast downloads may be together, now and at times; 0 bytes a second: no limit.
    void setRateLimit(qint64 bytesPerSecond);
    void setTimetable(const Timetable &timetable);
    /// Another way to the network, at once. Transfers that run go on over it.
    void setRoute(const Route &route);
    /// Why no network is used; empty when it is.
    QString offlineReason() const;
    /// Goes on with what an earlier run left.
    void restoreTransfers();
    /// Ends what lasts, at the last byte on disk.
    Async<> shutDown();

Q_SIGNALS: // the news of all services, on the engine thread; Engine hands them on
    void transfersChanged(QList<Hubdesk::TransferState> states);
    void transferRemoved(Hubdesk::TransferId id);
    void transferFilesChanged(Hubdesk::TransferId id, QList<Hubdesk::FileState> files);
    void transferLogChanged(Hubdesk::TransferId id, QList<Hubdesk::TransferEvent> log);
    void diskPlanChanged(QList<Hubdesk::VolumePlan> volumes);
    void filesPlaced(Hubdesk::RepoId repo, Hubdesk::CommitId commit, QStringList paths);
    void accountChanged(Hubdesk::AccountState state);
    void rateLimitChanged(int remaining, int quota, int resetSeconds);
    void reachableChanged(bool reachable);
    void outageChanged(Hubdesk::Outage outage);
    void offlineChanged(QString reason);
    void cacheScanning(Hubdesk::CacheProgress progress);
    void cacheWorking(Hubdesk::CacheProgress progress);
    void cacheTouched(QString root);
    void cacheRootChanged(QString root); ///< the cache of the program lies there now
    void verificationsChanged(QList<Hubdesk::VerifyItem> items);
    void updatesChanged(Hubdesk::RadarState state);

private:
    struct Private;
    void checkThread() const;
    void buildNetwork();
    void activateProbe();
    ServiceOptions m_options;
    std::unique_ptr<Private> d;
};

} // namespace Hubdesk
