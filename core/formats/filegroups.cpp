// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/formats/filegroups.h"

#include <QHash>
#include <QStringList>

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

struct Ending {
    QLatin1StringView end;
    WeightFormat format;
};

constexpr std::array endings{
    Ending{ ".safetensors"_L1, WeightFormat::Safetensors },
    Ending{ ".gguf"_L1, WeightFormat::Gguf },
    Ending{ ".bin"_L1, WeightFormat::PyTorch },
    Ending{ ".pt"_L1, WeightFormat::PyTorch },
    Ending{ ".pth"_L1, WeightFormat::PyTorch },
    Ending{ ".ckpt"_L1, WeightFormat::PyTorch },
    Ending{ ".h5"_L1, WeightFormat::TensorFlow },
    Ending{ ".keras"_L1, WeightFormat::TensorFlow },
    Ending{ "saved_model.pb"_L1, WeightFormat::TensorFlow },
    Ending{ ".msgpack"_L1, WeightFormat::Flax },
    Ending{ ".onnx"_L1, WeightFormat::Onnx },
    Ending{ ".onnx_data"_L1, WeightFormat::Onnx },
    Ending{ ".onnx.data"_L1, WeightFormat::Onnx },
    Ending{ ".tflite"_L1, WeightFormat::TfLite },
    Ending{ ".mlmodel"_L1, WeightFormat::CoreMl },
    Ending{ ".ot"_L1, WeightFormat::Rust },
};

constexpr std::array tokenizerFiles{
    "tokenizer.json"_L1,
    "tokenizer_config.json"_L1,
    "tokenizer.model"_L1,
    "vocab.json"_L1,
    "vocab.txt"_L1,
    "merges.txt"_L1,
    "special_tokens_map.json"_L1,
    "added_tokens.json"_L1,
    "spiece.model"_L1,
    "sentencepiece.bpe.model"_L1,
    "tekken.json"_L1,
    "chat_template.jinja"_L1,
    "chat_template.json"_L1,
    "source.spm"_L1,
    "target.spm"_L1,
    "normalizer.json"_L1,
    "bpe.codes"_L1,
    "vocab.bpe"_L1,
    "encoder.json"_L1,
};

constexpr std::array trainingFiles{ "optimizer.pt"_L1,       "optimizer.bin"_L1,   "scheduler.pt"_L1,
                                    "scheduler.bin"_L1,      "scaler.pt"_L1,       "training_args.bin"_L1,
                                    "trainer_state.json"_L1, "rng_state.pth"_L1,   "train_results.json"_L1,
                                    "eval_results.json"_L1,  "all_results.json"_L1 };

template<typename List>
bool isOneOf(QStringView name, const List &list)
{
    return std::ranges::any_of(list, [&](auto entry) { return name == entry; });
}

bool isTrainingState(const QString &path, const QString &name)
{
    return isOneOf(name, trainingFiles) || path.startsWith("checkpoint-"_L1) || path.startsWith("runs/"_L1)
        || path.contains("global_step"_L1) || name.startsWith("rng_state_"_L1)
        || name.startsWith("events.out.tfevents"_L1);
}

bool isProcessor(const QString &name)
{
    return name.endsWith("processor_config.json"_L1) || name == "feature_extractor_config.json"_L1;
}

// "model-00002-of-00003.safetensors": the name without the number, and which of how many it is.
struct ShardName {
    QString whole;
    qint64 number = 0;
    qint64 count = 0; ///< 0: no shard
};

// Where the digits before `end` start, at most six; `end` itself where there are none.
qsizetype digitsBefore(const QString &text, qsizetype end)
{
    constexpr qsizetype most = 6;
    auto at = end;
    while (at > 0 && end - at < most && text.at(at - 1) >= u'0' && text.at(at - 1) <= u'9') {
        --at;
    }
    return at;
}

qsizetype digitsAfter(const QString &text, qsizetype begin)
{
    constexpr qsizetype most = 6;
    auto at = begin;
    while (at < text.size() && at - begin < most && text.at(at) >= u'0' && text.at(at) <= u'9') {
        ++at;
    }
    return at;
}

ShardName shardName(const QString &path)
{
    const auto of = path.lastIndexOf("-of-"_L1);
    if (of <= 0 || path.indexOf(u'/', of) >= 0) {
        return { path };
    }
    const auto begin = digitsBefore(path, of);
    const auto end = digitsAfter(path, of + 4);
    const bool isMarked = begin < of && end > of + 4 && begin > 1 && digitsAfter(path, end) == end
        && (path.at(begin - 1) == u'-' || path.at(begin - 1) == u'_' || path.at(begin - 1) == u'.');
    const auto number = QStringView(path).sliced(begin, of - begin).toLongLong();
    const auto count = QStringView(path).sliced(of + 4, end - of - 4).toLongLong();
    if (!isMarked || count < 1 || number > count) {
        return { path };
    }
    return { path.first(begin - 1) + path.sliced(end), number, count };
}

