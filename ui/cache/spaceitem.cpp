// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/cache/spaceitem.h"

#include <algorithm>

namespace Hubdesk
{

SpaceCut cutChildren(const SpaceTree &tree, const SpaceNode &node, double least)
{
    if (node.childCount == 0) {
        return {};
    }
    const auto first = tree.nodes.cbegin() + node.firstChild;
    const auto end = first + node.childCount;
    const auto nothing
        = std::partition_point(first, end, [](const SpaceNode &child) { return child.size > 0; });
    auto small = std::partition_point(
        first, nothing, [least](const SpaceNode &child) { return double(child.size) >= least; });
    if (nothing - small == 1) {
        ++small; // one alone is not "many"
    }
    SpaceCut cut{ .shown = int(small - first), .many = int(nothing - small) };
    if (cut.many > 0) { // the sum of all is known: few are looked at, however many there are
        cut.rest = node.size;
        for (auto child = first; child != small; ++child) {
            cut.rest -= child->size;
        }
    }
    return cut;
}

} // namespace Hubdesk
