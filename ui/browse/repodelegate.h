// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/repoid.h"

#include <QStyledItemDelegate>

class QAbstractItemView;

namespace Hubdesk
{

class Avatars;

/// Paints one repo of a list: avatar, `owner/name` in monospace with the task beside it, a quiet second line
/// of facts (or why there are none), state or gate at the right. Actions that lie over the facts hide those
/// that have no room before them.
class RepoDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    RepoDelegate(Avatars *pictures, QAbstractItemView *view); ///< without pictures: letters

    /// Of a row: the second line as far as the state, thought from left to right.
    static QRect beforeState(const QRect &row);

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void
    paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    Avatars *m_pictures;
};

/// Paints the cells of a table of repos: the name as the list has it, the state with its sign, words else.
class RepoCellDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    static int nameWidth(const RepoId &repo); ///< of the cell that shows the whole of it

    void
    paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace Hubdesk
