// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/repoid.h"
#include "core/base/result.h"
#include "core/base/revision.h"

#include <QDateTime>
#include <QList>
#include <QMetaType>

#include <optional>

namespace Hubdesk
{

/// Identity of a transfer in the journal; stays the same over restarts. 0 is none.
using TransferId = qint64;

enum class TransferPhase {
    Waiting,
    Resolving,
    Downloading,
    Verifying,
    Placing,
    Paused,
    Retrying,
    NeedsAttention,
    Done,
    Cancelled
};

/// Why a transfer is paused.
enum class PauseReason {
    None, ///< it is not
    User,
    All, ///< the whole queue, by a person; with a time it goes on by itself
    Offline, ///< offline mode is on; goes on when it is off
    NoNetwork, ///< goes on by itself
    DiskFull, ///< goes on by itself; `error` has the missing bytes
    Quit, ///< ended with the program
    Timetable, ///< at this time of the week nothing is fetched; goes on by itself when that is over
    CacheMoves, ///< a cache is on its way to another folder; goes on by itself when it is there
    OtherPlace ///< it belongs to another cache folder or Hub than this program works with
};
/// Stable lower-case word: "no-network"; empty for None. Kept in the journal.
QLatin1StringView pauseReasonName(PauseReason reason);
/// None for an unknown word.
PauseReason pauseReasonFromName(const QString &name);

/// Stable lower-case word: "needs-attention". Kept in the journal.
QLatin1StringView phaseName(TransferPhase phase);
/// Waiting for an unknown word.
TransferPhase phaseFromName(const QString &name);

/// Which files of a transfer are begun first. Kept in the journal as a number.
enum class FilePriority { Low = -1, Normal = 0, High = 1 };

/// What a person watches: a value that the engine publishes at most ten times a second. One a repo; files
/// below.
struct FileState {
    QString path;
    qint64 size = -1; ///< bytes, -1 while unknown
    qint64 done = 0; ///< bytes on disk, of them `hadBefore` from an earlier run or the cache
    qint64 hadBefore = 0;
    qint64 verified = 0;
    TransferPhase phase = TransferPhase::Waiting;
    std::optional<Error> error; ///< with NeedsAttention and Retrying
    bool wanted = true; ///< false: a person has unticked it; what is there of it stays
    FilePriority priority = FilePriority::Normal;

    bool operator==(const FileState &) const = default;
};

struct TransferState {
    TransferId id = 0;
    RepoId repo;
    Revision revision; ///< as asked for
    CommitId commit; ///< as asked for or resolved; empty before
    QString target; ///< where its bytes go: cache root or local folder
    bool inOwnCache = true; ///< that is the cache of this program
    double position = 0; ///< in the queue: the smaller one goes first
    TransferPhase phase = TransferPhase::Waiting;
    PauseReason pauseReason = PauseReason::None; ///< with Paused
    std::optional<Error> error; ///< with NeedsAttention and Retrying
    qint64 retryAtMs = 0; ///< UTC, with Retrying
    qint64 pausedUntilMs = 0; ///< UTC, with Paused for All; 0: until a person lets it go on
    int attempt = 0; ///< with Retrying: n of `attempts`
    int attempts = 0;
    qint64 limit = 0; ///< bytes a second of it alone, beside the limit of all; 0: none
    int fileCount = 0; ///< this and the sums below: of the files that are wanted
    int filesDone = 0;
    qint64 size = -1;
    qint64 done = 0;
    qint64 hadBefore = 0;
    qint64 verified = 0;
    qint64 copied = 0; ///< with Placing: bytes that are in the folder of what is copied there now
    double bytesPerSecond = 0;
    int connections = 0; ///< that bring bytes now
    std::optional<qint64> secondsLeft;
    bool listed = true; ///< false: a person has taken it out of the list; it is in the history alone
    QDateTime added;
    QDateTime finished;
    QString path; ///< snapshot or local folder, or the file where only one was asked for; once planned
    QString folder; ///< to open for a person: that folder, or the one that holds that file

