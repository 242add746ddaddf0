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
    /// The names that most of the space is for, each with a colour of its own.
    struct Ranking {
        QStringList names; ///< the largest first
        QList<int> ofRepo; ///< by repo: place in `names`; -1: none of them
        bool hasOthers = false; ///< a repo is of none of them

        bool operator==(const Ranking &) const = default;
    };
    CacheReport report;
    SpaceTree tree;
    QList<Facts> facts; ///< by node
    Ranking libraries;
    Ranking owners;

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
    const BesideFolder &besideFolder(const SpaceNode &node) const { return report.beside.at(node.beside); }
    const BesideItem &besideItem(const SpaceNode &node) const
    {
        return besideFolder(node).items.at(node.item);
    }
    /// Of the cache alone, without what lies beside it.
    qint64 cacheSize() const { return tree.nodes.isEmpty() ? 0 : node(0).size - report.besideSize(); }
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
