// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/fakehub/repojson.h"

#include "app/fakehub/lineage.h"

#include <QCryptographicHash>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace FakeHub
{

namespace
{

QJsonValue orNull(const QJsonObject &object)
{
    return object.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(object);
}

QJsonObject providers(const Repo &repo, const QString &task)
{
    QJsonObject mapping;
    for (const QString &name : repo.inferenceProviders) {
        mapping.insert(name,
                       QJsonObject{ { u"status"_s, u"live"_s },
                                    { u"providerId"_s, repo.name().toLower() },
                                    { u"task"_s, task } });
    }
    return mapping;
}

void addModel(
    QJsonObject &json, const Repo &repo, const Commit &commit, const World &world, const QStringList &asked)
{
    const auto &facts = commit.facts(repo.kind);
    json.insert(u"modelId"_s, repo.id);
    json.insert(u"downloads"_s, repo.downloads);
    json.insert(u"downloadsAllTime"_s, repo.downloadsAllTime);
    if (!facts.pipelineTag.isEmpty()) {
        json.insert(u"pipeline_tag"_s, facts.pipelineTag);
    }
    if (!facts.library.isEmpty()) {
        json.insert(u"library_name"_s, facts.library);
    }
    json.insert(u"config"_s, orNull(facts.config));
    json.insert(u"model-index"_s,
                facts.card.contains("model-index"_L1) ? facts.card["model-index"_L1] : QJsonValue::Null);
    addLineage(json, repo, commit, world, asked);
    json.insert(u"widgetData"_s, facts.card["widget"_L1].toArray());
    json.insert(u"inferenceProviderMapping"_s, providers(repo, facts.pipelineTag));
    if (!facts.safetensors.isEmpty()) {
        json.insert(u"safetensors"_s, facts.safetensors);
    }
    if (!facts.gguf.isEmpty()) {
        json.insert(u"gguf"_s, facts.gguf);
    }
    if (repo.warm) {
        json.insert(u"inference"_s, u"warm"_s);
    }
    if (const auto info = transformersInfo(facts); !info.isEmpty()) {
        json.insert(u"transformersInfo"_s, info);
        if (facts.pipelineTag == "fill-mask"_L1) {
            json.insert(u"mask_token"_s, u"[MASK]"_s);
        }
    }
}

void addDataset(QJsonObject &json, const Repo &repo, const Facts &facts)
{
    json.insert(u"downloads"_s, repo.downloads);
    json.insert(u"downloadsAllTime"_s, repo.downloadsAllTime);
    json.insert(u"description"_s, facts.description);
    json.insert(u"citation"_s, QJsonValue::Null);
    json.insert(u"paperswithcode_id"_s, QJsonValue::Null);
    json.insert(u"mainSize"_s, facts.usedStorage);
}

QString subdomain(const Repo &space)
{
    return (space.owner() + u'-' + space.name()).toLower().replace(u'.', u'-');
}

void addSpace(QJsonObject &json, const Repo &repo, const Facts &facts)
{
    json.insert(u"sdk"_s, facts.card["sdk"_L1].toString(u"static"_s));
    json.insert(u"subdomain"_s, subdomain(repo));
    json.insert(u"models"_s, facts.card["models"_L1].toArray());
    json.insert(u"datasets"_s, facts.card["datasets"_L1].toArray());
    json.insert(u"region"_s, u"us"_s);
    json.insert(u"runtime"_s, spaceRuntime(repo, facts));
}

} // namespace

// A static page has no machine, and one that does not run has none at the moment.
QJsonObject spaceRuntime(const Repo &space, const Facts &facts)
{
    const bool isStatic = facts.card["sdk"_L1].toString(u"static"_s) == "static"_L1;
    const bool runs = space.stage == "RUNNING"_L1;
    const QJsonValue machine = isStatic ? QJsonValue(QJsonValue::Null) : QJsonValue(u"cpu-basic"_s);
    QJsonObject json{
        { u"stage"_s, space.stage },
        { u"hardware"_s,
          QJsonObject{ { u"current"_s, runs ? machine : QJsonValue(QJsonValue::Null) },
                       { u"requested"_s, machine } } },
        { u"storage"_s, QJsonValue::Null },
        { u"replicas"_s, QJsonObject{ { u"current"_s, runs ? 1 : 0 }, { u"requested"_s, 1 } } },
    };
    if (!isStatic) {
        json.insert(u"gcTimeout"_s, 172800);
        json.insert(u"devMode"_s, false);
        const QJsonObject domain{ { u"domain"_s, subdomain(space) + u".spaces.example"_s },
                                  { u"stage"_s, u"READY"_s } };
        json.insert(u"domains"_s, QJsonArray{ domain });
    }
    return json;
}

QString isoTime(const QDateTime &when)
{
    return when.toUTC().toString(u"yyyy-MM-dd'T'HH:mm:ss.zzz'Z'"_s);
}

QString objectId(const QString &seed)
{
    return QString::fromLatin1(
        QCryptographicHash::hash(seed.toUtf8(), QCryptographicHash::Sha1).toHex().first(24));
}

QStringList expandable(RepoKind kind)
{
    static const QStringList all{ u"author"_s,       u"cardData"_s, u"createdAt"_s,     u"disabled"_s,
                                  u"lastModified"_s, u"likes"_s,    u"private"_s,       u"sha"_s,
                                  u"siblings"_s,     u"tags"_s,     u"trendingScore"_s, u"resourceGroup"_s,
                                  u"usedStorage"_s,  u"gated"_s,    u"xetEnabled"_s };
    static const QStringList model{ u"baseModels"_s,
                                    u"childrenModelCount"_s,
                                    u"config"_s,
                                    u"downloads"_s,
                                    u"downloadsAllTime"_s,
                                    u"evalResults"_s,
                                    u"gguf"_s,
                                    u"inference"_s,
                                    u"inferenceProviderMapping"_s,
                                    u"library_name"_s,
                                    u"mask_token"_s,
                                    u"model-index"_s,
                                    u"pipeline_tag"_s,
                                    u"safetensors"_s,
                                    u"spaces"_s,
                                    u"transformersInfo"_s,
                                    u"widgetData"_s };
    static const QStringList dataset{ u"citation"_s,         u"description"_s, u"downloads"_s,
                                      u"downloadsAllTime"_s, u"mainSize"_s,    u"paperswithcode_id"_s };
    static const QStringList space{ u"datasets"_s, u"models"_s, u"region"_s,
                                    u"runtime"_s,  u"sdk"_s,    u"subdomain"_s };
    switch (kind) {
    case RepoKind::Model:
        return all + model;
    case RepoKind::Dataset:
        return all + dataset;
    case RepoKind::Space:
        return all + space;
    }
    Q_UNREACHABLE_RETURN({});
}

QJsonObject
repoProperties(const Repo &repo, const Commit &commit, const World &world, const QStringList &asked)
{
    const auto &facts = commit.facts(repo.kind);
    QJsonObject json{ { u"_id"_s, objectId(plural(repo.kind) + repo.id) },
                      { u"id"_s, repo.id },
                      { u"author"_s, repo.owner() },
                      { u"sha"_s, commit.id },
                      { u"lastModified"_s, isoTime(commit.date) },
                      { u"createdAt"_s, isoTime(repo.createdAt) },
                      { u"private"_s, repo.isPrivate },
                      { u"disabled"_s, repo.disabled },
                      { u"gated"_s, repo.gated.isEmpty() ? QJsonValue(false) : QJsonValue(repo.gated) },
                      { u"likes"_s, repo.likes },
                      { u"trendingScore"_s, repo.trendingScore },
                      { u"tags"_s, QJsonArray::fromStringList(facts.tags) },
                      { u"cardData"_s, facts.card },
                      { u"usedStorage"_s, facts.usedStorage },
                      { u"xetEnabled"_s, repo.xet } };
    switch (repo.kind) {
    case RepoKind::Model:
        addModel(json, repo, commit, world, asked);
        break;
    case RepoKind::Dataset:
        addDataset(json, repo, facts);
        break;
    case RepoKind::Space:
        addSpace(json, repo, facts);
        break;
    }
    return json;
}

QJsonArray siblings(const Commit &commit, bool blobs)
{
    QJsonArray out;
    for (const auto &[path, file] : commit.tree().asKeyValueRange()) {
        QJsonObject item{ { u"rfilename"_s, path } };
        if (blobs) {
            item.insert(u"blobId"_s, QString::fromLatin1(file.oid()));
            item.insert(u"size"_s, file.blob.size());
        }
        if (blobs && file.lfs) {
            item.insert(u"lfs"_s,
                        QJsonObject{ { u"sha256"_s, QString::fromLatin1(file.blob.sha256()) },
                                     { u"size"_s, file.blob.size() },
                                     { u"pointerSize"_s, file.blob.lfsPointer().size() } });
        }
        out.append(item);
    }
    return out;
}

} // namespace FakeHub
