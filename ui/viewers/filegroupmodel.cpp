// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/viewers/filegroupmodel.h"

#include "ui/shared/format.h"
#include "ui/viewers/scanwords.h"

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{
constexpr quintptr topLevel = 0; // children carry the row of their set, from 1
}

FileGroupModel::FileGroupModel(FileTreeModel *files, QObject *parent)
    : QAbstractItemModel(parent)
    , m_files(files)
{
    m_news.setSingleShot(true);
    m_news.callOnTimeout(this, &FileGroupModel::sourceChanged);
    connect(files, &QAbstractItemModel::dataChanged, this, [this] { m_news.start(0); });
    connect(files, &QAbstractItemModel::modelReset, this, [this] { setGroups({}); });
}

void FileGroupModel::setGroups(const QList<Group> &groups)
{
    beginResetModel();
    m_groups = groups;
    m_paths.clear();
    for (const auto &group : m_groups) {
        m_paths << group.files;
    }
    m_bytes = m_files->selectionAmong(m_paths).allBytes;
    endResetModel();
}

// Whatever it is, only what can be seen is drawn anew.
void FileGroupModel::sourceChanged()
{
    if (m_groups.isEmpty()) {
        return;
    }
    Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, FileTreeModel::ColumnCount - 1));
}

void FileGroupModel::checkAll(bool on)
{
    m_files->checkPaths(m_paths, on);
}

FileTreeModel::Selection FileGroupModel::selection() const
{
    return m_files->selectionAmong(m_paths);
}

FileGroupModel::Sums FileGroupModel::sumsOf(const Group &group) const
{
    Sums sums;
    for (const auto &path : group.files) {
        const auto file = m_files->indexOf(path);
        sums.bytes += file.data(FileTreeModel::SizeRole).toLongLong();
        sums.checked += file.data(Qt::CheckStateRole).toInt() == Qt::Checked ? 1 : 0;
        sums.present += file.data(FileTreeModel::PresentRole).toInt();
        sums.known += file.data(FileTreeModel::HasDetailsRole).toBool() ? 1 : 0;
        sums.worst = qMax(sums.worst, ScanLevel(file.data(FileTreeModel::ScanLevelRole).toInt()));
    }
    return sums;
}

const FileGroupModel::Group *FileGroupModel::setAt(const QModelIndex &index) const
{
    if (!index.isValid() || index.internalId() != topLevel) {
        return nullptr;
    }
    const auto &group = m_groups[index.row()];
    return group.isSet ? &group : nullptr;
}

QModelIndex FileGroupModel::fileAt(const QModelIndex &index) const
{
    const bool isTop = index.internalId() == topLevel;
    const auto &group = m_groups[isTop ? index.row() : int(index.internalId()) - 1];
    const auto file = m_files->indexOf(group.files.value(isTop ? 0 : index.row()));
    return file.isValid() ? file.siblingAtColumn(index.column()) : file;
}

QModelIndex FileGroupModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent)) {
        return {};
    }
    return createIndex(row, column, parent.isValid() ? quintptr(parent.row()) + 1 : topLevel);
}

QModelIndex FileGroupModel::parent(const QModelIndex &index) const
{
    return index.isValid() && index.internalId() != topLevel
        ? createIndex(int(index.internalId()) - 1, 0, topLevel)
        : QModelIndex();
}

int FileGroupModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid()) {
        return int(m_groups.size());
    }
    const auto *set = parent.column() == 0 ? setAt(parent) : nullptr;
    return set ? int(set->files.size()) : 0;
}

int FileGroupModel::columnCount(const QModelIndex &) const
{
    return FileTreeModel::ColumnCount;
}

