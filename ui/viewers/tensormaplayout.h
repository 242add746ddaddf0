// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/weights.h"

#include <QList>
#include <QRectF>

namespace Hubdesk
{

/// Where the tensors of a file lie in a map of its bytes, and the heads of the groups that have room for one.
struct TensorMapLayout {
    struct Head {
        QRectF place;
        qsizetype node = 0;
        bool operator==(const Head &) const = default;
    };
    QSize size;
    QList<QRectF> cells; ///< by tensor; empty for one that is too small to be seen
    QList<QString> names; ///< by tensor: the part that tells it from its neighbours
    QList<Head> heads;

    /// `headHeight` is in the same pixels as `size`. Pure, for a worker.
    static TensorMapLayout of(const WeightsHead &head, QSize size, int headHeight);
    bool operator==(const TensorMapLayout &) const = default;
};

} // namespace Hubdesk
