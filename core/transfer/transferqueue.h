// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/async.h"
#include "core/net/retrypolicy.h"
#include "core/settings/concurrency.h"
#include "core/settings/timetable.h"
#include "core/transfer/diskplan.h"
#include "core/transfer/leftovers.h"
#include "core/transfer/transferevent.h"

#include <QObject>

#include <functional>
#include <memory>

namespace Hubdesk
{

class CacheStore;
class HttpClient;
class HubApi;
class Journal;
class KnownVolumes;

/// What the queue and its flows need; all outlive the queue.
struct TransferTools {
    HttpClient *http = nullptr;
    HubApi *hub = nullptr;
    const CacheStore *cache = nullptr;
    Journal *journal = nullptr; ///< open
    KnownVolumes *volumes = nullptr; ///< without them each cache is taken to be connected
    RetryPolicy retry;
    int idleTimeoutMs = 20'000; ///< no byte for so long: connect anew
    bool goesOnLater
        = true; ///< what is unfinished at the end starts by itself where it is taken up next; else
                ///< it is paused, as by a person (the command line: whoever ended it meant it)
    int connectionsAtFirst
        = 1; ///< of a big file, before it is known whether more are faster; tests begin with more
    int reviveMs = 15'000; ///< how often a transfer that waits for a network or for disk space looks again
    int diskPlanMs = 1'000; ///< the plan of the disk is published at most so often
    SpaceAt spaceAt = &volumeSpace; ///< called by several workers; tests give disks of their own
    std::function<QDateTime()> now = [] { return QDateTime::currentDateTime(); }; ///< for the timetable
};

/// Decides what runs: takes requests, keeps them in the journal before the first byte moves, runs the flows,
/// publishes TransferState values at most ten times a second, restores everything after a restart. Owned by
/// Services, lives on the engine thread; commands by id. News leave as values over queued signals.
class TransferQueue : public QObject
{
    Q_OBJECT
public:
    TransferQueue(TransferTools tools, QObject *parent = nullptr);
    ~TransferQueue() override;

    /// Loads the journal and goes on with what was not finished. After DiskFull it does so by itself when
    /// there is room.
    Result<void> restore();
    /// Journal entry, then the flow. The id is valid from here on, over restarts. One that is asked for
    /// paused is paused as by a person, and one that is there already stays as it is. Usage for a folder that
    /// cannot be meant (withRealFolders).
    Result<TransferId> add(const DownloadRequest &asked, Begin begin = Begin::Now);
    /// Waits for the end of a transfer (the command line): the result, or the error that needs attention, or
    /// that of the network or the disk for want of which it is paused. A stop ends the waiting, not the
    /// transfer.
    Async<DownloadResult> wait(TransferId id, std::stop_token stop);
    /// Resolves and lists; reads the cache and writes nothing, not even a listing.
    Async<DownloadPlan> plan(DownloadRequest request, std::stop_token stop);

    /// Among those that are not over. What runs already goes on.
    void move(TransferId id, QueueMove where);
    /// To just before another one, or to the end where that is 0.
    void moveBefore(TransferId id, TransferId other);
    /// It goes first, and those that run wait until it has ended or was stopped.
    void downloadNow(TransferId id);
    /// Those that run or wait, and what is added meanwhile, until then (UTC); 0: until resumeAll().
    void pauseAll(qint64 untilMs = 0);
    /// Whoever has paused them.
    void resumeAll();

    void pause(TransferId id);
    /// Also out of NeedsAttention: tries again. One that waits for its next try does not wait any longer.
    /// Nothing for one of another place.
    void resume(TransferId id);
    void cancel(TransferId id); ///< partial files go, finished files stay
    /// A final one, or one that is being cancelled, out of the list; it stays in the history.
    void archive(TransferId id);
    /// What a final one has asked for once more: of what its revision is now, and all of it, whatever was
    /// unticked.
    void repeat(TransferId id);
    void remove(TransferId id); ///< a final one out of list and history
    /// Out of the journal and the list, if it is final or needs attention; what is on disk stays, so the same
    /// request goes on there (the command line, whose transfers nobody looks at later).
    void forget(TransferId id);
    /// Publishes all files of a transfer. Those of a finished one are not read before this.
    void showFiles(TransferId id);
    void setConcurrency(Concurrency most);
    Concurrency concurrency() const;
    /// Bytes a second of all together where the timetable says nothing else; 0: no limit. At once, also for
    /// what runs.
    void setRateLimit(qint64 bytesPerSecond);
    /// At times when it says "pause", what runs or would start is paused for that reason; a person may let
    /// one go on all the same.
    void setTimetable(const Timetable &timetable);
    /// Bytes a second of one transfer, beside the limit of all; 0: none. Kept.
    void setTransferLimit(TransferId id, qint64 bytesPerSecond);
    /// Exact paths of files. One that is unticked stops at its last byte, and what is there of it stays; the
    /// transfer is done without it. Ticked again it goes on, also where the transfer was done. Kept; nothing
    /// for files that are done.
    void setFilesWanted(TransferId id, const QStringList &paths, bool wanted);
    /// In which order files are begun; what runs goes on. Kept.
    void setFilePriority(TransferId id, const QStringList &paths, FilePriority priority);
    /// Publishes the log of one transfer, now and whenever it grows, until it is that of another one; 0:
    /// none.
    void showLog(TransferId id);
    /// Publishes the plan of the disk, also if it has not changed.
    void showDiskPlan();
    /// Offline mode was switched, or the network came back: what waits for it looks again.
    void networkChanged();
    /// Nothing is written from the moment on when this has ended: what runs is paused for a reason of its
    /// own, and what is begun or resumed meanwhile waits for goOn(), too. May be called several times; each
    /// wants its goOn(), also after a stop, which ends the waiting (Cancelled).
    Async<> standStill(std::stop_token stop = {});
    void goOn();
    /// A folder that lay at one of `from` (one folder, as several spell it) lies at `to` now: its transfers
    /// go on there. While the queue stands still, after the journal was told (Journal::moveRoot) and
    /// `TransferTools::cache` is what it is from now on.
    void rootMoved(const QStringList &from, const QString &to);
    /// Stops everything at the last byte that is on disk; the next start goes on.
    Async<> shutDown();

    /// What nobody goes on with; what of it is named, it removes, and says what is gone: not what somebody
    /// has asked for since, or another program writes to.
    Async<Leftovers> leftovers();
    Result<Leftovers> removeLeftovers(const QStringList &paths);

    QList<TransferState> states() const;
    QList<FileState> files(TransferId id) const;
    QList<TransferEvent> log(TransferId id) const;

Q_SIGNALS:
    void changed(QList<Hubdesk::TransferState> states); ///< only those that changed
    void removed(Hubdesk::TransferId id);
    void filesChanged(Hubdesk::TransferId id, QList<Hubdesk::FileState> files); ///< only those that changed
    void logChanged(Hubdesk::TransferId id, QList<Hubdesk::TransferEvent> log); ///< all of it
    void diskPlanChanged(QList<Hubdesk::VolumePlan> volumes);
    /// A file of this repo is now complete in the cache.
    void placed(Hubdesk::RepoId repo, Hubdesk::CommitId commit, QString path);
    /// It runs no more: done, cancelled, paused, or in need of attention.
    void settled(Hubdesk::TransferId id);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace Hubdesk
