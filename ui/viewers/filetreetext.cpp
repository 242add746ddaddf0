// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/format.h"
#include "ui/viewers/filetreemodel.h"

using namespace Qt::StringLiterals;

// The words of the file tree.
namespace Hubdesk
{

QVariant FileTreeModel::text(const Node &node, int column) const
{
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

QVariant FileTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) {
        return {};
    }
    if (role == Qt::TextAlignmentRole && section == SizeColumn) {
        return int(Qt::AlignRight | Qt::AlignVCenter);
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
    case StateColumn:
        return tr("On this computer");
    default:
        return {};
    }
}

} // namespace Hubdesk
