// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/viewers/filetreemodel.h"

// What transfers do to the files of the tree.
namespace Hubdesk
{

namespace
{

/// So many rows are told one by one; more of them folder by folder.
constexpr qsizetype fewRows = 20;

const QList<int> &stateRoles()
{
    static const QList<int> roles{ FileTreeModel::StateRole,
                                   FileTreeModel::PresentRole,
                                   FileTreeModel::PercentRole,
                                   Qt::DisplayRole,
                                   Qt::AccessibleTextRole };
    return roles;
}

bool isChange(FileTreeModel::LocalState now, int percent, const FileTreeModel::FileNews &news)
{
    using State = FileTreeModel::LocalState;
    if (now == State::Present) {
        return news.state == State::Fetching;
    }
    if (news.state == State::Present) {
        return now != State::Absent;
    }
    return now != news.state || percent != news.percent;
}

} // namespace

void FileTreeModel::setFileStates(const QList<FileNews> &news)
{
    QList<int> changed;
    const auto before = m_nodes.front().sums.present;
    for (const auto &one : news) {
        const auto index = m_byPath.value(one.path, 0);
        auto &node = m_nodes[size_t(index)];
        if (!node.folder && isChange(node.state, node.percent, one)) { // the root is a folder
            setPresentNode(index, one.state == LocalState::Present);
            node.state = one.state;
            node.percent = one.percent;
            changed << index;
        }
    }
    announceStates(changed);
    if (m_nodes.front().sums.present != before) {
        Q_EMIT selectionChanged();
    }
}

void FileTreeModel::forgetTransfers()
{
    QList<int> changed;
    for (size_t index = 0; index < m_nodes.size(); ++index) {
        auto &node = m_nodes[index];
        if (!node.folder && node.state != LocalState::Absent && node.state != LocalState::Present) {
            node.state = LocalState::Absent;
            node.percent = -1;
            changed << int(index);
        }
    }
    announceStates(changed);
}

void FileTreeModel::announceStates(const QList<int> &nodes)
{
    QSet<int> folders; // whose rows changed, and those above: their counts may be others
    for (const auto node : nodes) {
        for (int up = m_nodes[size_t(node)].parent; up >= 0 && !folders.contains(up);
             up = m_nodes[size_t(up)].parent) {
            folders << up;
        }
    }
    if (nodes.size() > fewRows) {
        for (const auto folder : std::as_const(folders)) {
            announceChildren(folder, stateRoles());
        }
        return;
    }
    for (const auto node : nodes) {
        announce(node, stateRoles());
    }
    for (const auto folder : std::as_const(folders)) {
        if (folder > 0) {
            announce(folder, stateRoles());
        }
    }
}

} // namespace Hubdesk
