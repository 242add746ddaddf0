// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/transfers/transfertree.h"

#include "ui/shared/theme.h"
#include "ui/transfers/rowact.h"
#include "ui/transfers/transferdelegate.h"
#include "ui/transfers/transfermodel.h"

#include <QDrag>
#include <QDragMoveEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMimeData>
#include <QPainter>
#include <QToolTip>

#include <optional>
#include <utility>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr auto mime = "application/x-hubdesk-transfer"_L1;

std::optional<QueueMove> moveOf(const QKeyEvent *event)
{
    if (event->modifiers().testAnyFlags(Qt::ShiftModifier | Qt::AltModifier | Qt::MetaModifier)
        || !event->modifiers().testFlag(Qt::ControlModifier)) {
        return {};
    }
    switch (event->key()) {
    case Qt::Key_Home:
        return QueueMove::Top;
    case Qt::Key_Up:
        return QueueMove::Up;
    case Qt::Key_Down:
        return QueueMove::Down;
    case Qt::Key_End:
        return QueueMove::Bottom;
    default:
        return {};
    }
}

TransferState stateOf(const QModelIndex &index)
{
    return index.data(TransferModel::TransferRole).value<TransferState>();
}

} // namespace

TransferTree::TransferTree(QWidget *parent)
    : QTreeView(parent)
{
    setDragEnabled(true);
    setAcceptDrops(true);
    setDragDropMode(DragDrop);
}

QModelIndex TransferTree::repoAt(const QModelIndex &index) const
{
    return index.parent().isValid() ? index.parent() : index.siblingAtColumn(0);
}

// A repo's row has no name of its own in the cache; it is copied as text.
void TransferTree::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy) && currentIndex().parent().isValid()) {
        Q_EMIT copyWanted(currentIndex());
        return;
    }
    if (const auto where = moveOf(event); where && currentIndex().isValid()) {
        Q_EMIT moveWanted(stateOf(currentIndex()).id, *where);
        return;
    }
    const bool isRow = currentIndex().isValid() && !currentIndex().parent().isValid();
    if (isRow && event->modifiers() == Qt::NoModifier && event->key() == Qt::Key_Space) {
        Q_EMIT actWanted(repoAt(currentIndex()));
        return;
    }
    if (isRow && event->key() == Qt::Key_Delete) {
        Q_EMIT removeWanted(repoAt(currentIndex()));
        return;
    }
    QTreeView::keyPressEvent(event);
}

TransferTree::Button TransferTree::buttonAt(const QPoint &point) const
{
    const auto index = indexAt(point);
    if (!index.isValid() || index.parent().isValid() || index.column() != TransferModel::ActionsColumn) {
        return {};
    }
    const auto buttons = rowButtons(visualRect(index));
    if (buttons.more.contains(point)) {
        return { index, true };
    }
    return buttons.act.contains(point) && rowAct(stateOf(index)) != RowAct::None ? Button{ index, false }
                                                                                 : Button{};
}

void TransferTree::hover(const Button &button)
{
    if (m_hovered == button) {
        return;
    }
    m_hovered = button;
    static_cast<TransferDelegate *>(itemDelegate())->setHovered(button.row, button.more);
    viewport()->update();
}

void TransferTree::mousePressEvent(QMouseEvent *event)
{
    m_pressed = event->button() == Qt::LeftButton ? buttonAt(event->position().toPoint()) : Button();
    QTreeView::mousePressEvent(event);
}

void TransferTree::mouseReleaseEvent(QMouseEvent *event)
{
    QTreeView::mouseReleaseEvent(event);
    const auto pressed = std::exchange(m_pressed, {});
    if (!pressed.row.isValid() || pressed != buttonAt(event->position().toPoint())) {
        return;
    }
    const auto row = repoAt(pressed.row);
    if (pressed.more) {
        const auto below = rowButtons(visualRect(pressed.row)).more.bottomLeft();
        Q_EMIT moreWanted(row, viewport()->mapToGlobal(below));
    } else {
        Q_EMIT actWanted(row);
    }
}

