// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/cache/cachebasket.h"
#include "ui/cache/cachetreemodel.h"
#include "ui/cache/spacecolours.h"
#include "ui/cache/spacetext.h"
#include "ui/shared/format.h"
#include "ui/shared/icons.h"
#include "ui/shared/statebadge.h"

#include <QDateTime>

using namespace Qt::StringLiterals;

// What the rows say.
namespace Hubdesk
{

QVariant CacheTreeModel::text(int node, int column) const
{
    const auto &one = m_space->node(node);
    switch (Column(column)) {
    case NameColumn:
        return spaceNodeTitle(*m_space, node);
    case SizeColumn:
        return formatSize(one.size);
    case UsedColumn: {
        const auto used = m_space->facts.at(node).usedMs;
        const bool isGroup = one.parent == 0;
        return used > 0 && !isGroup ? formatAgo(QDateTime::fromMSecsSinceEpoch(used)) : QString();
    }
    case StateColumn:
        return badge(node).value<StateBadge>().word;
    case ShareColumn:
    case ColumnCount:
        break;
    }
    return {};
}

QVariant CacheTreeModel::badge(int node) const
{
    const auto &one = m_space->node(node);
    StateBadge badge;
    if (one.kind == SpaceNode::Kind::Repo || one.kind == SpaceNode::Kind::Revision) {
        const auto &repo = m_space->repo(one);
        const auto *revision = one.kind == SpaceNode::Kind::Revision ? &m_space->revision(one) : nullptr;
        if (m_isPinned(repo, revision)) {
            //: State of a repo that cannot be deleted from the cache until that is undone.
            badge = { LocalState::Complete, tr("Pinned"), 0 };
        } else if (!revision && !repo.isSound()) {
            badge = { LocalState::NeedsAttention, tr("Damaged"), 0 };
        } else if (revision && revision->refs.isEmpty()) {
            badge = { LocalState::Detached, stateWord(LocalState::Detached), 0 };
        }
    }
    const bool isBeside = one.beside >= 0 && one.parent == 0;
    if (isBeside && !m_space->besideFolder(one).damages.isEmpty()) {
        //: State of a folder: something in it could not be read, or all of it is left alone.
        badge = { LocalState::NeedsAttention, tr("Warning"), 0 };
    }
    return QVariant::fromValue(badge);
}

/// Of a group.
QVariant CacheTreeModel::sign(int node) const
{
    switch (m_space->node(node).kind) {
    case SpaceNode::Kind::Models:
        return icon(Icon::Model);
    case SpaceNode::Kind::Datasets:
        return icon(Icon::Dataset);
    case SpaceNode::Kind::Spaces:
        return icon(Icon::Space);
    case SpaceNode::Kind::Kernels:
        return icon(Icon::Code);
    case SpaceNode::Kind::Leftovers:
    case SpaceNode::Kind::Xet:
        return icon(Icon::Cache);
    case SpaceNode::Kind::Assets:
        return icon(Icon::Folder);
    case SpaceNode::Kind::Prepared:
        return icon(Icon::Table);
    default:
        return {};
    }
}

/// A screen reader says the size and the state where the box is.
QString CacheTreeModel::spoken(int node, int column) const
{
    return column == NameColumn ? spaceNodeText(*m_space, node) : text(node, column).toString();
}

QVariant CacheTreeModel::data(const QModelIndex &index, int role) const
{
    const int node = nodeAt(index);
    if (!index.isValid()) {
        return {};
    }
    switch (role) {
    case Qt::DisplayRole:
        return text(node, index.column());
    case Qt::DecorationRole:
        return index.column() == NameColumn ? sign(node) : QVariant();
    case Qt::AccessibleTextRole:
        return spoken(node, index.column());
    case Qt::ToolTipRole:
        return spaceNodeFacts(*m_space, node).join(u'\n');
    case Qt::TextAlignmentRole:
        return int(
            (index.column() == SizeColumn || index.column() == UsedColumn ? Qt::AlignRight : Qt::AlignLeft)
            | Qt::AlignVCenter);
    case Qt::CheckStateRole:
        return index.column() == NameColumn && m_basket->canTake(node) ? QVariant(m_basket->stateOf(node))
                                                                       : QVariant();
    case NodeRole:
        return node;
    case ShareRole: {
        const auto &root = m_space->node(0);
        return double(m_space->node(node).size) / double(std::max<qint64>(root.size, 1));
    }
    case BadgeRole:
        return badge(node);
    case SeriesRole:
        return int(spaceSeries(*m_space, node, SpaceColouring::Type, 0));
    case QuietRole:
        return m_space->node(node).kind == SpaceNode::Kind::Repo
            ? m_space->repo(m_space->node(node)).id.section(u'/', 0, -2) + u'/'
            : QString();
    default:
        return {};
    }
}

bool CacheTreeModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || index.column() != NameColumn) {
        return false;
    }
    // A box that was ticked in part becomes whole.
    m_basket->set(nodeAt(index), value.toInt() != Qt::Unchecked);
    return true;
}

Qt::ItemFlags CacheTreeModel::flags(const QModelIndex &index) const
{
    if (!index.isValid()) {
        return {};
    }
    const bool isBox = index.column() == NameColumn && m_basket->canTake(nodeAt(index));
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable
        | (isBox ? Qt::ItemIsUserCheckable | Qt::ItemIsDragEnabled : Qt::ItemFlags());
}

QVariant CacheTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) {
        return {};
    }
    const QStringList words{
        tr("Repository or revision"), tr("Size"), tr("Share"), tr("Last used"), tr("State")
    };
    if (role == Qt::DisplayRole) {
        return words.value(section);
    }
    if (role == Qt::TextAlignmentRole) {
        return int((section == SizeColumn || section == UsedColumn ? Qt::AlignRight : Qt::AlignLeft)
                   | Qt::AlignVCenter);
    }
    return {};
}

/// Of all rows that anybody has seen.
void CacheTreeModel::tellChecks()
{
    if (!m_space) {
        return;
    }
    const auto known = m_children;
    for (auto one = known.cbegin(); one != known.cend(); ++one) {
        if (!one->isEmpty()) {
            const auto parent = indexOf(one.key());
            Q_EMIT dataChanged(index(0, NameColumn, parent),
                               index(int(one->size()) - 1, NameColumn, parent),
                               { Qt::CheckStateRole });
        }
    }
}

} // namespace Hubdesk
