// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/transfers/logview.h"

#include "ui/shared/controls.h"
#include "ui/shared/theme.h"
#include "ui/transfers/transferlogmodel.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QStyledItemDelegate>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr int wraps = int(Qt::AlignLeft | Qt::AlignTop) | Qt::TextWordWrap;

class LogDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const auto *view = qobject_cast<const QListView *>(option.widget);
        const int wide
            = (view ? view->viewport()->width() : option.rect.width()) - textLeft() - Metrics::pageMargin;
        const auto words
            = QFontMetrics(Theme::font(TextSize::Body))
                  .boundingRect(QRect(0, 0, std::max(wide, 40), 10'000), wraps, index.data().toString());
        return { 40, words.height() + Metrics::space2 };
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyleOptionViewItem ground(option);
        initStyleOption(&ground, index);
        ground.text.clear();
        option.widget->style()->drawControl(QStyle::CE_ItemViewItem, &ground, painter, option.widget);
        painter->save();
        const auto room = option.rect.adjusted(Metrics::pageMargin, Metrics::space1, -Metrics::pageMargin, 0);
        painter->setFont(Theme::figures(TextSize::Body));
        painter->setPen(Theme::color(Token::Muted));
        painter->drawText(
            room, int(Qt::AlignLeft | Qt::AlignTop), index.data(TransferLogModel::TimeRole).toString());
        painter->setFont(Theme::font(TextSize::Body));
        painter->setPen(Theme::color(index.data(TransferLogModel::ToneRole).value<Token>()));
        painter->drawText(option.rect.adjusted(textLeft(), Metrics::space1, -Metrics::pageMargin, 0),
                          wraps,
                          index.data().toString());
        painter->restore();
    }

private:
    static int textLeft()
    {
        return Metrics::pageMargin
            + QFontMetrics(Theme::figures(TextSize::Body)).horizontalAdvance(u"88:88:88"_s) + Metrics::space4;
    }
};

} // namespace

LogView::LogView(QWidget *parent)
    : QListView(parent)
{
    setItemDelegate(new LogDelegate(this));
    setFrameShape(NoFrame);
    setSelectionMode(ExtendedSelection);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setResizeMode(Adjust);
    setRowLook(this, RowLook::Plain);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, [this](int value) {
        m_atEnd = value >= verticalScrollBar()->maximum();
    });
    connect(verticalScrollBar(), &QScrollBar::rangeChanged, this, [this] {
        if (m_atEnd) {
            scrollToBottom();
        }
    });
}

void LogView::setModel(QAbstractItemModel *model)
{
    QListView::setModel(model);
    connect(model, &QAbstractItemModel::modelReset, this, [this] { m_atEnd = true; });
}

// As many lines as are selected, in their order.
void LogView::keyPressEvent(QKeyEvent *event)
{
    if (!event->matches(QKeySequence::Copy)) {
        QListView::keyPressEvent(event);
        return;
    }
    auto rows = selectionModel()->selectedRows();
    std::ranges::sort(rows, {}, &QModelIndex::row);
    QStringList lines;
    for (const auto &row : std::as_const(rows)) {
        lines << row.data(TransferLogModel::TimeRole).toString() + u' ' + row.data().toString();
    }
    QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

void LogView::resizeEvent(QResizeEvent *event)
{
    QListView::resizeEvent(event);
    if (m_atEnd) {
        scrollToBottom();
    }
}

} // namespace Hubdesk