void TransferTree::mouseMoveEvent(QMouseEvent *event)
{
    if (m_pressed.row.isValid()) {
        return; // a button is not dragged
    }
    QTreeView::mouseMoveEvent(event);
    hover(buttonAt(event->position().toPoint()));
}

bool TransferTree::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::Leave) {
        hover({});
    } else if (event->type() == QEvent::ToolTip) {
        auto *help = static_cast<QHelpEvent *>(event);
        if (const auto button = buttonAt(help->pos()); button.row.isValid()) {
            QToolTip::showText(help->globalPos(),
                               button.more ? tr("More for this transfer")
                                           : rowActText(rowAct(stateOf(button.row))),
                               viewport());
            return true;
        }
    }
    return QTreeView::viewportEvent(event);
}

void TransferTree::startDrag(Qt::DropActions)
{
    if (currentIndex().parent().isValid()) {
        Q_EMIT dragWanted(currentIndex());
        return;
    }
    const auto state = stateOf(currentIndex());
    if (state.id == 0 || state.isFinal()) {
        return;
    }
    auto *drag = new QDrag(this);
    auto *data = new QMimeData;
    data->setData(mime, QByteArray::number(state.id));
    drag->setMimeData(data);
    drag->exec(Qt::MoveAction);
    showGap(-1);
}

int TransferTree::gapAt(const QPoint &point) const
{
    const auto index = repoAt(indexAt(point));
    int gap = model()->rowCount();
    if (index.isValid()) {
        const auto rect = visualRect(index);
        gap = index.row() + (point.y() > rect.center().y() ? 1 : 0);
    }
    while (gap > 0 && stateOf(model()->index(gap - 1, 0)).isFinal()) {
        --gap; // what is over is in no queue
    }
    return gap;
}

void TransferTree::showGap(int row)
{
    if (m_gap != row) {
        m_gap = row;
        viewport()->update();
    }
}

void TransferTree::dragEnterEvent(QDragEnterEvent *event)
{
    event->setAccepted(event->mimeData()->hasFormat(mime));
}

void TransferTree::dragMoveEvent(QDragMoveEvent *event)
{
    if (!event->mimeData()->hasFormat(mime)) {
        event->ignore();
        return;
    }
    QTreeView::dragMoveEvent(event); // scrolls at the edges
    showGap(gapAt(event->position().toPoint()));
    event->setDropAction(Qt::MoveAction);
    event->accept();
}

void TransferTree::dragLeaveEvent(QDragLeaveEvent *event)
{
    QTreeView::dragLeaveEvent(event);
    showGap(-1);
}

void TransferTree::dropEvent(QDropEvent *event)
{
    const auto id = TransferId(event->mimeData()->data(mime).toLongLong());
    const auto before = model()->index(gapAt(event->position().toPoint()), 0);
    showGap(-1);
    const auto other = before.isValid() && !stateOf(before).isFinal() ? stateOf(before).id : 0;
    event->setDropAction(Qt::CopyAction); // nothing of the model is to be taken away
    event->accept();
    if (id != 0 && id != other) {
        Q_EMIT moveBeforeWanted(id, other);
    }
}

void TransferTree::paintEvent(QPaintEvent *event)
{
    QTreeView::paintEvent(event);
    if (m_gap < 0) {
        return;
    }
    const auto below = model()->index(m_gap, 0);
    auto above = model()->index(m_gap - 1, 0);
    while (isExpanded(above) && model()->rowCount(above) > 0) {
        above = model()->index(model()->rowCount(above) - 1, 0, above);
    }
    const int y = below.isValid() ? visualRect(below).top() : visualRect(above).bottom();
    QPainter painter(viewport());
    painter.fillRect(0, y - 1, viewport()->width(), 2, Theme::color(Token::Accent));
}

} // namespace Hubdesk
