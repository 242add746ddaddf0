// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/formats/downloadchoices.h"

#include <QMap>
#include <QSet>

#include <algorithm>
#include <limits>
#include <tuple>
#include <utility>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

using Indices = QList<qsizetype>;
using Variant = std::pair<WeightFormat, QString>; // format and precision

constexpr qint64 usualMemory = qint64(16) << 30; // where the system does not tell
constexpr qsizetype mostVariants = 40; // a menu is no list
constexpr qsizetype mostBeside = 200; // cards and licences that go along with each of them

qint64 sumOf(const QList<RepoFile> &files, const Indices &chosen)
{
    qint64 sum = 0;
    for (const auto at : chosen) {
        sum += qBound<qint64>(0, files.at(at).size, std::numeric_limits<qint64>::max() - sum);
    }
    return sum;
}

bool isModelFile(const FileGroup &group)
{
    return group.role == FileRole::Weights || group.role == FileRole::WeightsIndex
        || group.role == FileRole::Projector;
}

DownloadChoice choiceOf(const QList<RepoFile> &files, Indices chosen, qint64 memory)
{
    DownloadChoice made;
    Indices weights;
    std::ranges::sort(chosen);
    for (const auto at : chosen) {
        const auto &path = files.at(at).path;
        made.paths << path;
        if (fileRole(path) == FileRole::Weights || fileRole(path) == FileRole::Projector) {
            weights << at;
            made.format = made.format == WeightFormat::None ? weightFormat(path) : made.format;
        }
    }
    made.files = int(chosen.size());
    made.bytes = sumOf(files, chosen);
    made.weightBytes = sumOf(files, weights);
    made.fit = memoryFit(made.weightBytes, memory);
    return made;
}

// The card and the licence are small, and belong to whatever is taken: they can be read offline, too.
bool goesAlong(PickReason reason)
{
    return reason == PickReason::Card;
}

Indices takenOf(const QList<PickReason> &reasons)
{
    Indices taken;
    for (qsizetype at = 0; at < reasons.size(); ++at) {
        if (isTaken(reasons.at(at)) || goesAlong(reasons.at(at))) {
            taken << at;
        }
    }
    return taken;
}

// Every complete quantisation, with the projector that the recommendation has chosen and the card.
QList<DownloadChoice> quantisations(const QList<RepoFile> &files,
                                    const QList<FileGroup> &groups,
                                    const QList<PickReason> &reasons,
                                    qint64 memory)
{
    Indices beside;
    Indices cards;
    for (qsizetype at = 0; at < reasons.size(); ++at) {
        if (reasons.at(at) == PickReason::Projector) {
            beside << at;
        } else if (goesAlong(reasons.at(at)) && cards.size() < mostBeside) {
            cards << at;
        }
    }
    beside << cards;
    QList<FileGroup> complete;
    for (const auto &group : groups) {
        if (group.role == FileRole::Weights && group.format == WeightFormat::Gguf && group.isComplete()) {
            complete << group;
        }
    }
    std::ranges::stable_sort(complete, {}, &FileGroup::bytes);
    QList<DownloadChoice> made;
    for (const auto &group : complete.first(qMin(complete.size(), mostVariants))) {
        auto choice = choiceOf(files, group.files + beside, memory);
        choice.why = DownloadChoice::Why::Asked;
        choice.format = WeightFormat::Gguf;
        choice.name = !group.quantisation   ? group.fileName()
            : group.quantisation->isDynamic ? u"UD-"_s + group.quantisation->name
                                            : group.quantisation->name;
        choice.isRecommended = reasons.at(group.files.first()) == PickReason::Weights;
        made << choice;
    }
    return made;
}

// One variant: its own weights wherever there are any, and what the recommendation takes in the folders that
// have none of it but the same format: parts of a pipeline that nobody has converted.
Indices
filesOfVariant(const QList<FileGroup> &groups, const QList<PickReason> &reasons, const Variant &variant)
{
    const auto isOwn = [&](const FileGroup &group) {
        return group.role == FileRole::Weights && group.isComplete() && group.format == variant.first
            && group.precision == variant.second;
    };
    QSet<QString> ownFolders;
    QSet<QString> ownIndexes;
    for (const auto &group : groups) {
        if (isOwn(group)) {
            ownFolders << group.folder();
            ownIndexes << group.path + ".index.json"_L1;
        }
    }
    Indices chosen;
    for (const auto &group : groups) {
        const auto reason = reasons.at(group.files.first());
        const bool isRecommended = isTaken(reason) || goesAlong(reason);
        const bool isOwnIndex = group.role == FileRole::WeightsIndex && ownIndexes.contains(group.path);
        const bool standsIn = group.role == FileRole::Weights && isRecommended
            && group.format == variant.first && !ownFolders.contains(group.folder());
        if (isOwn(group) || isOwnIndex || standsIn || (isRecommended && !isModelFile(group))) {
            chosen << group.files;
        }
    }
    return chosen;
}

