// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/cache/spacemapmodel.h"

#include "ui/cache/spacepaint.h"
#include "ui/cache/spacetext.h"
#include "ui/shared/plaintip.h"

using namespace Qt::StringLiterals;

namespace Hubdesk
{

SpaceMapModel::SpaceMapModel(const SpaceLook *look, QObject *parent)
    : QAbstractListModel(parent)
    , m_look(look)
{
}

void SpaceMapModel::setItems(const ShownSpacePtr &space, const QList<SpaceItem> &items)
{
    beginResetModel();
    m_space = space;
    m_items = items;
    endResetModel();
}

int SpaceMapModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_items.size());
}

QStringList SpaceMapModel::factsOf(const SpaceItem &item) const
{
    auto facts = spaceItemFacts(*m_space, item);
    if (m_look->isInBasket(*m_space, item.node)) {
        facts << tr("In the basket");
    }
    return facts;
}

QVariant SpaceMapModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid()) {
        return {};
    }
    const auto &item = m_items.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return spaceItemName(*m_space, item);
    case Qt::ToolTipRole:
        return plainTip(factsOf(item).join(u'\n'));
    case Qt::AccessibleTextRole:
    case FactsRole:
        return factsOf(item).join(u". "_s);
    case NodeRole:
        return item.node;
    default:
        return {};
    }
}

} // namespace Hubdesk
