// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cache/spacetree.h"

#include <memory>

namespace Hubdesk
{

/// A scanned cache with all that its pictures say of it. Never changed once it is made, so that several views
/// have the same one.
struct ShownSpace {
    /// What a node says beside its size, of all that lies below it together.
    struct Facts {
        qint64 usedMs = 0; ///< last read, or written where nobody reads it; 0: not known
        qint64 frees = 0; ///< bytes of it that nothing outside of it uses, too
        int files = 0; ///< those of a revision with the ones that it shares
        SpaceNode::Kind group = SpaceNode::Kind::Root; ///< that it is in, or is
        bool isShared = false; ///< several revisions have it

        bool operator==(const Facts &) const = default;
    };
    CacheReport report;
    SpaceTree tree;
    QList<Facts> facts; ///< by node

    const SpaceNode &node(int at) const { return tree.nodes.at(at); }
    const CachedRepo &repo(const SpaceNode &node) const { return report.repos.at(node.repo); }
    const CachedRevision &revision(const SpaceNode &node) const
    {
        return repo(node).revisions.at(node.revision);
    }
    const LooseFile &loose(const SpaceNode &node) const
    {
        return node.repo < 0 ? report.loose.at(node.loose) : repo(node).loose.at(node.loose);
    }
    bool has(int at) const { return at >= 0 && at < tree.nodes.size(); }
    /// Whether `above` is it, or is above it.
    bool isWithin(int at, int above) const;
};
using ShownSpacePtr = std::shared_ptr<const ShownSpace>;

/// For a worker: 100,000 files take a fraction of a second.
ShownSpacePtr shownSpaceOf(const CacheReport &report);

/// Lets go of it on a worker: freeing so many values can take longer than a frame.
void dropLater(ShownSpacePtr space);

/// The node of `fresh` that is what `node` is in `old`, or the nearest above it that is still there: after
/// another scan a view stays where it was.
int sameNode(const ShownSpace &old, int node, const ShownSpace &fresh);

} // namespace Hubdesk
