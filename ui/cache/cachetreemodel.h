// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cache/cachefilter.h"
#include "ui/cache/shownspace.h"

#include <QAbstractItemModel>
#include <QHash>
#include <QSet>

#include <functional>

namespace Hubdesk
{

class CacheBasket;

/// A scanned cache as rows: groups, repos, revisions, files. Its nodes are those of the pictures, so that one
/// choice stands for both. Rows of a node are put in order when they are first asked for. A check box puts
/// into the basket. GUI thread.
class CacheTreeModel : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Column { NameColumn, SizeColumn, ShareColumn, UsedColumn, StateColumn, ColumnCount };
    enum Role {
        NodeRole = Qt::UserRole + 1, ///< int
        ShareRole, ///< double, of the largest group
        BadgeRole, ///< StateBadge
        SeriesRole, ///< of its group
        QuietRole, ///< the part of the name that is written quietly: "owner/"
    };

    /// Whether a repo, or one revision of it, may not be deleted.
    using IsPinned = std::function<bool(const CachedRepo &repo, const CachedRevision *revision)>;

    CacheTreeModel(IsPinned isPinned, CacheBasket *basket, QObject *parent = nullptr);

    /// Rows are all new, but for the order and the filter.
    void setSpace(const ShownSpacePtr &space);
    const ShownSpacePtr &space() const { return m_space; }
    /// Only repos that match, or have a revision that does, and of their revisions those that do.
    void setFilter(const CacheFilterLine &filter);
    /// What is left of the filter: repos and revisions that match, together so large.
    struct Match {
        int repos = 0;
        qint64 size = 0;
    };
    Match match() const { return m_match; }
    bool isFiltered() const { return !m_filter.isEmpty(); }

    int nodeAt(const QModelIndex &index) const;
    QModelIndex indexOf(int node) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    bool hasChildren(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

private:
    const QList<int> &childrenOf(int node) const;
    void forgetRows();
    void findMatches();
    bool isShown(int node) const;
    QVariant text(int node, int column) const;
    QVariant badge(int node) const;
    QVariant sign(int node) const;
    QString spoken(int node, int column) const;
    void tellChecks();

    IsPinned m_isPinned;
    CacheBasket *m_basket;
    ShownSpacePtr m_space;
    CacheFilterLine m_filter;
    QSet<int> m_matching; ///< repos and revisions, if there is a filter
    Match m_match;
    Column m_sorted = SizeColumn;
    Qt::SortOrder m_order = Qt::DescendingOrder;
    mutable QHash<int, QList<int>> m_children; ///< in the order of the rows
    mutable QHash<int, int> m_rows; ///< place of a node in those
};

} // namespace Hubdesk
