// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/formats/tensortree.h"

#include <QHash>

#include <algorithm>
#include <ranges>
#include <utility>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

// Up to six digits: no model has more layers.
std::optional<int> numberOf(QStringView part)
{
    constexpr qsizetype mostDigits = 6;
    const bool isNumber = !part.isEmpty() && part.size() <= mostDigits
        && std::ranges::all_of(part, [](QChar c) { return c >= u'0' && c <= u'9'; });
    return isNumber ? std::optional(part.toInt()) : std::nullopt;
}

// The tree while it grows: one node for each part of a name, in the order in which they came.
class Growth
{
public:
    Growth() { m_nodes.emplaceBack(); }

    void add(const TensorInfo &tensor, qsizetype place);
    TensorTree take();

private:
    qsizetype childOf(qsizetype parent, QStringView part);
    void count(qsizetype node, const TensorInfo &tensor);
    void sortChildren(qsizetype node);
    qsizetype endOfChain(qsizetype node, QString *name) const;

    QList<TensorTree::Node> m_nodes;
    QHash<std::pair<qsizetype, QString>, qsizetype> m_index;
};

void Growth::count(qsizetype node, const TensorInfo &tensor)
{
    auto &group = m_nodes[node];
    group.kind = group.tensors == 0 || group.kind == tensor.kind ? tensor.kind : TensorKind::Other;
    ++group.tensors;
    group.parameters = addCapped(group.parameters, tensor.parameters);
    group.bytes = addCapped(group.bytes, tensor.bytes.value_or(0));
}

// -1 where no more can be made.
qsizetype Growth::childOf(qsizetype parent, QStringView part)
{
    const std::pair key(parent, part.toString());
    if (const auto found = m_index.constFind(key); found != m_index.cend()) {
        return *found;
    }
    if (m_nodes.size() >= TensorTree::mostNodes) {
        return -1;
    }
    const auto made = m_nodes.size();
    TensorTree::Node node;
    node.name = key.second;
    node.parent = parent;
    if (numberOf(part)) {
        const bool isExpert = m_nodes.at(parent).name.contains("expert"_L1);
        node.role = isExpert ? TensorTree::Role::Expert : TensorTree::Role::Block;
    }
    m_nodes << std::move(node);
    m_nodes[parent].children << made;
    m_index.insert(key, made);
    return made;
}

void Growth::add(const TensorInfo &tensor, qsizetype place)
{
    QStringView rest = tensor.name;
    qsizetype node = 0;
    count(node, tensor);
    for (int depth = 1; depth <= TensorTree::deepest && !rest.isEmpty(); ++depth) {
        const auto isSeparator = [](QChar c) { return c == u'.' || c == u'/'; };
        const auto *const end
            = depth == TensorTree::deepest ? rest.end() : std::ranges::find_if(rest, isSeparator);
        const auto part = rest.first(end - rest.begin());
        rest = rest.sliced(qMin(part.size() + 1, rest.size()));
        node = childOf(node, part);
        if (node < 0) {
            return;
        }
        count(node, tensor);
    }
    m_nodes[node].tensor = place;
}

void Growth::sortChildren(qsizetype node)
{
    std::ranges::stable_sort(m_nodes[node].children, {}, [this](qsizetype child) {
        constexpr int afterNumbers = 1'000'000;
        return numberOf(m_nodes.at(child).name).value_or(afterNumbers);
    });
}

// A part with only one below is not worth a row of its own.
qsizetype Growth::endOfChain(qsizetype node, QString *name) const
{
    *name = m_nodes.at(node).name;
    while (node > 0 && m_nodes.at(node).tensor < 0 && m_nodes.at(node).children.size() == 1) {
        node = m_nodes.at(node).children.first();
        *name += u'.' + m_nodes.at(node).name;
    }
    return node;
}

TensorTree Growth::take()
{
    struct Waiting {
        qsizetype node;
        qsizetype parent; // in the new list
    };
    TensorTree tree;
    tree.nodes.clear();
    QList<Waiting> waiting{ { 0, -1 } };
    while (!waiting.isEmpty()) {
        const auto [first, parent] = waiting.takeLast();
        QString name;
        const auto last = endOfChain(first, &name);
        sortChildren(last);
        const auto place = tree.nodes.size();
        for (const auto child : std::as_const(m_nodes[last].children) | std::views::reverse) {
            waiting << Waiting{ child, place };
        }
        auto node = std::move(m_nodes[last]);
        node.role = m_nodes.at(first).role;
        node.name = name;
        node.parent = parent;
        node.children.clear();
        if (parent >= 0) {
            tree.nodes[parent].children << place;
        }
        tree.nodes << std::move(node);
    }
    return tree;
}

} // namespace

TensorTree TensorTree::of(const QList<TensorInfo> &tensors)
{
    Growth growth;
    for (qsizetype place = 0; place < tensors.size(); ++place) {
        growth.add(tensors.at(place), place);
    }
    return growth.take();
}

} // namespace Hubdesk
