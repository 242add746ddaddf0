// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cache/filelock.h"
#include "core/transfer/fetchflow.h"
#include "core/transfer/together.h"

#include <map>

namespace Hubdesk
{

/// The short way of a small file into the cache: it stays in memory until it is whole, and what the disk has
/// to do is done for many at once. It is for files of which nothing is here, and that come as they are
/// listed, at the first attempt; everything else goes the general way, which knows partials, repairs and all
/// that a server can do wrong. Engine thread; made and owned by the TransferQueue.
class SmallFiles
{
public:
    static constexpr qint64 mostSize = 64 << 10;

    struct Question {
        FileJob job;
        SpaceAt spaceAt;
    };
    /// What the disk has of a file.
    struct Place {
        QString here; ///< its pointer; empty: it is not here
        std::shared_ptr<FileLock> lock; ///< of the file, if it is to be fetched; null: the general way
        std::optional<VolumeSpace> volume; ///< where it goes; nothing: nobody knows
    };
    struct Arrived {
        FileJob job;
        QByteArray bytes;
    };

    /// For the caches below one folder: a slow disk keeps nobody else waiting.
    struct Disk {
        Disk();
        Together<Question, Place> look;
        /// Integrity where the hash is another one, Conflict where somebody has left a partial; no partial of
        /// it stays after any error.
        Together<Arrived, Result<QString>> place;
    };
    Disk &diskOf(const FileJob &job);

private:
    std::map<QString, Disk> m_disks; ///< by root
};

/// How the short way ended, if not with an error that holds for the general one too.
struct SmallEnd {
    std::optional<PlacedFile> placed; ///< nothing: the general way is to be gone, from its beginning
    EarlierAttempt attempt;
};

/// Whether the short way is open for a job at all.
bool isForShortWay(const FlowTools &tools, const FileJob &job);
Async<SmallEnd> fetchSmall(FlowTools tools, FileJob job, ProgressReport report, std::stop_token stop);

} // namespace Hubdesk
