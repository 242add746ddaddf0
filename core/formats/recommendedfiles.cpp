// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/formats/recommendedfiles.h"

#include <QHash>

#include <algorithm>
#include <array>
#include <limits>
#include <tuple>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

using Groups = QList<const FileGroup *>;

// Folders that hold the same model again, in the format of one program.
constexpr std::array otherFormatFolders{ "onnx"_L1, "openvino"_L1, "coreml"_L1, "tf"_L1,
                                         "flax"_L1, "gguf"_L1,     "mlx"_L1 };

// What a Python library takes first comes first.
int order(WeightFormat format)
{
    switch (format) {
    case WeightFormat::Safetensors:
        return 0;
    case WeightFormat::PyTorch:
        return 1;
    case WeightFormat::TensorFlow:
        return 2;
    case WeightFormat::Flax:
        return 3;
    case WeightFormat::Onnx:
        return 4;
    case WeightFormat::Gguf:
        return 5;
    case WeightFormat::OpenVino:
    case WeightFormat::CoreMl:
    case WeightFormat::TfLite:
    case WeightFormat::Rust:
    case WeightFormat::None:
        return 6;
    }
    Q_UNREACHABLE_RETURN(6);
}

PickReason reasonOf(FileRole role)
{
    switch (role) {
    case FileRole::Weights:
        return PickReason::Weights;
    case FileRole::WeightsIndex:
        return PickReason::WeightsIndex;
    case FileRole::Projector:
        return PickReason::Projector;
    case FileRole::ImportanceMatrix:
        return PickReason::ImportanceMatrix;
    case FileRole::Tokenizer:
        return PickReason::Tokenizer;
    case FileRole::Processor:
        return PickReason::Processor;
    case FileRole::Config:
        return PickReason::Config;
    case FileRole::Code:
        return PickReason::Code;
    case FileRole::Card:
        return PickReason::Card;
    case FileRole::TrainingState:
        return PickReason::TrainingState;
    case FileRole::Other:
        return PickReason::NotNeeded;
    }
    Q_UNREACHABLE_RETURN(PickReason::NotNeeded);
}

void give(const FileGroup &group, PickReason reason, RecommendedFiles *made)
{
    for (const auto file : group.files) {
        made->reasons[file] = reason;
    }
}

RecommendedFiles byRoles(const QList<FileGroup> &groups, qsizetype files)
{
    RecommendedFiles made;
    made.reasons.fill(PickReason::NotNeeded, files);
    for (const auto &group : groups) {
        give(group, reasonOf(group.role), &made);
    }
    return made;
}

void sum(const QList<RepoFile> &files, RecommendedFiles *made)
{
    for (qsizetype i = 0; i < files.size(); ++i) {
        if (isTaken(made->reasons.at(i))) {
            const auto room = std::numeric_limits<qint64>::max() - made->bytes;
            made->bytes += qBound<qint64>(0, files.at(i).size, room);
        }
    }
}

bool isOriginal(const FileGroup &group)
{
    return group.path.startsWith("original/"_L1) || group.fileName().startsWith("consolidated"_L1);
}

// Weights that another copy in the repo makes superfluous, whatever their folder would choose.
std::optional<PickReason> superfluous(const FileGroup &group, bool hasConverted, bool hasPipeline)
{
    if (!hasConverted) {
        return {};
    }
    if (isOriginal(group)) {
        return PickReason::OriginalCheckpoint;
    }
    const auto top = group.path.section(u'/', 0, 0).toLower();
    const bool isElsewhere
        = group.path.contains(u'/') && std::ranges::find(otherFormatFolders, top) != otherFormatFolders.end();
    if (isElsewhere) {
        return PickReason::OtherFormat;
    }
    if (hasPipeline && !group.path.contains(u'/')) {
        return PickReason::SingleFileCheckpoint;
    }
    return {};
}

// Weights as from_pretrained() finds them: not the author's own files, nor a copy for another program.
bool isConverted(const FileGroup &group, bool hasPipeline)
{
    return group.role == FileRole::Weights && group.isComplete()
        && order(group.format) < order(WeightFormat::Onnx) && !superfluous(group, true, hasPipeline);
}

// The weights of one folder: one format, and of it the default precision, or the largest where there is none.
void chooseInFolder(const Groups &weights, RecommendedFiles *made)
{
    const auto rank = [](const FileGroup *group) {
        return std::tuple(
            !group->isComplete(), order(group->format), !group->precision.isEmpty(), -group->bytes);
    };
    const auto *best = std::ranges::min(weights, {}, rank);
    for (const auto *group : weights) {
        const bool isSame = group->format == best->format;
        // GGUF files beside each other are one model, quantised in different ways.
        const bool isAnother
            = group->format == WeightFormat::Gguf ? group != best : group->precision != best->precision;
        give(*group,
             !isSame                                  ? PickReason::OtherFormat
                 : !group->isComplete()               ? PickReason::Incomplete
                 : !isAnother                         ? PickReason::Weights
                 : best->format == WeightFormat::Gguf ? PickReason::OtherQuantisation
                                                      : PickReason::OtherPrecision,
             made);
    }
    made->hasWeights = made->hasWeights || best->isComplete();
    if (best->isComplete() && best->format == WeightFormat::Gguf) {
        made->quantisation = best->quantisation;
    }
}

