// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/upkeep/quarantine.h"

#include <QList>
#include <QString>

#include <array>
#include <stop_token>

namespace Hubdesk
{

// Files of a snapshot into a folder of a person's own, under their own names, without fetching anything. As
// with the cache there is a plan before the act: what would be written, what is in the way, what it costs.
// Nothing is written through a link, nor outside the folder, nor into the cache.

/// How they get there.
enum class PlaceWay {
    Reflink, ///< a file of its own that shares its blocks with the cache until one of the two is written to
    HardLink, ///< a second name: whoever writes into it writes into the cache
    Symlink, ///< leads into the cache, and to nothing when that has lost the file
    Copy, ///< of its own blocks, where the volume cannot share them
};
constexpr int placeWays = 4;

/// Why a way is none.
enum class PlaceObstacle {
    None,
    OtherVolume, ///< the folder lies on another one than the cache
    NotSupported, ///< the file system does not know that
    NotAllowed, ///< the system does not let us, or the file system says so of what it does not know
};

struct PlaceWish {
    QString root; ///< of the cache
    QString repo; ///< name of its folder in it
    QString commit; ///< name of the snapshot
    QString folder;
};

struct PlacePlan {
    struct File {
        QString path; ///< in the repo
        QString source; ///< the regular file behind it, absolute, links resolved
        QString blob; ///< what it leads to in one step: outlives the snapshot
        qint64 size = 0;
        bool isThere = false; ///< something of that name is in the folder

        bool operator==(const File &) const = default;
    };
    QString root; ///< links resolved, as the next two
    QString snapshot;
    QString folder; ///< as far as it exists
    QList<File> files; ///< by path
    QList<UpkeepFailure> refused; ///< what is not placed, whatever the way
    std::array<PlaceObstacle, placeWays> obstacles{}; ///< by PlaceWay
    qint64 free = 0; ///< bytes on the volume of the folder

    bool isPossible(PlaceWay way) const { return obstacles.at(size_t(way)) == PlaceObstacle::None; }
    int conflicts() const;
    /// Files and their bytes that are written: with `replaces` also those that are there.
    int count(bool replaces) const;
    qint64 size(bool replaces) const;
    /// Bytes of the volume that they take.
    qint64 cost(PlaceWay way, bool replaces) const;
    bool operator==(const PlacePlan &) const = default;
};

/// Looks at both, and tries the ways beside the folder with names that are gone again. EntryNotFound: there
/// is no such snapshot. Usage: no folder, or one in the cache. Permission: nothing may be written there. A
/// worker.
Result<PlacePlan> planPlacing(const PlaceWish &wish, const std::stop_token &stop);

struct Placement {
    int placed = 0;
    int skipped = 0; ///< something of that name is there
    int already = 0; ///< are there in that way
    qint64 size = 0; ///< bytes of content of those placed
    bool isStopped = false; ///< before its end; what is placed stays
    QList<UpkeepFailure> failures; ///< by path in the repo

    bool operator==(const Placement &) const = default;
};

/// Each file comes under a temporary name and gets its own in one step. What is there is replaced only with
/// `replaces`, and a folder never. DiskFull before anything is written. `progress` counts bytes. A worker.
Result<Placement> placeFiles(const PlacePlan &plan,
                             PlaceWay way,
                             bool replaces,
                             UpkeepProgress *progress,
                             const std::stop_token &stop);

/// Whether a file of its own in `folder` can share the blocks of a file: tried, and taken away again. A
/// worker.
bool canShareBlocks(const QString &file, const QString &folder);

} // namespace Hubdesk
