// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/cache/cachetreemodel.h"

#include "ui/cache/cachebasket.h"
#include "ui/cache/spacecolours.h"
#include "ui/cache/spacetext.h"
#include "ui/shared/format.h"
#include "ui/shared/statebadge.h"

#include <QDateTime>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

CacheTreeModel::CacheTreeModel(IsPinned isPinned, CacheBasket *basket, QObject *parent)
    : QAbstractItemModel(parent)
    , m_isPinned(std::move(isPinned))
    , m_basket(basket)
{
    connect(basket, &CacheBasket::changed, this, &CacheTreeModel::tellChecks);
}

void CacheTreeModel::setSpace(const ShownSpacePtr &space)
{
    beginResetModel();
    m_space = space;
    findMatches();
    forgetRows();
    endResetModel();
}

void CacheTreeModel::setFilter(const CacheFilterLine &filter)
{
    if (filter.filters == m_filter.filters) {
        return;
    }
    beginResetModel();
    m_filter = filter;
    findMatches();
    forgetRows();
    endResetModel();
}

void CacheTreeModel::forgetRows()
{
    m_children.clear();
    m_rows.clear();
}

/// A repo is shown if it matches, with all of it, or for the sake of its revisions that do.
void CacheTreeModel::findMatches()
{
    m_matching.clear();
    m_match = {};
    if (!m_space || m_filter.isEmpty()) {
        return;
    }
    const FilterContext context{ QDateTime::currentMSecsSinceEpoch(), [this](const CacheItem &item) {
                                    return m_isPinned(*item.repo, item.revision);
                                } };
    for (int node = 0; node < m_space->tree.nodes.size(); ++node) {
        const auto &one = m_space->node(node);
        if (one.kind != SpaceNode::Kind::Repo && one.kind != SpaceNode::Kind::Revision) {
            continue;
        }
        const bool isRevision = one.kind == SpaceNode::Kind::Revision;
        const CacheItem item{ &m_space->repo(one), isRevision ? &m_space->revision(one) : nullptr };
        if (!m_filter.matches(item, context) || (isRevision && m_matching.contains(one.parent))) {
            continue;
        }
        m_matching.insert(node);
        m_match.repos += isRevision ? 0 : 1;
        m_match.size += one.size;
    }
    const auto found = m_matching;
    for (const int node : found) {
        const auto &one = m_space->node(node);
        if (one.kind == SpaceNode::Kind::Revision && !m_matching.contains(one.parent)) {
            ++m_match.repos;
            m_matching.insert(one.parent);
        }
    }
}

bool CacheTreeModel::isShown(int node) const
{
    const auto &one = m_space->node(node);
    switch (one.kind) {
    case SpaceNode::Kind::Repo:
        return m_matching.contains(node);
    case SpaceNode::Kind::Revision: {
        // All of them where it is the repo that matches.
        const auto &repo = m_space->node(one.parent);
        for (int other = repo.firstChild; other < repo.firstChild + repo.childCount; ++other) {
            if (m_matching.contains(other)) {
                return m_matching.contains(node);
            }
        }
        return true;
    }
    case SpaceNode::Kind::Loose:
    case SpaceNode::Kind::Payload:
    case SpaceNode::Kind::Xet:
    case SpaceNode::Kind::Assets:
    case SpaceNode::Kind::Prepared:
        return false; // the words are about repositories
    case SpaceNode::Kind::Models:
    case SpaceNode::Kind::Datasets:
    case SpaceNode::Kind::Spaces:
    case SpaceNode::Kind::Kernels:
    case SpaceNode::Kind::Leftovers:
        return !childrenOf(node).isEmpty();
    default:
        return true;
    }
}

const QList<int> &CacheTreeModel::childrenOf(int node) const
{
    if (const auto known = m_children.constFind(node); known != m_children.cend()) {
        return *known;
    }
    const auto &above = m_space->node(node);
    QList<int> children;
    for (int child = above.firstChild; child < above.firstChild + above.childCount; ++child) {
        if (m_filter.isEmpty() || isShown(child)) {
            children.append(child);
        }
    }
    const bool isDown = m_order == Qt::DescendingOrder;
    const auto arrangeBy = [&](auto key) {
        std::ranges::stable_sort(
            children, [&](auto one, auto other) { return isDown ? other < one : one < other; }, key);
    };
    if (m_sorted == NameColumn) {
        arrangeBy([this](int child) { return spaceNodeTitle(*m_space, child).toCaseFolded(); });
    } else if (m_sorted == UsedColumn) {
        arrangeBy([this](int child) { return m_space->facts.at(child).usedMs; });
    } else if (!isDown || m_sorted != SizeColumn) { // they come with the largest first
        arrangeBy([this](int child) { return m_space->node(child).size; });
    }
    for (int row = 0; row < children.size(); ++row) {
        m_rows.insert(children[row], row);
    }
    return *m_children.insert(node, children);
}

int CacheTreeModel::nodeAt(const QModelIndex &index) const
{
    return index.isValid() ? int(index.internalId()) : 0;
}

QModelIndex CacheTreeModel::indexOf(int node) const
{
    if (!m_space || !m_space->has(node) || node == 0) {
        return {};
    }
    childrenOf(m_space->node(node).parent);
    const auto row = m_rows.constFind(node);
    return row == m_rows.cend() ? QModelIndex() : createIndex(*row, 0, quintptr(node));
}

QModelIndex CacheTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!m_space || row < 0 || column < 0 || column >= ColumnCount || parent.column() > 0) {
        return {};
    }
    const auto &children = childrenOf(nodeAt(parent));
    return row < children.size() ? createIndex(row, column, quintptr(children[row])) : QModelIndex();
}

QModelIndex CacheTreeModel::parent(const QModelIndex &index) const
{
    return index.isValid() ? indexOf(m_space->node(nodeAt(index)).parent) : QModelIndex();
}

int CacheTreeModel::rowCount(const QModelIndex &parent) const
{
    return !m_space || m_space->tree.nodes.isEmpty() || parent.column() > 0
        ? 0
        : int(childrenOf(nodeAt(parent)).size());
}

int CacheTreeModel::columnCount(const QModelIndex &parent) const
{
    return parent.column() > 0 ? 0 : ColumnCount;
}

bool CacheTreeModel::hasChildren(const QModelIndex &parent) const
{
    return m_space && !m_space->tree.nodes.isEmpty() && parent.column() <= 0
        && m_space->node(nodeAt(parent)).childCount > 0;
}

void CacheTreeModel::sort(int column, Qt::SortOrder order)
{
    if (column < 0 || (Column(column) == m_sorted && order == m_order)) {
        return;
    }
    Q_EMIT layoutAboutToBeChanged();
    const auto old = persistentIndexList();
    m_sorted = Column(column);
    m_order = order;
    forgetRows();
    QModelIndexList fresh;
    for (const auto &index : old) {
        fresh.append(indexOf(nodeAt(index)).siblingAtColumn(index.column()));
    }
    changePersistentIndexList(old, fresh);
    Q_EMIT layoutChanged();
}

} // namespace Hubdesk
