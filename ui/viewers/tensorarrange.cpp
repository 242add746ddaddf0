// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/viewers/tensortreemodel.h"

#include <algorithm>
#include <functional>

namespace Hubdesk
{

namespace
{

using Compare = std::function<bool(int, int)>;

bool fits(const TensorInfo &tensor, const QStringList &words)
{
    return std::ranges::all_of(words, [&](const QString &word) {
        return tensor.name.contains(word, Qt::CaseInsensitive)
            || tensor.dtype.compare(word, Qt::CaseInsensitive) == 0;
    });
}

/// Which nodes hold something that fits. A node stands behind its parent, so one pass from the end is enough.
std::vector<char> visibleNodes(const WeightsHead &head, const QString &filter, qint64 *matches)
{
    const auto &nodes = head.tree.nodes;
    const auto words = filter.split(u' ', Qt::SkipEmptyParts);
    std::vector<char> visible(size_t(nodes.size()), words.isEmpty() ? 1 : 0);
    *matches = words.isEmpty() ? nodes.first().tensors : 0;
    if (words.isEmpty()) {
        return visible;
    }
    for (qsizetype node = nodes.size() - 1; node > 0; --node) {
        const auto &at = nodes.at(node);
        if (at.tensor >= 0 && fits(head.tensors.at(at.tensor), words)) {
            visible[size_t(node)] = 1;
            ++*matches;
        }
        if (visible[size_t(node)] != 0) {
            visible[size_t(at.parent)] = 1;
        }
    }
    return visible;
}

bool nameBefore(const QString &a, const QString &b)
{
    bool isNumber = false;
    bool isOtherNumber = false;
    const auto number = a.section(u'.', 0, 0).toLongLong(&isNumber);
    const auto other = b.section(u'.', 0, 0).toLongLong(&isOtherNumber);
    if (isNumber != isOtherNumber) {
        return isNumber;
    }
    return isNumber && number != other ? number < other : a.compare(b, Qt::CaseInsensitive) < 0;
}

Compare byColumn(const WeightsHead &head, int column)
{
    const auto &nodes = head.tree.nodes;
    const auto typeOf = [&](int node) {
        const auto tensor = nodes.at(node).tensor;
        return tensor < 0 ? QString() : head.tensors.at(tensor).dtype;
    };
    const auto sidesOf = [&](int node) {
        const auto tensor = nodes.at(node).tensor;
        return tensor < 0 ? QList<qint64>() : head.tensors.at(tensor).shape;
    };
    switch (column) {
    case TensorTreeModel::NameColumn:
        return [&](int a, int b) { return nameBefore(nodes.at(a).name, nodes.at(b).name); };
    case TensorTreeModel::ShapeColumn:
        return [sidesOf](int a, int b) { return sidesOf(a) < sidesOf(b); };
    case TensorTreeModel::TypeColumn:
        return [typeOf](int a, int b) { return typeOf(a) < typeOf(b); };
    case TensorTreeModel::ParametersColumn:
        return [&](int a, int b) { return nodes.at(a).parameters < nodes.at(b).parameters; };
    case TensorTreeModel::BytesColumn:
        return [&](int a, int b) { return nodes.at(a).bytes < nodes.at(b).bytes; };
    default:
        return {};
    }
}

} // namespace

TensorTreeModel::Arrangement TensorTreeModel::arrange(const WeightsHead &head, const Order &order)
{
    const auto &nodes = head.tree.nodes;
    Arrangement made;
    const auto visible = visibleNodes(head, order.filter, &made.matches);
    made.rows.assign(size_t(nodes.size()), -1);
    made.first.reserve(size_t(nodes.size()) + 1);
    const auto before = byColumn(head, order.column);
    for (const auto &node : nodes) {
        made.first.push_back(int(made.children.size()));
        for (const auto child : node.children) {
            if (visible[size_t(child)] != 0) {
                made.children.push_back(int(child));
            }
        }
        const auto begin = made.children.begin() + made.first.back();
        if (before && order.order == Qt::AscendingOrder) {
            std::stable_sort(begin, made.children.end(), before);
        } else if (before) {
            std::stable_sort(begin, made.children.end(), [&](int a, int b) { return before(b, a); });
        }
        for (auto child = begin; child != made.children.end(); ++child) {
            made.rows[size_t(*child)] = int(child - begin);
        }
    }
    made.first.push_back(int(made.children.size()));
    return made;
}

} // namespace Hubdesk