// An index is of use only beside the shards that it lists.
void dropIndexes(const QList<FileGroup> &groups, RecommendedFiles *made)
{
    QHash<QString, PickReason> reasonOfWeights;
    for (const auto &group : groups) {
        if (group.role == FileRole::Weights) {
            reasonOfWeights.insert(group.path, made->reasons.at(group.files.first()));
        }
    }
    for (const auto &group : groups) {
        constexpr qsizetype ending = 11; // ".index.json"
        if (group.role != FileRole::WeightsIndex) {
            continue;
        }
        // "model.safetensors.index.fp16.json" is no index by its name: it is kept, being small.
        const auto reason = reasonOfWeights.value(group.path.chopped(ending), PickReason::WeightsIndex);
        if (!isTaken(reason)) {
            give(group, reason, made);
        }
    }
}

// As good as the original first, and small: it is fast, and what it loses nobody sees.
const FileGroup *chooseProjector(const QList<FileGroup> &groups)
{
    const FileGroup *best = nullptr;
    const auto rank = [](const FileGroup &group) {
        const auto name = group.quantisation ? group.quantisation->name : QString();
        return std::tuple(!group.isComplete(), name != "F16"_L1, name != "BF16"_L1, -group.bytes);
    };
    for (const auto &group : groups) {
        if (group.role == FileRole::Projector && (best == nullptr || rank(group) < rank(*best))) {
            best = &group;
        }
    }
    return best != nullptr && best->isComplete() ? best : nullptr;
}

const FileGroup *chooseQuantisation(const QList<FileGroup> &groups, qint64 budget)
{
    const FileGroup *best = nullptr;
    const auto rank = [](const FileGroup &group) {
        const auto quant = group.quantisation.value_or(QuantName());
        return std::tuple(quant.rank, quant.isDynamic, group.bytes);
    };
    for (const auto &group : groups) {
        const bool isFit = group.role == FileRole::Weights && group.format == WeightFormat::Gguf
            && group.isComplete() && group.bytes <= budget;
        if (isFit && (best == nullptr || rank(group) > rank(*best))) {
            best = &group;
        }
    }
    return best;
}

PickReason reasonBeside(const FileGroup &group, qint64 budget)
{
    if (group.format != WeightFormat::Gguf) {
        return PickReason::OtherFormat;
    }
    if (!group.isComplete()) {
        return PickReason::Incomplete;
    }
    return group.bytes > budget ? PickReason::TooLarge : PickReason::OtherQuantisation;
}

} // namespace

bool isTaken(PickReason reason)
{
    return reason <= PickReason::Code;
}

RecommendedFiles RecommendedFiles::forPython(const QList<RepoFile> &files)
{
    const auto groups = groupFiles(files);
    auto made = byRoles(groups, files.size());
    const bool hasPipeline
        = std::ranges::any_of(files, [](const auto &file) { return file.path == "model_index.json"_L1; });
    const bool hasConverted
        = std::ranges::any_of(groups, [&](const auto &group) { return isConverted(group, hasPipeline); });
    QHash<QString, Groups> byFolder;
    for (const auto &group : groups) {
        if (group.role == FileRole::Projector) {
            give(group, PickReason::OtherFormat, &made); // of use to GGUF weights only
        }
        if (group.role != FileRole::Weights) {
            continue;
        }
        if (const auto reason = superfluous(group, hasConverted, hasPipeline)) {
            give(group, *reason, &made);
        } else {
            byFolder[group.folder()] << &group;
        }
    }
    for (const auto &weights : std::as_const(byFolder)) {
        chooseInFolder(weights, &made);
    }
    dropIndexes(groups, &made);
    sum(files, &made);
    return made;
}

RecommendedFiles RecommendedFiles::forGguf(const QList<RepoFile> &files, qint64 budget)
{
    const auto groups = groupFiles(files);
    auto made = byRoles(groups, files.size());
    const auto *projector = chooseProjector(groups);
    const auto room = budget - (projector == nullptr ? 0 : projector->bytes);
    const auto *best = chooseQuantisation(groups, room);
    for (const auto &group : groups) {
        if (group.role == FileRole::Weights) {
            give(group, &group == best ? PickReason::Weights : reasonBeside(group, room), &made);
        } else if (group.role == FileRole::Projector) {
            const bool isChosen = &group == projector && best != nullptr;
            give(group, isChosen ? PickReason::Projector : PickReason::OtherQuantisation, &made);
        } else if (isTaken(reasonOf(group.role))) {
            give(
                group, PickReason::NotNeeded, &made); // a GGUF file holds its own tokenizer and configuration
        }
    }
    made.hasWeights = best != nullptr;
    made.quantisation = best == nullptr ? std::nullopt : best->quantisation;
    sum(files, &made);
    return made;
}

} // namespace Hubdesk
