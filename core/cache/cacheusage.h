// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cache/cachereport.h"

namespace Hubdesk
{

/// Where the space of a cache went: every byte in exactly one part, also those of damaged repos, which the
/// official figures leave out. Only hard links, and links into a store of a version that nobody here knows,
/// count once each.
struct CacheUsage {
    struct Part {
        qint64 count = 0; ///< files
        qint64 size = 0; ///< bytes of content
        qint64 allocated = 0; ///< bytes of blocks on the disk
        bool operator==(const Part &) const = default;
    };
    struct OfKind {
        RepoKind kind = RepoKind::Model;
        int repos = 0;
        int damaged = 0; ///< of those
        int revisions = 0;
        Part own; ///< blobs of snapshots, without what lies in the shared store
        bool operator==(const OfKind &) const = default;
    };
    QList<OfKind> kinds; ///< those that are here
    Part shared; ///< payloads of the shared store that some repo leads to
    Part unused; ///< payloads that none leads to
    Part looseBlobs; ///< in `blobs/`, and no snapshot leads to them
    Part partials; ///< of ours
    Part incomplete; ///< of the official client
    Part temporary; ///< left by programs that were ended
    qint64 besides = 0; ///< allocated for listings, refs and notes
    qint64 locks = 0; ///< allocated
    Part elsewhere; ///< outside the cache, where links lead out of it; not in total()

    Part total() const;
    bool operator==(const CacheUsage &) const = default;
};

/// Pure.
CacheUsage usageOf(const CacheReport &report);

} // namespace Hubdesk
