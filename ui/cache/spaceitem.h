// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cache/spacetree.h"

#include <QRectF>

namespace Hubdesk
{

/// What a picture of a cache shows of one node, or of many small ones of the same parent together. In the
/// rings `place` is a box in the middle of the arc.
struct SpaceItem {
    QRectF place;
    double start = 0; ///< rings: degrees, clockwise from the top
    double span = 0;
    qint64 size = 0;
    int node = 0; ///< of many: their parent
    int many = 0; ///< so many children of `node`; 0: the node itself
    int depth = 0; ///< below the node that the picture shows, from 1
    bool isHead = false; ///< the strip with the name of what lies below it

    bool operator==(const SpaceItem &) const = default;
};

/// The first children that have at least `least` bytes each; the others are so many and so large together.
struct SpaceCut {
    int shown = 0;
    int many = 0; ///< without those of nothing
    qint64 rest = 0;
};
SpaceCut cutChildren(const SpaceTree &tree, const SpaceNode &node, double least);

} // namespace Hubdesk
