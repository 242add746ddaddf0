// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/weights.h"

#include <QAbstractItemModel>

#include <memory>
#include <vector>

namespace Hubdesk
{

/// Shared by all parts of a preview; let go by releaseLater(), because freeing hundreds of thousands of names
/// takes a while.
using WeightsPtr = std::shared_ptr<const WeightsHead>;
void releaseLater(WeightsPtr head);

/// "128,256 × 4,096"; a word for a scalar.
QString shapeText(const QList<qint64> &shape);

/// The tensors of a file as a tree by the parts of their names. Filter and order are worked out on a worker,
/// and come into force when that is done: arranged() says so. GUI thread, owned by the list.
class TensorTreeModel : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Column { NameColumn, ShapeColumn, TypeColumn, ParametersColumn, BytesColumn, ColumnCount };
    enum Role {
        FullNameRole = Qt::UserRole + 1, ///< of a tensor; of a group its own part
        TensorRole, ///< qsizetype, its place in the file; -1 for a group
    };

    explicit TensorTreeModel(QObject *parent = nullptr);
    ~TensorTreeModel() override;

    void setHead(const WeightsPtr &head); ///< may be null
    /// Tensors whose name or type has every word of `filter`; empty: all.
    void setFilter(const QString &filter);
    const QString &filter() const { return m_wanted.filter; }
    qint64 matches() const; ///< tensors that pass the filter in force
    bool isArranging() const { return m_running; }
    QModelIndex indexOfTensor(qsizetype tensor) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override; ///< column -1: the order of the file

    /// Which nodes are shown, and in which order: row numbers of all, and the children of each in one list.
    struct Arrangement {
        std::vector<int> first; ///< of a node, where its children begin in `children`; one more at the end
        std::vector<int> children;
        std::vector<int> rows;
        qint64 matches = 0;
    };
    struct Order {
        QString filter;
        int column = -1;
        Qt::SortOrder order = Qt::AscendingOrder;
        bool operator==(const Order &) const = default;
    };
    /// Pure, for a worker.
    static Arrangement arrange(const WeightsHead &head, const Order &order);

Q_SIGNALS:
    void arranged(bool filterChanged);

private:
    void rearrange();
    void take(Arrangement arrangement, const Order &order);
    qsizetype nodeOf(const QModelIndex &index) const;
    QModelIndex indexOfNode(qsizetype node, int column = 0) const;
    QVariant text(qsizetype node, int column) const;
    QString spoken(qsizetype node) const;

    WeightsPtr m_head;
    Arrangement m_shown;
    Order m_wanted;
    Order m_inForce;
    bool m_running = false;
    int m_generation = 0;
};

} // namespace Hubdesk
