// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/repo/commitdelegate.h"

#include "ui/repo/commitlistmodel.h"
#include "ui/shared/avatar.h"
#include "ui/shared/avatars.h"
#include "ui/shared/format.h"
#include "ui/shared/paint.h"
#include "ui/shared/theme.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr qsizetype shortHash = 7;

// The line runs on to the neighbours, also to one that is not there yet, and ends in the last and first dot.
void drawGraph(QPainter *painter, const QRect &rect, bool newest, bool oldest)
{
    const int x = rect.center().x();
    const int y = rect.top() + rect.height() / 2;
    painter->setPen(QPen(Theme::color(Token::Control), 1.5));
    painter->drawLine(x, newest ? y : rect.top(), x, oldest ? y : rect.bottom() + 1);
    const qreal radius = Theme::px(4);
    fillRounded(painter,
                QRectF(x - radius, y - radius, 2 * radius, 2 * radius),
                radius,
                Theme::color(newest ? Token::Accent : Token::Mark));
}

} // namespace

CommitDelegate::CommitDelegate(Avatars *pictures, QAbstractItemView *view)
    : QStyledItemDelegate(view)
    , m_pictures(pictures)
{
    if (pictures) {
        connect(pictures, &Avatars::changed, view->viewport(), qOverload<>(&QWidget::update));
    }
}

QSize CommitDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return { Theme::px(200), Theme::row(Metrics::listRow) };
}

void CommitDelegate::paint(QPainter *painter,
                           const QStyleOptionViewItem &option,
                           const QModelIndex &index) const
{
    const auto commit = index.data(CommitListModel::CommitRole).value<Commit>();
    painter->save();
    painter->setClipRect(option.rect);
    painter->setRenderHint(QPainter::Antialiasing);
    QStyleOptionViewItem ground(option);
    initStyleOption(&ground, index);
    ground.text.clear();
    const auto *style = option.widget ? option.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &ground, painter, option.widget);
    auto inner = option.rect.adjusted(Metrics::pageMargin, 0, -Metrics::pageMargin, 0);
    const int graph = Theme::px(20);
    drawGraph(painter,
              QRect(inner.left(), inner.top(), graph, inner.height()),
              index.row() == 0,
              index.data(CommitListModel::OldestRole).toBool());
    inner.setLeft(inner.left() + graph + Metrics::space2);
    const int side = Theme::px(24);
    if (!commit.authors.isEmpty()) {
        const QRect picture(inner.left(), inner.center().y() - side / 2, side, side);
        drawAvatar(painter, picture, commit.authors.first(), m_pictures, true);
    }
    inner.setLeft(inner.left() + side + Metrics::space3);
    const auto hash = commit.id.hex.left(shortHash);
    painter->setFont(Theme::mono(TextSize::Small));
    painter->setPen(Theme::color(Token::Muted));
    inner.setRight(inner.right() - drawElided(painter, inner, Qt::AlignRight, hash) - Metrics::space3);
    const int middle = inner.top() + inner.height() / 2;
    const QRect upper(inner.left(), inner.top() + 6, inner.width(), middle - inner.top() - 6);
    const QRect lower(inner.left(), middle, inner.width(), inner.bottom() - middle - 5);
    painter->setFont(Theme::font(TextSize::Body));
    painter->setPen(Theme::color(Token::Ink));
    drawElided(painter, upper, Qt::AlignLeft, commit.title);
    painter->setFont(Theme::font(TextSize::Small));
    painter->setPen(Theme::color(Token::Muted));
    drawElided(
        painter, lower, Qt::AlignLeft, commit.authors.join(u", "_s) + u" · "_s + formatAgo(commit.date));
    painter->restore();
}

} // namespace Hubdesk
