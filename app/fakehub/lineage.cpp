// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/fakehub/lineage.h"

#include "app/fakehub/frontmatter.h"
#include "app/fakehub/repojson.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace FakeHub
{

namespace
{

QStringList basesOf(const QJsonObject &card)
{
    const auto value = card["base_model"_L1];
    return value.isArray() ? value.toVariant().toStringList()
        : value.isString() ? QStringList{ value.toString() }
                           : QStringList();
}

QJsonArray spacesWith(const World &world, const Repo &repo)
{
    QJsonArray out;
    for (const auto &space : world.all(RepoKind::Space)) {
        const auto head = space->head();
        const auto models = head ? head->facts(RepoKind::Space).card["models"_L1].toArray() : QJsonArray();
        if (!space->isPrivate && models.contains(repo.id)) {
            out.append(space->id);
        }
    }
    return out;
}

qint64 childrenOf(const World &world, const Repo &repo)
{
    const QString tag = u"base_model:"_s + repo.id;
    return std::ranges::count_if(world.all(RepoKind::Model), [&tag](const RepoPtr &model) {
        const auto head = model->head();
        return head && !model->isPrivate && head->facts(RepoKind::Model).tags.contains(tag);
    });
}

// One entry of a file; the dataset and the value are what it cannot do without.
bool isResult(const QJsonObject &entry)
{
    return entry["dataset"_L1]["id"_L1].isString() && entry["dataset"_L1]["task_id"_L1].isString()
        && entry.contains("value"_L1) && !entry["value"_L1].isNull();
}

QJsonArray resultsIn(const QString &path, const QByteArray &text)
{
    QJsonArray out;
    const auto entries = yaml(text).toArray();
    for (const auto &entry : entries) {
        if (!isResult(entry.toObject())) {
            return { QJsonObject{
                { u"filename"_s, path },
                { u"error"_s, u"An entry wants dataset.id, dataset.task_id and value."_s } } };
        }
        out.append(QJsonObject{ { u"filename"_s, path }, { u"data"_s, entry } });
    }
    return entries.isEmpty()
        ? QJsonArray{ QJsonObject{ { u"filename"_s, path }, { u"error"_s, u"The file holds no list."_s } } }
        : out;
}

} // namespace

QString relationOf(const QJsonObject &card)
{
    const auto bases = basesOf(card);
    const QString said = card["base_model_relation"_L1].toString();
    return bases.isEmpty() ? QString()
        : !said.isEmpty()  ? said
        : bases.size() > 1 ? u"merge"_s
                           : u"finetune"_s;
}

QJsonObject baseModelsOf(const QJsonObject &card)
{
    QJsonArray models;
    for (const QString &id : basesOf(card)) {
        models.append(QJsonObject{ { u"_id"_s, objectId(u"models"_s + id) }, { u"id"_s, id } });
    }
    return models.isEmpty() ? QJsonObject()
                            : QJsonObject{ { u"relation"_s, relationOf(card) }, { u"models"_s, models } };
}

QJsonArray evalResultsOf(const Tree &tree)
{
    QJsonArray out;
    const QString folder = u".eval_results/"_s;
    for (auto it = tree.lowerBound(folder); it != tree.end() && it.key().startsWith(folder); ++it) {
        if (it.key().endsWith(".yaml"_L1) || it.key().endsWith(".yml"_L1)) {
            for (const auto &result : resultsIn(it.key(), it->blob.read(0, 1 << 20))) {
                out.append(result);
            }
        }
    }
    return out;
}

QJsonObject transformersInfo(const Facts &facts)
{
    if (facts.library != "transformers"_L1) {
        return {};
    }
    const QString architecture = facts.config["architectures"_L1][0].toString();
    const qsizetype suffix = architecture.indexOf("For"_L1);
    const QString head = suffix > 0 ? architecture.mid(suffix) : QString();
    const QString autoModel
        = u"AutoModel"_s + (head == "ForConditionalGeneration"_L1 ? u"ForSeq2SeqLM"_s : head);
    const bool sees = facts.pipelineTag.contains("image"_L1) || facts.pipelineTag.contains("object"_L1);
    QJsonObject info{ { u"auto_model"_s, autoModel },
                      { u"processor"_s, sees ? u"AutoImageProcessor"_s : u"AutoTokenizer"_s } };
    if (!facts.pipelineTag.isEmpty()) {
        info.insert(u"pipeline_tag"_s, facts.pipelineTag);
    }
    return info;
}

void addLineage(
    QJsonObject &json, const Repo &repo, const Commit &commit, const World &world, const QStringList &asked)
{
    if (asked.isEmpty() || asked.contains("spaces"_L1)) {
        json.insert(u"spaces"_s, spacesWith(world, repo));
    }
    if (asked.contains("baseModels"_L1)) {
        const auto bases = baseModelsOf(commit.facts(repo.kind).card);
        json.insert(u"baseModels"_s, bases.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(bases));
    }
    if (asked.contains("childrenModelCount"_L1)) {
        json.insert(u"childrenModelCount"_s, childrenOf(world, repo));
    }
    if (asked.contains("evalResults"_L1)) {
        json.insert(u"evalResults"_s, evalResultsOf(commit.tree()));
    }
}

} // namespace FakeHub
