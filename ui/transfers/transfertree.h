// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/transfer/transferstate.h"

#include <QPersistentModelIndex>
#include <QTreeView>

namespace Hubdesk
{

/// The queue as rows that open. Says when a file is dragged out of it or copied; what is given then, the page
/// knows. A row of a repo is moved in the queue by the mouse, and by Ctrl with the arrows, Home and End. GUI
/// thread, owned by the page.
class TransferTree : public QTreeView
{
    Q_OBJECT
public:
    explicit TransferTree(QWidget *parent = nullptr);

Q_SIGNALS:
    void dragWanted(const QModelIndex &file);
    void copyWanted(const QModelIndex &file);
    void moveWanted(Hubdesk::TransferId id, Hubdesk::QueueMove where);
    /// To just before another one; 0: to the end.
    void moveBeforeWanted(Hubdesk::TransferId id, Hubdesk::TransferId other);
    /// The first button of a row, or Space.
    void actWanted(const QModelIndex &row);
    /// The three dots of a row, at a place of the screen.
    void moreWanted(const QModelIndex &row, const QPoint &place);
    /// Delete.
    void removeWanted(const QModelIndex &row);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void startDrag(Qt::DropActions actions) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    /// The row before which it would come at a point of the viewport: a row of a repo, or the number of rows.
    int gapAt(const QPoint &point) const;
    QModelIndex repoAt(const QModelIndex &index) const;
    void showGap(int row);
    /// The button of a row at a point of the viewport.
    struct Button {
        QPersistentModelIndex row; ///< invalid: there is none
        bool more = false;
        bool operator==(const Button &) const = default;
    };
    Button buttonAt(const QPoint &point) const;
    void hover(const Button &button);

    Button m_pressed;
    Button m_hovered;

    int m_gap = -1; ///< where what is dragged would come; -1: nothing is
};

} // namespace Hubdesk
