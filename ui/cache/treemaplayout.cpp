// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/cache/treemaplayout.h"

#include "ui/shared/squarify.h"

#include <algorithm>
#include <cmath>

namespace Hubdesk
{

namespace
{

using Kind = SpaceNode::Kind;

constexpr QSizeF leastText{ 34, 20 };
constexpr double headsHigh = 3; // so many times its head is what has one
constexpr double dividedAreas = 16; // of the least area: a node is shown by its parts
constexpr double leastSeen = 1; // square pixel

/// Places one part after the other. The lists are stacks, so that memory is asked for a few times only.
class TreemapPlacing
{
public:
    TreemapPlacing(const SpaceTree &tree, const TreemapOptions &options, TreemapLayout *out)
        : m_tree(tree)
        , m_options(options)
        , m_out(out)
    {
    }

    void divide(int node, QRectF area, int depth);

private:
    bool isCell(const SpaceNode &node, const QRectF &area) const;
    bool hasHead(const SpaceNode &node, int depth) const;
    void place(int node, const QRectF &area, int depth);
    void addItem(int node, const QRectF &area, int depth, int many = 0, qint64 size = 0);
    qsizetype weigh(const SpaceNode &node, const SpaceCut &cut);

    const SpaceTree &m_tree;
    TreemapOptions m_options;
    TreemapLayout *m_out;
    QList<double> m_weights;
    QList<QRectF> m_places;
};

/// Files are shown to whoever has gone to their repo; from above a revision is one area.
bool TreemapPlacing::isCell(const SpaceNode &node, const QRectF &area) const
{
    const bool isSmall = area.width() * area.height() < dividedAreas * m_options.leastArea
        || std::min(area.width(), area.height()) < 2 * std::sqrt(m_options.leastArea);
    if (node.childCount == 0 || node.size <= 0 || isSmall) {
        return true;
    }
    const auto top = m_tree.nodes.at(m_out->top).kind;
    const bool isOfRepo = node.kind == Kind::Revision || node.kind == Kind::Shared;
    return isOfRepo && top != Kind::Repo && !m_options.isOpen;
}

/// What the picture is divided into first. A repo with one revision is called by its name alone.
bool TreemapPlacing::hasHead(const SpaceNode &node, int depth) const
{
    return depth == 1 && m_options.head > 0 && (node.kind != Kind::Repo || node.childCount > 1);
}

void TreemapPlacing::addItem(int node, const QRectF &area, int depth, int many, qint64 size)
{
    m_out->items << SpaceItem{ .place = area,
                               .size = many > 0 ? size : m_tree.nodes.at(node).size,
                               .node = node,
                               .many = many,
                               .depth = depth };
}

void TreemapPlacing::place(int node, const QRectF &area, int depth) // NOLINT(misc-no-recursion)
{
    if (area.width() * area.height() < leastSeen) {
        return;
    }
    const auto &at = m_tree.nodes.at(node);
    const bool isHeaded = hasHead(at, depth);
    const bool isRoomy = area.width() >= m_options.leastHead && area.height() >= headsHigh * m_options.head;
    if (isCell(at, area) || (isHeaded && !isRoomy)) {
        addItem(node, area, depth);
        return;
    }
    m_out->frames << SpaceItem{ .place = area, .size = at.size, .node = node, .depth = depth };
    if (!isHeaded) {
        divide(node, area, depth);
        return;
    }
    addItem(node, { area.left(), area.top(), area.width(), m_options.head }, depth);
    m_out->items.last().isHead = true;
    divide(node, area.adjusted(0, m_options.head, 0, 0), depth);
}

/// Returns where "many small ones" stand among the children that are shown; -1: nowhere.
qsizetype TreemapPlacing::weigh(const SpaceNode &node, const SpaceCut &cut)
{
    qsizetype manyAt = -1;
    for (int child = 0; child < cut.shown; ++child) {
        const auto size = m_tree.nodes.at(node.firstChild + child).size;
        if (manyAt < 0 && cut.many > 0 && cut.rest > size) {
            manyAt = child;
            m_weights << double(cut.rest);
        }
        m_weights << double(size);
    }
    if (manyAt < 0 && cut.many > 0) {
        manyAt = cut.shown;
        m_weights << double(cut.rest);
    }
    return manyAt;
}

// Not deeper than the tree: five levels.
void TreemapPlacing::divide(int node, QRectF area, int depth) // NOLINT(misc-no-recursion)
{
    const auto &at = m_tree.nodes.at(node);
    const double pixels = area.width() * area.height();
    if (at.size <= 0 || pixels <= 0) {
        return;
    }
    const auto cut = cutChildren(m_tree, at, m_options.leastArea * double(at.size) / pixels);
    const auto base = m_weights.size();
    const auto manyAt = weigh(at, cut);
    const auto count = m_weights.size() - base;
    m_places.resize(std::max(m_places.size(), m_weights.size()));
    squarify(area,
             std::span(m_weights).subspan(size_t(base), size_t(count)),
             std::span(m_places).subspan(size_t(base), size_t(count)));
    int child = at.firstChild;
    for (qsizetype part = 0; part < count; ++part) {
        const auto inside = m_places.at(base + part);
        if (part == manyAt) {
            if (inside.width() * inside.height() >= leastSeen) {
                addItem(node, inside, depth + 1, cut.many, cut.rest);
            }
        } else {
            place(child++, inside, depth + 1);
        }
    }
    m_weights.resize(base);
}

} // namespace

TreemapLayout TreemapLayout::of(const SpaceTree &tree, int top, QSizeF size, const TreemapOptions &options)
{
    TreemapLayout layout;
    layout.size = size;
    layout.top = top;
    if (top >= 0 && top < tree.nodes.size()) {
        const QRectF all({ 0, 0 }, size);
        TreemapPlacing placing(tree, options, &layout);
        if (tree.nodes.at(top).childCount > 0) {
            placing.divide(top, all, 0);
        }
    }
    return layout;
}

int treemapLines(QSizeF cell, double lineHeight)
{
    if (cell.width() < leastText.width() || cell.height() < leastText.height() || lineHeight <= 0) {
        return 0;
    }
    constexpr double edges = 4;
    return std::clamp(int((cell.height() - edges) / lineHeight), 1, 3);
}

} // namespace Hubdesk
