// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/fakehub/repojson.h"
#include "app/fakehub/routes.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace FakeHub
{

namespace
{

constexpr auto notSignedIn = "Invalid username or password."_L1;

QString avatarUrl(const QString &name)
{
    return u"/avatars/%1.svg"_s.arg(name);
}

QJsonObject organization(const User &org)
{
    return { { u"type"_s, u"org"_s },
             { u"id"_s, objectId(u"user"_s + org.name) },
             { u"name"_s, org.name },
             { u"fullname"_s, org.fullname },
             { u"email"_s, QJsonValue::Null },
             { u"canPay"_s, false },
             { u"periodEnd"_s, QJsonValue::Null },
             { u"avatarUrl"_s, avatarUrl(org.name) },
             { u"roleInOrg"_s, u"write"_s } };
}

QJsonObject accessToken(const Token &token)
{
    QJsonObject json{ { u"displayName"_s, token.displayName },
                      { u"role"_s, token.role },
                      { u"createdAt"_s, u"2026-01-15T08:00:00.000Z"_s } };
    if (token.role == "fineGrained"_L1) {
        const QJsonObject scope{ { u"entity"_s,
                                   QJsonObject{ { u"_id"_s, objectId(u"user"_s + token.user) },
                                                { u"type"_s, u"user"_s },
                                                { u"name"_s, token.user } } },
                                 { u"permissions"_s, QJsonArray{ u"repo.content.read"_s } } };
        json.insert(u"fineGrained"_s,
                    QJsonObject{ { u"canReadGatedRepos"_s, true },
                                 { u"global"_s, QJsonArray() },
                                 { u"scoped"_s, QJsonArray{ scope } } });
    }
    return json;
}

qint64 owned(const World &world, RepoKind kind, const QString &name)
{
    return std::ranges::count_if(
        world.all(kind), [&name](const RepoPtr &repo) { return repo->owner() == name && !repo->isPrivate; });
}

QJsonObject overview(const World &world, const User &user)
{
    return { { u"_id"_s, objectId(u"user"_s + user.name) },
             { u"avatarUrl"_s, avatarUrl(user.name) },
             { u"fullname"_s, user.fullname },
             { u"isPro"_s, user.pro },
             { u"numModels"_s, owned(world, RepoKind::Model, user.name) },
             { u"numDatasets"_s, owned(world, RepoKind::Dataset, user.name) },
             { u"numSpaces"_s, owned(world, RepoKind::Space, user.name) },
             { u"numDiscussions"_s, 0 },
             { u"numPapers"_s, 0 },
             { u"numUpvotes"_s, 0 },
             { u"numLikes"_s, 0 },
             { u"numFollowers"_s, 12 },
             { u"numFollowing"_s, 3 },
             { u"isFollowing"_s, false },
             { u"details"_s, QString() },
             { u"createdAt"_s, u"2025-05-01T10:00:00.000Z"_s } };
}

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

QJsonObject trendingItem(const Context &context, const Repo &repo)
{
    auto data = repoProperties(repo, *repo.head(), context.user, context.world);
    const auto facts = repo.head()->facts(repo.kind);
    const auto params = facts.safetensors["total"_L1].toInteger();
    QJsonObject item{ { u"isLikedByUser"_s, false }, { u"repoType"_s, singular(repo.kind) } };
    for (const auto &key : { "author"_L1,
                             "id"_L1,
                             "likes"_L1,
                             "downloads"_L1,
                             "private"_L1,
                             "gated"_L1,
                             "lastModified"_L1,
                             "pipeline_tag"_L1,
                             "tags"_L1,
                             "createdAt"_L1,
                             "sdk"_L1,
                             "runtime"_L1,
                             "trendingScore"_L1,
                             "disabled"_L1 }) {
        if (data.contains(key)) {
            item.insert(key, data[key]);
        }
    }
    if (params > 0) {
        item.insert(u"numParameters"_s, params);
    }
    if (repo.kind == RepoKind::Model) {
        item.insert(u"availableInferenceProviders"_s, QJsonArray());
    } else if (repo.kind == RepoKind::Space) {
        for (const auto &key : { "title"_L1, "emoji"_L1, "colorFrom"_L1, "colorTo"_L1 }) {
            item.insert(key, facts.card[key].toString());
        }
        item.insert(u"pinned"_s, false);
        item.insert(u"featured"_s, false);
        item.insert(u"visibility"_s, u"public"_s);
    }
    const User owner = context.world.users.value(repo.owner());
    item.insert(u"authorData"_s,
                QJsonObject{ { u"_id"_s, objectId(u"user"_s + owner.name) },
                             { u"avatarUrl"_s, avatarUrl(repo.owner()) },
                             { u"fullname"_s, owner.fullname },
                             { u"name"_s, repo.owner() },
                             { u"type"_s, owner.organization ? u"org"_s : u"user"_s } });
    return { { u"repoType"_s, singular(repo.kind) }, { u"repoData"_s, item } };
}

} // namespace

Response whoami(const Context &context)
{
    if (context.user.isEmpty()) {
        return Response::error(401, QString(notSignedIn));
    }
    const World &world = context.world;
    const User user = world.users.value(context.user);
    const Token token
        = world.tokens.value(QString::fromLatin1(context.request.header("authorization").mid(7)));
    QJsonArray orgs;
    for (const QString &name : user.orgs) {
        orgs.append(organization(world.users.value(name)));
    }
    return Response::json(QJsonObject{
        { u"type"_s, u"user"_s },
        { u"id"_s, objectId(u"user"_s + user.name) },
        { u"name"_s, user.name },
        { u"fullname"_s, user.fullname },
        { u"email"_s, user.name + u"@example.invalid"_s },
        { u"emailVerified"_s, true },
        { u"canPay"_s, false },
        { u"periodEnd"_s, QJsonValue::Null },
        { u"isPro"_s, user.pro },
        { u"avatarUrl"_s, avatarUrl(user.name) },
        { u"orgs"_s, orgs },
        { u"auth"_s,
          QJsonObject{ { u"type"_s, u"access_token"_s }, { u"accessToken"_s, accessToken(token) } } },
    });
}

Response userRoute(const Context &context)
{
    const QString name = context.request.parts.value(2);
    const QString what = context.request.parts.value(3);
    const auto user = context.world.users.constFind(name);
    if (user == context.world.users.constEnd() || user->organization) {
        return Response::error(404, u"This user does not exist"_s);
    }
    if (what == "avatar"_L1) {
        return Response::json(QJsonObject{ { u"avatarUrl"_s, avatarUrl(name) } });
    }
    if (what == "likes"_L1) {
        return Response::json(QJsonArray());
    }
    if (what != "overview"_L1) {
        return Response::error(404, u"There is no such page."_s);
    }
    auto json = overview(context.world, *user);
    QJsonArray orgs;
    for (const QString &org : user->orgs) {
        orgs.append(organization(context.world.users.value(org)));
    }
    json.insert(u"orgs"_s, orgs);
    json.insert(u"user"_s, name);
    json.insert(u"type"_s, u"user"_s);
    return Response::json(json);
}

Response organizationRoute(const Context &context)
{
    const QString name = context.request.parts.value(2);
    const QString what = context.request.parts.value(3);
    const auto org = context.world.users.constFind(name);
    if (org == context.world.users.constEnd() || !org->organization) {
        return Response::error(404, u"This organization does not exist"_s);
    }
    if (what == "avatar"_L1) {
        return Response::json(QJsonObject{ { u"avatarUrl"_s, avatarUrl(name) } });
    }
    QJsonArray members;
    for (const auto &user : std::as_const(context.world.users)) {
        if (user.orgs.contains(name)) {
            members.append(QJsonObject{ { u"_id"_s, objectId(u"user"_s + user.name) },
                                        { u"user"_s, user.name },
                                        { u"fullname"_s, user.fullname },
                                        { u"avatarUrl"_s, avatarUrl(user.name) },
                                        { u"isPro"_s, user.pro },
                                        { u"type"_s, u"user"_s } });
        }
    }
    if (what == "members"_L1) {
        return Response::json(members);
    }
    if (what != "overview"_L1) {
        return Response::error(404, u"There is no such page."_s);
    }
    auto json = overview(context.world, *org);
    json.insert(u"name"_s, name);
    json.insert(u"type"_s, u"org"_s);
    json.insert(u"isVerified"_s, true);
    json.insert(u"numUsers"_s, members.size());
    return Response::json(json);
}

// A square of a colour that follows from the name, with its first two letters.
Response avatar(const QString &name)
{
    const QString who = name.section(u'.', 0, 0);
    uint hue = 0;
    for (const QChar c : who) {
        hue = (hue * 31 + c.unicode()) % 360;
    }
    QString letters;
    for (const QString &word : who.split(u'-', Qt::SkipEmptyParts)) {
        letters += word.first(1).toUpper();
    }
    const QString svg
        = u"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"64\" height=\"64\" viewBox=\"0 0 64 64\">"
          "<rect width=\"64\" height=\"64\" rx=\"12\" fill=\"hsl(%1,45%,62%)\"/>"
          "<text x=\"32\" y=\"41\" font-size=\"26\" font-family=\"sans-serif\" font-weight=\"600\" "
          "text-anchor=\"middle\" fill=\"#1f2937\">%2</text></svg>"_s.arg(
              QString::number(hue), letters.first(std::min<qsizetype>(2, letters.size())).toHtmlEscaped());
    auto response = Response::text(svg);
    response.set("Content-Type", "image/svg+xml");
    response.set("Cache-Control", "public, max-age=3600");
    return response;
}

Response tagsByType(const Context &context, RepoKind kind)
{
    QMap<QString, QMap<QString, int>> groups;
    for (const auto &repo : context.world.all(kind)) {
        if (const auto head = repo->head(); head && !repo->isPrivate) {
            const Facts &facts = head->facts(kind);
            for (const QString &tag : facts.tags) {
                ++groups[tagType(tag, kind, facts)][tag];
            }
        }
    }
    QJsonObject json;
    for (const auto &[type, tags] : groups.asKeyValueRange()) {
        QJsonArray list;
        for (auto it = tags.keyBegin(); it != tags.keyEnd(); ++it) {
            list.append(QJsonObject{ { u"id"_s, *it }, { u"label"_s, label(*it) }, { u"type"_s, type } });
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

Response quickSearch(const Context &context)
{
    const QString wanted = context.request.value(u"q"_s);
    const int limit = std::clamp(context.request.value(u"limit"_s, u"5"_s).toInt(), 1, 20);
    QJsonObject json{ { u"q"_s, wanted } };
    for (const auto kind : { RepoKind::Model, RepoKind::Dataset, RepoKind::Space }) {
        QList<RepoPtr> hits = context.world.all(kind);
        hits.removeIf([&](const RepoPtr &repo) {
            return !repo->id.contains(wanted, Qt::CaseInsensitive)
                || !context.world.maySee(*repo, context.user) || !repo->head();
        });
        std::ranges::stable_sort(
            hits, [](const RepoPtr &a, const RepoPtr &b) { return a->trendingScore > b->trendingScore; });
        QJsonArray items;
        for (const auto &repo : hits.first(std::min<qsizetype>(hits.size(), limit))) {
            QJsonObject item{ { u"_id"_s, objectId(plural(kind) + repo->id) },
                              { u"id"_s, repo->id },
                              { u"private"_s, repo->isPrivate },
                              { u"trendingWeight"_s, repo->trendingScore } };
            if (kind == RepoKind::Space) {
                item.insert(u"emoji"_s, repo->head()->facts(kind).card["emoji"_L1].toString());
            }
            items.append(item);
        }
        json.insert(plural(kind), items);
        json.insert(plural(kind) + u"Count"_s, hits.size());
    }
    QJsonArray orgs;
    QJsonArray users;
    for (const auto &user : std::as_const(context.world.users)) {
        if (user.name.contains(wanted, Qt::CaseInsensitive)) {
            QJsonObject item{ { u"_id"_s, objectId(u"user"_s + user.name) },
                              { u"avatarUrl"_s, avatarUrl(user.name) },
                              { u"fullname"_s, user.fullname } };
            item.insert(user.organization ? u"name"_s : u"user"_s, user.name);
            (user.organization ? orgs : users).append(item);
        }
    }
    json.insert(u"orgs"_s, orgs);
    json.insert(u"users"_s, users);
    for (const auto &empty : { u"papers"_s, u"collections"_s, u"buckets"_s, u"kernels"_s }) {
        json.insert(empty, QJsonArray());
        json.insert(empty + u"Count"_s, 0);
    }
    return Response::json(json);
}

} // namespace FakeHub
