// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QColor>
#include <QImage>
#include <QList>
#include <QRectF>

namespace Hubdesk
{

/// Where the cells of a treemap end: on pixels of the device, so that every gap is as wide as the others.
class CellGrid
{
public:
    /// `bounds` are pixels of the device, `scale` of them make one of a place.
    CellGrid(const QRect &bounds, qreal scale);

    /// The pixels of the cell at `place`, without its part of the gap; may be empty.
    QRect cell(const QRectF &place) const;
    /// The same in the units of `place`.
    QRectF inside(const QRectF &place) const;

private:
    QRect m_bounds;
    qreal m_scale;
    int m_gapBefore; ///< device pixels, left and top
    int m_gapAfter;
};

/// Fills the cells of a treemap. A painter takes some microseconds for a smooth rectangle, which for 100,000
/// is several frames; here a cell is rows of one colour. Any thread.
class CellRaster
{
public:
    /// `image` is 32 bits a pixel, opaque, with its device pixel ratio set, and outlives this.
    explicit CellRaster(QImage *image);

    const CellGrid &grid() const { return m_grid; }
    void fill(const QRect &cell, const QColor &color);
    /// With lines at 45 degrees in `line`, which has alpha.
    void fillHatched(const QRect &cell, const QColor &color, const QColor &line);

private:
    QRgb *row(int y) const { return m_pixels + y * m_stride; }
    void roundCorners(const QRect &cell, QRgb ground);

    QRgb *m_pixels; ///< to ask the image for each row takes longer than most rows
    qsizetype m_stride; ///< in pixels
    CellGrid m_grid;
    qreal m_scale;
    QList<int> m_corner; ///< how much of each pixel of the top left corner is outside, in 256ths
    int m_cornerSide = 0;
    QList<int> m_lines; ///< how much of each pixel along a row is line, in 256ths
};

} // namespace Hubdesk
