// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cache/filelock.h"
#include "core/transfer/downloadflow.h"

#include <memory>

namespace Hubdesk
{

// What the flows into the cache and into a folder have in common. Engine thread.

using HeldLock = std::shared_ptr<FileLock>;

/// Waits, without a worker, for as long as another program holds the lock of the job's file, and tells so;
/// also where the file system knows no locks, and it holds nothing.
constexpr int lockPollMs = 50;
Async<HeldLock> waitForLock(QString path, FileJob job, ProgressReport report, std::stop_token stop);

/// A pause between two attempts. A stop ends it, and so does hurry.
Async<> waitToRetry(int ms, std::shared_ptr<Hurry> hurry, std::stop_token stop);

/// The pointer for a blob that is here, or nothing if the blob is not. Touches the disk: on a worker.
Result<QString> useBlob(const CacheStore &cache, const FileJob &job);

/// A file that needed no network; reports it as done.
PlacedFile cachedFile(const FileJob &job, const QString &path, const ProgressReport &report);

/// The file is there, and not out of our partial: another program has brought it since that was begun. The
/// partial goes, and what the journal knows of it. The caller holds the lock of the file.
Async<> forgetPartial(FlowTools tools, FileJob job);
/// Its parts. Workers only.
bool hasPartial(const FileJob &job);
bool dropPartial(const FileJob &job);

} // namespace Hubdesk
