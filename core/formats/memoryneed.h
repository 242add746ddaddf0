// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/formats/modelshape.h"

#include <QList>

#include <optional>

namespace Hubdesk
{

/// How a model is to be run.
struct RunPlan {
    static constexpr double usualCacheBits = 16;
    static constexpr int usualOverheadPercent = 20; ///< what the accelerate library advises to add

    qint64 context = 0; ///< tokens; 0: as many as the model was trained for, where that is told
    double cacheBits = usualCacheBits; ///< of one key or value: 8.5 for q8_0
    int overheadPercent = usualOverheadPercent; ///< of the weights
    bool operator==(const RunPlan &) const = default;
};

/// layers x kvHeads x (keyDim + valueDim) x tokens x bitsPerValue / 8 = bytes.
struct CacheTerm {
    qint64 layers = 0;
    qint64 kvHeads = 0;
    qint64 keyDim = 0;
    qint64 valueDim = 0;
    qint64 tokens = 0;
    bool isWindow = false; ///< `tokens` is the window of these layers, not the context
    double bitsPerValue = 0;
    qint64 bytes = 0;
    bool operator==(const CacheTerm &) const = default;
};

/// percent x weights / 100 = bytes.
struct OverheadTerm {
    int percent = 0;
    qint64 weights = 0;
    qint64 bytes = 0;
    bool operator==(const OverheadTerm &) const = default;
};

/// What running a model needs, as a sum whose every factor can be shown. What is not known is absent, and
/// then so is the sum.
struct MemoryNeed {
    enum class Gap {
        Weights, ///< their size is not known
        Context, ///< neither asked for nor told by the model
        Cache, ///< see ModelShape::cache for the reason
        TooLarge, ///< the numbers are beyond any memory: a broken or hostile file
    };

    std::optional<qint64> weights;
    QList<CacheTerm> cache; ///< one for each kind of layer; empty for an encoder
    std::optional<qint64> cacheBytes; ///< their sum; 0 for an encoder
    std::optional<OverheadTerm> overhead;
    QList<Gap> gaps;
    bool isCacheAtMost = false; ///< some layers keep less, but which is not told

    /// Present where there is no gap.
    std::optional<qint64> total() const;

    static MemoryNeed of(std::optional<qint64> weightBytes, const ModelShape &shape, const RunPlan &plan);
    bool operator==(const MemoryNeed &) const = default;
};

} // namespace Hubdesk
