// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStyledItemDelegate>

class QAbstractItemView;

namespace Hubdesk
{

class Avatars;

/// Paints one commit: its dot on the line of the history, title, authors and time below, short hash at the
/// right.
class CommitDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    CommitDelegate(Avatars *pictures, QAbstractItemView *view); ///< without pictures: letters

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void
    paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    Avatars *m_pictures;
};

} // namespace Hubdesk
