// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/formats/gguf.h"
#include "core/formats/safetensors.h"

namespace Hubdesk
{

/// What a tensor is there for, as far as its name tells.
enum class TensorKind {
    Embedding,
    Attention,
    Mlp, ///< experts of a mixture, too
    Norm,
    OutputHead,
    Quantisation, ///< scales, zero points and the like beside packed weights: bytes, but no parameters
    Other,
};

TensorKind tensorKind(const QString &name);

/// A tensor of either format.
struct TensorInfo {
    QString name;
    QString dtype; ///< "BF16", "Q4_K"
    QList<qint64> shape; ///< outermost dimension first, also for GGUF
    qint64 parameters = 0; ///< weights; see countPacked() for those that share one element
    std::optional<qint64> bytes; ///< absent for a type that we do not know
    TensorKind kind = TensorKind::Other;

    bool operator==(const TensorInfo &) const = default;
};

QList<TensorInfo> tensorsOf(const SafetensorsHeader &header);
QList<TensorInfo> tensorsOf(const GgufHeader &header);

/// Corrects the parameters of weights that lie packed in integers (GPTQ, AWQ, bitsandbytes, MXFP4, NVFP4,
/// compressed-tensors, MLX), and marks what belongs to the packing. How many share an element follows from
/// the shapes beside, from the layout's definition, or from `bits`, which config.json may state; where none
/// tells, the elements are counted. To be called with the tensors of all shards: a scale may lie in another.
void countPacked(QList<TensorInfo> *tensors, std::optional<int> bits);

struct DtypeShare {
    QString dtype;
    qint64 tensors = 0;
    qint64 parameters = 0;
    qint64 bytes = 0;
    bool operator==(const DtypeShare &) const = default;
};

struct TensorStats {
    qint64 tensors = 0;
    qint64 parameters = 0;
    qint64 bytes = 0; ///< of the tensors whose size is known
    qint64 withoutSize = 0; ///< tensors whose size is not
    QList<DtypeShare> byDtype; ///< most parameters first

    /// On average, with scales and all. Absent where a size is unknown or there is no parameter.
    std::optional<double> bitsPerWeight() const;

    static TensorStats of(const QList<TensorInfo> &tensors);
    bool operator==(const TensorStats &) const = default;
};

/// Sums of what a hostile file claims stay at the largest number.
qint64 addCapped(qint64 a, qint64 b);

} // namespace Hubdesk
