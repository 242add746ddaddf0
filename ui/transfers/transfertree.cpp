// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/transfers/transfertree.h"

#include <QKeyEvent>

namespace Hubdesk
{

TransferTree::TransferTree(QWidget *parent)
    : QTreeView(parent)
{
    setDragEnabled(true);
    setDragDropMode(DragOnly);
}

// A repo's row has no name of its own in the cache; it is copied as text.
void TransferTree::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy) && currentIndex().parent().isValid()) {
        Q_EMIT copyWanted(currentIndex());
        return;
    }
    QTreeView::keyPressEvent(event);
}

void TransferTree::startDrag(Qt::DropActions)
{
    if (currentIndex().parent().isValid()) {
        Q_EMIT dragWanted(currentIndex());
    }
}

} // namespace Hubdesk
