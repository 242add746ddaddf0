// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/formats/quantname.h"

#include <QList>
#include <QString>

#include <optional>

namespace Hubdesk
{

/// A file of a repo, as a listing tells it.
struct RepoFile {
    QString path; ///< as the Hub sent it
    qint64 size = 0;
    bool operator==(const RepoFile &) const = default;
};

enum class FileRole {
    Weights,
    WeightsIndex, ///< which shard holds what
    Projector, ///< mmproj: lets a GGUF model see
    ImportanceMatrix, ///< what a quantisation was made with
    Tokenizer,
    Processor, ///< how pictures and sound become input
    Config,
    Code,
    Card, ///< and licence
    TrainingState, ///< optimizer, checkpoints, logs
    Other,
};

enum class WeightFormat {
    None,
    Safetensors,
    PyTorch,
    Gguf,
    TensorFlow,
    Flax,
    Onnx,
    OpenVino,
    CoreMl,
    TfLite,
    Rust
};

/// Files that belong together: the shards of one model, or one file alone.
struct FileGroup {
    static constexpr qsizetype mostMissing = 100; ///< that are listed

    QString path; ///< without the number of the shard: "unet/model.fp16.safetensors"
    FileRole role = FileRole::Other;
    WeightFormat format = WeightFormat::None;
    QList<qsizetype> files; ///< places in the list that was given, by number of the shard
    qint64 bytes = 0;
    qint64 shards = 0; ///< how many there are, as their names say; 0: a file alone
    qint64 missingCount = 0;
    QList<qint64> missing; ///< their numbers, the first of them
    std::optional<QuantName> quantisation; ///< of GGUF files
    QString precision; ///< of other weights: "fp16"

    bool isComplete() const { return missingCount == 0; }
    QString folder() const { return path.section(u'/', 0, -2); }
    QString fileName() const { return path.section(u'/', -1); }
    bool operator==(const FileGroup &) const = default;
};

FileRole fileRole(const QString &path);
WeightFormat weightFormat(const QString &path);

/// In the order of the first file of each. Takes time linear in the files. Pure, any thread.
QList<FileGroup> groupFiles(const QList<RepoFile> &files);

} // namespace Hubdesk
