// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/formats/memoryneed.h"

#include <cmath>

namespace Hubdesk
{

namespace
{

// A million terabytes: more is no model, and less is exact in a double.
constexpr double mostMemory = 1e18;

std::optional<qint64> wholeBytes(double bytes)
{
    return bytes >= 0 && bytes <= mostMemory ? std::optional(qint64(std::ceil(bytes))) : std::nullopt;
}

// False where a number is out of reach.
bool addCache(const ModelShape &shape, qint64 context, double bits, MemoryNeed *need)
{
    qint64 sum = 0;
    for (const auto &layers : shape.caching) {
        CacheTerm term;
        term.layers = layers.layers;
        term.kvHeads = layers.kvHeads;
        term.keyDim = shape.keyDim.value_or(0);
        term.valueDim = shape.valueDim.value_or(0);
        term.isWindow = layers.window > 0 && layers.window < context;
        term.tokens = term.isWindow ? layers.window : context;
        term.bitsPerValue = bits;
        const auto bytes
            = wholeBytes(double(term.layers) * double(term.kvHeads)
                         * (double(term.keyDim) + double(term.valueDim)) * double(term.tokens) * bits / 8.0);
        if (!bytes || !wholeBytes(double(sum) + double(*bytes))) {
            return false;
        }
        term.bytes = *bytes;
        sum += *bytes;
        need->cache << term;
    }
    need->cacheBytes = sum;
    return true;
}

} // namespace

MemoryNeed MemoryNeed::of(std::optional<qint64> weightBytes, const ModelShape &shape, const RunPlan &plan)
{
    MemoryNeed need;
    need.weights = weightBytes && *weightBytes >= 0 ? weightBytes : std::nullopt;
    const double weights = double(need.weights.value_or(0));
    const auto extra = wholeBytes(weights * plan.overheadPercent / 100.0);
    if (!need.weights) {
        need.gaps << Gap::Weights;
    } else if (extra && wholeBytes(weights)) {
        need.overhead = OverheadTerm{ plan.overheadPercent, *need.weights, *extra };
    } else {
        need.gaps << Gap::TooLarge;
    }
    if (shape.cache == ModelShape::Cache::None) {
        need.cacheBytes = 0;
        return need;
    }
    if (shape.cache != ModelShape::Cache::Known) {
        need.gaps << Gap::Cache;
        return need;
    }
    const auto context = plan.context > 0 ? plan.context : shape.contextLength.value_or(0);
    if (context <= 0) {
        need.gaps << Gap::Context;
        return need;
    }
    need.isCacheAtMost = shape.isAtMost;
    if (!addCache(shape, context, plan.cacheBits, &need)) {
        need.cache.clear();
        need.gaps << Gap::TooLarge;
    }
    return need;
}

std::optional<qint64> MemoryNeed::total() const
{
    if (!gaps.isEmpty() || !weights || !cacheBytes || !overhead) {
        return {};
    }
    // Each is at most 1e18, so the sum stays below 2^63.
    return *weights + *cacheBytes + overhead->bytes;
}

} // namespace Hubdesk
