// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/comparison.h"
#include "ui/shared/statebadge.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QSortFilterProxyModel>

namespace Hubdesk
{

/// Repos as columns, what is told of them as rows below heads of groups. The names of the rows are the
/// vertical headers. Asks nothing itself: the page tells what has come. Rows come and go with the answers,
/// which leaves the others where they are; other repos are another table. GUI thread.
class CompareModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Role {
        HeadRole = Qt::UserRole + 1, ///< the row is the head of a group (bool), also of its header
        StateRole, ///< ComparedValue::State as int
        StandsOutRole,
        MayDifferRole, ///< of the row: not all repos say the same, as far as is known
        BadgeRole, ///< StateBadge, in the row of Fact::Here
        CodeRole, ///< the value is names of repositories (bool)
    };

    using QAbstractTableModel::QAbstractTableModel;

    /// What is known of those that stay is kept.
    void setRepos(const QList<RepoId> &repos);
    const RepoId &repo(int column) const { return m_repos[column].id; }
    int columnOf(const RepoId &repo) const;
    /// Of a repo of the table; others are passed over, here and below. Nothing: it could not be asked.
    void setInfo(const RepoId &repo, const std::optional<QList<ToldFact>> &told);
    void setFiles(const RepoId &repo,
                  const std::optional<QList<ToldFact>> &told,
                  const QList<UntoldFact> &untold = {});
    /// Both are waited for.
    void setWaiting(const RepoId &repo);
    void setBadge(const RepoId &repo, const StateBadge &badge);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    /// Group, whether it is more than its head, and ComparedRow::place(): one order of all rows there can be.
    using Place = std::tuple<FactGroup, bool, Fact, QString, QString>;
    struct Row {
        Place place;
        std::optional<ComparedRow> facts; ///< nothing: the head of the group
        bool mayDiffer = false;

        FactGroup group() const { return std::get<FactGroup>(place); }
        bool operator==(const Row &) const = default;
    };

    ComparedRepo *find(const RepoId &repo);
    static QList<Row> arranged(const Comparison &comparison);
    void join();
    void joinHere();
    void change(QList<Row> rows);
    void tellChanged(const QList<int> &rows);
    QVariant rowHeader(int row, int role) const;

    QList<ComparedRepo> m_repos;
    QHash<RepoId, StateBadge> m_badges;
    QList<Row> m_rows;
};

/// All rows, or only those that tell the repos apart, below the heads that then have any.
class CompareFilter : public QSortFilterProxyModel
{
    Q_OBJECT
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

    void setOnlyDifferences(bool only);
    bool onlyDifferences() const { return m_only; }

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    bool m_only = false;
};

} // namespace Hubdesk
