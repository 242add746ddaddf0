// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/cache/ringlayout.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace Hubdesk
{

namespace
{

constexpr double wholeTurn = 360;
constexpr double leastArc = 0.1; // degrees: less is not seen
constexpr double edgeRoom = 3; // for marks around the outermost ring
constexpr double hole = 1.3; // the middle is so many rings wide: it has the sum in it

double radians(double degrees)
{
    return degrees * std::numbers::pi / 180;
}

/// The arcs of one level; those of the next lie within them.
void addRing(const SpaceTree &tree, const SpaceItem &parent, QList<SpaceItem> *items)
{
    const auto &node = tree.nodes.at(parent.node);
    if (parent.many > 0 || node.size <= 0 || parent.span <= 0) {
        return;
    }
    const double scale = parent.span / double(node.size);
    const auto cut = cutChildren(tree, node, RingLayout::leastSpan / scale);
    SpaceItem item{ .start = parent.start, .depth = parent.depth + 1 };
    for (int child = 0; child < cut.shown; ++child) {
        item.node = node.firstChild + child;
        item.size = tree.nodes.at(item.node).size;
        item.span = double(item.size) * scale;
        if (item.span >= leastArc) {
            *items << item;
        }
        item.start += item.span;
    }
    if (cut.many > 0 && double(cut.rest) * scale >= leastArc) {
        item.node = parent.node;
        item.many = cut.many;
        item.size = cut.rest;
        item.span = double(cut.rest) * scale;
        *items << item;
    }
}

} // namespace

RingLayout RingLayout::of(const SpaceTree &tree, int top, QSizeF size)
{
    RingLayout layout;
    layout.size = size;
    layout.top = top;
    if (top < 0 || top >= tree.nodes.size()) {
        return layout;
    }
    addRing(tree, { .span = wholeTurn, .node = top }, &layout.items);
    for (qsizetype item = 0; item < layout.items.size(); ++item) { // grows meanwhile
        const auto parent = layout.items.at(item);
        layout.rings = std::max(layout.rings, parent.depth);
        if (parent.depth < mostRings) {
            addRing(tree, parent, &layout.items);
        }
    }
    for (auto &item : layout.items) {
        constexpr double box = 12;
        item.place = QRectF(layout.middle(item) - QPointF(box / 2, box / 2), QSizeF(box, box));
    }
    return layout;
}

double RingLayout::radius(int ring) const
{
    const double outermost = std::max(0.0, std::min(size.width(), size.height()) / 2 - edgeRoom);
    return ring <= 0 ? 0 : outermost * (ring - 1 + hole) / (rings + hole);
}

QPointF RingLayout::middle(const SpaceItem &item) const
{
    const double along = (radius(item.depth) + radius(item.depth + 1)) / 2;
    const double angle = radians(item.start + item.span / 2);
    return centre() + QPointF(std::sin(angle) * along, -std::cos(angle) * along);
}

bool RingLayout::isInside(QPointF point) const
{
    const auto apart = point - centre();
    return std::hypot(apart.x(), apart.y()) < radius(1);
}

qsizetype RingLayout::itemAt(QPointF point) const
{
    const auto apart = point - centre();
    const double far = std::hypot(apart.x(), apart.y());
    double angle = std::atan2(apart.x(), -apart.y()) * 180 / std::numbers::pi;
    angle += angle < 0 ? wholeTurn : 0;
    const auto found = std::ranges::find_if(items, [&](const SpaceItem &item) {
        return far >= radius(item.depth) && far < radius(item.depth + 1) && angle >= item.start
            && angle < item.start + item.span;
    });
    return found == items.end() ? -1 : found - items.begin();
}

} // namespace Hubdesk
