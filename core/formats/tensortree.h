// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/formats/tensorstats.h"

namespace Hubdesk
{

/// Where the weights of a model are: its tensors grouped by the parts of their names, as a flat list. Node 0
/// is the whole model, and a node stands behind its parent. Bounded in depth and in number, whatever the
/// names are. Pure, any thread.
struct TensorTree {
    static constexpr int deepest = 8; ///< the rest of a longer name stays one part
    static constexpr qsizetype mostNodes = 150'000; ///< further tensors are counted in the nearest one

    enum class Role { Module, Block, Expert }; ///< "layers.3" is a block, "experts.3" an expert

    struct Node {
        QString name; ///< its part, and those below that do not branch: "q_proj.weight"; empty for node 0
        Role role = Role::Module;
        TensorKind kind = TensorKind::Other; ///< of all that is inside; Other for a mixture
        qint64 tensors = 0;
        qint64 parameters = 0;
        qint64 bytes = 0; ///< of tensors whose size is known
        qsizetype parent = -1;
        qsizetype tensor = -1; ///< its place in the list that was given; -1 for a mere group
        QList<qsizetype> children; ///< numbers in their order, then the others as they came
        bool operator==(const Node &) const = default;
    };
    QList<Node> nodes; ///< of() gives at least one

    static TensorTree of(const QList<TensorInfo> &tensors);
    bool operator==(const TensorTree &) const = default;
};

} // namespace Hubdesk
