// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/viewers/filegroupmodel.h"

#include "core/base/workers.h"
#include "ui/shared/format.h"
#include "ui/shared/plaintip.h"
#include "ui/viewers/scanwords.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{
constexpr quintptr topLevel = 0; // children carry the row of their set, from 1

double shareOf(qint64 part, qint64 whole)
{
    return whole > 0 ? double(part) / double(whole) : 0.0;
}
} // namespace

FileGroupModel::FileGroupModel(FileTreeModel *files, QObject *parent)
    : QAbstractItemModel(parent)
    , m_files(files)
{
    m_news.setSingleShot(true);
    m_news.callOnTimeout(this, &FileGroupModel::sourceChanged);
    connect(files, &QAbstractItemModel::dataChanged, this, [this] {
        forget();
        m_news.start(0);
    });
    connect(files, &FileTreeModel::selectionChanged, this, &FileGroupModel::forget);
    connect(files, &QAbstractItemModel::modelReset, this, [this] { setGroups({}); });
}

void FileGroupModel::setGroups(const QList<Group> &groups)
{
    beginResetModel();
    // Letting go of 50,000 of them takes a moment.
    onWorker([old = std::exchange(m_groups, groups)]() mutable { old.clear(); });
    m_paths.clear();
    forget();
    for (const auto &group : m_groups) {
        m_paths << group.files;
    }
    endResetModel();
}

void FileGroupModel::forget()
{
    m_sums.clear();
    m_selection.reset();
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

const FileTreeModel::Selection &FileGroupModel::selection() const
{
    if (!m_selection) {
        m_selection = m_files->selectionAmong(m_paths);
    }
    return *m_selection;
}

QStringList FileGroupModel::filesOf(const QModelIndex &index) const
{
    if (const auto *set = setAt(index)) {
        return set->files;
    }
    return index.isValid() ? QStringList{ fileAt(index).data(FileTreeModel::PathRole).toString() }
                           : QStringList();
}

QStringList FileGroupModel::unknownFiles(const QModelIndex &index, qsizetype most) const
{
    QStringList unknown;
    const auto add = [&](const QString &path) {
        if (unknown.size() < most && !m_files->indexOf(path).data(FileTreeModel::HasDetailsRole).toBool()) {
            unknown << path;
        }
    };
    if (const auto *set = setAt(index)) {
        std::ranges::for_each(set->files, add);
    } else {
        add(fileAt(index).data(FileTreeModel::PathRole).toString());
    }
    return unknown;
}

// A view asks for a dozen roles of each row, and a set may have a thousand files.
const FileGroupModel::Sums &FileGroupModel::sumsOf(int row) const
{
    auto known = m_sums.constFind(row);
    if (known == m_sums.cend()) {
        known = m_sums.insert(row, counted(m_groups[row]));
    }
    return *known;
}

// What is bad of one file is bad of the set, what is good has to be known of every one.
FileGroupModel::Sums FileGroupModel::counted(const Group &group) const
{
    Sums sums;
    auto worst = ScanLevel::Unscanned;
    auto least = ScanLevel::Unsafe;
    for (const auto &path : group.files) {
        const auto file = m_files->indexOf(path);
        const auto level = ScanLevel(file.data(FileTreeModel::ScanLevelRole).toInt());
        sums.bytes += file.data(FileTreeModel::SizeRole).toLongLong();
        sums.checked += file.data(Qt::CheckStateRole).toInt() == Qt::Checked ? 1 : 0;
        sums.present += file.data(FileTreeModel::PresentRole).toInt();
        sums.known += file.data(FileTreeModel::HasDetailsRole).toBool() ? 1 : 0;
        worst = qMax(worst, level);
        least = qMin(least, level);
    }
    const bool isKnown = sums.known == group.files.size();
    sums.scan = worst >= ScanLevel::Caution || (isKnown && worst == ScanLevel::Error) ? worst
        : isKnown && sums.known > 0                                                   ? least
                                                                                      : ScanLevel::Unscanned;
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
    if (setAt(index)) {
        return dataOfSet(index.row(), index.column(), role);
    }
    const bool isName = index.column() == FileTreeModel::NameColumn;
    if (isTop && isName && role == Qt::DisplayRole) {
        return m_groups[index.row()].title;
    }
    if (isTop && isName && role == Qt::ToolTipRole && !m_groups[index.row()].reason.isEmpty()) {
        return plainTip(m_groups[index.row()].title + u'\n' + m_groups[index.row()].reason);
    }
    if (role == FileTreeModel::ShareRole) {
        return shareOf(fileAt(index).data(FileTreeModel::SizeRole).toLongLong(), selection().allBytes);
    }
    return fileAt(index).data(role);
}

QString FileGroupModel::stateText(int row) const
{
    const auto present = sumsOf(row).present;
    const auto files = m_groups[row].files.size();
    if (present == 0) {
        return {};
    }
    //: State of a set of files that are in the local cache.
    return present == files ? tr("Cached") : tr("%1 of %n file(s)", nullptr, int(files)).arg(present);
}

QVariant FileGroupModel::textOfSet(int row, int column) const
{
    const auto &group = m_groups[row];
    switch (column) {
    case FileTreeModel::NameColumn:
        return group.title;
    case FileTreeModel::SizeColumn:
        return formatSize(sumsOf(row).bytes);
    case FileTreeModel::ScanColumn:
        return scanWord(sumsOf(row).scan);
    case FileTreeModel::StateColumn:
        return stateText(row);
    default: // kind and last commit: the first file stands for all
        return m_files->indexOf(group.files.value(0)).siblingAtColumn(column).data();
    }
}

QVariant FileGroupModel::dataOfSet(int row, int column, int role) const
{
    const auto &group = m_groups[row];
    const auto files = group.files.size();
    switch (role) {
    case Qt::DisplayRole:
        return textOfSet(row, column);
    case Qt::ToolTipRole:
        return column == FileTreeModel::NameColumn ? plainTip(group.title + u'\n' + group.reason) : QString();
    case Qt::CheckStateRole:
        if (column != FileTreeModel::NameColumn) {
            return {};
        }
        return sumsOf(row).checked == 0    ? Qt::Unchecked
            : sumsOf(row).checked == files ? Qt::Checked
                                           : Qt::PartiallyChecked;
    case Qt::TextAlignmentRole:
        return m_files->indexOf(group.files.value(0)).siblingAtColumn(column).data(role);
    case FileTreeModel::SizeRole:
        return sumsOf(row).bytes;
    case FileTreeModel::IsFolderRole:
        return true;
    case FileTreeModel::StateRole:
        return QVariant::fromValue(sumsOf(row).present == 0           ? FileTreeModel::LocalState::Absent
                                       : sumsOf(row).present == files ? FileTreeModel::LocalState::Present
                                                                      : FileTreeModel::LocalState::Partial);
    case FileTreeModel::PresentRole:
        return sumsOf(row).present;
    case FileTreeModel::CountRole:
        return int(files);
    case FileTreeModel::ShareRole:
        return shareOf(sumsOf(row).bytes, selection().allBytes);
    case FileTreeModel::ScanLevelRole:
        return int(sumsOf(row).scan);
    case FileTreeModel::HasDetailsRole:
        return sumsOf(row).known == files;
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
    // Also what is not here can be taken hold of: then it is said why it stays.
    auto base = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsDragEnabled;
    base.setFlag(Qt::ItemNeverHasChildren, !setAt(index));
    return index.column() == FileTreeModel::NameColumn ? base | Qt::ItemIsUserCheckable : base;
}

QVariant FileGroupModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return m_files->headerData(section, orientation, role);
}

} // namespace Hubdesk
