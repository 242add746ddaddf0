// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/viewers/filetreemodel.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{
// A hostile listing may nest without end; what is deeper than this is shown as one name in the root.
constexpr int deepest = 200;

QString parentPath(const QString &path)
{
    const auto slash = path.lastIndexOf(u'/');
    return slash <= 0 || path.count(u'/') > deepest ? QString() : path.left(slash);
}

QString nameIn(const QString &parent, const QString &path)
{
    return parent.isEmpty() ? path : path.mid(parent.size() + 1);
}
} // namespace

FileTreeModel::FileTreeModel(QObject *parent)
    : QAbstractItemModel(parent)
{
    m_nodes.push_back({ .folder = true });
}

void FileTreeModel::clear()
{
    beginResetModel();
    m_nodes.assign(1, { .folder = true });
    m_byPath.clear();
    m_details.clear();
    endResetModel();
    Q_EMIT selectionChanged();
}

void FileTreeModel::append(const QList<TreeEntry> &entries)
{
    QSet<int> filled;
    for (const auto &entry : entries) {
        if (const auto known = m_byPath.constFind(entry.path); known != m_byPath.cend()) {
            // A hostile listing may name one path twice, as a file and as a folder: the first stays.
            auto &node = m_nodes[size_t(*known)];
            if (node.folder == (entry.kind == TreeEntry::Kind::Folder)) {
                node.entry = entry;
            }
        } else if (entry.kind == TreeEntry::Kind::Folder) {
            m_nodes[size_t(folderNode(entry.path))].entry = entry;
        } else {
            const auto folder = parentPath(entry.path);
            const auto parent = folderNode(folder);
            insert(parent,
                   { .parent = parent,
                     .name = nameIn(folder, entry.path),
                     .entry = entry,
                     .sums = { .files = 1, .bytes = entry.size } });
            filled << parent;
        }
    }
    announceFilled(filled);
    Q_EMIT selectionChanged();
}

// The node of a folder, made with its parents where no entry has named it yet.
int FileTreeModel::folderNode(const QString &path)
{
    if (path.isEmpty()) {
        return 0;
    }
    if (const auto known = m_byPath.constFind(path); known != m_byPath.cend()) {
        return *known;
    }
    const auto above = parentPath(path);
    const auto parent = folderNode(above);
    TreeEntry entry;
    entry.kind = TreeEntry::Kind::Folder;
    entry.path = path;
    return insert(parent, { .parent = parent, .name = nameIn(above, path), .entry = entry, .folder = true });
}

int FileTreeModel::insert(int parent, Node node)
{
    const auto isBefore = [this, &node](int other) {
        const auto &a = m_nodes[size_t(other)];
        return a.folder != node.folder ? a.folder
                                       : a.name.compare(node.name, Qt::CaseInsensitive) < 0
                || (a.name.compare(node.name, Qt::CaseInsensitive) == 0 && a.name < node.name);
    };
    auto &siblings = m_nodes[size_t(parent)].children;
    const auto place = std::ranges::partition_point(siblings, isBefore);
    const auto row = int(place - siblings.begin());
    const auto made = int(m_nodes.size());
    const auto path = node.entry.path;
    const auto added = node.sums;
    beginInsertRows(indexOfNode(parent), row, row);
    m_nodes.push_back(std::move(node));
    auto &children = m_nodes[size_t(parent)].children;
    children.insert(children.begin() + row, made);
    m_nodes[size_t(parent)].numbered = qMin(m_nodes[size_t(parent)].numbered, row);
    m_byPath.insert(path, made);
    addToAncestors(made, {}, added);
    endInsertRows();
    return made;
}

void FileTreeModel::addToAncestors(int node, const Sums &before, const Sums &after)
{
    for (int up = m_nodes[size_t(node)].parent; up >= 0; up = m_nodes[size_t(up)].parent) {
        auto &sum = m_nodes[size_t(up)].sums;
        sum.files += after.files - before.files;
        sum.checked += after.checked - before.checked;
        sum.present += after.present - before.present;
        sum.bytes += after.bytes - before.bytes;
        sum.checkedBytes += after.checkedBytes - before.checkedBytes;
        sum.presentBytes += after.presentBytes - before.presentBytes;
        sum.checkedPresentBytes += after.checkedPresentBytes - before.checkedPresentBytes;
    }
}

