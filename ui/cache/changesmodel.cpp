// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/cache/changesmodel.h"

#include "ui/cache/checktable.h"
#include "ui/cache/checkwords.h"
#include "ui/shared/format.h"
#include "ui/shared/plaintip.h"

namespace Hubdesk
{

void ChangesModel::setFiles(const QList<FileChange> &files)
{
    if (m_files != files) {
        beginResetModel();
        m_files = files;
        endResetModel();
    }
}

int ChangesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_files.size());
}

int ChangesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

/// What an update does about it.
QString ChangesModel::fate(const FileChange &file)
{
    if (!file.isWanted) {
        return tr("Not here, stays out");
    }
    if (file.kind == FileChange::Kind::Gone) {
        return tr("Stays in the old revision");
    }
    return file.isHere ? tr("Content is here already") : tr("Is downloaded");
}

QVariant ChangesModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_files.size()) {
        return {};
    }
    const auto &file = m_files[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        switch (Column(index.column())) {
        case PathColumn:
            return file.path;
        case ChangeColumn:
            return changeText(file.kind);
        case SizeColumn:
            return formatSize(file.size);
        default:
            return fate(file);
        }
    case Qt::ToolTipRole:
        return plainTip(file.path);
    case Qt::TextAlignmentRole:
        return int((index.column() == SizeColumn ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case CheckRole::Mono:
        return index.column() == PathColumn;
    default:
        return {};
    }
}

QVariant ChangesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return int((section == SizeColumn ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    //: Columns of a table of files: what an update does about them is the last.
    const QStringList words{ tr("File"), tr("Change"), tr("Size"), tr("With an update") };
    return role == Qt::DisplayRole ? words.value(section) : QVariant();
}

} // namespace Hubdesk
