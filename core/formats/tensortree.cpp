// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/formats/tensortree.h"

#include <QHash>

#include <algorithm>
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

// The tree while it grows: a flat list, with an index of who is whose child.
class Growth
{
public:
    Growth() { m_nodes.emplaceBack(); }

    void add(const TensorInfo &tensor);
    TensorGroup take() { return assembled(0); }

private:
    struct Node {
        TensorGroup group;
        QList<qsizetype> children;
    };

    qsizetype childOf(qsizetype parent, QStringView part);
    void count(qsizetype node, const TensorInfo &tensor);
    TensorGroup assembled(qsizetype node);

    QList<Node> m_nodes;
    QHash<std::pair<qsizetype, QString>, qsizetype> m_index;
};

void Growth::count(qsizetype node, const TensorInfo &tensor)
{
    auto &group = m_nodes[node].group;
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
    if (m_nodes.size() >= TensorGroup::mostGroups) {
        return -1;
    }
    const auto made = m_nodes.size();
    Node node;
    node.group.name = key.second;
    if (numberOf(part)) {
        const bool isExpert = m_nodes.at(parent).group.name.contains("expert"_L1);
        node.group.role = isExpert ? TensorGroup::Role::Expert : TensorGroup::Role::Block;
    }
    m_nodes << std::move(node);
    m_nodes[parent].children << made;
    m_index.insert(key, made);
    return made;
}

void Growth::add(const TensorInfo &tensor)
{
    QStringView rest = tensor.name;
    qsizetype node = 0;
    count(node, tensor);
    for (int depth = 1; depth <= TensorGroup::deepest && !rest.isEmpty(); ++depth) {
        const auto isSeparator = [](QChar c) { return c == u'.' || c == u'/'; };
        const auto *const end
            = depth == TensorGroup::deepest ? rest.end() : std::ranges::find_if(rest, isSeparator);
        const auto part = rest.first(end - rest.begin());
        rest = rest.sliced(qMin(part.size() + 1, rest.size()));
        node = childOf(node, part);
        if (node < 0) {
            return;
        }
        count(node, tensor);
    }
}

// Not deeper than names may be, see add().
TensorGroup Growth::assembled(qsizetype node) // NOLINT(misc-no-recursion)
{
    auto children = std::exchange(m_nodes[node].children, {});
    std::ranges::stable_sort(children, {}, [this](qsizetype child) {
        constexpr int afterNumbers = 1'000'000;
        return numberOf(m_nodes.at(child).group.name).value_or(afterNumbers);
    });
    auto group = std::move(m_nodes[node].group);
    group.children.reserve(children.size());
    for (const auto child : children) {
        group.children << assembled(child);
    }
    return group;
}

} // namespace

// Not in the class: there QList could not yet compare what is its own member.
bool TensorGroup::operator==(const TensorGroup &) const = default;

TensorGroup TensorGroup::of(const QList<TensorInfo> &tensors)
{
    Growth growth;
    for (const auto &tensor : tensors) {
        growth.add(tensor);
    }
    return growth.take();
}

} // namespace Hubdesk