// Rows are numbered when they are first asked for after an insertion: a search in a folder of 50,000 files
// would cost every look-up a moment, and numbering at every insertion would make filling quadratic.
int FileTreeModel::rowOf(int node) const
{
    const auto &child = m_nodes[size_t(node)];
    const auto &above = m_nodes[size_t(child.parent)];
    const auto &siblings = above.children;
    const bool known = child.row < above.numbered && siblings[size_t(child.row)] == node;
    for (; !known && above.numbered < int(siblings.size()); ++above.numbered) {
        m_nodes[size_t(siblings[size_t(above.numbered)])].row = above.numbered;
    }
    return child.row;
}

QModelIndex FileTreeModel::indexOfNode(int node, int column) const
{
    return node <= 0 ? QModelIndex() : createIndex(rowOf(node), column, quintptr(node));
}

QModelIndex FileTreeModel::indexOf(const QString &path) const
{
    return indexOfNode(m_byPath.value(path, 0));
}

QString FileTreeModel::pathOf(const QModelIndex &index) const
{
    return index.isValid() ? m_nodes[size_t(nodeOf(index))].entry.path : QString();
}

QList<RepoFile> FileTreeModel::filesBeside(const QString &path) const
{
    QList<RepoFile> files;
    const auto known = m_byPath.constFind(path);
    if (known == m_byPath.cend()) {
        return files;
    }
    for (const auto child : m_nodes[size_t(m_nodes[size_t(*known)].parent)].children) {
        const auto &node = m_nodes[size_t(child)];
        if (!node.folder) {
            files << RepoFile{ node.entry.path, node.entry.size };
        }
    }
    return files;
}

QList<TreeEntry> FileTreeModel::fileEntries() const
{
    QList<TreeEntry> entries;
    entries.reserve(fileCount());
    for (const auto &node : m_nodes) {
        if (!node.folder) {
            entries << node.entry;
        }
    }
    return entries;
}

QStringList FileTreeModel::filePaths() const
{
    QStringList paths;
    paths.reserve(fileCount());
    for (const auto &node : m_nodes) {
        if (!node.folder) {
            paths << node.entry.path;
        }
    }
    return paths;
}

// ---- state

void FileTreeModel::setPresentNode(int index, bool on)
{
    auto &node = m_nodes[size_t(index)];
    auto &sums = node.sums;
    if (node.folder || (sums.present == 1) == on) {
        return;
    }
    const auto before = sums;
    sums.present = on ? 1 : 0;
    sums.presentBytes = on ? sums.bytes : 0;
    sums.checkedPresentBytes = on ? sums.checkedBytes : 0;
    node.state = on ? LocalState::Present : LocalState::Absent;
    addToAncestors(index, before, sums);
}

void FileTreeModel::setPresent(const QHash<QString, bool> &present)
{
    for (auto it = present.cbegin(); it != present.cend(); ++it) {
        if (const auto node = m_byPath.value(it.key(), 0); node > 0) {
            setPresentNode(node, it.value());
        }
    }
    announceBelow(0, { StateRole, PresentRole, Qt::DisplayRole, Qt::AccessibleTextRole });
    Q_EMIT selectionChanged();
}

void FileTreeModel::setFileState(const QString &path, LocalState state, int percent)
{
    const auto index = m_byPath.value(path, 0);
    if (index <= 0 || m_nodes[size_t(index)].folder) {
        return;
    }
    setPresentNode(index, state == LocalState::Present);
    m_nodes[size_t(index)].state = state;
    m_nodes[size_t(index)].percent = percent;
    for (int up = index; up > 0; up = m_nodes[size_t(up)].parent) {
        announce(up, { StateRole, PresentRole, PercentRole, Qt::DisplayRole, Qt::AccessibleTextRole });
    }
    Q_EMIT selectionChanged();
}

void FileTreeModel::setChecked(int index, bool on)
{
    const auto before = m_nodes[size_t(index)].sums;
    setCheckedBelow(index, on);
    addToAncestors(index, before, m_nodes[size_t(index)].sums);
}

