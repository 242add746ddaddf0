// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/formats/filegroups.h"

namespace Hubdesk
{

/// Why a file is among what is recommended, or is not.
enum class PickReason {
    // taken
    Weights,
    WeightsIndex,
    Projector,
    Tokenizer,
    Processor,
    Config,
    Code,
    // left
    OtherFormat, ///< the same weights in a format that is not needed beside
    OtherPrecision, ///< the same weights, as a variant that must be asked for by name
    OtherQuantisation, ///< another fits better
    TooLarge, ///< does not fit the budget
    Incomplete, ///< shards are missing
    OriginalCheckpoint, ///< the author's own format beside the converted one
    SingleFileCheckpoint, ///< all parts of a pipeline in one file, beside the parts
    ImportanceMatrix,
    TrainingState,
    Card,
    NotNeeded,
};

bool isTaken(PickReason reason);

/// What to fetch of a repo, with a reason for every file.
struct RecommendedFiles {
    QList<PickReason> reasons; ///< one for each file of the list that was given
    qint64 bytes = 0; ///< of what is taken
    bool hasWeights = false; ///< false: no complete set of weights is there, or none fits
    std::optional<QuantName> quantisation; ///< of the weights that are taken, where they are GGUF

    /// What from_pretrained() of a Python library needs: one format of weights (safetensors before PyTorch
    /// before the others, a complete set before an incomplete one) in the default precision, with tokenizer,
    /// configuration and code. Folder by folder, as pipelines are laid out.
    static RecommendedFiles forPython(const QList<RepoFile> &files);
    /// The best quantisation whose weights, with a projector where there is one, are no larger than `budget`.
    static RecommendedFiles forGguf(const QList<RepoFile> &files, qint64 budget);

    bool operator==(const RecommendedFiles &) const = default;
};

} // namespace Hubdesk
