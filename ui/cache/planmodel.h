// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/upkeep/deletionplan.h"

#include <QAbstractTableModel>

namespace Hubdesk
{

/// The targets of a plan, a row each; the last row is their sum. GUI thread.
class PlanModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column {
        NameColumn,
        RefColumn,
        RevisionColumn,
        FilesColumn,
        FreesColumn,
        StaysColumn,
        MeaningColumn,
        ColumnCount
    };

    explicit PlanModel(DeletionPlan plan, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    /// The whole plan, to be pasted somewhere.
    QString text() const;

private:
    QString cell(const Departure &departure, int column) const;
    QString sum(int column) const;

    DeletionPlan m_plan;
};

} // namespace Hubdesk