QVariant FileGroupModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const bool isTop = index.internalId() == topLevel;
    if (isTop && role == RecommendedRole) {
        return m_groups[index.row()].isRecommended && !m_groups[index.row()].note.isEmpty();
    }
    if (isTop && role == NoteRole) {
        return m_groups[index.row()].note;
    }
    if (const auto *set = setAt(index)) {
        return dataOfSet(*set, index.column(), role);
    }
    const bool isName = index.column() == FileTreeModel::NameColumn;
    if (isTop && isName && role == Qt::DisplayRole) {
        return m_groups[index.row()].title;
    }
    if (isTop && isName && role == Qt::ToolTipRole && !m_groups[index.row()].reason.isEmpty()) {
        return QString(m_groups[index.row()].title + u'\n' + m_groups[index.row()].reason);
    }
    if (role == FileTreeModel::ShareRole) {
        const auto bytes = fileAt(index).data(FileTreeModel::SizeRole).toDouble();
        return m_bytes > 0 ? bytes / double(m_bytes) : 0.0;
    }
    return fileAt(index).data(role);
}

QVariant FileGroupModel::textOfSet(const Group &group, const Sums &sums, int column) const
{
    switch (column) {
    case FileTreeModel::NameColumn:
        return group.title;
    case FileTreeModel::SizeColumn:
        return formatSize(sums.bytes);
    case FileTreeModel::ScanColumn:
        return scanWord(sums.worst);
    case FileTreeModel::StateColumn:
        if (sums.present == 0) {
            return QString();
        }
        //: State of a set of files that are in the local cache.
        return sums.present == group.files.size()
            ? tr("Cached")
            : tr("%1 of %n file(s)", nullptr, int(group.files.size())).arg(sums.present);
    default: // kind and last commit: the first file stands for all
        return m_files->indexOf(group.files.value(0)).siblingAtColumn(column).data();
    }
}

QVariant FileGroupModel::dataOfSet(const Group &group, int column, int role) const
{
    const auto sums = sumsOf(group);
    switch (role) {
    case Qt::DisplayRole:
        return textOfSet(group, sums, column);
    case Qt::ToolTipRole:
        return column == FileTreeModel::NameColumn ? group.title + u'\n' + group.reason : QString();
    case Qt::CheckStateRole:
        if (column != FileTreeModel::NameColumn) {
            return {};
        }
        return sums.checked == 0                 ? Qt::Unchecked
            : sums.checked == group.files.size() ? Qt::Checked
                                                 : Qt::PartiallyChecked;
    case Qt::TextAlignmentRole:
        return m_files->indexOf(group.files.value(0)).siblingAtColumn(column).data(role);
    case FileTreeModel::SizeRole:
        return sums.bytes;
    case FileTreeModel::IsFolderRole:
        return true;
    case FileTreeModel::StateRole:
        return QVariant::fromValue(sums.present == 0 ? FileTreeModel::LocalState::Absent
                                       : sums.present == group.files.size()
                                       ? FileTreeModel::LocalState::Present
                                       : FileTreeModel::LocalState::Partial);
    case FileTreeModel::PresentRole:
        return sums.present;
    case FileTreeModel::CountRole:
        return int(group.files.size());
    case FileTreeModel::ShareRole:
        return m_bytes > 0 ? double(sums.bytes) / double(m_bytes) : 0.0;
    case FileTreeModel::ScanLevelRole:
        return int(sums.worst);
    case FileTreeModel::HasDetailsRole:
        return sums.known > 0;
    case FileTreeModel::PathRole:
        return group.files.value(0);
    case FileTreeModel::AgeRole:
        return m_files->indexOf(group.files.value(0)).data(role);
    default:
        return {};
    }
}

bool FileGroupModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !checkIndex(index, CheckIndexOption::IndexIsValid)
        || index.column() != FileTreeModel::NameColumn) {
        return false;
    }
    if (const auto *set = setAt(index)) {
        m_files->checkPaths(set->files, value.toInt() != Qt::Unchecked);
        return true;
    }
    return m_files->setData(fileAt(index), value, role);
}

Qt::ItemFlags FileGroupModel::flags(const QModelIndex &index) const
{
    if (!index.isValid()) {
        return {};
    }
    auto base = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    base.setFlag(Qt::ItemNeverHasChildren, !setAt(index));
    return index.column() == FileTreeModel::NameColumn ? base | Qt::ItemIsUserCheckable : base;
}

QVariant FileGroupModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return m_files->headerData(section, orientation, role);
}

} // namespace Hubdesk
