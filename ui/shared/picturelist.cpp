// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/picturelist.h"

#include <QMouseEvent>

#include <utility>

namespace Hubdesk
{

// What QListView itself does in many of these is to place its items in rows, so its own are passed over.

PictureList::PictureList(QWidget *parent)
    : QListView(parent)
{
    setFrameShape(QFrame::NoFrame);
    setMouseTracking(true);
    setEditTriggers(NoEditTriggers);
    setSelectionMode(SingleSelection);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
}

void PictureList::doItemsLayout()
{
    QAbstractItemView::doItemsLayout(); // NOLINT(bugprone-parent-virtual-call)
}

void PictureList::scrollTo(const QModelIndex &, ScrollHint)
{
    // Everything is in sight.
}

bool PictureList::isIndexHidden(const QModelIndex &index) const
{
    return visualRect(index).isEmpty();
}

void PictureList::setSelection(const QRect &rect, QItemSelectionModel::SelectionFlags flags)
{
    const auto index = indexAt(rect.center());
    selectionModel()->select(QItemSelection(index, index), flags);
}

QRegion PictureList::visualRegionForSelection(const QItemSelection &) const
{
    return viewport()->rect(); // the mark may be around more than the item
}

void PictureList::resizeEvent(QResizeEvent *event)
{
    QAbstractItemView::resizeEvent(event); // NOLINT(bugprone-parent-virtual-call)
}

void PictureList::setHovered(int row)
{
    if (row != std::exchange(m_hovered, row)) {
        hoveredChanged();
    }
}

void PictureList::mouseMoveEvent(QMouseEvent *event)
{
    QAbstractItemView::mouseMoveEvent(event); // NOLINT(bugprone-parent-virtual-call)
    setHovered(indexAt(event->position().toPoint()).row());
}

void PictureList::leaveEvent(QEvent *event)
{
    QListView::leaveEvent(event);
    setHovered(-1);
}

} // namespace Hubdesk