// Numbers run from 1, or, where there is a 0, from 0.
void findMissing(const QList<qint64> &numbers, FileGroup *group)
{
    const qint64 first = !numbers.isEmpty() && numbers.first() == 0 ? 0 : 1;
    qint64 expected = first;
    qint64 found = 0;
    const auto note = [&](qint64 until) {
        for (; expected < until && group->missing.size() < FileGroup::mostMissing; ++expected) {
            group->missing << expected;
        }
        expected = until;
    };
    for (const auto number : numbers) {
        if (number < expected || number >= group->shards + first) {
            continue; // twice, or beyond the end
        }
        note(number);
        expected = number + 1;
        ++found;
    }
    note(group->shards + first);
    group->missingCount = group->shards - found;
}

FileGroup groupOf(const RepoFile &file, const ShardName &shard)
{
    FileGroup group;
    group.path = shard.whole;
    group.role = fileRole(file.path);
    group.format = group.role == FileRole::Weights || group.role == FileRole::Projector
        ? weightFormat(file.path)
        : WeightFormat::None;
    group.shards = shard.count;
    if (group.format == WeightFormat::Gguf) {
        group.quantisation = QuantName::in(file.path);
    } else if (group.role == FileRole::Weights) {
        group.precision = precisionIn(group.fileName());
    }
    return group;
}

} // namespace

WeightFormat weightFormat(const QString &path)
{
    const auto lower = path.toLower();
    if (lower.contains(".mlpackage/"_L1) || lower.contains(".mlmodelc/"_L1)) {
        return WeightFormat::CoreMl;
    }
    if (lower.section(u'/', -1).startsWith("openvino"_L1)) {
        return lower.endsWith(".xml"_L1) || lower.endsWith(".bin"_L1) ? WeightFormat::OpenVino
                                                                      : WeightFormat::None;
    }
    const auto found
        = std::ranges::find_if(endings, [&](const Ending &ending) { return lower.endsWith(ending.end); });
    return found == endings.end() ? WeightFormat::None : found->format;
}

FileRole fileRole(const QString &path)
{
    const auto lower = path.toLower();
    const auto name = lower.section(u'/', -1);
    if (isTrainingState(lower, name)) {
        return FileRole::TrainingState;
    }
    // A quantisation made with a matrix may be named for it, and is no matrix.
    const bool isGguf = name.endsWith(".gguf"_L1);
    if (name.contains("imatrix"_L1)
        && (isGguf ? !QuantName::in(name) : name.endsWith(".dat"_L1) || name.endsWith("imatrix"_L1))) {
        return FileRole::ImportanceMatrix;
    }
    if (isGguf && name.contains("mmproj"_L1)) {
        return FileRole::Projector;
    }
    if (weightFormat(path) != WeightFormat::None) {
        return FileRole::Weights;
    }
    if (name.endsWith(".index.json"_L1)) {
        return FileRole::WeightsIndex;
    }
    if (isOneOf(name, tokenizerFiles) || name.endsWith(".tiktoken"_L1)) {
        return FileRole::Tokenizer;
    }
    if (isProcessor(name)) {
        return FileRole::Processor;
    }
    if (name == "readme.md"_L1 || name.startsWith("license"_L1) || name == "notice"_L1
        || name == ".gitattributes"_L1) {
        return FileRole::Card;
    }
    if (name.endsWith(".json"_L1) || name.endsWith(".yaml"_L1) || name.endsWith(".yml"_L1)) {
        return FileRole::Config;
    }
    return name.endsWith(".py"_L1) ? FileRole::Code : FileRole::Other;
}

QList<FileGroup> groupFiles(const QList<RepoFile> &files)
{
    struct Member {
        qint64 number;
        qsizetype file;
    };
    QList<FileGroup> groups;
    QList<QList<Member>> members;
    QHash<std::pair<QString, qint64>, qsizetype> places;
    for (qsizetype i = 0; i < files.size(); ++i) {
        const auto shard = shardName(files.at(i).path);
        const std::pair key(shard.whole, shard.count);
        auto place = places.value(key, -1);
        if (place < 0) {
            place = groups.size();
            places.insert(key, place);
            groups << groupOf(files.at(i), shard);
            members.emplaceBack();
        }
        members[place] << Member{ shard.number, i };
        auto &bytes = groups[place].bytes;
        const auto room = std::numeric_limits<qint64>::max() - bytes;
        bytes += qBound<qint64>(0, files.at(i).size, room);
    }
    for (qsizetype place = 0; place < groups.size(); ++place) {
        std::ranges::stable_sort(members[place], {}, &Member::number);
        QList<qint64> numbers;
        for (const auto &member : std::as_const(members[place])) {
            groups[place].files << member.file;
            numbers << member.number;
        }
        if (groups[place].shards > 0) {
            findMissing(numbers, &groups[place]);
        }
    }
    return groups;
}

} // namespace Hubdesk
