// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/formats/memoryneed.h"

#include <QString>

namespace Hubdesk
{

/// A way to keep the weights of a model in memory.
struct WeightChoice {
    QString name; ///< of the type: "BF16", "Q4_K"
    double bits = 0; ///< of one weight, with its scales; 0 where not known
    qint64 bytes = 0;
    bool asStored = false; ///< what the file holds; the others are parameters x bits / 8
    bool operator==(const WeightChoice &) const = default;
};

/// As stored, and the usual types that take less, largest first. `parameters` are those of the whole model;
/// without them only what is stored can be told. Pure, any thread.
QList<WeightChoice>
weightChoices(const QString &storedAs, qint64 storedBytes, std::optional<qint64> parameters);

/// Lengths of context that people ask about, up to what the model was trained for, and that itself.
QList<qint64> contextChoices(const ModelShape &shape);

/// How keys and values may be kept: bits of one, with scales.
struct CacheChoice {
    QString name; ///< as programs call it: "f16", "q8_0"
    double bits = 16;
    bool operator==(const CacheChoice &) const = default;
};
QList<CacheChoice> cacheChoices();

} // namespace Hubdesk
