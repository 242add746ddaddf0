// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/statebadge.h"

#include "ui/shared/icons.h"
#include "ui/shared/paint.h"
#include "ui/shared/spoken.h"
#include "ui/shared/theme.h"

#include <QCoreApplication>
#include <QStyle>

#include <algorithm>

namespace Hubdesk
{

namespace
{

struct BadgeWords {
    Q_DECLARE_TR_FUNCTIONS(StateBadge)
};

QString wordOf(const StateBadge &badge)
{
    return badge.word.isEmpty() ? stateWord(badge.state) : badge.word;
}

void drawDisc(QPainter *painter, const QRectF &square, const QColor &color, bool tick)
{
    const QRectF disc = square.adjusted(0.75, 0.75, -0.75, -0.75);
    fillRounded(painter, disc, disc.width() / 2, color);
    const QColor sign = Theme::color(Token::Surface);
    if (tick) {
        drawTick(painter, disc, sign);
        return;
    }
    const qreal thick = disc.width() / 7;
    const QPointF middle = disc.center();
    fillRounded(painter,
                QRectF(middle.x() - thick / 2, disc.y() + disc.height() * 0.2, thick, disc.height() * 0.36),
                thick / 2,
                sign);
    fillRounded(painter,
                QRectF(middle.x() - thick / 2, disc.y() + disc.height() * 0.67, thick, thick),
                thick / 2,
                sign);
}

constexpr double leastArc = 0.08; ///< of a ring: what has just begun is seen to have

void drawRing(QPainter *painter, const QRectF &square, const QColor &color, double share, Token track)
{
    const qreal line = square.width() / 8;
    const QRectF ring = square.adjusted(line, line, -line, -line);
    painter->setPen(QPen(Theme::color(track), line));
    painter->drawEllipse(ring);
    painter->setPen(QPen(color, line, Qt::SolidLine, Qt::RoundCap));
    const int angle = static_cast<int>(std::clamp(share, leastArc, 1.0) * 360 * 16);
    painter->drawArc(ring, 90 * 16, -angle);
}

void drawNewer(QPainter *painter, const QRectF &square, const QColor &color)
{
    const qreal line = square.width() / 10;
    painter->setPen(QPen(color, line, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->drawEllipse(square.adjusted(line, line, -line, -line));
    const QPointF c = square.center();
    const qreal r = square.width() / 5;
    painter->drawLine(QPointF(c.x(), c.y() + r), QPointF(c.x(), c.y() - r));
    const QPointF head[] = { { c.x() - r * 0.8, c.y() - r * 0.2 },
                             { c.x(), c.y() - r },
                             { c.x() + r * 0.8, c.y() - r * 0.2 } };
    painter->drawPolyline(head, 3);
}

void drawPaused(QPainter *painter, const QRectF &square, const QColor &color)
{
    const qreal line = square.width() / 10;
    painter->setPen(QPen(color, line, Qt::SolidLine, Qt::RoundCap));
    painter->drawEllipse(square.adjusted(line, line, -line, -line));
    const QPointF c = square.center();
    for (const qreal x : { -square.width() / 9, square.width() / 9 }) {
        painter->drawLine(QPointF(c.x() + x, c.y() - square.height() / 6),
                          QPointF(c.x() + x, c.y() + square.height() / 6));
    }
}

} // namespace

QString stateWord(LocalState state)
{
    switch (state) {
    case LocalState::NotHere:
        return {};
    //: State of a file or repo: all of it is on this computer
    case LocalState::Complete:
        return BadgeWords::tr("Cached");
    //: State: some files are on this computer
    case LocalState::Partial:
        return BadgeWords::tr("Partly here");
    //: State of a transfer
    case LocalState::Running:
        return BadgeWords::tr("Downloading");
    case LocalState::Newer:
        return BadgeWords::tr("Newer on Hub");
    //: State of a transfer: it waits for its turn
    case LocalState::Queued:
        return BadgeWords::tr("Queued");
    //: State of a transfer
    case LocalState::Paused:
        return BadgeWords::tr("Paused");
    //: State of a transfer: it starts again by itself
    case LocalState::Retrying:
        return BadgeWords::tr("Retrying");
    //: State of a transfer
    case LocalState::Cancelled:
        return BadgeWords::tr("Cancelled");
    case LocalState::AccessNeeded:
        return BadgeWords::tr("Access needed");
    case LocalState::NeedsAttention:
        return BadgeWords::tr("Needs attention");
    //: State of a revision that no branch and no tag names.
    case LocalState::Detached:
        return BadgeWords::tr("Detached");
    }
    Q_UNREACHABLE_RETURN({});
}

Token stateTone(LocalState state)
{
    switch (state) {
    case LocalState::Complete:
        return Token::Green;
    case LocalState::Partial:
    case LocalState::Retrying:
    case LocalState::AccessNeeded:
        return Token::Amber;
    case LocalState::Running:
        return Token::AccentText;
    case LocalState::Newer:
        return Token::Blue;
    case LocalState::NeedsAttention:
        return Token::Red;
    case LocalState::NotHere:
    case LocalState::Queued:
    case LocalState::Paused:
    case LocalState::Cancelled:
    case LocalState::Detached:
        return Token::Muted;
    }
    Q_UNREACHABLE_RETURN(Token::Muted);
}

namespace
{

// In a square of Theme::px(14) or so.
void drawStateSign(QPainter *painter, const QRect &square, LocalState state, double share, bool isSelected)
{
    const QColor color = Theme::color(stateTone(state));
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(Qt::NoBrush);
    switch (state) {
    case LocalState::NotHere:
        break;
    case LocalState::Complete:
        drawDisc(painter, square, color, true);
        break;
    case LocalState::NeedsAttention:
        drawDisc(painter, square, color, false);
        break;
    case LocalState::Partial:
    case LocalState::Running:
        drawRing(painter, square, color, share, isSelected ? Token::Control : Token::Track);
        break;
    case LocalState::Newer:
        drawNewer(painter, square, color);
        break;
    case LocalState::Paused:
        drawPaused(painter, square, color);
        break;
    case LocalState::Cancelled:
        drawIcon(painter, Icon::Close, square, color);
        break;
    case LocalState::Queued:
        drawIcon(painter, Icon::Clock, square, color);
        break;
    case LocalState::Retrying:
        drawIcon(painter, Icon::Retry, square, color);
        break;
    case LocalState::AccessNeeded:
        drawIcon(painter, Icon::Lock, square, color);
        break;
    case LocalState::Detached:
        drawIcon(painter, Icon::Minus, square, color);
        break;
    }
    painter->restore();
}

} // namespace

void drawStateBadge(
    QPainter *painter, const QRect &rect, const StateBadge &badge, const QFont &font, bool isSelected)
{
    if (badge.state == LocalState::NotHere) {
        return;
    }
    const int side = Theme::px(Metrics::iconSmall);
    const QRect place = QStyle::visualRect(
        painter->layoutDirection(), rect, QRect(rect.x(), rect.y() + (rect.height() - side) / 2, side, side));
    drawStateSign(painter, place, badge.state, badge.share, isSelected);
    painter->save();
    painter->setFont(font);
    painter->setPen(Theme::color(stateTone(badge.state)));
    const QRect words = QStyle::visualRect(
        painter->layoutDirection(), rect, rect.adjusted(side + Metrics::iconGap, 0, 0, 0));
    drawElided(
        painter, words, QStyle::visualAlignment(painter->layoutDirection(), Qt::AlignLeft), wordOf(badge));
    painter->restore();
}

QSize stateBadgeSize(const StateBadge &badge, const QFont &font)
{
    if (badge.state == LocalState::NotHere) {
        return {};
    }
    const QFontMetrics metrics(font);
    const int side = Theme::px(Metrics::iconSmall);
    return { side + Metrics::iconGap + metrics.horizontalAdvance(wordOf(badge)) + 1,
             std::max(side, metrics.height()) };
}

StateBadgeLabel::StateBadgeLabel(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setSpokenRole(this, QAccessible::StaticText);
}

void StateBadgeLabel::setBadge(const StateBadge &badge)
{
    if (m_badge == badge) {
        return;
    }
    m_badge = badge;
    setAccessibleName(wordOf(badge));
    updateGeometry();
    update();
}

QSize StateBadgeLabel::sizeHint() const
{
    return stateBadgeSize(m_badge, Theme::font(TextSize::Small));
}

void StateBadgeLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    drawStateBadge(&painter, rect(), m_badge, Theme::font(TextSize::Small));
}

} // namespace Hubdesk
