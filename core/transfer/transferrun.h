// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/speedmeter.h"
#include "core/transfer/downloadflow.h"
#include "core/transfer/ratelimiter.h"

#include <QSet>

#include <array>

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
    /// Of those files that there are.
    QList<int> indexesOf(const QStringList &paths) const;
    /// False where there is nothing to change: it is so already, or it is done.
    bool setWanted(int index, bool wanted);
    bool setPriority(int index, FilePriority priority);
    /// What is not on disk of what is wanted; 0 while that is unknown.
    qint64 missingBytes() const;
    /// The next file to start, by priority and then in the order of the repo, or -1.
    int takeNext();
    /// Files that were done and are no longer there: they wait again.
    void lost(const QList<int> &indexes);
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
    bool elsewhere = false; ///< of another cache folder or Hub: never runs here
    std::shared_ptr<Hurry> hurry = std::make_shared<Hurry>();
    bool fromCache = false;
    qint64 fetched = 0;
    RateLimiter limiter; ///< its own limit, and below it that of all
    TransferLog log;
    QSet<int> unsaved; ///< rows for the journal
    QSet<int> unpublished;

    bool isBusy() const { return planning || !active.isEmpty(); }

private:
    void touch(int index);
    void count(int index, int sign);
    void lookAgain(int index);

    std::array<int, 3> m_next{}; ///< by priority: where to look for the next one
    QHash<int, qint64> m_kept; ///< bytes on disk of files that do not run
    SpeedMeter m_meter;
};

} // namespace Hubdesk
