// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/viewers/filetreemodel.h"

#include <QTimer>

#include <optional>

namespace Hubdesk
{

/// The files of a tree in another order: sets that belong together (the shards of one model) as rows that
/// open, or single files that a search has found. Columns, roles and check boxes are those of the tree, which
/// stays the one place that knows a file. GUI thread, owned by the panel.
class FileGroupModel : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Role { NoteRole = Qt::UserRole + 100, RecommendedRole };

    struct Group {
        QString title; ///< "model.safetensors", or the path of a file alone
        QStringList files;
        bool isSet = false; ///< opens, even with one file
        QString note; ///< quiet behind the name: "Q4_K_M · 2 parts"
        bool isRecommended = false;
        QString reason; ///< tooltip: why it is recommended, or not
    };

    explicit FileGroupModel(FileTreeModel *files, QObject *parent = nullptr);

    void setGroups(const QList<Group> &groups);
    void checkAll(bool on);
    /// Of the files that are listed here; counted once for all who ask, until something changes.
    const FileTreeModel::Selection &selection() const;
    /// Of a row, whatever it is.
    QStringList filesOf(const QModelIndex &index) const;
    /// Of a row, the files of which no more is known than the listing told; at most so many.
    QStringList unknownFiles(const QModelIndex &index, qsizetype most) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Sums {
        int checked = 0;
        int present = 0;
        int known = 0; ///< with details
        qint64 bytes = 0;
        ScanLevel scan = ScanLevel::Unscanned; ///< what may be said of all of them
    };
    const Group *setAt(const QModelIndex &index) const; ///< null for a file
    QModelIndex fileAt(const QModelIndex &index) const; ///< in the tree, at the same column
    const Sums &sumsOf(int row) const;
    Sums counted(const Group &group) const;
    QVariant dataOfSet(int row, int column, int role) const;
    QVariant textOfSet(int row, int column) const;
    QString stateText(int row) const;
    void forget();
    void sourceChanged();

    FileTreeModel *m_files;
    QList<Group> m_groups;
    QStringList m_paths; ///< of all groups
    mutable QHash<int, Sums> m_sums; ///< by row; of the sets that have been looked at
    mutable std::optional<FileTreeModel::Selection> m_selection;
    QTimer m_news; ///< the tree tells of every folder by itself
};

} // namespace Hubdesk
