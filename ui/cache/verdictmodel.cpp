// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/cache/verdictmodel.h"

#include "ui/cache/checktable.h"
#include "ui/cache/checkwords.h"
#include "ui/shared/format.h"
#include "ui/shared/plaintip.h"

using namespace Qt::StringLiterals;

namespace Hubdesk
{

void VerdictModel::setFiles(const QList<FileVerdict> &files)
{
    beginResetModel();
    m_files = files;
    arrange();
    endResetModel();
}

void VerdictModel::setFindingsOnly(bool findingsOnly)
{
    if (m_findingsOnly != findingsOnly) {
        beginResetModel();
        m_findingsOnly = findingsOnly;
        arrange();
        endResetModel();
    }
}

void VerdictModel::arrange()
{
    m_shown.clear();
    QList<qsizetype> good;
    for (qsizetype i = 0; i < m_files.size(); ++i) {
        (m_files[i].finding == FileVerdict::Finding::Good ? good : m_shown).append(i);
    }
    if (!m_findingsOnly) {
        m_shown.append(good);
    }
}

const FileVerdict *VerdictModel::fileAt(const QModelIndex &index) const
{
    return index.isValid() && index.row() < m_shown.size() ? &m_files[m_shown[index.row()]] : nullptr;
}

int VerdictModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_shown.size());
}

int VerdictModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant VerdictModel::data(const QModelIndex &index, int role) const
{
    const auto *file = fileAt(index);
    if (!file) {
        return {};
    }
    switch (role) {
    case Qt::DisplayRole:
        return index.column() == PathColumn ? file->path
            : index.column() == SizeColumn
            ? (file->finding == FileVerdict::Finding::Missing ? QString() : formatSize(file->size))
            : findingBadge(*file).word;
    case Qt::ToolTipRole:
        return plainTip(file->path + u'\n' + verdictDetail(*file));
    case Qt::AccessibleTextRole:
        return index.column() == PathColumn ? file->path + u'\n' + findingBadge(*file).word
                                            : data(index, Qt::DisplayRole);
    case Qt::TextAlignmentRole:
        return int((index.column() == SizeColumn ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case CheckRole::Badge:
        return index.column() == FindingColumn ? QVariant::fromValue(findingBadge(*file)) : QVariant();
    case CheckRole::Mono:
        return index.column() == PathColumn;
    default:
        return {};
    }
}

QVariant VerdictModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return int((section == SizeColumn ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    const QStringList words{ tr("File"), tr("Size"), tr("Finding") };
    return role == Qt::DisplayRole ? words.value(section) : QVariant();
}

} // namespace Hubdesk
