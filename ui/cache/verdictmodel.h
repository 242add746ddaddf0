// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/upkeep/verify.h"

#include <QAbstractTableModel>

namespace Hubdesk
{

/// What was found of each file of a verified revision; findings first, then by path. GUI thread.
class VerdictModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { PathColumn, SizeColumn, FindingColumn, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setFiles(const QList<FileVerdict> &files);
    /// Only what is not as it should be.
    void setFindingsOnly(bool findingsOnly);
    /// Null for no row.
    const FileVerdict *fileAt(const QModelIndex &index) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    void arrange();

    QList<FileVerdict> m_files;
    QList<qsizetype> m_shown; ///< in the order of the rows
    bool m_findingsOnly = false;
};

} // namespace Hubdesk
