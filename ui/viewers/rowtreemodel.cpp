// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/viewers/rowtreemodel.h"

#include "ui/shared/plaintip.h"

namespace Hubdesk
{

int RowTree::add(int parent, const QStringList &cells)
{
    auto &siblings = parent < 0 ? roots : rows[parent].children;
    const int number = int(rows.size());
    const int place = int(siblings.size());
    siblings.append(number);
    rows.append({ cells, parent, place, {} }); // the last: it may move the row that has the siblings
    return number;
}

RowTreeModel::RowTreeModel(QObject *parent)
    : QAbstractItemModel(parent)
    , m_tree(std::make_shared<const RowTree>())
{
}

void RowTreeModel::setTree(std::shared_ptr<const RowTree> tree)
{
    beginResetModel();
    m_tree = std::move(tree);
    endResetModel();
}

const QList<int> &RowTreeModel::childrenOf(const QModelIndex &parent) const
{
    return parent.isValid() ? m_tree->rows[qsizetype(parent.internalId())].children : m_tree->roots;
}

QModelIndex RowTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent)) {
        return {};
    }
    return createIndex(row, column, quintptr(childrenOf(parent)[row]));
}

QModelIndex RowTreeModel::parent(const QModelIndex &index) const
{
    if (!index.isValid()) {
        return {};
    }
    const int above = m_tree->rows[qsizetype(index.internalId())].parent;
    return above < 0 ? QModelIndex() : createIndex(m_tree->rows[above].place, 0, quintptr(above));
}

int RowTreeModel::rowCount(const QModelIndex &parent) const
{
    return parent.column() > 0 ? 0 : int(childrenOf(parent).size());
}

int RowTreeModel::columnCount(const QModelIndex &) const
{
    return int(m_tree->columns.size());
}

QVariant RowTreeModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    constexpr qsizetype mayBeElided = 12; // letters of the narrowest column
    const auto text = m_tree->rows[qsizetype(index.internalId())].cells.value(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return text;
    case Qt::ToolTipRole:
        return text.size() > mayBeElided ? QVariant(plainTip(text)) : QVariant();
    case Qt::TextAlignmentRole: {
        const bool right = m_tree->columns[index.column()].right;
        return int((right ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    default:
        return {};
    }
}

QVariant RowTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical || section < 0 || section >= m_tree->columns.size()) {
        return {};
    }
    const auto &column = m_tree->columns[section];
    return role == Qt::DisplayRole ? QVariant(column.name)
        : role == Qt::TextAlignmentRole
        ? QVariant(int((column.right ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter))
        : QVariant();
}

} // namespace Hubdesk
