// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/cache/ringlayout.h"
#include "ui/cache/spacecolours.h"
#include "ui/cache/treemaplayout.h"

#include <QImage>
#include <QPainterPath>
#include <QSet>

class QPainter;

namespace Hubdesk
{

/// What a picture shows beside the sizes.
struct SpaceLook {
    SpaceColouring colouring = SpaceColouring::Type;
    QSet<int> basket; ///< nodes; what lies below them is in it, too
    qint64 nowMs = 0;
    Qt::LayoutDirection direction = Qt::LeftToRight;

    bool isInBasket(const ShownSpace &space, int node) const;
    bool operator==(const SpaceLook &) const = default;
};

// How the pictures of a cache are painted; `image` as CellRaster wants it, in the colour of its ground. All
// but what is selected or under the pointer, which changes more often. GUI thread.
void paintTreemap(QImage *image, const ShownSpace &space, const TreemapLayout &layout, const SpaceLook &look);
void paintRings(QImage *image, const ShownSpace &space, const RingLayout &layout, const SpaceLook &look);

/// The sector of an arc, `inset` pixels less on every side.
QPainterPath ringSector(const RingLayout &layout, const SpaceItem &item, double inset = 0);

/// How a mark goes around what it marks: inside of it.
void markBasket(QPainter *painter, const QPainterPath &edge);
void markSelected(QPainter *painter, const QPainterPath &edge, const QColor &color);
inline constexpr double basketInset = 4; ///< of the dashes in what is selected, too
inline constexpr int spaceRadius = 2;

/// Colour of the hatching of shared bytes, with alpha.
QColor sharedHatch();

} // namespace Hubdesk
