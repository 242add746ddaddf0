// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/transfer/downloadplan.h"
#include "core/transfer/ratelimiter.h"
#include "core/transfer/smallflow.h"
#include "core/transfer/transferqueue.h"
#include "core/transfer/transferrun.h"

#include <QElapsedTimer>
#include <QTimer>

namespace Hubdesk
{

/// What a person may want to see opened: never a downloaded file itself.
QString folderOf(const DownloadRequest &request, const QString &path);

/// The inside of TransferQueue: what runs (transferqueue_run.cpp), in which order (transferqueue_order.cpp),
/// how many and how fast (transferqueue_limits.cpp), on which disks (transferqueue_space.cpp), what is stored
/// (transferqueue_keep.cpp), what is told (transferqueue_news.cpp), what waits for a cache that is being
/// moved (transferqueue_still.cpp).
struct TransferQueue::Private {
    /// Of a timer that waits for a time of the day; then the clock is looked at again, since a computer may
    /// have slept.
    static constexpr qint64 longestSleepMs = 30'000;

    Private(TransferQueue *queue, TransferTools with);

    // ---- transferqueue.cpp
    TransferRun *find(TransferId id) const;
    TransferRun *append(StoredTransfer transfer);
    void takeUp(TransferRun *run);
    void wantAll(const TransferRun *run);
    std::optional<TransferId> joinSame(const DownloadRequest &request, Begin when);
    StoredTransfer newTransfer(const DownloadRequest &request, Begin when) const;
    void load(TransferRun *run);
    void findKept(TransferRun *run);
    Result<void> takePlan(TransferRun *run, const QList<PlannedFile> &planned);
    void removePartials(const TransferRun *run);
    void drop(TransferId id);
    bool isElsewhere(const StoredTransfer &transfer) const;
    Destination destinationOf(const StoredTransfer &transfer) const;
    void save(TransferRun *run);
    void saveRows(TransferRun *run);
    Result<DownloadResult> resultOf(TransferRun *run);
    bool isQuiet() const;

    // ---- transferqueue_order.cpp
    void place(std::size_t from, std::size_t to);
    void hold(TransferRun *run);
    void letGo();
    void checkHeld();
    void keepHeld();

    // ---- transferqueue_still.cpp
    void pauseWaiting();
    /// What runs is asked to stop, what waits is paused.
    void haltAll();
    void leaveThere(TransferRun *run);
    void takeFromThere(TransferRun *run);

    // ---- transferqueue_limits.cpp
    void pump();
    void pumpSoon();
    /// Of small files the transfer is to have `mostSmall` at once.
    bool mayStart(const TransferRun &run, const StoredFile &file, int mostSmall) const;
    void followTimetable();
    void restByTimetable();
    void goOnAfterTimetable();
    TransferRun *withFiles(TransferId id);

    // ---- transferqueue_space.cpp
    QCoro::Task<SpaceAt> lookAtDisks(QStringList places);
    QList<SpaceNeed> needsBeside(const TransferRun *run) const;
    QStringList placesWaitedFor() const;
    QStringList placesOfAll() const;
    Async<> connected(TransferId id);
    Async<> makeReady(TransferId id);
    bool hasRoomNow(TransferRun *run, const SpaceAt &spaceAt);
    QCoro::Task<> revive();
    void planDiskSoon();
    QCoro::Task<> planDisk();

    // ---- transferqueue_news.cpp
    void publishSoon();
    void publish();
    void publishFiles();
    void note(TransferRun *run, TransferEvent event);
    void notePhase(TransferRun *run, TransferPhase before, PauseReason why);
    void publishLogs();

    // ---- transferqueue_run.cpp: everything below, and pump(), may start or end flows
    void start(TransferRun *run);
    void feed(TransferRun *run, int mostSmall);
    QCoro::Task<> planRun(TransferId id);
    Async<> begin(TransferId id, SnapshotPlan plan);
    QCoro::Task<> runFile(TransferId id, int index);
    void fileEnded(TransferRun *run, int index, const Result<PlacedFile> &result, bool stopped);
    void fileFailed(TransferRun *run, int index, const Error &error);
    Result<void> writeRef(TransferRun *run);
    void settle(TransferRun *run);
    void finish(TransferRun *run);
    void setPhase(TransferRun *run,
                  TransferPhase phase,
                  PauseReason reason = PauseReason::None,
                  std::optional<Error> error = {});
    void stopFor(TransferRun *run, TransferRun::Stop why, const Error &error);

    TransferQueue *q;
    TransferTools tools;
    RateLimiter limiter;
    Concurrency most; // before the tools, which are made with it
    SmallFiles small;
    FlowTools flowTools;
    std::vector<std::unique_ptr<TransferRun>> runs; ///< in order of the queue
    int flows = 0; ///< coroutines that have not ended
    TransferId first = 0; ///< the only one that runs, until it ends
    bool held = false; ///< all are paused, until a time or a person lets them go on
    qint64 heldUntilMs = 0; ///< UTC; 0: until a person does
    qint64 generalLimit = 0; ///< bytes a second where the timetable says nothing; 0: none
    Timetable timetable;
    int standing = 0; ///< for so many moves of caches that are under way
    bool isPumpDue = false;
    bool resting = false; ///< by the timetable
    bool closing = false;
    QSet<TransferId> unpublished;
    TransferId shownLog = 0; ///< whose log somebody looks at
    bool logIsNew = false;
    QList<VolumePlan> diskPlan; ///< as it was published
    bool diskPlanAsked = false; ///< published also if it is the same
    bool planningDisk = false;
    bool reviving = false;
    QHash<QString, qint64> looking; ///< places that a worker looks at, since when (of the clock)
    QHash<QString, qint64> partials; ///< bytes on disk by path, while transfers are taken up
    QElapsedTimer clock;
    QTimer publishTimer;
    QTimer newsTimer; ///< of the rest of a long list of files
    QTimer saveTimer;
    QTimer reviveTimer;
    QTimer restoreTimer; ///< the journal's volume was full at the start
    QTimer heldTimer;
    QTimer timetableTimer;
    QTimer diskTimer;
};

} // namespace Hubdesk
