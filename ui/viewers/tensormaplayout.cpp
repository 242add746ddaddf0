// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/viewers/tensormaplayout.h"

#include "ui/shared/squarify.h"

#include <algorithm>

namespace Hubdesk
{

namespace
{

constexpr int deepestHead = 3;
constexpr double leastSide = 0.5; // less is not seen
constexpr double narrowestHead = 72;
constexpr double groupGap = 1;

/// "q_proj" for "model.layers.3.self_attn.q_proj.weight": what tells it from its neighbours.
QString shortName(const QString &name)
{
    constexpr auto usual = QLatin1StringView(".weight");
    return name.endsWith(usual) ? name.chopped(usual.size()).section(u'.', -1) : name.section(u'.', -2);
}

class Placing
{
public:
    Placing(const WeightsHead &head, int headHeight, TensorMapLayout *out)
        : m_head(head)
        , m_headHeight(headHeight)
        , m_out(out)
    {
    }

    void place(qsizetype node, QRectF area, int heads);

private:
    struct Part {
        qsizetype node; // -1: the group's own tensor
        double bytes;
    };
    QList<Part> parts(qsizetype node) const;

    const WeightsHead &m_head;
    int m_headHeight;
    TensorMapLayout *m_out;
};

QList<Placing::Part> Placing::parts(qsizetype node) const
{
    const auto &at = m_head.tree.nodes.at(node);
    QList<Part> all;
    all.reserve(at.children.size() + 1);
    for (const auto child : at.children) {
        all << Part{ child, double(m_head.tree.nodes.at(child).bytes) };
    }
    if (at.tensor >= 0) {
        all << Part{ -1, double(m_head.tensors.at(at.tensor).bytes.value_or(0)) };
    }
    std::ranges::stable_sort(all, std::ranges::greater(), &Part::bytes);
    return all;
}

// Not deeper than the tree, which is bounded.
void Placing::place(qsizetype node, QRectF area, int heads) // NOLINT(misc-no-recursion)
{
    if (area.width() < leastSide || area.height() < leastSide) {
        return;
    }
    const auto &at = m_head.tree.nodes.at(node);
    if (at.children.isEmpty()) {
        if (at.tensor >= 0) {
            m_out->cells[at.tensor] = area;
            m_out->names[at.tensor] = shortName(m_head.tensors.at(at.tensor).name);
        }
        return;
    }
    const bool hasHead = node > 0 && heads < deepestHead && area.width() >= narrowestHead
        && area.height() >= 3.0 * m_headHeight;
    if (hasHead) {
        m_out->heads << TensorMapLayout::Head{
            { area.left(), area.top(), area.width(), double(m_headHeight) }, node
        };
        area.setTop(area.top() + m_headHeight);
    }
    if (node > 0 && area.width() > 12 && area.height() > 12) {
        area.adjust(groupGap, groupGap, -groupGap, -groupGap);
    }
    const auto all = parts(node);
    QList<double> weights;
    for (const auto &part : all) {
        weights << part.bytes;
    }
    const auto places = squarify(area, weights);
    for (qsizetype i = 0; i < all.size(); ++i) {
        if (all.at(i).node >= 0) {
            place(all.at(i).node, places.at(i), heads + (hasHead ? 1 : 0));
        } else if (places.at(i).width() >= leastSide && places.at(i).height() >= leastSide) {
            m_out->cells[at.tensor] = places.at(i);
            m_out->names[at.tensor] = shortName(m_head.tensors.at(at.tensor).name);
        }
    }
}

} // namespace

TensorMapLayout TensorMapLayout::of(const WeightsHead &head, QSize size, int headHeight)
{
    TensorMapLayout layout;
    layout.size = size;
    layout.cells.resize(head.tensors.size());
    layout.names.resize(head.tensors.size());
    if (!head.tree.nodes.isEmpty()) {
        Placing(head, headHeight, &layout).place(0, QRectF({ 0, 0 }, QSizeF(size)), 0);
    }
    return layout;
}

} // namespace Hubdesk