// The other formats and precisions of the same weights; copies that are superfluous have none of their own.
QList<DownloadChoice> formats(const QList<RepoFile> &files,
                              const QList<FileGroup> &groups,
                              const QList<PickReason> &reasons,
                              qint64 memory)
{
    QMap<Variant, bool> found; // whether it is what is recommended
    for (const auto &group : groups) {
        const auto reason = reasons.at(group.files.first());
        if (group.role == FileRole::Weights && group.isComplete() && reason != PickReason::OriginalCheckpoint
            && reason != PickReason::SingleFileCheckpoint) {
            auto &recommended = found[{ group.format, group.precision }];
            recommended = recommended || reason == PickReason::Weights;
        }
    }
    QList<std::pair<Variant, bool>> variants(found.constKeyValueBegin(), found.constKeyValueEnd());
    std::ranges::stable_sort(variants, std::ranges::greater(), &std::pair<Variant, bool>::second);
    QList<DownloadChoice> made;
    for (const auto &[variant, recommended] : variants.first(qMin(variants.size(), mostVariants))) {
        auto choice = choiceOf(files, filesOfVariant(groups, reasons, variant), memory);
        choice.why = DownloadChoice::Why::Asked;
        choice.format = variant.first;
        choice.name = variant.second;
        choice.isRecommended = recommended;
        made << choice;
    }
    std::ranges::stable_sort(made, [](const DownloadChoice &a, const DownloadChoice &b) {
        return std::tuple(!a.isRecommended, a.format, a.bytes)
            < std::tuple(!b.isRecommended, b.format, b.bytes);
    });
    return made;
}

RecommendedFiles recommendedGguf(const QList<RepoFile> &files,
                                 const QList<FileGroup> &groups,
                                 qint64 memory,
                                 DownloadChoice::Why *why)
{
    // Half of the memory: the context and everything else that runs want theirs.
    auto best = RecommendedFiles::forGguf(files, (memory > 0 ? memory : usualMemory) / 2);
    *why = DownloadChoice::Why::BestFit;
    if (best.hasWeights) {
        return best;
    }
    auto smallest = std::numeric_limits<qint64>::max();
    qint64 projectors = 0;
    for (const auto &group : groups) {
        if (group.role == FileRole::Weights && group.format == WeightFormat::Gguf && group.isComplete()) {
            smallest = qMin(smallest, group.bytes);
        }
        projectors = group.role == FileRole::Projector ? qMax(projectors, group.bytes) : projectors;
    }
    *why = DownloadChoice::Why::Smallest;
    return RecommendedFiles::forGguf(
        files, smallest > std::numeric_limits<qint64>::max() - projectors ? smallest : smallest + projectors);
}

void countHereIn(DownloadChoice *choice, const QHash<QString, qint64> &here)
{
    choice->hereFiles = 0;
    choice->hereBytes = 0;
    const auto count = [choice](qint64 size) {
        ++choice->hereFiles;
        choice->hereBytes += qBound<qint64>(0, size, choice->bytes - choice->hereBytes);
    };
    if (choice->paths.isEmpty()) { // everything
        for (const auto size : here) {
            count(size);
        }
        return;
    }
    for (const auto &path : std::as_const(choice->paths)) {
        if (const auto found = here.constFind(path); found != here.cend()) {
            count(*found);
        }
    }
}

bool isAllGguf(const QList<FileGroup> &groups)
{
    bool some = false;
    for (const auto &group : groups) {
        if (group.role == FileRole::Weights) {
            if (group.format != WeightFormat::Gguf) {
                return false;
            }
            some = true;
        }
    }
    return some;
}

} // namespace

MemoryFit memoryFit(qint64 weightBytes, qint64 memoryBytes)
{
    if (weightBytes <= 0 || memoryBytes <= 0) {
        return MemoryFit::Unknown;
    }
    const auto fifth = weightBytes / 5;
    if (weightBytes > memoryBytes - qMin(fifth, memoryBytes)) {
        return MemoryFit::TooLarge;
    }
    return weightBytes > memoryBytes / 2 ? MemoryFit::Tight : MemoryFit::Fits;
}

void DownloadChoices::countHere(const QList<RepoFile> &files, const QHash<QString, bool> &present)
{
    QHash<QString, qint64> here;
    for (const auto &file : files) {
        if (present.value(file.path)) {
            here.insert(file.path, file.size);
        }
    }
    countHereIn(&recommended, here);
    countHereIn(&everything, here);
    for (auto &variant : variants) {
        countHereIn(&variant, here);
    }
}

DownloadChoices DownloadChoices::of(const QList<RepoFile> &files, bool isModel, qint64 memoryBytes)
{
    DownloadChoices made;
    Indices all;
    for (qsizetype at = 0; at < files.size(); ++at) {
        all << at;
    }
    made.everything.files = int(files.size());
    made.everything.bytes = sumOf(files, all);
    made.recommended = made.everything;
    made.recommended.isRecommended = true;
    if (!isModel) {
        made.reasons.fill(PickReason::Weights, files.size());
        return made;
    }
    const auto groups = groupFiles(files);
    auto why = DownloadChoice::Why::PythonSet;
    const bool isGguf = isAllGguf(groups);
    const auto best
        = isGguf ? recommendedGguf(files, groups, memoryBytes, &why) : RecommendedFiles::forPython(files);
    made.reasons = best.reasons;
    if (!best.hasWeights) {
        return made; // configuration without weights is of no use to anybody
    }
    made.recommended = choiceOf(files, takenOf(best.reasons), memoryBytes);
    made.recommended.why = why;
    made.recommended.isRecommended = true;
    made.recommended.name = best.quantisation ? best.quantisation->name : QString();
    if (made.recommended.files == made.everything.files) {
        made.recommended.paths.clear();
        made.recommended.why = DownloadChoice::Why::WholeRepo;
    }
    made.variants = isGguf ? quantisations(files, groups, best.reasons, memoryBytes)
                           : formats(files, groups, best.reasons, memoryBytes);
    if (made.variants.size() < 2) {
        made.variants.clear();
    }
    return made;
}

} // namespace Hubdesk