void FileTreeModel::setCheckedBelow(int index, bool on)
{
    for (const auto child : m_nodes[size_t(index)].children) {
        setCheckedBelow(child, on);
    }
    auto &sums = m_nodes[size_t(index)].sums;
    sums.checked = on ? sums.files : 0;
    sums.checkedBytes = on ? sums.bytes : 0;
    sums.checkedPresentBytes = on ? sums.presentBytes : 0;
}

void FileTreeModel::checkAll(bool on)
{
    setChecked(0, on);
    announceBelow(0, { Qt::CheckStateRole });
    Q_EMIT selectionChanged();
}

// ---- QAbstractItemModel

QModelIndex FileTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    const auto &children = m_nodes[size_t(nodeOf(parent))].children;
    if (row < 0 || row >= int(children.size()) || column < 0 || column >= ColumnCount
        || parent.column() > 0) {
        return {};
    }
    return createIndex(row, column, quintptr(children[size_t(row)]));
}

QModelIndex FileTreeModel::sibling(int row, int column, const QModelIndex &index) const
{
    if (row == index.row() && index.isValid() && column >= 0 && column < ColumnCount) {
        return createIndex(row, column, index.internalId()); // what a view asks for at every cell
    }
    return QAbstractItemModel::sibling(row, column, index);
}

QModelIndex FileTreeModel::parent(const QModelIndex &index) const
{
    return index.isValid() ? indexOfNode(m_nodes[size_t(nodeOf(index))].parent) : QModelIndex();
}

int FileTreeModel::rowCount(const QModelIndex &parent) const
{
    return parent.column() > 0 ? 0 : int(m_nodes[size_t(nodeOf(parent))].children.size());
}

int FileTreeModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QVariant FileTreeModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const auto &node = m_nodes[size_t(nodeOf(index))];
    switch (role) {
    case Qt::DisplayRole:
        return text(nodeOf(index), index.column());
    case Qt::ToolTipRole:
        return tip(nodeOf(index), index.column());
    case Qt::TextAlignmentRole:
        return index.column() == SizeColumn ? QVariant(int(Qt::AlignRight | Qt::AlignVCenter)) : QVariant();
    case Qt::CheckStateRole:
        if (index.column() != NameColumn) {
            return {};
        }
        return node.sums.checked == 0              ? Qt::Unchecked
            : node.sums.checked == node.sums.files ? Qt::Checked
                                                   : Qt::PartiallyChecked;
    case SizeRole:
        return node.sums.bytes;
    case IsFolderRole:
        return node.folder;
    case StateRole:
        return QVariant::fromValue(stateOf(node));
    case PresentRole:
        return node.sums.present;
    case CountRole:
        return node.sums.files;
    case PercentRole:
        return node.percent;
    case PathRole:
        return node.entry.path;
    case ShareRole: { // of all, on every level: bars that stand below each other are compared
        const auto whole = m_nodes.front().sums.bytes;
        return whole > 0 ? double(node.sums.bytes) / double(whole) : 0.0;
    }
    default:
        return detail(nodeOf(index), role);
    }
}

bool FileTreeModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !checkIndex(index, CheckIndexOption::IndexIsValid)
        || index.column() != NameColumn) {
        return false;
    }
    const auto node = nodeOf(index);
    if (m_nodes[size_t(node)].sums.files == 0) {
        return false;
    }
    setChecked(node, value.toInt() != Qt::Unchecked);
    for (int up = node; up > 0; up = m_nodes[size_t(up)].parent) {
        announce(up, { Qt::CheckStateRole });
    }
    announceBelow(node, { Qt::CheckStateRole });
    Q_EMIT selectionChanged();
    return true;
}

Qt::ItemFlags FileTreeModel::flags(const QModelIndex &index) const
{
    if (!index.isValid()) {
        return {};
    }
    // Also what is not here can be taken hold of: then it is said why it stays.
    auto base = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsDragEnabled;
    base.setFlag(Qt::ItemNeverHasChildren, !m_nodes[size_t(nodeOf(index))].folder);
    return index.column() == NameColumn ? base | Qt::ItemIsUserCheckable : base;
}

} // namespace Hubdesk
