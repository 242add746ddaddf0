// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/upkeep/deletionplan.h"

#include <QDateTime>

namespace Hubdesk
{

/// What nobody asks for any more, as `hf cache prune` chooses it (hub-protocol.md 6.6): revisions that no ref
/// names, incomplete files, payloads whose manifest can be read and names nobody.
struct Pruning {
    QList<DeletionTarget> targets;
    QStringList pinned; ///< detached revisions that stay, as in Pins
    /// Incomplete files that a program writes to right now, by path in the root. The official client takes
    /// them all the same, and that download fails.
    QStringList underWay;
    QStringList
        resumable; ///< begun downloads of ours that are not a week old: the next one goes on with them
    QStringList unsound; ///< repos that are left out, since nobody knows what their refs name

    bool operator==(const Pruning &) const = default;
};

/// Reads manifests, and tries locks: a worker.
Pruning pruningOf(const CacheReport &report, const Pins &pins, const QDateTime &now);

} // namespace Hubdesk
