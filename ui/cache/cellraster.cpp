// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/cache/cellraster.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace Hubdesk
{

namespace
{

constexpr double gapWidth = 1.5;
constexpr double cornerRadius = 2;
constexpr double roundedFrom = 8;
constexpr double gapFrom = 5; // smaller cells are one pixel apart: they would be more gap than colour
constexpr double hatchWidth = 3;
constexpr double hatchEvery = 7;
constexpr int whole = 256;

QRgb mixed(QRgb ground, QRgb color, int share)
{
    const auto part
        = [share](int below, int above) { return (below * (whole - share) + above * share) / whole; };
    return qRgb(part(qRed(ground), qRed(color)),
                part(qGreen(ground), qGreen(color)),
                part(qBlue(ground), qBlue(color)));
}

/// Of a pixel of the corner of a circle, by asking at 64 places.
int outsideOf(int x, int y, double radius)
{
    constexpr int fine = 8;
    int outside = 0;
    for (int row = 0; row < fine; ++row) {
        for (int column = 0; column < fine; ++column) {
            const double right = radius - (x + (column + 0.5) / fine);
            const double below = radius - (y + (row + 0.5) / fine);
            outside += right > 0 && below > 0 && std::hypot(right, below) > radius ? 1 : 0;
        }
    }
    return outside * whole / (fine * fine);
}

} // namespace

CellGrid::CellGrid(const QRect &bounds, qreal scale)
    : m_bounds(bounds)
    , m_scale(scale)
    , m_gapBefore((qRound(gapWidth * scale) + 1) / 2)
    , m_gapAfter(qRound(gapWidth * scale) / 2)
{
}

CellRaster::CellRaster(QImage *image)
    : m_pixels(reinterpret_cast<QRgb *>(image->bits()))
    , m_stride(image->bytesPerLine() / qsizetype(sizeof(QRgb)))
    , m_grid(image->rect(), image->devicePixelRatio())
    , m_scale(image->devicePixelRatio())
{
    m_cornerSide = int(std::ceil(cornerRadius * m_scale));
    for (int y = 0; y < m_cornerSide; ++y) {
        for (int x = 0; x < m_cornerSide; ++x) {
            m_corner << outsideOf(x, y, cornerRadius * m_scale);
        }
    }
    // Along a row, lines at 45 degrees are wider and further apart, and fade over more than one pixel.
    const double across = std::numbers::sqrt2 * m_scale;
    const int period = qRound(hatchEvery * across);
    for (int x = 0; x < period; ++x) {
        const double apart = std::abs(x + 0.5 - period / 2.0);
        const double covered = 0.5 + (hatchWidth * across / 2 - apart) / std::numbers::sqrt2;
        m_lines << int(std::clamp(covered, 0.0, 1.0) * whole);
    }
}

QRect CellGrid::cell(const QRectF &place) const
{
    const int left = qRound(place.left() * m_scale);
    const int top = qRound(place.top() * m_scale);
    const int right = qRound(place.right() * m_scale);
    const int bottom = qRound(place.bottom() * m_scale);
    const bool isSmall = std::min(place.width(), place.height()) < gapFrom;
    const int before = isSmall ? 0 : m_gapBefore;
    const int after = isSmall ? 1 : m_gapAfter;
    const QRect found(QPoint(left + before, top + before), QPoint(right - after - 1, bottom - after - 1));
    return found & m_bounds;
}

QRectF CellGrid::inside(const QRectF &place) const
{
    const auto pixels = cell(place);
    return { QPointF(pixels.topLeft()) / m_scale, QSizeF(pixels.size()) / m_scale };
}

void CellRaster::fill(const QRect &cell, const QColor &color)
{
    if (cell.isEmpty()) {
        return;
    }
    const auto rgb = color.rgb();
    const auto ground = row(cell.top())[cell.left()];
    for (int y = cell.top(); y <= cell.bottom(); ++y) {
        std::fill_n(row(y) + cell.left(), cell.width(), rgb);
    }
    roundCorners(cell, ground);
}

void CellRaster::fillHatched(const QRect &cell, const QColor &color, const QColor &line)
{
    if (cell.isEmpty()) {
        return;
    }
    const auto ground = row(cell.top())[cell.left()];
    QList<QRgb> colours;
    colours.reserve(m_lines.size());
    for (const int share : std::as_const(m_lines)) {
        colours << mixed(color.rgb(), line.rgb(), share * line.alpha() / 255);
    }
    for (int y = cell.top(); y <= cell.bottom(); ++y) {
        auto *pixels = row(y);
        for (int x = cell.left(); x <= cell.right(); ++x) {
            pixels[x] = colours.at((x + y) % colours.size());
        }
    }
    roundCorners(cell, ground);
}

void CellRaster::roundCorners(const QRect &cell, QRgb ground)
{
    if (std::min(cell.width(), cell.height()) < roundedFrom * m_scale) {
        return;
    }
    for (int y = 0; y < m_cornerSide; ++y) {
        auto *top = row(cell.top() + y);
        auto *bottom = row(cell.bottom() - y);
        for (int x = 0; x < m_cornerSide; ++x) {
            const int outside = m_corner.at(y * m_cornerSide + x);
            for (auto *line : { top, bottom }) {
                for (auto *pixel : { line + cell.left() + x, line + cell.right() - x }) {
                    *pixel = mixed(*pixel, ground, outside);
                }
            }
        }
    }
}

} // namespace Hubdesk
