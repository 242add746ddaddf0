// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStyledItemDelegate>

class QAbstractItemView;

namespace Hubdesk
{

class Avatars;

/// Paints one repo of a list: avatar, `owner/name` in monospace, a quiet second line of facts, gate at the
/// right.
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
