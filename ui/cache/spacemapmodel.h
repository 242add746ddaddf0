// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/cache/shownspace.h"
#include "ui/cache/spaceitem.h"

#include <QAbstractListModel>
#include <QSet>

namespace Hubdesk
{

struct SpaceLook;

/// The parts that a picture of the cache shows, as a plain list. GUI thread, owned by the picture, whose look
/// it reads.
class SpaceMapModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role {
        NodeRole = Qt::UserRole + 1,
        FactsRole, ///< all that is said of it, in one line
    };

    SpaceMapModel(const SpaceLook *look, QObject *parent);

    void setItems(const ShownSpacePtr &space, const QList<SpaceItem> &items);
    const QList<SpaceItem> &items() const { return m_items; }
    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    QStringList factsOf(const SpaceItem &item) const;

    const SpaceLook *m_look;
    ShownSpacePtr m_space;
    QList<SpaceItem> m_items;
};

} // namespace Hubdesk
