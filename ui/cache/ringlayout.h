// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/cache/spaceitem.h"

#include <QList>
#include <QPointF>
#include <QSizeF>

namespace Hubdesk
{

/// A part of the cache as rings around its sum: each ring a level, each arc as long as its bytes.
struct RingLayout {
    QSizeF size;
    int top = 0; ///< the node in the middle
    int rings = 0;
    QList<SpaceItem> items; ///< those of the innermost ring first

    static constexpr int mostRings = 4;
    static constexpr double leastSpan = 1.5; ///< degrees; smaller children of a node are one arc together

    /// Pure; takes time by what can be seen.
    static RingLayout of(const SpaceTree &tree, int top, QSizeF size);
    QPointF centre() const { return { size.width() / 2, size.height() / 2 }; }
    /// Radius of the inner edge of a ring; that of ring `rings` + 1 is the outermost.
    double radius(int ring) const;
    /// A point in the middle of an arc.
    QPointF middle(const SpaceItem &item) const;
    /// Index of the arc there; -1: none. The middle of the picture is none, see isInside().
    qsizetype itemAt(QPointF point) const;
    bool isInside(QPointF point) const;
    bool operator==(const RingLayout &) const = default;
};

} // namespace Hubdesk
