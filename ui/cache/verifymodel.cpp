// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/cache/verifymodel.h"

#include "ui/cache/checktable.h"
#include "ui/cache/checkwords.h"
#include "ui/shared/plaintip.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

void VerifyModel::dropOthers(const QList<VerifyItem> &items)
{
    for (int row = int(m_items.size()) - 1; row >= 0; --row) {
        if (std::ranges::find(items, m_items[row].id, &VerifyItem::id) == items.cend()) {
            beginRemoveRows({}, row, row);
            m_items.removeAt(row);
            endRemoveRows();
        }
    }
}

int VerifyModel::rowOf(VerifyId id, int from) const
{
    for (int row = from; row < m_items.size(); ++row) {
        if (m_items[row].id == id) {
            return row;
        }
    }
    return -1;
}

void VerifyModel::setItems(const QList<VerifyItem> &items)
{
    dropOthers(items);
    for (int row = 0; row < items.size(); ++row) {
        const auto &item = items[row];
        const int known = rowOf(item.id, row);
        if (known < 0) {
            beginInsertRows({}, row, row);
            m_items.insert(row, item);
            endInsertRows();
        } else if (known != row) {
            beginMoveRows({}, known, known, {}, row);
            m_items.move(known, row);
            endMoveRows();
        }
        if (m_items[row] != item) {
            m_items[row] = item;
            Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
        }
    }
}

const VerifyItem *VerifyModel::itemAt(const QModelIndex &index) const
{
    return index.isValid() && index.row() < m_items.size() ? &m_items[index.row()] : nullptr;
}

int VerifyModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_items.size());
}

int VerifyModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant VerifyModel::data(const QModelIndex &index, int role) const
{
    const auto *item = itemAt(index);
    if (!item) {
        return {};
    }
    const bool isName = index.column() == NameColumn;
    switch (role) {
    case Qt::DisplayRole:
        return isName ? verifyName(item->target) : verifyBadge(*item).word;
    case Qt::ToolTipRole:
        return plainTip(item->target.root + u'\n' + verifySentence(*item));
    case Qt::AccessibleTextRole:
        return isName ? verifyName(item->target) + u'\n' + verifyBadge(*item).word : verifyBadge(*item).word;
    case CheckRole::Badge:
        return isName ? QVariant() : QVariant::fromValue(verifyBadge(*item));
    case CheckRole::Mono:
        return isName;
    default:
        return {};
    }
}

QVariant VerifyModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    return section == NameColumn ? tr("Revision") : tr("State");
}

} // namespace Hubdesk
