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

/// Places weights [from, to) as one strip along the shorter side of `area`; returns what is left of it.
QRectF
placeStrip(const QRectF &area, const QList<double> &areas, qsizetype from, qsizetype to, QList<QRectF> *out)
{
    const bool isColumn = area.width() >= area.height(); // at the left edge, from top to bottom
    const double side = isColumn ? area.height() : area.width();
    const double sum = std::accumulate(areas.begin() + from, areas.begin() + to, 0.0);
    const double depth = std::min(sum / side, isColumn ? area.width() : area.height());
    double at = 0;
    for (auto place = from; place < to; ++place) {
        const double length = sum > 0 ? side * areas.at(place) / sum : 0;
        out->append(isColumn ? QRectF(area.left(), area.top() + at, depth, length)
                             : QRectF(area.left() + at, area.top(), length, depth));
        at += length;
    }
    return isColumn ? area.adjusted(depth, 0, 0, 0) : area.adjusted(0, depth, 0, 0);
}

} // namespace

QList<QRectF> squarify(const QRectF &area, const QList<double> &weights)
{
    QList<QRectF> out;
    out.reserve(weights.size());
    const double all = std::accumulate(weights.begin(), weights.end(), 0.0);
    if (all <= 0 || area.width() <= 0 || area.height() <= 0) {
        out.resize(weights.size());
        return out;
    }
    auto areas = weights;
    for (auto &one : areas) {
        one *= area.width() * area.height() / all;
    }
    auto rest = area;
    qsizetype from = 0;
    while (from < areas.size() && areas.at(from) > 0) {
        const double side = std::min(rest.width(), rest.height());
        if (side <= 0) {
            break; // nothing but rounding is left
        }
        double sum = areas.at(from);
        auto to = from + 1;
        double shape = worst(sum, areas.at(from), areas.at(from), side);
        while (to < areas.size() && areas.at(to) > 0) {
            const double next = worst(sum + areas.at(to), areas.at(from), areas.at(to), side);
            if (next > shape) {
                break;
            }
            shape = next;
            sum += areas.at(to++);
        }
        rest = placeStrip(rest, areas, from, to, &out);
        from = to;
    }
    out.resize(weights.size());
    return out;
}

} // namespace Hubdesk
