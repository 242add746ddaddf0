// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/cache/cachebasket.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

size_t qHash(const DeletionTarget &target, size_t seed = 0)
{
    return qHashMulti(seed, int(target.kind), target.repo, target.name);
}

std::optional<DeletionTarget> CacheBasket::targetOf(const ShownSpace &space, int node)
{
    using Kind = SpaceNode::Kind;
    using Target = DeletionTarget::Kind;
    const auto &one = space.node(node);
    const auto folder = one.repo < 0 ? QString() : folderOf(space.repo(one));
    switch (one.kind) {
    case Kind::Repo:
        return DeletionTarget{ Target::Repo, folder, {} };
    case Kind::Revision:
        return DeletionTarget{ Target::Revision, folder, space.revision(one).commit };
    case Kind::Loose: {
        const auto &path = space.loose(one).path;
        return DeletionTarget{ Target::Loose, path.section(u'/', -3, -3), path.section(u'/', -1) };
    }
    case Kind::Payload:
        return DeletionTarget{ Target::Payload, {}, space.report.payloads.at(one.payload).hash };
    case Kind::Shelf:
        return DeletionTarget{ Target::Beside,
                               space.besideFolder(one).root,
                               space.besideItem(one).path.section(u'/', 0, -2) };
    case Kind::Item:
        return DeletionTarget{ Target::Beside, space.besideFolder(one).root, space.besideItem(one).path };
    default:
        return {}; // a file goes with its revision
    }
}

void CacheBasket::setSpace(const ShownSpacePtr &space)
{
    m_space = space;
    m_nodeOf.clear();
    for (int node = 0; space && node < space->tree.nodes.size(); ++node) {
        if (const auto target = targetOf(*space, node)) {
            m_nodeOf.insert(*target, node);
        }
    }
    m_targets.removeIf([this](const DeletionTarget &target) { return !m_nodeOf.contains(target); });
    findNodes();
}

void CacheBasket::settle()
{
    findNodes();
    Q_EMIT changed();
}

/// A target that lies in another one is that one's.
void CacheBasket::findNodes()
{
    m_nodes.clear();
    m_below.clear();
    for (const auto &target : std::as_const(m_targets)) {
        m_nodes.insert(m_nodeOf.value(target));
    }
    for (const int node : std::as_const(m_nodes)) {
        for (int above = m_space->node(node).parent; above >= 0; above = m_space->node(above).parent) {
            ++m_below[above];
        }
    }
}

Qt::CheckState CacheBasket::stateOf(int node) const
{
    if (!m_space || !m_space->has(node)) {
        return Qt::Unchecked;
    }
    for (int above = node; above >= 0; above = m_space->node(above).parent) {
        if (m_nodes.contains(above)) {
            return Qt::Checked;
        }
    }
    if (!m_below.contains(node)) {
        return Qt::Unchecked;
    }
    const auto &one = m_space->node(node);
    int whole = 0;
    for (int child = one.firstChild; child < one.firstChild + one.childCount; ++child) {
        // What revisions share goes with the last of them.
        whole += m_space->node(child).kind == SpaceNode::Kind::Shared || stateOf(child) == Qt::Checked;
    }
    return whole == one.childCount ? Qt::Checked : Qt::PartiallyChecked;
}

bool CacheBasket::canTake(int node) const
{
    const auto kind = m_space && !m_isFrozen ? m_space->node(node).kind : SpaceNode::Kind::File;
    return kind != SpaceNode::Kind::File && kind != SpaceNode::Kind::Shared && kind != SpaceNode::Kind::Root;
}

void CacheBasket::set(int node, bool in)
{
    if (!canTake(node) || stateOf(node) == (in ? Qt::Checked : Qt::Unchecked)) {
        return;
    }
    if (in) {
        takeNode(node);
    } else {
        dropNode(node);
    }
    settle();
}

void CacheBasket::takeNode(int node)
{
    m_targets.removeIf([&](const DeletionTarget &target) {
        return m_space->isWithin(m_nodeOf.value(target), node); // they go along
    });
    if (const auto target = targetOf(*m_space, node)) {
        m_targets.append(*target);
        return;
    }
    const auto &group = m_space->node(node);
    for (int child = group.firstChild; child < group.firstChild + group.childCount; ++child) {
        takeNode(child);
    }
}

/// Where more than the node was in, the rest of that stays in.
void CacheBasket::dropNode(int node)
{
    m_targets.removeIf(
        [&](const DeletionTarget &target) { return m_space->isWithin(m_nodeOf.value(target), node); });
    int above = m_space->node(node).parent;
    while (above >= 0 && !m_nodes.contains(above)) {
        above = m_space->node(above).parent;
    }
    if (above < 0) {
        return;
    }
    m_targets.removeAll(*targetOf(*m_space, above));
    const auto &whole = m_space->node(above);
    for (int child = whole.firstChild; child < whole.firstChild + whole.childCount; ++child) {
        if (child != node && targetOf(*m_space, child)) {
            m_targets.append(*targetOf(*m_space, child));
        }
    }
}

void CacheBasket::add(const QList<DeletionTarget> &targets)
{
    if (m_isFrozen) {
        return;
    }
    for (const auto &target : targets) {
        if (m_nodeOf.contains(target) && stateOf(m_nodeOf.value(target)) != Qt::Checked) {
            takeNode(m_nodeOf.value(target));
        }
    }
    settle();
}

void CacheBasket::remove(const QList<DeletionTarget> &targets)
{
    m_targets.removeIf([&](const DeletionTarget &target) { return targets.contains(target); });
    settle();
}

bool CacheBasket::hasAll(const QList<DeletionTarget> &targets) const
{
    return !targets.isEmpty() && std::ranges::all_of(targets, [this](const DeletionTarget &target) {
        return m_nodeOf.contains(target) && stateOf(m_nodeOf.value(target)) == Qt::Checked;
    });
}

void CacheBasket::setFrozen(bool frozen)
{
    if (std::exchange(m_isFrozen, frozen) != frozen) {
        clear(); // also tells the boxes
    }
}

void CacheBasket::clear()
{
    m_targets.clear();
    settle();
}

} // namespace Hubdesk
