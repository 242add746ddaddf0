// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/services.h"

#include <QHash>
#include <QObject>
#include <QThread>

#include <functional>
#include <stop_token>

namespace Hubdesk
{

/// The engine thread with its event loop and everything in core that waits. Made on the main thread (of the
/// window or of the command line), which reaches it only through the door (door.h) and through the signals
/// below. Its destructor stops all work at the last byte on disk, waits for what is under way to end, and
/// joins the thread; whoever asked and has no answer by then gets none.
class Engine : public QObject
{
    Q_OBJECT
public:
    explicit Engine(ServiceOptions options, QObject *parent = nullptr);
    ~Engine() override;

    /// Values known at start, and where the cache lies now; to be read from the main thread.
    const ServiceOptions &options() const { return m_options; }
    QThread *thread() { return &m_thread; }

    // Commands without an answer; any thread.
    void pauseTransfer(TransferId id);
    void resumeTransfer(TransferId id);
    void cancelTransfer(TransferId id);
    /// Out of the list, into the history.
    void archiveTransfer(TransferId id);
    /// Once more, of what its revision is now.
    void repeatTransfer(TransferId id);
    void removeTransfer(TransferId id); ///< out of list and history
    void moveTransfer(TransferId id, QueueMove where);
    /// To just before another one, or to the end where that is 0.
    void moveTransferBefore(TransferId id, TransferId other);
    /// The others wait until it has ended.
    void downloadNow(TransferId id);
    /// Until then (UTC), or until resumeTransfers() where that is 0.
    void pauseTransfers(qint64 untilMs = 0);
    void resumeTransfers();
    /// All files of it come by transferFilesChanged(); those of a finished one only after this.
    void showTransferFiles(TransferId id);
    /// The log of it comes by transferLogChanged(), now and whenever it grows, until that of another one is
    /// asked for; 0: none.
    void showTransferLog(TransferId id);
    /// diskPlanChanged() comes, also if nothing has changed.
    void showDiskPlan();
    /// Exact paths of files of one transfer; see TransferQueue.
    void setFilesWanted(TransferId id, const QStringList &paths, bool wanted);
    void setFilePriority(TransferId id, const QStringList &paths, FilePriority priority);
    /// Bytes a second of one transfer, beside the limit of all; 0: none.
    void setTransferLimit(TransferId id, qint64 bytesPerSecond);
    /// Bytes a second of all together where the timetable says nothing else; 0: none.
    void setRateLimit(qint64 bytesPerSecond);
    void setTimetable(const Timetable &timetable);
    void setOffline(bool offline);
    void setConcurrency(Concurrency concurrency);
    void setRoute(Route route);
    void setKeepAnswers(bool keep);
    void setOfficialLogin(bool used);
    /// A window is looked at: an endpoint that does not answer is asked again now and then.
    void setWatched(bool watched);
    /// Asks such an endpoint now.
    void tryHub();

Q_SIGNALS: // all arrive on the main thread as values
    void transfersChanged(QList<Hubdesk::TransferState> states);
    void transferRemoved(Hubdesk::TransferId id);
    void transferFilesChanged(Hubdesk::TransferId id, QList<Hubdesk::FileState> files);
    void transferLogChanged(Hubdesk::TransferId id, QList<Hubdesk::TransferEvent> log); ///< all of it
    /// Of each volume that the queue writes to; at most once a second.
    void diskPlanChanged(QList<Hubdesk::VolumePlan> volumes);
    void filesPlaced(Hubdesk::RepoId repo, Hubdesk::CommitId commit, QStringList paths);
    void accountChanged(Hubdesk::AccountState state);
    void rateLimitChanged(int remaining, int quota, int resetSeconds);
    void reachableChanged(bool reachable);
    /// What is known of an endpoint that does not answer, and of the next try; over when it answers.
    void outageChanged(Hubdesk::Outage outage);
    /// Why no network is used ("" when it is): a variable's name, "--offline", or "switch".
    void offlineChanged(QString reason);
    void cacheScanning(Hubdesk::CacheProgress progress); ///< repos of a scan; at most ten times a second
    void cacheWorking(Hubdesk::CacheProgress progress); ///< of what acts on a cache, likewise
    void cacheRootChanged(QString root); ///< the cache of the program lies there now; options() say so, too
    void cacheTouched(QString root); ///< something has changed there; at most once a second
    /// All that are in the list; at most ten times a second, like the next.
    void verificationsChanged(QList<Hubdesk::VerifyItem> items);
    void updatesChanged(Hubdesk::RadarState state);

private:
    friend class Door;
    template<typename... News>
    void relay(void (Services::*from)(News...), void (Engine::*to)(News...));
    void takeCacheRoot(QString root); // by value, as the news come
    void build();
    void beginClose();
    void closeIfIdle();
    void finish();

    ServiceOptions m_options; ///< main thread, once the engine thread has its copy
    QThread m_thread;
    std::stop_source m_life; ///< stopped when the engine begins to close: no answer arrives after that
    QObject *m_anchor = nullptr; ///< lives on the engine thread and receives what is posted there

    // Touched on the engine thread only.
    std::unique_ptr<Services> m_services;
    QHash<quint64, std::stop_source> m_asked; ///< questions under way
    quint64 m_lastAsked = 0;
    bool m_closing = false;
    bool m_shutDown = false;
};

} // namespace Hubdesk
