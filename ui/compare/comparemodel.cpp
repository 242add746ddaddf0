// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/compare/comparemodel.h"

#include "ui/compare/comparewords.h"
#include "ui/shared/plaintip.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

void CompareModel::setRepos(const QList<RepoId> &repos)
{
    QList<ComparedRepo> columns;
    for (const auto &repo : repos) {
        const auto *known = find(repo);
        columns << (known ? *known : ComparedRepo{ .id = repo });
    }
    beginResetModel();
    m_repos = columns;
    m_badges.removeIf([&repos](const auto &badge) { return !repos.contains(badge.key()); });
    m_rows = arranged(Comparison::of(m_repos));
    endResetModel();
}

int CompareModel::columnOf(const RepoId &repo) const
{
    const auto at = std::ranges::find(m_repos, repo, &ComparedRepo::id);
    return at == m_repos.end() ? -1 : int(at - m_repos.begin());
}

ComparedRepo *CompareModel::find(const RepoId &repo)
{
    const auto column = columnOf(repo);
    return column < 0 ? nullptr : &m_repos[column];
}

void CompareModel::setInfo(const RepoId &repo, const std::optional<QList<ToldFact>> &told)
{
    if (auto *column = find(repo)) {
        column->info = told ? ComparedRepo::Answer::There : ComparedRepo::Answer::Failed;
        column->infoFacts = told.value_or(QList<ToldFact>());
        join();
    }
}

void CompareModel::setFiles(const RepoId &repo,
                            const std::optional<QList<ToldFact>> &told,
                            const QList<UntoldFact> &untold)
{
    if (auto *column = find(repo)) {
        column->files = told ? ComparedRepo::Answer::There : ComparedRepo::Answer::Failed;
        column->fileFacts = told.value_or(QList<ToldFact>());
        column->untold = untold;
        join();
    }
}

void CompareModel::setWaiting(const RepoId &repo)
{
    if (auto *column = find(repo)) {
        *column = ComparedRepo{ .id = repo, .here = column->here };
        join();
    }
}

void CompareModel::setBadge(const RepoId &repo, const StateBadge &badge)
{
    auto *column = find(repo);
    if (column && m_badges.value(repo) != badge) {
        m_badges.insert(repo, badge);
        column->here = badge.word.isEmpty() ? stateWord(badge.state) : badge.word;
        joinHere();
    }
}

QList<CompareModel::Row> CompareModel::arranged(const Comparison &comparison)
{
    QList<Row> rows;
    qsizetype head = -1;
    for (const auto &facts : comparison.rows) {
        const auto group = groupOf(facts.fact);
        if (head < 0 || rows[head].group() != group) {
            head = rows.size();
            rows.append({ { group, false, {}, {}, {} }, {} });
        }
        const bool mayDiffer = facts.differs
            || std::ranges::contains(facts.values, ComparedValue::State::Waiting, &ComparedValue::state);
        rows.append({ std::tuple_cat(std::tuple(group, true), facts.place()), facts, mayDiffer });
        rows[head].mayDiffer = rows[head].mayDiffer || mayDiffer;
    }
    return rows;
}

void CompareModel::join()
{
    change(arranged(Comparison::of(m_repos)));
}

// A badge comes ten times a second while something is downloaded, and is of no other row.
void CompareModel::joinHere()
{
    const auto here = Comparison::hereOf(m_repos);
    auto rows = m_rows;
    rows.removeIf([](const Row &row) { return row.group() == FactGroup::Here; });
    rows << arranged({ here ? QList{ *here } : QList<ComparedRow>() });
    const bool isSame = m_rows == rows;
    change(std::move(rows));
    if (here && isSame) { // the same words, but another share in a ring
        tellChanged({ rowCount() - 1 });
    }
}

// Both lists are in the one order of all rows, so what is new stands where it is missed.
void CompareModel::change(QList<Row> rows)
{
    for (int at = int(m_rows.size()) - 1; at >= 0; --at) {
        if (!std::ranges::binary_search(rows, m_rows.at(at).place, {}, &Row::place)) {
            beginRemoveRows({}, at, at);
            m_rows.removeAt(at);
            endRemoveRows();
        }
    }
    for (qsizetype at = 0; at < rows.size(); ++at) {
        auto end = at;
        while (end < rows.size() && (at == m_rows.size() || rows.at(end).place != m_rows.at(at).place)) {
            ++end;
        }
        if (end > at) {
            beginInsertRows({}, int(at), int(end) - 1);
            m_rows = m_rows.first(at) + rows.sliced(at, end - at) + m_rows.sliced(at);
            endInsertRows();
        }
    }
    QList<int> changed;
    for (int at = 0; at < int(rows.size()); ++at) {
        if (m_rows.at(at) != rows.at(at)) {
            changed << at;
        }
    }
    m_rows = std::move(rows);
    tellChanged(changed);
}

void CompareModel::tellChanged(const QList<int> &rows)
{
    for (const int row : rows) {
        Q_EMIT dataChanged(index(row, 0), index(row, columnCount() - 1));
        Q_EMIT headerDataChanged(Qt::Vertical, row, row);
    }
}

int CompareModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int CompareModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_repos.size());
}

QVariant CompareModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const auto &row = m_rows.at(index.row());
    if (role == HeadRole) {
        return !row.facts;
    }
    if (role == MayDifferRole) {
        return row.mayDiffer;
    }
    if (!row.facts) {
        return {};
    }
    const auto &value = row.facts->values.at(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return valueText(*row.facts, value);
    case Qt::ToolTipRole:
        return plainTip(valueTip(*row.facts, value));
    case Qt::AccessibleTextRole:
        return spokenValue(*row.facts, value);
    case StateRole:
        return int(value.state);
    case StandsOutRole:
        return value.standsOut;
    case CodeRole:
        return row.facts->fact == Fact::Base || row.facts->fact == Fact::TrainedOn;
    case Qt::TextAlignmentRole:
        return isFigure(row.facts->fact) && value.state != ComparedValue::State::Unknown
            ? QVariant::fromValue(Qt::Alignment(Qt::AlignRight | Qt::AlignVCenter))
            : QVariant();
    case BadgeRole:
        return row.facts->fact == Fact::Here && value.state == ComparedValue::State::Told
            ? QVariant::fromValue(m_badges.value(m_repos.at(index.column()).id))
            : QVariant();
    default:
        return {};
    }
}

QVariant CompareModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical) {
        return section < m_rows.size() ? rowHeader(section, role) : QVariant();
    }
    return role == Qt::DisplayRole && section < m_repos.size() ? m_repos.at(section).id.text() : QVariant();
}

QVariant CompareModel::rowHeader(int section, int role) const
{
    const auto &row = m_rows.at(section);
    switch (role) {
    case Qt::DisplayRole:
        return row.facts ? factName(*row.facts) : groupTitle(row.group());
    case Qt::ToolTipRole: {
        const auto help = row.facts ? factHelp(row.facts->fact) : QString();
        return plainTip(row.facts && help.isEmpty() ? factName(*row.facts) : help);
    }
    case HeadRole:
        return !row.facts;
    default:
        return {};
    }
}

Qt::ItemFlags CompareModel::flags(const QModelIndex &index) const
{
    if (!index.isValid() || !m_rows.at(index.row()).facts) {
        return Qt::NoItemFlags;
    }
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

void CompareFilter::setOnlyDifferences(bool only)
{
    if (m_only != only) {
        m_only = only;
        invalidateRowsFilter();
    }
}

bool CompareFilter::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    return !m_only || sourceModel()->index(row, 0, parent).data(CompareModel::MayDifferRole).toBool();
}

} // namespace Hubdesk
