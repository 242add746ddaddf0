// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/upkeep/duplicates.h"

#include <QAbstractTableModel>

namespace Hubdesk
{

/// Groups of equal files, a row each, with a tick; none is ticked before a person says so. GUI thread.
class DuplicatesModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { ReposColumn, FilesColumn, SizeColumn, FreesColumn, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setGroups(QList<DuplicateGroup> groups);
    const QList<DuplicateGroup> &groups() const { return m_groups; }
    QList<DuplicateGroup> ticked() const;
    void tickAll(bool ticked);
    /// Bytes that sharing frees.
    static qint64 gainOf(const QList<DuplicateGroup> &groups);
    /// Files that would share with the first of their group.
    static int sharersIn(const QList<DuplicateGroup> &groups);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    void ticksChanged();

private:
    QString cell(const DuplicateGroup &group, int column) const;

    QList<DuplicateGroup> m_groups;
    QList<bool> m_ticked;
};

} // namespace Hubdesk
