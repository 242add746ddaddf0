// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/fakehub/crowd.h"
#include "app/fakehub/repojson.h"
#include "app/fakehub/routes.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace FakeHub
{

namespace
{

QString label(const QString &tag)
{
    QString text = tag.section(u':', -1).replace(u'-', u' ');
    if (!text.isEmpty()) {
        text[0] = text[0].toUpper();
    }
    return text;
}

// The group that the Hub's side panel shows a tag in.
QString tagType(const QString &tag, RepoKind kind, const Facts &facts)
{
    if (tag.startsWith("license:"_L1)) {
        return u"license"_s;
    }
    if (tag.startsWith("region:"_L1)) {
        return u"region"_s;
    }
    if (kind == RepoKind::Dataset) {
        return tag.contains(u':') ? tag.section(u':', 0, 0) : u"other"_s;
    }
    if (tag == facts.pipelineTag) {
        return u"pipeline_tag"_s;
    }
    if (tag == facts.library || tag == "safetensors"_L1 || tag == "gguf"_L1 || tag == "onnx"_L1
        || tag == "pytorch"_L1) {
        return u"library"_s;
    }
    if (tag.startsWith("dataset:"_L1)) {
        return u"dataset"_s;
    }
    return tag.size() == 2 ? u"language"_s : u"other"_s;
}

QJsonObject authorData(const User &owner)
{
    QJsonObject json{ { u"_id"_s, objectId(u"user"_s + owner.name) },
                      { u"avatarUrl"_s, avatarUrl(owner.name) },
                      { u"fullname"_s, owner.fullname },
                      { u"name"_s, owner.name },
                      { u"isHf"_s, false },
                      { u"isHfAdmin"_s, false },
                      { u"isMod"_s, false },
                      { u"followerCount"_s, crowdFollowing(owner.name) },
                      { u"type"_s, owner.organization ? u"org"_s : u"user"_s } };
    if (!owner.organization) {
        json.insert(u"isPro"_s, owner.pro);
    }
    return json;
}

// The keys that all kinds have come first.
QStringList trendingKeys(RepoKind kind)
{
    const QStringList all{ u"author"_s, u"id"_s, u"likes"_s, u"private"_s, u"lastModified"_s };
    switch (kind) {
    case RepoKind::Model:
        return all + QStringList{ u"downloads"_s, u"gated"_s, u"pipeline_tag"_s };
    case RepoKind::Dataset:
        return all + QStringList{ u"downloads"_s, u"gated"_s };
    case RepoKind::Space:
        return all + QStringList{ u"createdAt"_s, u"sdk"_s,           u"runtime"_s,
                                  u"disabled"_s,  u"trendingScore"_s, u"tags"_s };
    }
    Q_UNREACHABLE_RETURN({});
}

void addSpaceCard(QJsonObject &item, const QJsonObject &card)
{
    for (const auto &key : { "title"_L1, "emoji"_L1, "colorFrom"_L1, "colorTo"_L1 }) {
        item.insert(key, card[key].toString());
    }
    item.insert(u"pinned"_s, false);
    item.insert(u"featured"_s, false);
    item.insert(u"visibility"_s, u"public"_s);
    auto runtime = item["runtime"_L1].toObject();
    runtime.remove("storage"_L1); // told by the repository itself alone
    item.insert(u"runtime"_s, runtime);
}

QJsonObject trendingItem(const Context &context, const Repo &repo)
{
    const auto data = repoProperties(repo, *repo.head(), context.world, trendingKeys(repo.kind));
    const auto &facts = repo.head()->facts(repo.kind);
    const auto likes = context.world.users.value(context.user).likes;
    const bool liked = std::ranges::any_of(
        likes, [&repo](const Like &like) { return like.kind == repo.kind && like.id == repo.id; });
    QJsonObject item{ { u"isLikedByUser"_s, liked }, { u"repoType"_s, singular(repo.kind) } };
    for (const QString &key : trendingKeys(repo.kind)) {
        if (data.contains(key)) {
            item.insert(key, data[key]);
        }
    }
    if (repo.kind == RepoKind::Model) {
        item.insert(u"availableInferenceProviders"_s, QJsonArray());
        if (const auto count = facts.safetensors["total"_L1].toInteger(); count > 0) {
            item.insert(u"numParameters"_s, count);
        }
    } else if (repo.kind == RepoKind::Space) {
        addSpaceCard(item, facts.card);
    }
    if (const auto owner = context.world.users.constFind(repo.owner());
        repo.kind != RepoKind::Dataset && owner != context.world.users.constEnd()) {
        item.insert(u"authorData"_s, authorData(*owner));
    }
    return { { u"repoType"_s, singular(repo.kind) }, { u"repoData"_s, item } };
}

} // namespace

// All of them, or with `type` those of one group.
Response tagsByType(const Context &context, RepoKind kind)
{
    const QString only = context.request.value(u"type"_s);
    QMap<QString, QSet<QString>> groups;
    const auto add = [&](const Facts &facts) {
        for (const QString &tag : facts.tags) {
            if (const QString type = tagType(tag, kind, facts); only.isEmpty() || type == only) {
                groups[type].insert(tag);
            }
        }
    };
    for (const auto &repo : context.world.all(kind)) {
        if (const auto head = repo->head(); head && !repo->isPrivate) {
            add(head->facts(kind));
        }
    }
    const bool many = kind == RepoKind::Model && context.world.many.count() > 0;
    for (int n = 0; many && n < ManyModels::kinds(); ++n) {
        add(ManyModels::facts(n));
    }
    QJsonObject json;
    for (const auto &[type, tags] : groups.asKeyValueRange()) {
        QJsonArray list;
        auto sorted = tags.values();
        sorted.sort();
        for (const QString &tag : std::as_const(sorted)) {
            list.append(QJsonObject{ { u"id"_s, tag }, { u"label"_s, label(tag) }, { u"type"_s, type } });
        }
        json.insert(type, list);
    }
    return Response::json(json);
}

Response trending(const Context &context)
{
    const QString type = context.request.value(u"type"_s, u"all"_s);
    QList<RepoPtr> repos;
    for (const auto kind : { RepoKind::Model, RepoKind::Dataset, RepoKind::Space }) {
        if (type == "all"_L1 || type == singular(kind)) {
            repos += context.world.all(kind);
        }
    }
    repos.removeIf([](const RepoPtr &repo) { return repo->isPrivate || !repo->head(); });
    std::ranges::stable_sort(
        repos, [](const RepoPtr &a, const RepoPtr &b) { return a->trendingScore > b->trendingScore; });
    QJsonArray items;
    for (const auto &repo : repos.first(std::min<qsizetype>(
             repos.size(), std::clamp(context.request.value(u"limit"_s, u"10"_s).toInt(), 1, 20)))) {
        items.append(trendingItem(context, *repo));
    }
    return Response::json(QJsonObject{ { u"recentlyTrending"_s, items } });
}

} // namespace FakeHub
