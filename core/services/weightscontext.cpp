// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/await.h"
#include "core/base/workers.h"
#include "core/services/questions.h"
#include "core/services/weights.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <memory>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr qint64 largestTemplate = 8 * 1024 * 1024;

QString folderOf(const QString &path)
{
    return path.left(path.lastIndexOf(u'/') + 1);
}

bool isBeside(const WeightsRequest &request, const QString &path)
{
    return std::ranges::any_of(request.beside, [&](const RepoFile &file) { return file.path == path; });
}

/// Whole and not longer than `limit`, or empty.
Async<FileHead>
wholeFile(Services *core, WeightsRequest request, QString path, qint64 limit, std::stop_token stop)
{
    if (!isBeside(request, path)) {
        co_return FileHead{};
    }
    auto head = co_await fileHead(core, request.repo, request.commit, path, limit, stop);
    if (!head || head->size > head->data.size()) {
        co_return FileHead{};
    }
    co_return head;
}

/// `chat_template` of a JSON file: a text, or several with names.
QString templateIn(const QByteArray &json)
{
    const auto value = QJsonDocument::fromJson(json)["chat_template"_L1];
    if (!value.isArray()) {
        return value.toString();
    }
    QStringList all;
    for (const auto &item : value.toArray()) {
        all << u"{# %1 #}\n"_s.arg(item["name"_L1].toString()) + item["template"_L1].toString();
    }
    return all.join(u"\n\n"_s);
}

Async<> addTemplate(Services *core,
                    WeightsRequest request,
                    std::shared_ptr<WeightsContext> into,
                    std::stop_token stop)
{
    for (const auto &name :
         { u"chat_template.jinja"_s, u"chat_template.json"_s, u"tokenizer_config.json"_s }) {
        const auto file
            = co_await wholeFile(core, request, folderOf(request.path) + name, largestTemplate, stop);
        if (!file || file->data.isEmpty()) {
            continue;
        }
        const bool isPlain = name.endsWith(".jinja"_L1);
        auto read = [bytes = file->data, isPlain] {
            return isPlain ? QString::fromUtf8(bytes) : templateIn(bytes);
        };
        auto future = onWorker(std::move(read));
        into->chatTemplate = co_await finished(std::move(future));
        if (!into->chatTemplate.isEmpty()) {
            into->chatTemplateFile = name;
            co_return {};
        }
    }
    co_return {};
}

/// The shards that the file is one of, by the names beside it.
void addShards(const WeightsRequest &request, WeightsContext *into)
{
    const auto groups = groupFiles(request.beside);
    const auto own = std::ranges::find_if(groups, [&](const FileGroup &group) {
        return std::ranges::any_of(
            group.files, [&](qsizetype file) { return request.beside.at(file).path == request.path; });
    });
    if (own == groups.end() || own->shards < 2) {
        return;
    }
    into->shards = own->shards;
    into->missingShards = own->missingCount;
    if (own->isComplete()) {
        into->allBytes = own->bytes;
    }
}

/// The index that names the file: it stands beside the shards, under the name that they share, or under that
/// and a variant ("model.fp16" of "model-00001-of-00002.fp16").
QString indexOf(const WeightsRequest &request)
{
    constexpr auto ending = ".safetensors.index.json"_L1;
    const auto folder = folderOf(request.path);
    const auto name = QStringView(request.path).sliced(folder.size());
    QString ofVariant;
    for (const auto &file : request.beside) {
        if (!file.path.endsWith(ending) || folderOf(file.path) != folder) {
            continue;
        }
        const auto stem = file.path.sliced(folder.size()).chopped(ending.size());
        if (name.startsWith(stem + u'-')) {
            return file.path;
        }
        const auto dot = stem.lastIndexOf(u'.');
        if (dot > 0 && name.startsWith(stem.first(dot) + u'-')) {
            ofVariant = file.path;
        }
    }
    return ofVariant;
}

void addIndex(const SafetensorsIndex &index, const QString &fileName, WeightsContext *into)
{
    const auto files = index.files();
    if (!files.contains(fileName)) {
        return; // of other shards
    }
    into->shards = files.size();
    into->allTensors = index.weightMap.size();
    if (index.totalSize) {
        into->allBytes = index.totalSize;
    }
}

} // namespace

Async<WeightsContext> weightsContext(Services *core, WeightsRequest request, std::stop_token stop)
{
    auto context = std::make_shared<WeightsContext>();
    auto shards = [request, context] { addShards(request, context.get()); };
    auto counted = onWorker(std::move(shards));
    co_await finished(std::move(counted));
    if (kindByName(request.path) == FileKind::Gguf) {
        co_return *context; // it says everything itself
    }
    const auto config = co_await wholeFile(
        core, request, folderOf(request.path) + u"config.json"_s, ModelShape::largestConfig, stop);
    if (config && !config->data.isEmpty()) {
        auto parse = [bytes = config->data] { return ModelShape::fromConfig(QByteArrayView(bytes)); };
        auto future = onWorker(std::move(parse));
        if (const auto shape = co_await finished(std::move(future))) {
            context->shape = *shape;
            context->shapeFile = u"config.json"_s;
        }
    }
    const auto text
        = co_await wholeFile(core, request, indexOf(request), SafetensorsIndex::largestText, stop);
    if (text && !text->data.isEmpty()) {
        auto parse = [bytes = text->data] { return SafetensorsIndex::parse(bytes); };
        auto future = onWorker(std::move(parse));
        if (const auto index = co_await finished(std::move(future))) {
            addIndex(*index, request.path.section(u'/', -1), context.get());
        }
    }
    co_await addTemplate(core, request, context, stop);
    if (stop.stop_requested()) {
        co_return fail(Error::Kind::Cancelled, u"stopped"_s);
    }
    co_return *context;
}

} // namespace Hubdesk
