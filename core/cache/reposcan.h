// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cache/cachereport.h"
#include "core/cache/folder.h"

#include <atomic>
#include <stop_token>
#include <variant>

namespace Hubdesk
{

/// How far a scan is: written by workers, read by whoever shows it.
struct ScanProgress {
    std::atomic<int> repos = 0;
    std::atomic<int> repoCount = 0;
    std::atomic<qint64> files = 0;
};

/// An entry of the cache's root that is no repo.
struct Stranger {
    CacheDamage damage;
    QList<LooseFile> incomplete; ///< in a `blobs` of its own, as the official client counts them
};

using ScannedEntry = std::variant<CachedRepo, Stranger>;

/// Reads one folder of the root, as the official client does (hub-protocol.md 6.2, hub-delta-cache.md 4):
/// what a link of a snapshot names first is the blob, wherever that leads. One look at the disk for each link
/// and for each blob. `hasStore`: the root has a shared store. A pure function for workers; what it cannot
/// read is among the damages. Cancelled is the only error.
Result<ScannedEntry> scanRepo(const Folder &root,
                              const Folder::Entry &entry,
                              bool hasStore,
                              ScanProgress *progress,
                              const std::stop_token &stop);

/// Tests: as if every scan began so much later. What has changed just now is never taken for unchanged.
void pretendScansAreLater(qint64 ms);

} // namespace Hubdesk
