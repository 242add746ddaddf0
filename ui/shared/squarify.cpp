// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/squarify.h"

#include <algorithm>
#include <numeric>

namespace Hubdesk
{

namespace
{

/// How far the worst rectangle of a strip is from a square, 1 at best. `sum` is the area of the strip along
/// `side`, `largest` and `smallest` are those of its rectangles.
double worst(double sum, double largest, double smallest, double side)
{
    const double square = sum * sum;
    return std::max(side * side * largest / square, square / (side * side * smallest));
}

/// Places `weights`, whose area is `sum`, as one strip along the shorter side of `area`; returns what is left
/// of it.
QRectF placeStrip(
    const QRectF &area, std::span<const double> weights, double scale, double sum, std::span<QRectF> places)
{
    const bool isColumn = area.width() >= area.height(); // at the left edge, from top to bottom
    const double side = isColumn ? area.height() : area.width();
    const double depth = std::min(sum / side, isColumn ? area.width() : area.height());
    double at = 0;
    for (size_t place = 0; place < weights.size(); ++place) {
        const double length = sum > 0 ? side * weights[place] * scale / sum : 0;
        places[place] = isColumn ? QRectF(area.left(), area.top() + at, depth, length)
                                 : QRectF(area.left() + at, area.top(), length, depth);
        at += length;
    }
    return isColumn ? area.adjusted(depth, 0, 0, 0) : area.adjusted(0, depth, 0, 0);
}

} // namespace

QList<QRectF> squarify(const QRectF &area, const QList<double> &weights)
{
    QList<QRectF> places(weights.size());
    squarify(area, std::span(weights), std::span(places));
    return places;
}

void squarify(const QRectF &area, std::span<const double> weights, std::span<QRectF> places)
{
    std::ranges::fill(places, QRectF());
    const double all = std::accumulate(weights.begin(), weights.end(), 0.0);
    if (all <= 0 || area.width() <= 0 || area.height() <= 0) {
        return;
    }
    const double scale = area.width() * area.height() / all;
    auto rest = area;
    size_t from = 0;
    while (from < weights.size() && weights[from] > 0) {
        const double side = std::min(rest.width(), rest.height());
        if (side <= 0) {
            break; // nothing but rounding is left
        }
        const double largest = weights[from] * scale;
        double sum = largest;
        auto to = from + 1;
        double shape = worst(sum, largest, largest, side);
        while (to < weights.size() && weights[to] > 0) {
            const double smallest = weights[to] * scale;
            const double next = worst(sum + smallest, largest, smallest, side);
            if (next > shape) {
                break;
            }
            shape = next;
            sum += smallest;
            ++to;
        }
        rest
            = placeStrip(rest, weights.subspan(from, to - from), scale, sum, places.subspan(from, to - from));
        from = to;
    }
}

} // namespace Hubdesk
