// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/upkeep/deletionplan.h"
#include "ui/cache/shownspace.h"

#include <QHash>
#include <QObject>
#include <QSet>

namespace Hubdesk
{

/// What a person has collected to be deleted. Speaks of targets, which stay what they are over a new scan; of
/// nodes where a view asks. GUI thread; owned by the page.
class CacheBasket : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// Targets that are not there any more are dropped. Does not tell changed(): until the views have the
    /// same space, their nodes are others. Who gives it to all of them tells them last.
    void setSpace(const ShownSpacePtr &space);
    const QList<DeletionTarget> &targets() const { return m_targets; }
    bool isEmpty() const { return m_targets.isEmpty(); }
    /// Nodes that are in it as such; what lies below them goes along.
    QSet<int> nodes() const { return m_nodes; }

    /// Whether a node goes: wholly, in part, or not.
    Qt::CheckState stateOf(int node) const;
    /// Whether it can be put in by itself.
    bool canTake(int node) const;
    void set(int node, bool in);
    void add(const QList<DeletionTarget> &targets);
    void remove(const QList<DeletionTarget> &targets);
    bool hasAll(const QList<DeletionTarget> &targets) const;
    void clear();
    /// Nothing goes in while the disk is not there to take it from.
    void setFrozen(bool frozen);
    bool isFrozen() const { return m_isFrozen; }

    /// What a node is as a target; nothing for a group, and for what several revisions share.
    static std::optional<DeletionTarget> targetOf(const ShownSpace &space, int node);

Q_SIGNALS:
    void changed();

private:
    void takeNode(int node);
    void dropNode(int node);
    void settle();
    void findNodes();

    ShownSpacePtr m_space;
    QList<DeletionTarget> m_targets; ///< in the order in which they were added
    QHash<DeletionTarget, int> m_nodeOf; ///< of all that can be a target
    QSet<int> m_nodes;
    bool m_isFrozen = false;
    QHash<int, int> m_below; ///< of nodes above: how many in the basket
};

} // namespace Hubdesk
