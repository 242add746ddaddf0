// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/upkeep/verifyqueue.h"

#include <QAbstractTableModel>

namespace Hubdesk
{

/// The queue of verifications as rows, in its order. GUI thread.
class VerifyModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { NameColumn, StateColumn, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    /// Rows of the same items stay the same rows.
    void setItems(const QList<VerifyItem> &items);
    const QList<VerifyItem> &items() const { return m_items; }
    /// Null for no row.
    const VerifyItem *itemAt(const QModelIndex &index) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    void dropOthers(const QList<VerifyItem> &items);
    int rowOf(VerifyId id, int from) const;

    QList<VerifyItem> m_items;
};

} // namespace Hubdesk
