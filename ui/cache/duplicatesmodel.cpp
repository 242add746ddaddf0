// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/cache/duplicatesmodel.h"

#include "ui/shared/format.h"
#include "ui/shared/theme.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr qsizetype shownRepos = 3;

/// Each once, in the order of their files.
QStringList reposOf(const DuplicateGroup &group)
{
    QStringList repos;
    for (const auto &file : group.files) {
        if (!repos.contains(file.id)) {
            repos.append(file.id);
        }
    }
    return repos;
}

} // namespace

void DuplicatesModel::setGroups(QList<DuplicateGroup> groups)
{
    beginResetModel();
    m_groups = std::move(groups);
    m_ticked = QList<bool>(m_groups.size(), false);
    endResetModel();
    Q_EMIT ticksChanged();
}

QList<DuplicateGroup> DuplicatesModel::ticked() const
{
    QList<DuplicateGroup> chosen;
    for (qsizetype i = 0; i < m_groups.size(); ++i) {
        if (m_ticked[i]) {
            chosen.append(m_groups[i]);
        }
    }
    return chosen;
}

void DuplicatesModel::tickAll(bool ticked)
{
    if (m_groups.isEmpty()) {
        return;
    }
    m_ticked.fill(ticked);
    Q_EMIT dataChanged(
        index(0, ReposColumn), index(int(m_groups.size()) - 1, ReposColumn), { Qt::CheckStateRole });
    Q_EMIT ticksChanged();
}

qint64 DuplicatesModel::gainOf(const QList<DuplicateGroup> &groups)
{
    qint64 gain = 0;
    for (const auto &group : groups) {
        gain += group.gain;
    }
    return gain;
}

int DuplicatesModel::sharersIn(const QList<DuplicateGroup> &groups)
{
    qsizetype files = 0;
    for (const auto &group : groups) {
        files += std::count_if(group.files.cbegin() + 1, group.files.cend(), [](const DuplicateFile &file) {
            return !file.isShared;
        });
    }
    return int(files);
}

int DuplicatesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_groups.size());
}

int DuplicatesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString DuplicatesModel::cell(const DuplicateGroup &group, int column) const
{
    switch (Column(column)) {
    case ReposColumn: {
        const auto repos = reposOf(group);
        const auto others = int(repos.size() - shownRepos);
        const auto names = repos.first(std::min(repos.size(), shownRepos)).join(", "_L1);
        //: %1 names of repositories; %n more are not named.
        return others > 0 ? tr("%1 and %n more", nullptr, others).arg(names) : names;
    }
    case FilesColumn:
        return formatNumber(group.files.size());
    case SizeColumn:
        return formatSize(group.size);
    case FreesColumn:
        return formatSize(group.gain);
    case ColumnCount:
        break;
    }
    return {};
}

QVariant DuplicatesModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_groups.size()) {
        return {};
    }
    const auto &group = m_groups[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return cell(group, index.column());
    case Qt::CheckStateRole:
        return index.column() == ReposColumn ? QVariant(m_ticked[index.row()] ? Qt::Checked : Qt::Unchecked)
                                             : QVariant();
    case Qt::ToolTipRole: {
        QStringList paths;
        for (const auto &file : group.files) {
            paths.append(file.path);
        }
        return paths.join(u'\n');
    }
    case Qt::TextAlignmentRole:
        return index.column() == ReposColumn ? QVariant() : QVariant(int(Qt::AlignRight | Qt::AlignVCenter));
    case Qt::FontRole:
        return index.column() == ReposColumn ? QVariant() : QVariant(Theme::figures(TextSize::Body));
    case Qt::AccessibleTextRole:
        //: %1 names of repositories, %2 a size, %3 what sharing frees.
        return index.column() == ReposColumn
            ? tr("%n file(s) of %2 in %1, sharing frees %3", nullptr, int(group.files.size()))
                  .arg(reposOf(group).join(", "_L1), formatSize(group.size), formatSize(group.gain))
            : QVariant(cell(group, index.column()));
    default:
        return {};
    }
}

bool DuplicatesModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!index.isValid() || role != Qt::CheckStateRole || index.column() != ReposColumn) {
        return false;
    }
    m_ticked[index.row()] = value.toInt() == Qt::Checked;
    Q_EMIT dataChanged(index, index, { Qt::CheckStateRole });
    Q_EMIT ticksChanged();
    return true;
}

Qt::ItemFlags DuplicatesModel::flags(const QModelIndex &index) const
{
    const auto usual = QAbstractTableModel::flags(index);
    return index.isValid() && index.column() == ReposColumn ? usual | Qt::ItemIsUserCheckable : usual;
}

QVariant DuplicatesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return int((section == ReposColumn ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (Column(section)) {
    case ReposColumn:
        return tr("In");
    case FilesColumn:
        return tr("Files");
    case SizeColumn:
        //: Of one of several equal files.
        return tr("Size of each");
    case FreesColumn:
        return tr("Sharing frees");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace Hubdesk
