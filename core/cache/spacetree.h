// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cache/cachereport.h"

#include <QList>

namespace Hubdesk
{

/// A part of the space that a cache takes, and what lies beside it. Its meaning is in the report: `repo`,
/// `revision`, `file`, `blob`, `loose`, `payload`, `beside` and `item` are indexes there, -1 where they do
/// not apply.
struct SpaceNode {
    enum class Kind {
        Root,
        Models, ///< groups; those with nothing in them are left out
        Datasets,
        Spaces,
        Kernels,
        Leftovers, ///< partials, loose blobs, payloads that no blob of the report leads to
        Xet, ///< groups of what lies beside the cache
        Assets,
        Prepared, ///< datasets
        Repo,
        Revision, ///< what this revision alone has
        Shared, ///< what several revisions of its repo have
        File, ///< one blob: `blob` of `repo`; `file` of `revision`, the first that has it, is its shortest
              ///< path
        Loose, ///< one file: `loose` of `repo`, or of the report where `repo` is -1
        Payload, ///< one file of the shared store that no blob leads to: `payload` of the report
        Shelf, ///< several items beside the cache whose paths begin with the same name; `item` is the first
        Item, ///< `item` of `beside`
    };
    Kind kind = Kind::Root;
    int parent = -1;
    int firstChild = -1; ///< children stand together, largest first, equal ones as in the report
    int childCount = 0;
    int repo = -1;
    int revision = -1;
    int file = -1;
    int blob = -1;
    int loose = -1;
    int payload = -1;
    int beside = -1;
    int item = -1;
    /// Bytes of content, of children the sum: every byte of the cache stands in one place. Bytes of a
    /// payload that several repos link to stand in the first of them, and so do those of a file outside that
    /// several link to; what leads to the blob of another repo is nothing here.
    qint64 size = 0;

    bool operator==(const SpaceNode &) const = default;
};

/// The space that a cache takes, as a tree for pictures. Pure; made by a worker, 100,000 files in a fraction
/// of a second.
struct SpaceTree {
    QList<SpaceNode> nodes; ///< root first, parents before their children

    bool isEmpty() const { return nodes.isEmpty() || nodes.first().size == 0; }
    bool operator==(const SpaceTree &) const = default;
};

SpaceTree spaceTreeOf(const CacheReport &report);

} // namespace Hubdesk
