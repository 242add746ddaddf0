// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/weights.h"

#include <QAbstractItemModel>

namespace Hubdesk
{

/// What a file of weights tells in words, in two groups: the hyper-parameters that programs need, and what
/// the author wrote into the header. Long values are shown by their start; ValueRole has the whole. GUI
/// thread.
class WeightsEntryModel : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Column { KeyColumn, ValueColumn, ColumnCount };
    enum Role { ValueRole = Qt::UserRole + 1 };
    struct Line {
        QString key;
        QString value;
        QString note; ///< quiet, in front of the value in the tooltip: type and length
        bool isCode = false; ///< key and value are of the file
    };
    struct Group {
        QString title;
        QList<Line> lines;
    };

    using QAbstractItemModel::QAbstractItemModel;

    void setGroups(const QList<Group> &groups); ///< empty ones are left out
    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    static Group hyperParameters(const ModelShape &shape, const QString &file);
    static Group headerEntries(const WeightsHead &head);

private:
    QList<Group> m_groups;
};

} // namespace Hubdesk
