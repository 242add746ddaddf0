// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/formats/filegroups.h"
#include "core/formats/modelshape.h"
#include "core/formats/tensortree.h"
#include "core/formats/textdetect.h"
#include "core/services/services.h"

namespace Hubdesk
{

// What a file of weights says of itself, without the weights: windows ask the engine (through the door). What
// has to be parsed is parsed on the workers.

/// A .safetensors or .gguf file of a repo.
struct WeightsRequest {
    RepoId repo;
    CommitId commit;
    QString path;
    QList<RepoFile> beside; ///< the files of its folder, itself too, as far as they are listed
};

/// A line of what the author wrote into the header.
struct WeightsEntry {
    QString key;
    QString type; ///< as GGUF calls it: "uint32", "array of string"; empty where the format has only texts
    QString value; ///< of a list its first items
    qint64 count = 0; ///< bytes of a text, items of a list
    bool isCut = false; ///< `value` is only the start
    bool operator==(const WeightsEntry &) const = default;
};

struct WeightsHead {
    FileKind kind = FileKind::Safetensors; ///< or Gguf
    qint64 fileSize = 0;
    qint64 headerBytes = 0;
    qint64 fetchedBytes = 0; ///< that came over the network for it
    bool fromCache = false;
    QList<TensorInfo> tensors; ///< in the order of the file
    TensorTree tree; ///< of them
    TensorStats stats;
    QList<WeightsEntry> entries;
    qint64 entriesLeftOut = 0;
    GgufFacts facts; ///< of a GGUF file
    ModelShape shape; ///< of a GGUF file; that of a safetensors file stands beside it
    bool operator==(const WeightsHead &) const = default;
};

/// Reads the header: from the cache if the file is there, else by ranges from the Hub, two at most for
/// safetensors. Integrity with the cause in `detail` if the file is not what its name says.
Async<WeightsHead> weightsHead(Services *core, WeightsRequest request, std::stop_token stop);

/// What the files beside it tell of the model. What is not there, or cannot be read, is absent: the file
/// itself can be shown all the same.
struct WeightsContext {
    std::optional<ModelShape> shape;
    QString shapeFile; ///< "config.json"
    QString chatTemplate;
    QString chatTemplateFile; ///< "chat_template.jinja"
    qint64 shards = 0; ///< files that the model is split into; 0: not split
    qint64 missingShards = 0; ///< of them are not listed
    std::optional<qint64> allTensors; ///< of all shards, by the index
    std::optional<qint64> allBytes; ///< of all shards: of their tensors by the index, else of the files
    bool operator==(const WeightsContext &) const = default;
};
Async<WeightsContext> weightsContext(Services *core, WeightsRequest request, std::stop_token stop);

/// Counts weights anew that are packed `bits` wide, which config.json tells and the header may not. Pure,
/// takes as long as reading the header did.
WeightsHead recounted(WeightsHead head, int bits);

} // namespace Hubdesk
