// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/browse/taglistmodel.h"

#include <algorithm>

namespace Hubdesk
{

TagListModel::TagListModel(Choice choice, QObject *parent)
    : QAbstractListModel(parent)
    , m_choice(choice)
{
}

void TagListModel::setTags(const QList<TagCatalog::Tag> &tags)
{
    m_tags = tags;
    arrange();
}

void TagListModel::setFilter(const QString &text)
{
    m_filter = text.trimmed();
    arrange();
}

void TagListModel::setTicked(const QStringList &ids)
{
    if (ids != m_ticked) {
        m_ticked = ids;
        arrange();
    }
}

QString TagListModel::labelOf(const QString &id) const
{
    const auto found = std::ranges::find(m_tags, id, &TagCatalog::Tag::id);
    return found == m_tags.end() ? id.section(u':', -1) : found->label;
}

void TagListModel::arrange()
{
    beginResetModel();
    m_shown.clear();
    for (const auto &id : std::as_const(m_ticked)) {
        m_shown.append({ id, labelOf(id), {} });
    }
    for (const auto &tag : std::as_const(m_tags)) {
        const bool fits = m_filter.isEmpty() || tag.label.contains(m_filter, Qt::CaseInsensitive)
            || tag.id.contains(m_filter, Qt::CaseInsensitive);
        if (fits && !m_ticked.contains(tag.id)) {
            m_shown.append(tag);
        }
    }
    endResetModel();
}

int TagListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_shown.size());
}

QVariant TagListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const auto &tag = m_shown[index.row()];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return tag.label;
    case Qt::CheckStateRole:
        return m_ticked.contains(tag.id) ? Qt::Checked : Qt::Unchecked;
    default:
        return {};
    }
}

// The row stays where it is while the pointer is on it: the order changes when the list is shown anew.
bool TagListModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return false;
    }
    const auto id = m_shown[index.row()].id;
    const bool on = value.toInt() == Qt::Checked;
    if (on == m_ticked.contains(id)) {
        return true;
    }
    if (on && m_choice == Choice::One) {
        m_ticked = { id };
    } else if (on) {
        m_ticked.append(id);
    } else {
        m_ticked.removeAll(id);
    }
    Q_EMIT dataChanged(this->index(0), this->index(rowCount() - 1), { Qt::CheckStateRole });
    Q_EMIT tickedChanged();
    return true;
}

Qt::ItemFlags TagListModel::flags(const QModelIndex &index) const
{
    return index.isValid() ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable
                           : Qt::NoItemFlags;
}

} // namespace Hubdesk
