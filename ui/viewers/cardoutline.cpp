// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/viewers/cardoutline.h"

#include "ui/shared/controls.h"
#include "ui/shared/icons.h"
#include "ui/shared/paint.h"
#include "ui/shared/plaintip.h"
#include "ui/shared/textlabel.h"
#include "ui/shared/theme.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QStandardItemModel>
#include <QToolButton>
#include <QTreeView>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{
constexpr int headingRole = Qt::UserRole + 1;
constexpr int outlineIndent = 20; // the sign in it stays clear of the mark at the edge
} // namespace

CardOutline::CardOutline(QWidget *parent)
    : QWidget(parent)
    , m_tree(new QTreeView)
    , m_model(new QStandardItemModel(this))
    , m_head(new QWidget)
{
    setObjectName(u"outlinePane"_s);
    auto *title = new TextLabel(tr("Outline"));
    title->setLook(TextSize::Small, QFont::DemiBold);
    auto *close = new QToolButton;
    close->setObjectName(u"closeOutline"_s);
    close->setAccessibleName(tr("Close the outline"));
    close->setToolTip(close->accessibleName());
    close->setIcon(icon(Icon::Close));
    close->setAutoRaise(true);
    setCompact(close);
    auto *row = new QHBoxLayout(m_head);
    row->setContentsMargins(Metrics::space4, Metrics::space1, Metrics::space1, 0);
    row->addWidget(title, 1);
    row->addWidget(close);

    m_tree->setObjectName(u"cardOutline"_s);
    m_tree->setAccessibleName(tr("Outline of the card"));
    m_tree->setModel(m_model);
    m_tree->setHeaderHidden(true);
    m_tree->setFrameShape(QFrame::NoFrame);
    Theme::follow(this, [this] { m_tree->setIndentation(Theme::px(outlineIndent)); });
    m_tree->setUniformRowHeights(true);
    m_tree->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_tree->setTextElideMode(Qt::ElideRight);
    m_tree->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_tree->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_tree->setExpandsOnDoubleClick(false);
    m_tree->installEventFilter(this);
    setRowLook(m_tree, RowLook::Plain);
    setDenseRows(m_tree);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    column->addWidget(m_head);
    column->addWidget(m_tree, 1);
    const auto choose = [this](const QModelIndex &index) { Q_EMIT chosen(index.data(headingRole).toInt()); };
    connect(m_tree, &QTreeView::clicked, this, choose);
    connect(close, &QToolButton::clicked, this, &CardOutline::closeRequested);
}

/// A heading goes below the last one of a smaller level; levels may be left out.
void CardOutline::setHeadings(const QList<Heading> &headings)
{
    m_model->clear();
    m_items.clear();
    QList<QPair<int, QStandardItem *>> above;
    for (int i = 0; i < headings.size(); ++i) {
        const auto &heading = headings[i];
        //: Stands for a heading without words in a card's outline.
        const auto text = heading.text.isEmpty() ? tr("(picture)") : heading.text;
        auto *item = new QStandardItem(text);
        item->setToolTip(plainTip(text));
        item->setData(i, headingRole);
        while (!above.isEmpty() && above.last().first >= heading.level) {
            above.removeLast();
        }
        (above.isEmpty() ? m_model->invisibleRootItem() : above.last().second)->appendRow(item);
        above.append({ heading.level, item });
        m_items.append(QPersistentModelIndex(item->index()));
    }
    m_tree->expandAll();
}

void CardOutline::setCurrent(int heading)
{
    auto index = QModelIndex(m_items.value(heading));
    for (auto above = index.parent(); above.isValid(); above = above.parent()) {
        index = m_tree->isExpanded(above) ? index : above; // as far as can be seen
    }
    if (index.isValid()) {
        m_tree->setCurrentIndex(index);
        m_tree->scrollTo(index);
    } else {
        m_tree->selectionModel()->clear();
    }
}

void CardOutline::setBoxed(bool boxed)
{
    m_boxed = boxed;
    update();
}

void CardOutline::takeFocus()
{
    m_tree->setFocus(Qt::OtherFocusReason);
}

int CardOutline::wantedHeight() const
{
    return m_head->sizeHint().height() + int(m_items.size()) * Theme::row(Metrics::denseRow)
        + Metrics::space2;
}

void CardOutline::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    if (m_boxed) {
        painter.fillRect(rect(), Theme::color(Token::Surface));
        painter.setPen(Theme::color(Token::Control));
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    } else {
        painter.fillRect(rect(), Theme::color(Token::Surface));
        painter.fillRect(QRect(width() - 1, 0, 1, height()), Theme::color(Token::Border));
    }
}

bool CardOutline::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_tree && event->type() == QEvent::KeyPress) {
        const auto key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Escape && m_boxed) {
            Q_EMIT closeRequested();
            return true;
        }
        if ((key == Qt::Key_Return || key == Qt::Key_Enter) && m_tree->currentIndex().isValid()) {
            Q_EMIT chosen(m_tree->currentIndex().data(headingRole).toInt());
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace Hubdesk
