// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/formats/tensorstats.h"

namespace Hubdesk
{

/// A part of a model, for a map of where its weights are: tensors grouped by the parts of their names. A leaf
/// is a tensor. Bounded in depth and in number, whatever the names are.
struct TensorGroup {
    static constexpr int deepest = 8; ///< the rest of a longer name stays one part
    static constexpr qsizetype mostGroups = 100'000; ///< further tensors are added to the nearest group

    enum class Role { Module, Block, Expert }; ///< "layers.3" is a block, "experts.3" an expert

    QString name; ///< one part: "layers"; empty for the whole model
    Role role = Role::Module;
    TensorKind kind = TensorKind::Other; ///< of all that is inside; Other for a mixture
    qint64 tensors = 0;
    qint64 parameters = 0;
    qint64 bytes = 0; ///< of tensors whose size is known
    QList<TensorGroup> children; ///< numbers in their order, then the others as they came

    static TensorGroup of(const QList<TensorInfo> &tensors);
    bool operator==(const TensorGroup &) const;
};

} // namespace Hubdesk
