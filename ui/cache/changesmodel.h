// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/upkeep/refupdate.h"

#include <QAbstractTableModel>

namespace Hubdesk
{

/// The files that a newer commit changes. GUI thread.
class ChangesModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { PathColumn, ChangeColumn, SizeColumn, FateColumn, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setFiles(const QList<FileChange> &files);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    static QString fate(const FileChange &file);

    QList<FileChange> m_files;
};

} // namespace Hubdesk
