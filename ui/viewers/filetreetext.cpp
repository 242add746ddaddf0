// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/format.h"
#include "ui/shared/plaintip.h"
#include "ui/viewers/filetreemodel.h"
#include "ui/viewers/scanwords.h"

using namespace Qt::StringLiterals;

// The words of the file tree.
namespace Hubdesk
{

QVariant FileTreeModel::text(int place, int column) const
{
    const auto &node = m_nodes[size_t(place)];
    switch (column) {
    case NameColumn:
        return node.name;
    case SizeColumn:
        return formatSize(node.sums.bytes);
    case KindColumn:
        if (node.folder) {
            return QString();
        }
        if (node.entry.xetMasked || !node.entry.xetHash.isEmpty()) {
            return u"Xet"_s;
        }
        return node.entry.isLfs() ? u"LFS"_s : u"Git"_s;
    case ScanColumn:
        return scanWord(m_details.value(place).scan.level);
    case CommitColumn: {
        const auto details = m_details.value(place);
        return details.lastCommit ? details.lastCommit->title : QString();
    }
    case StateColumn:
        if (node.folder && node.sums.present > 0 && node.sums.present < node.sums.files) {
            //: State of a folder: how many of its files are on this computer.
            return tr("%1 of %n file(s)", nullptr, node.sums.files).arg(node.sums.present);
        }
        if (node.folder ? node.sums.files > 0 && node.sums.present == node.sums.files
                        : node.state == LocalState::Present) {
            //: State of a file or folder that is in the local cache.
            return tr("Cached");
        }
        switch (node.state) {
        case LocalState::Queued:
            return tr("Queued");
        case LocalState::Fetching:
            return node.percent < 0 ? tr("Downloading") : tr("%1 %").arg(node.percent);
        case LocalState::Partial:
            return tr("Partial");
        case LocalState::Failed:
            return tr("Needs attention");
        default:
            return QString();
        }
    default:
        return {};
    }
}

QVariant FileTreeModel::tip(int place, int column) const
{
    const auto &node = m_nodes[size_t(place)];
    const auto details = m_details.value(place);
    switch (column) {
    case NameColumn:
        return plainTip(node.entry.path);
    case SizeColumn:
        return tr("%1 bytes").arg(formatNumber(node.sums.bytes));
    case ScanColumn:
        return plainTip(scanText(details.scan));
    case StateColumn:
        return node.sums.files > 0 && node.sums.present == node.sums.files
            ? tr("In the cache. Drag it to a folder to have a copy there, or copy it.")
            : node.folder && node.sums.present > 0
            ? tr("Only some of its files are in the cache: it can be dragged elsewhere once all are.")
            : tr("Not in the cache: it can be dragged elsewhere once it is downloaded.");
    case CommitColumn:
        return details.lastCommit
            ? plainTip(details.lastCommit->title + u'\n' + formatMoment(details.lastCommit->date) + u'\n'
                       + details.lastCommit->id.shortText())
            : QString();
    default:
        return {};
    }
}

QVariant FileTreeModel::detail(int place, int role) const
{
    const auto known = m_details.constFind(place);
    const bool has = known != m_details.cend();
    switch (role) {
    case HasDetailsRole:
        return has;
    case ScanLevelRole:
        return int(has ? known->scan.level : ScanLevel::Unscanned);
    case AgeRole:
        return has && known->lastCommit ? formatAgo(known->lastCommit->date) : QString();
    default:
        return {};
    }
}

QVariant FileTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) { // as the cells below
        return int((section == SizeColumn ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    if (role == Qt::ToolTipRole && section == SizeColumn) {
        return tr("The bar is the share of its folder");
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case NameColumn:
        return tr("Name");
    case SizeColumn:
        return tr("Size");
    //: Column: how the Hub stores a file (Git, LFS, Xet).
    case KindColumn:
        return tr("Kind");
    //: Column: what security scanners say of a file.
    case ScanColumn:
        return tr("Scan");
    case CommitColumn:
        return tr("Last commit");
    case StateColumn:
        return tr("On this computer");
    default:
        return {};
    }
}

} // namespace Hubdesk
