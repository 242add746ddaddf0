// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/upkeep/fileusers.h"
#include "core/upkeep/quarantine.h"

#include <QString>

#include <stop_token>

namespace Hubdesk
{

// A cache goes to another folder or disk in two steps, so that at every moment one of the two is whole:
// moveCache() brings everything there, then whoever called says from where the cache is read from now on, and
// only then finishMove() takes the old one away. On the same volume the first step is a rename, and the
// second one nothing. A record in the target (`.locks/.hubdesk-move.json`, where no scan looks) says how far
// it is: whatever ends the program, planMove() finds it, and both go on.

struct MovePlan {
    enum class Way { Rename, Copy };
    QString root; ///< of the cache, links resolved; it may be gone already where `goesOn`
    QString target; ///< absolute
    Way way = Way::Rename;
    bool keepsOld = false; ///< a copy is made, and the old one stays
    bool goesOn = false; ///< with a move that was interrupted
    bool isCopied = false; ///< that had brought everything there
    qint64 files = 0; ///< regular files and links
    qint64 size = 0; ///< bytes of content
    qint64 needed = 0; ///< bytes of the volume that are still to be written
    qint64 free = 0; ///< there
    QList<FileUser> users; ///< who has files of it open now

    bool fits() const { return needed <= free; }
    bool operator==(const MovePlan &) const = default;
};

struct MovedCache {
    qint64 files = 0; ///< that were brought there in this run
    bool isOldGone = false;
    QList<UpkeepFailure> failures; ///< what could not be copied, or stays in the old place, and why

    bool operator==(const MovedCache &) const = default;
};

/// Looks at all of it. The target must be absent or empty, or hold an unfinished move of this cache; its
/// parents are made when it begins. EntryNotFound: there is no cache. Usage: one folder lies in the other, or
/// they are the same. Conflict: something else lies there, or a quarantine of the cache would be left behind,
/// and is to be emptied or put back before. A worker.
Result<MovePlan>
planMove(const QString &root, const QString &target, bool keepOld, const std::stop_token &stop);

/// The line that tells Python and others of a cache that lies in `root`. HF_HUB_CACHE beats HF_HOME, which
/// says where other things lie, too, the token among them.
QString variableForCache(const QString &root);

/// Brings everything to the target: links as links (one that would lead elsewhere from there is mended), hard
/// links as hard links, with modes and times; each file is read back from the target and compared before it
/// gets its name. Goes over it again until nothing has changed meanwhile; Conflict where that does not end.
/// With failures the old one is still the cache, and finishMove() must not follow. DiskFull before anything
/// is written, Cancelled: it goes on the next time. `progress` counts bytes. A worker.
Result<MovedCache> moveCache(const MovePlan &plan, UpkeepProgress *progress, const std::stop_token &stop);

/// Takes away the old one, a repo at a time, each in one step and only after the target was found to have all
/// of it. What has appeared in it since is brought to the target first; what was changed in both places, and
/// what somebody downloads there right now, stays, with its reason. With `keepsOld` only the record goes. A
/// worker.
Result<MovedCache> finishMove(const MovePlan &plan, UpkeepProgress *progress, const std::stop_token &stop);

} // namespace Hubdesk
