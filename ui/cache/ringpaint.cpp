// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/cache/spacepaint.h"
#include "ui/cache/spacetext.h"
#include "ui/shared/format.h"
#include "ui/shared/paint.h"
#include "ui/shared/theme.h"

#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace Hubdesk
{

namespace
{

constexpr double ringGap = 1.5;
constexpr double quarterTurn = 90;
constexpr double wholeRing = 359.99;
constexpr int leastWord = 34;
constexpr int leastCut = 56; // a name that is not whole has some letters to be known by

/// Qt's angles go the other way, in degrees from the right.
double qtAngle(double clockwiseFromTop)
{
    return quarterTurn - clockwiseFromTop;
}

QRectF ringSquare(const RingLayout &layout, double radius)
{
    return { layout.centre() - QPointF(radius, radius), QSizeF(2 * radius, 2 * radius) };
}

/// Whether a level box is wholly in an arc: its corners are not too far out, no side of it is too far in.
bool isInArc(const RingLayout &layout, const SpaceItem &item, const QRectF &box)
{
    const auto from = box.translated(-layout.centre());
    const double inner = layout.radius(item.depth) + ringGap;
    const double outer = layout.radius(item.depth + 1) - ringGap;
    const double nearX = std::max({ 0.0, from.left(), -from.right() });
    const double nearY = std::max({ 0.0, from.top(), -from.bottom() });
    if (std::hypot(nearX, nearY) < inner) {
        return false;
    }
    for (const auto &corner : { from.topLeft(), from.topRight(), from.bottomLeft(), from.bottomRight() }) {
        const double turn = std::atan2(corner.x(), -corner.y()) * 180 / std::numbers::pi;
        const double after = std::fmod(turn - item.start + 720, 360);
        if (std::hypot(corner.x(), corner.y()) > outer || after > item.span) {
            return false;
        }
    }
    return true;
}

/// Where in an arc a level line of text has the most room: rings are level at the top and at the bottom.
QRectF levelPlace(const RingLayout &layout, const SpaceItem &item, int high, int most)
{
    constexpr std::array shares{ 0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0.1, 0.9 }; // the middle, if that does
    QRectF best;
    for (const double share : shares) {
        auto part = item;
        part.start += item.span * (share - 0.5);
        const auto middle = layout.middle(part);
        for (double wide = most; wide >= std::min(most, leastCut) && wide > best.width(); wide -= 4) {
            const QRectF box(middle.x() - wide / 2, middle.y() - high / 2.0, wide, high);
            if (isInArc(layout, item, box)) {
                best = box;
            }
        }
    }
    return best;
}

void drawArcName(QPainter *painter, const ShownSpace &space, const RingLayout &layout, const SpaceItem &item)
{
    const auto metrics = painter->fontMetrics();
    const double wide = layout.radius(item.depth + 1) - layout.radius(item.depth);
    const double along = item.span * std::numbers::pi / 180 * layout.radius(item.depth + 1);
    if (std::min(wide, along) < metrics.height()) {
        return;
    }
    const auto name = item.many == 0 && space.node(item.node).kind == SpaceNode::Kind::Revision
        ? spaceNodeTitle(space, item.node)
        : spaceItemName(space, item);
    const auto place = levelPlace(layout, item, metrics.height() - 2, metrics.horizontalAdvance(name) + 10);
    if (place.isEmpty()) {
        return;
    }
    if (space.facts.at(item.node).isShared) {
        fillRounded(painter, place.adjusted(2, 0, -2, 0), 2, painter->brush().color());
    }
    drawElided(painter, place.adjusted(4, -1, -4, 1).toAlignedRect(), Qt::AlignHCenter, name);
}

void drawMiddle(QPainter *painter, const ShownSpace &space, const RingLayout &layout)
{
    const double radius = layout.radius(1);
    painter->setPen(Theme::color(Token::Ink));
    painter->setFont(Theme::font(TextSize::Small, QFont::DemiBold));
    const int high = painter->fontMetrics().height();
    const int wide = int(2 * std::sqrt(std::max(0.0, radius * radius - high * high))) - Metrics::space2;
    const auto size = formatSize(space.node(layout.top).size);
    if (wide < leastWord) {
        return;
    }
    const int left = qRound(layout.centre().x() - wide / 2.0);
    const int middle = qRound(layout.centre().y());
    const auto name = space.node(layout.top).kind == SpaceNode::Kind::Repo
        ? spaceNodeName(space, layout.top)
        : spaceNodeTitle(space, layout.top);
    drawElided(painter, { left, middle - high, wide, high }, Qt::AlignHCenter, name, Qt::ElideMiddle);
    painter->setFont(Theme::font(TextSize::Small));
    painter->setPen(Theme::color(Token::Muted));
    if (painter->fontMetrics().horizontalAdvance(size) <= wide) {
        drawElided(painter, { left, middle, wide, high }, Qt::AlignHCenter, size);
    }
}

} // namespace

QPainterPath ringSector(const RingLayout &layout, const SpaceItem &item, double inset)
{
    const double inner = layout.radius(item.depth) + ringGap / 2 + inset;
    const double outer = layout.radius(item.depth + 1) - ringGap / 2 - inset;
    QPainterPath path;
    if (outer <= inner) {
        return path;
    }
    if (item.span >= wholeRing) {
        path.addEllipse(ringSquare(layout, outer));
        path.addEllipse(ringSquare(layout, inner));
        return path;
    }
    // The same room on both sides at every radius: less of an angle the further out.
    const double aside = ringGap / 2 + inset;
    const auto angle = [aside](double radius) {
        return std::asin(std::min(1.0, aside / std::max(radius, 1.0))) * 180 / std::numbers::pi;
    };
    const auto spanAt = [&](double radius) { return std::max(0.05, item.span - 2 * angle(radius)); };
    const auto startAt
        = [&](double radius) { return qtAngle(item.start + (item.span - spanAt(radius)) / 2); };
    path.arcMoveTo(ringSquare(layout, outer), startAt(outer));
    path.arcTo(ringSquare(layout, outer), startAt(outer), -spanAt(outer));
    path.arcTo(ringSquare(layout, inner), startAt(inner) - spanAt(inner), spanAt(inner));
    path.closeSubpath();
    return path;
}

void paintRings(QImage *image, const ShownSpace &space, const RingLayout &layout, const SpaceLook &look)
{
    QPainter painter(image);
    painter.setLayoutDirection(look.direction);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto lines = hatch(sharedHatch(), 7, 3);
    for (const auto &item : layout.items) {
        const auto sector = ringSector(layout, item);
        const auto fill = Theme::seriesFill(spaceSeries(space, item.node, look.colouring, look.nowMs));
        painter.fillPath(sector, fill);
        if (space.facts.at(item.node).isShared) {
            painter.fillPath(sector, lines);
        }
        painter.setBrush(fill);
        painter.setPen(seriesText(Theme::isDark()));
        painter.setFont(Theme::font(TextSize::Small, item.depth == 1 ? QFont::DemiBold : QFont::Normal));
        drawArcName(&painter, space, layout, item);
        // What is further out lies in it, and says so by that.
        const bool isFirst = item.depth == 1 || look.basket.contains(item.node);
        if (isFirst && item.many == 0 && look.isInBasket(space, item.node)) {
            markBasket(&painter, sector);
        }
    }
    drawMiddle(&painter, space, layout);
}

} // namespace Hubdesk
