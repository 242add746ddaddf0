// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QHash>
#include <QList>
#include <QString>

#include <optional>
#include <variant>

namespace Hubdesk
{

/// The types of values, numbered as in the file.
enum class GgufType : quint32 {
    Uint8,
    Int8,
    Uint16,
    Int16,
    Uint32,
    Int32,
    Float32,
    Bool,
    String,
    Array,
    Uint64,
    Int64,
    Float64,
};

/// A value of a GGUF file, bounded: of a long text and of a long list only the start is kept, and how long
/// they are.
struct GgufValue {
    GgufType type = GgufType::Uint8;
    std::variant<std::monostate, bool, qint64, quint64, double, QString> value; ///< nothing for a list
    GgufType itemType = GgufType::Uint8; ///< of a list
    qint64 count = 0; ///< bytes of a text, items of a list
    bool isCut = false; ///< `value` or `first` is only the start
    QList<GgufValue> first; ///< of a list

    std::optional<qint64> integer() const; ///< absent also beyond 2^63 - 1
    std::optional<QString> text() const;
    std::optional<double> number() const;

    bool operator==(const GgufValue &) const;
};

/// One tensor: `shape` as in the file, fastest dimension first (the other way round than safetensors).
struct GgufTensor {
    QString name;
    QList<qint64> shape;
    quint32 type = 0; ///< GgmlType; may be one that we do not know
    qint64 offset = 0; ///< from GgufHeader::dataBegin

    qint64 weights() const; ///< product of the shape; the parser refuses what overflows
    /// Absent for an unknown type, and where a row is not made of whole blocks.
    std::optional<qint64> bytes() const;
    QString typeName() const; ///< "Q4_K", or "type 77"

    bool operator==(const GgufTensor &) const = default;
};

/// What a person asks about a model. Absent is what the file does not tell; nothing is guessed.
struct GgufFacts {
    QString architecture; ///< "llama"; empty in the second and later files of a split model
    QString name;
    QString sizeLabel; ///< "7B"
    QString fileType; ///< "Q4_K_M", by general.file_type
    QString mostWeights; ///< the type that most weights of this file have: "Q4_K"
    std::optional<qint64> contextLength; ///< trained for
    std::optional<qint64> embeddingLength;
    std::optional<qint64> layers;
    std::optional<qint64> heads;
    std::optional<qint64> kvHeads; ///< absent where layers differ, see kvHeadsByLayer
    QList<qint64> kvHeadsByLayer; ///< only where the file lists them, and they differ or one is 0
    std::optional<qint64> headDim; ///< of keys: stated, or embedding by heads
    bool isHeadDimStated = false;
    std::optional<qint64> valueDim; ///< of values, where stated
    std::optional<qint64> slidingWindow;
    std::optional<qint64> latentRank; ///< attention.kv_lora_rank: keys and values are kept compressed
    std::optional<qint64> vocabularySize;
    std::optional<qint64> experts;
    std::optional<qint64> expertsUsed;
    std::optional<qint64> splitNumber; ///< of this file, from 0
    std::optional<qint64> splitCount;
    QString chatTemplate;
    bool isChatTemplateCut = false;

    bool operator==(const GgufFacts &) const = default;
};

/// The header of a .gguf file, made by GgufParser. Pure values, any thread.
struct GgufHeader {
    quint32 version = 0;
    bool isBigEndian = false;
    QList<std::pair<QString, GgufValue>> values; ///< in the order of the file
    QList<GgufTensor> tensors;
    qint64 alignment = 32;
    qint64 dataBegin = 0; ///< where the tensors start in the file

    const GgufValue *find(const QString &key) const;
    GgufFacts facts() const;

    bool operator==(const GgufHeader &) const = default;
};

} // namespace Hubdesk
