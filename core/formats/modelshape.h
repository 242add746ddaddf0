// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/formats/gguf.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

class QJsonObject;

namespace Hubdesk
{

/// Layers that keep keys and values of earlier tokens in the same way.
struct CachingLayers {
    qint64 layers = 0;
    qint64 kvHeads = 0;
    qint64 window = 0; ///< keeps no more tokens than this; 0: all
    bool operator==(const CachingLayers &) const = default;
};

/// What decides how much memory a language model needs, from config.json or from a GGUF file. Absent is what
/// the source does not tell. Pure, any thread.
struct ModelShape {
    static constexpr qsizetype largestConfig = 8 * 1024 * 1024;

    /// Why the cache of keys and values cannot be told, or that there is none.
    enum class Cache {
        Known, ///< `caching` is filled
        None, ///< an encoder: nothing is kept between tokens
        Latent, ///< keys and values are compressed; what is kept depends on the program that runs the model
        OtherState, ///< recurrent or hybrid layers, which keep something else
        EncoderDecoder, ///< depends on both lengths, and on the program
        Unclear, ///< nothing tells that this model generates text
        Unknown, ///< layers, heads or their size are not told
    };

    QString architecture; ///< `model_type`, or general.architecture
    std::optional<qint64> layers;
    std::optional<qint64> hiddenSize;
    std::optional<qint64> heads;
    std::optional<qint64> kvHeads; ///< absent where layers differ
    std::optional<qint64> keyDim; ///< of one head
    std::optional<qint64> valueDim; ///< of one head
    std::optional<qint64> contextLength; ///< trained for
    std::optional<qint64> vocabularySize;
    std::optional<int> weightBits; ///< of a quantisation that config.json tells
    bool isKvHeadsDerived = false; ///< not stated: as many as heads, which is what a missing one means
    bool isHeadDimDerived = false; ///< not stated: hidden size by heads, which is what a missing one means

    Cache cache = Cache::Unknown;
    QList<CachingLayers> caching;
    bool isAtMost = false; ///< some layers keep less, but which is not told

    static Result<ModelShape> fromConfig(QByteArrayView json);
    static ModelShape fromConfig(const QJsonObject &config);
    static ModelShape fromGguf(const GgufFacts &facts);

    bool operator==(const ModelShape &) const = default;
};

} // namespace Hubdesk
