// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/cache/spaceitem.h"

#include <QList>
#include <QSizeF>

namespace Hubdesk
{

struct TreemapOptions {
    double head = 18; ///< height of the strip over what belongs together; 0: none
    double leastHead = 72; ///< width
    double leastArea = 100; ///< smaller children of a node are one cell together
    bool isOpen = false; ///< down to the files, however far above the picture begins
};

/// A part of the cache as nested rectangles, each as large as its bytes. Places touch each other; whoever
/// paints leaves the gap.
struct TreemapLayout {
    QSizeF size;
    int top = 0; ///< the node that fills it
    QList<SpaceItem> items; ///< heads before what they stand over
    QList<SpaceItem> frames; ///< nodes that are shown by their parts

    /// Squarified. Pure; takes time by what can be seen, not by what is in the tree.
    static TreemapLayout of(const SpaceTree &tree, int top, QSizeF size, const TreemapOptions &options = {});
    bool operator==(const TreemapLayout &) const = default;
};

/// Lines of text that a cell has room for, 0 to 3: none under 34 x 20.
int treemapLines(QSizeF cell, double lineHeight);

} // namespace Hubdesk
