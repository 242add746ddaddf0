// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QString>

#include <optional>

namespace Hubdesk
{

/// One tensor of a .safetensors file. `begin` and `end` count from the start of the file.
struct SafetensorsTensor {
    QString name;
    QString dtype; ///< as the format spells it: "BF16"
    QList<qint64> shape; ///< empty for a scalar
    qint64 begin = 0;
    qint64 end = 0;
    bool operator==(const SafetensorsTensor &) const = default;
};

/// What stands at the start of a .safetensors file: eight bytes that tell a length, and that much JSON. Two
/// ranges are enough to have it: `firstFetch` bytes, and, where bytesNeeded() tells more, the rest. Refuses
/// what the official library refuses, and keys that are there twice (which the format forbids). Pure, any
/// thread.
struct SafetensorsHeader {
    static constexpr qint64 firstFetch = 256 * 1024; ///< holds the header of all but the largest files
    static constexpr qint64 largestHeader = 100'000'000; ///< the official limit
    static constexpr qsizetype mostTensors
        = 300'000; ///< ours: the largest models have fewer in all their shards
    static constexpr qsizetype mostMetadata = 10'000; ///< entries that are kept; the others are counted
    static constexpr qsizetype longestText = 1024 * 1024; ///< bytes of an entry, of which more is not kept
    static constexpr qsizetype keptBytes = 16 * 1024 * 1024; ///< of all entries

    QList<SafetensorsTensor> tensors; ///< in the order of their bytes
    QMap<QString, QString> metadata; ///< `__metadata__`: "format" and whatever the author wrote
    QMap<QString, qsizetype> metadataCut; ///< whole bytes of those entries of which only the start is kept
    qsizetype metadataLeftOut = 0;
    qint64 dataBegin = 0; ///< where the first tensor starts in the file

    /// How many bytes from the start of the file parse() has to see. `start` may be any length; with less
    /// than eight bytes the answer is eight.
    static Result<qint64> bytesNeeded(QByteArrayView start, qint64 fileSize);
    /// `bytes` are the first of the file, at least as many as bytesNeeded() tells.
    static Result<SafetensorsHeader> parse(QByteArrayView bytes, qint64 fileSize);
    /// Bits that one element takes; absent for what is no dtype of the format.
    static std::optional<int> bitsOf(QStringView dtype);

    bool operator==(const SafetensorsHeader &) const = default;
};

/// `*.safetensors.index.json`: which file of a sharded model holds which tensor.
struct SafetensorsIndex {
    static constexpr qsizetype largestText = 64 * 1024 * 1024;
    static constexpr qsizetype mostTensors = 1'000'000;

    QMap<QString, QString> weightMap; ///< tensor name -> file name, beside the index
    std::optional<qint64> totalSize; ///< bytes of all tensors, where the index tells it

    /// The files that the index names, each once, sorted.
    QStringList files() const;
    static Result<SafetensorsIndex> parse(QByteArrayView json);
    bool operator==(const SafetensorsIndex &) const = default;
};

} // namespace Hubdesk
