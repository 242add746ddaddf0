// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/speedmeter.h"
#include "core/transfer/diskplan.h"
#include "core/transfer/downloadflow.h"
#include "core/transfer/ratelimiter.h"

#include <QSet>

#include <array>
#include <set>

namespace Hubdesk
{

/// One transfer in memory: its stored form, its files, what of them is under way. Used by TransferQueue
/// alone; keeps the sums of its state right without walking over all files. A value but for the stop source.
class TransferRun
{
public:
    /// Why the run is being stopped.
    enum class Stop {
        None,
        Wait, ///< another one goes first
        Hold, ///< with all others
        Timetable,
        StandStill, ///< with all others, until a cache has been moved
        Pause,
        Cancel,
        Quit,
        NoNetwork,
        DiskFull,
        Failed
    };

    /// `all` is the limit of all transfers together, and outlives it.
    TransferRun(StoredTransfer transfer, Destination where, RateLimiter *all);

    TransferId id() const { return stored.state.id; }
    TransferState &state() { return stored.state; }
    const TransferState &state() const { return stored.state; }

    void setFiles(QList<StoredFile> files);
    /// Of a file that does not run: so much of it is on disk.
    void setKept(int index, qint64 bytes);
    /// What the disk says of files; `gone` of those that were done, the others of those that were not and
    /// need not be fetched.
    struct Seen {
        QList<int> gone; ///< no longer there, or not of the right size
        QList<int> here; ///< the cache has them, or the folder that all goes into
        QList<int> toCopy; ///< the cache has them, for a folder that gets real files
        QList<int> inFolder; ///< beside those of the cache, the folder has its copy already
    };
    /// Of one that is to be copied, or -1.
    int firstToCopy() const { return m_toCopy.isEmpty() ? -1 : *m_toCopy.cbegin(); }
    /// Of those files that there are.
    QList<int> indexesOf(const QStringList &paths) const;
    /// False where there is nothing to change: it is so already, or it is done.
    bool setWanted(int index, bool wanted);
    bool setPriority(int index, FilePriority priority);
    /// What still has to be written, and where; 0 while that is unknown.
    QList<SpaceNeed> needs() const;
    /// The next file to start, by priority and then in the order of the repo, or -1.
    int next();
    /// It starts.
    void take(int index);
    /// Of the small ones that have started.
    struct Small {
        int active = 0; ///< all
        int placing = 0; ///< whose bytes are all here: the disk has the rest to do
    };
    Small small() const;
    /// Takes over what the disk says now, and forgets what it said before.
    void see(const Seen &seen);
    /// A file met a full disk though there was to be room: the time until the next try grows.
    void waitForRoom(qint64 nowMs, int firstMs);
    /// Whether to try again: there is more room than when it was first looked at after that, or the time is
    /// over (a quota is not seen in the room).
    bool isRoomNew(qint64 nowMs, qint64 room);
    /// Something went well, or a person wants it: the next full disk is the first again.
    void forgetFullDisk() { m_fullUntilMs = m_timesFull = 0; }
    /// Files that failed, or were stopped, wait again.
    void rewind();
    /// New numbers of a file under way.
    void progressed(int index, const FileProgress &progress);
    void fileDone(int index, Outcome outcome, qint64 fetched);
    void fileFailed(int index, const Error &error);
    void fileStopped(int index);
    /// Phase, speed and time left from the files under way; before publishing.
    void refresh(qint64 nowMs);
    FileState fileState(int index) const;
    /// Of those in `unpublished` so many at most, in their order; they are out of it.
    QList<FileState> takeNews(qsizetype most);
    /// The first error of a file that is wanted, if any has one.
    std::optional<Error> firstError() const;
    void requestStop(Stop why);

    StoredTransfer stored;
    Destination destination;
    QList<StoredFile> files;
    QHash<int, FileProgress> active; ///< by index
    QHash<int, std::stop_source> fileStops; ///< of each that is under way, for it alone
    std::stop_source stop;
    Stop stopping = Stop::None;
    std::optional<Error> stopError;
    bool planning = false;
    bool again = false; ///< resumed while it was still stopping
    bool exempt = false; ///< a person has let it go on in spite of the timetable
    bool loaded = false; ///< files are in memory
    bool sharesBlocks = false; ///< copies from the cache into the folder take no room there
    bool elsewhere = false; ///< of another cache folder or Hub: never runs here
    /// What it is there, where it does not go on by itself.
    struct There {
        TransferPhase phase;
        PauseReason reason;
        std::optional<Error> error;
    };
    std::optional<There> there;
    std::shared_ptr<Hurry> hurry = std::make_shared<Hurry>();
    bool fromCache = false;
    bool isFound = false; ///< its ref has been seen since it was started, so that the snapshot can be found
    qint64 fetched = 0;
    RateLimiter limiter; ///< its own limit, and below it that of all
    TransferLog log;
    QSet<int> unsaved; ///< rows for the journal
    std::set<int> unpublished;

    bool isBusy() const { return planning || !active.isEmpty(); }

private:
    void touch(int index);
    void lose(int index);
    qint64 restOf(const QSet<int> &indexes) const;
    void count(int index, int sign);
    void lookAgain(int index);

    std::array<int, 3> m_next{}; ///< by priority: where to look for the next one
    QHash<int, qint64> m_kept; ///< bytes on disk of files that do not run
    qint64 m_fullUntilMs = 0; ///< after a full disk, when to try again in any case
    qint64 m_roomWhenFull = -1; ///< -1: not looked at yet
    int m_timesFull = 0; ///< one after the other
    QSet<int> m_here; ///< that count as kept for what Seen says
    QSet<int> m_toCopy;
    QSet<int> m_inFolder;
    qint64 m_placed = 0; ///< bytes of files that are wanted and done
    SpeedMeter m_meter;
};

} // namespace Hubdesk
