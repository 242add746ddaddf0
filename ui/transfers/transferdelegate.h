// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QPersistentModelIndex>
#include <QStyledItemDelegate>

namespace Hubdesk
{

/// Paints the queue: two lines a repo, one line a file, progress with what was here before hatched, and a
/// state with its symbol.
class TransferDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    /// Speed and time left have no columns of their own: they stand in the second line of the name.
    void setNarrow(bool narrow) { m_isNarrow = narrow; }
    /// Which button of which row is under the pointer.
    void setHovered(const QModelIndex &index, bool more);

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void
    paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintButtons(QPainter *painter, const QRect &cell, const QModelIndex &index) const;

    bool m_isNarrow = false;
    QPersistentModelIndex m_hovered;
    bool m_hoversMore = false;
};

} // namespace Hubdesk
