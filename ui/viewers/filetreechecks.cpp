// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/viewers/filetreemodel.h"

// What is ticked, what is known of single rows, and who is told when it changes.
namespace Hubdesk
{

void FileTreeModel::checkPaths(const QStringList &paths, bool on)
{
    for (const auto &path : paths) {
        const auto plain = path.endsWith(u'/') ? path.chopped(1) : path;
        if (const auto node = m_byPath.value(plain, 0); node > 0) {
            setChecked(node, on);
        }
    }
    announceBelow(0, { Qt::CheckStateRole });
    Q_EMIT selectionChanged();
}

void FileTreeModel::setDetails(const QList<FileDetails> &details)
{
    for (const auto &one : details) {
        if (const auto node = m_byPath.value(one.path, 0); node > 0) {
            m_details.insert(node, one);
            announce(node,
                     { Qt::DisplayRole,
                       Qt::ToolTipRole,
                       ScanLevelRole,
                       AgeRole,
                       HasDetailsRole,
                       Qt::AccessibleTextRole });
        }
    }
    Q_EMIT detailsCame();
}

FileTreeModel::LocalState FileTreeModel::stateOf(const Node &node) const
{
    if (!node.folder) {
        return node.state;
    }
    return node.sums.present == 0              ? LocalState::Absent
        : node.sums.present == node.sums.files ? LocalState::Present
                                               : LocalState::Partial;
}

FileTreeModel::Selection FileTreeModel::selection() const
{
    const auto &root = m_nodes.front().sums;
    return { root.checked, root.files,       root.checkedBytes, root.checkedPresentBytes,
             root.bytes,   root.presentBytes };
}

FileTreeModel::Selection FileTreeModel::selectionAmong(const QStringList &paths) const
{
    Selection sum;
    for (const auto &path : paths) {
        if (const auto node = m_byPath.value(path, 0); node > 0) {
            const auto &sums = m_nodes[size_t(node)].sums;
            sum.files += sums.checked;
            sum.allFiles += sums.files;
            sum.bytes += sums.checkedBytes;
            sum.presentBytes += sums.checkedPresentBytes;
            sum.allBytes += sums.bytes;
            sum.allPresentBytes += sums.presentBytes;
        }
    }
    return sum;
}

bool FileTreeModel::isEverythingChecked() const
{
    const auto &root = m_nodes.front().sums;
    return root.files > 0 && root.checked == root.files;
}

QStringList FileTreeModel::checkedPaths() const
{
    QStringList paths;
    if (!isEverythingChecked()) {
        collectChecked(0, &paths);
    }
    return paths;
}

void FileTreeModel::collectChecked(int index, QStringList *paths) const
{
    for (const auto child : m_nodes[size_t(index)].children) {
        const auto &node = m_nodes[size_t(child)];
        if (node.sums.checked == 0) {
            continue;
        }
        if (!node.folder) {
            *paths << node.entry.path;
        } else if (node.sums.checked == node.sums.files) {
            *paths << node.entry.path + u'/';
        } else {
            collectChecked(child, paths);
        }
    }
}

void FileTreeModel::announce(int node, const QList<int> &roles)
{
    Q_EMIT dataChanged(indexOfNode(node, 0), indexOfNode(node, ColumnCount - 1), roles);
}

void FileTreeModel::announceChildren(int node, const QList<int> &roles)
{
    const auto &children = m_nodes[size_t(node)].children;
    if (!children.empty()) {
        Q_EMIT dataChanged(createIndex(0, 0, quintptr(children.front())),
                           createIndex(int(children.size()) - 1, ColumnCount - 1, quintptr(children.back())),
                           roles);
    }
}

/// Files have come into these folders: the sums of all above are others, and the shares beside them.
void FileTreeModel::announceFilled(const QSet<int> &folders)
{
    QSet<int> all;
    for (const auto folder : folders) {
        for (int up = folder; up >= 0 && !all.contains(up); up = m_nodes[size_t(up)].parent) {
            all << up;
        }
    }
    for (const auto folder : std::as_const(all)) {
        announceChildren(folder,
                         { Qt::DisplayRole,
                           Qt::ToolTipRole,
                           Qt::CheckStateRole,
                           Qt::AccessibleTextRole,
                           SizeRole,
                           CountRole,
                           ShareRole,
                           StateRole });
    }
}

void FileTreeModel::announceBelow(int node, const QList<int> &roles)
{
    announceChildren(node, roles);
    for (const auto child : m_nodes[size_t(node)].children) {
        if (m_nodes[size_t(child)].folder) {
            announceBelow(child, roles);
        }
    }
}

} // namespace Hubdesk