    bool isFinal() const { return phase == TransferPhase::Done || phase == TransferPhase::Cancelled; }
    bool isRunning() const
    {
        return phase == TransferPhase::Resolving || phase == TransferPhase::Downloading
            || phase == TransferPhase::Verifying || phase == TransferPhase::Placing
            || phase == TransferPhase::Retrying;
    }
    bool operator==(const TransferState &) const = default;
};

/// How the list of transfers is kept, where that is not as it should be.
struct JournalNews {
    enum class State {
        Whole,
        SetAside, ///< it could not be read, and a new one was begun; `place` is the old one
        MemoryOnly, ///< lost at the end of the program: `place`, its folder, cannot be written
        Full, ///< there is no room on the volume of `place`: what earlier programs left comes when there is
    };
    State state = State::Whole;
    QString place;
    QString detail; ///< English
};

/// What a folder of a person's own gets, where the files themselves go into the cache.
enum class LocalDirLink {
    None, ///< the files themselves, and the cache gets nothing
    Copy, ///< of its own blocks, where the volume cannot share them
    Symlink,
    Hardlink, ///< a second name: whoever writes into it writes into the cache
    Reflink ///< a copy that shares its blocks with the cache until one of the two is written to
};
/// "copy", "symlink", "hardlink", "reflink", as on the command line and in the journal; empty for None.
QLatin1StringView localDirLinkName(LocalDirLink link);
/// Usage for another word.
Result<LocalDirLink> localDirLinkFromName(const QString &name);

/// What a person asks for.
struct DownloadRequest {
    RepoId repo;
    Revision revision;
    /// The commit that the person saw when asking, which is then what comes, wherever the revision has moved
    /// meanwhile. Empty: what the revision names when the plan is made.
    CommitId commit;
    QStringList
        paths; ///< exact paths; a path that ends in `/` is a folder. Empty: whole repo through the patterns
    QStringList include; ///< hub-protocol.md 5.9; with hasInclude false all pass
    bool hasInclude = false;
    QStringList exclude;
    QString localDir; ///< empty: into the cache
    LocalDirLink localDirLink = LocalDirLink::None; ///< with localDir
    QString cacheDir; ///< another cache folder than that of the program; empty: that one
    bool force = false;

    bool isOneFile() const { return paths.size() == 1 && !paths.first().endsWith(u'/'); }
    bool operator==(const DownloadRequest &) const = default;
};

/// Where a person sends a transfer in the queue.
enum class QueueMove { Top, Up, Down, Bottom };

/// Whether a transfer starts when it is added, or waits until a person lets it go on.
enum class Begin { Now, Paused };

/// What a download would do, before a byte moves.
struct DownloadPlan {
    enum class FileAction { Fetch, Resume, Cached, Skip };
    struct File {
        QString path;
        qint64 size = -1;
        FileAction action = FileAction::Fetch;
        std::optional<Error> refused; ///< with Skip: an unsafe path
        bool operator==(const File &) const = default;
    };
    CommitId commit;
    QList<File> files;
    qint64 bytesToFetch = 0;
    QString path; ///< where it will be

    bool operator==(const DownloadPlan &) const = default;
};

/// How a finished file came to be there.
enum class Outcome { Downloaded, Cached, Resumed, Skipped };
/// "downloaded", ...: the words of the command line's JSON and of the journal.
QLatin1StringView outcomeName(Outcome outcome);
Outcome outcomeFromName(const QString &name);

struct DownloadedFile {
    QString path;
    QString localPath;
    qint64 size = 0;
    Outcome outcome = Outcome::Downloaded;
    std::optional<Error> refused; ///< with Skipped
    bool operator==(const DownloadedFile &) const = default;
};

struct DownloadResult {
    QString path;
    CommitId commit;
    QList<DownloadedFile> files;
    qint64 bytesTransferred = 0;
    bool operator==(const DownloadResult &) const = default;
};

} // namespace Hubdesk

Q_DECLARE_METATYPE(Hubdesk::TransferState)
Q_DECLARE_METATYPE(Hubdesk::FileState)
