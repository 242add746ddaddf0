// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStyledItemDelegate>

class QAbstractItemView;

namespace Hubdesk
{

class Avatars;

/// Paints one repo of a list: avatar, `owner/name` in monospace with the task beside it, a quiet second line
/// of facts (or why there are none), state or gate at the right. What lies over a name's end elides it.
class RepoDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    RepoDelegate(Avatars *pictures, QAbstractItemView *view); ///< without pictures: letters

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void
    paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    Avatars *m_pictures;
};

} // namespace Hubdesk
