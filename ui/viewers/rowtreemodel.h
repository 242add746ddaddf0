// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractItemModel>
#include <QList>
#include <QStringList>

#include <memory>

namespace Hubdesk
{

/// Rows of texts, some of them below others, ready to be shown: made on a worker, then never changed.
struct RowTree {
    struct Column {
        QString name;
        bool right = false; ///< numbers
        bool empty = false; ///< no row has anything in it
    };
    struct Row {
        QStringList cells;
        int parent = -1; ///< -1: none
        int place = 0; ///< among those with the same parent
        QList<int> children;
    };

    QList<Column> columns;
    QList<Row> rows;
    QList<int> roots;

    /// Appends a row below another (-1: at the top); its number.
    int add(int parent, const QStringList &cells);
};

/// A row tree for a view.
class RowTreeModel : public QAbstractItemModel
{
    Q_OBJECT
public:
    explicit RowTreeModel(QObject *parent = nullptr);

    void setTree(std::shared_ptr<const RowTree> tree);
    const RowTree &tree() const { return *m_tree; }

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    const QList<int> &childrenOf(const QModelIndex &parent) const;

    std::shared_ptr<const RowTree> m_tree;
};

} // namespace Hubdesk
