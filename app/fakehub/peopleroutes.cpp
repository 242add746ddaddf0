// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/fakehub/crowd.h"
#include "app/fakehub/repojson.h"
#include "app/fakehub/routes.h"

#include <QCryptographicHash>
#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace FakeHub
{

namespace
{

constexpr auto notSignedIn = "Invalid username or password."_L1;
constexpr auto roleInOrg = "write"_L1; // of every member

QJsonObject organization(const User &org)
{
    return { { u"type"_s, u"org"_s },
             { u"id"_s, objectId(u"user"_s + org.name) },
             { u"name"_s, org.name },
             { u"fullname"_s, org.fullname },
             { u"email"_s, QJsonValue::Null },
             { u"canPay"_s, false },
             { u"billingMode"_s, u"postpaid"_s },
             { u"periodEnd"_s, QJsonValue::Null },
             { u"avatarUrl"_s, avatarUrl(org.name) },
             { u"roleInOrg"_s, roleInOrg } };
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

// What every list of accounts says of one.
QJsonObject brief(const Context &context, const User &user)
{
    QJsonObject json{ { u"_id"_s, objectId(u"user"_s + user.name) },
                      { u"avatarUrl"_s, avatarUrl(user.name) },
                      { u"fullname"_s, user.fullname },
                      { u"type"_s, user.organization ? u"org"_s : u"user"_s } };
    json.insert(user.organization ? u"name"_s : u"user"_s, user.name);
    if (!user.organization) {
        json.insert(u"isPro"_s, user.pro);
    }
    if (!context.user.isEmpty()) {
        json.insert(u"isFollowing"_s, context.world.users.value(context.user).following.contains(user.name));
    }
    return json;
}

// Stored ones first; the crowd follows them.
QList<User> storedFollowers(const World &world, const QString &name)
{
    QList<User> out;
    for (const auto &user : world.users) {
        if (user.following.contains(name)) {
            out.append(user);
        }
    }
    return out;
}

QJsonObject overview(const Context &context, const User &user)
{
    const World &world = context.world;
    auto json = brief(context, user);
    const auto isOrg = [&world](const QString &name) { return world.users.value(name).organization; };
    const qint64 orgs = std::ranges::count_if(user.following, isOrg);
    const auto add = [&json](const QString &key, qint64 value) { json.insert(key, value); };
    add(u"numModels"_s, owned(world, RepoKind::Model, user.name) + world.many.ownedBy(user.name));
    add(u"numDatasets"_s, owned(world, RepoKind::Dataset, user.name));
    add(u"numSpaces"_s, owned(world, RepoKind::Space, user.name));
    add(u"numDiscussions"_s, 0);
    add(u"numPapers"_s, 0);
    add(u"numUpvotes"_s, 0);
    add(u"numLikes"_s, user.likes.size());
    add(u"numFollowers"_s, storedFollowers(world, user.name).size() + crowdFollowing(user.name));
    add(u"numFollowing"_s, user.following.size() - orgs);
    add(u"numFollowingOrgs"_s, orgs);
    json.insert(u"isFollowing"_s, world.users.value(context.user).following.contains(user.name));
    json.insert(u"details"_s, user.details);
    json.insert(u"createdAt"_s, u"2025-05-01T10:00:00.000Z"_s);
    return json;
}

// A page of accounts: those that are stored, and after them `crowd` of the many.
Response pageOfPeople(const Context &context, const QList<User> &stored, const QString &seed, qint64 crowd)
{
    const qsizetype size
        = std::clamp<qsizetype>(context.request.value(u"limit"_s, u"100"_s).toLongLong(), 1, 1000);
    const auto page = pageOf(context, stored.size() + std::clamp<qint64>(crowd, 0, crowdSize), size);
    QJsonArray items;
    const auto named = stored.mid(page.first, page.count);
    for (const User &user : named) {
        items.append(brief(context, user));
    }
    const qsizetype after = std::max<qsizetype>(0, page.first - stored.size());
    for (const User &user : crowdOf(seed, crowd, after, page.count - named.size())) {
        items.append(brief(context, user));
    }
    auto response = Response::json(items);
    setPage(response, page);
    return response;
}

Response followersOf(const Context &context, const QString &name)
{
    return pageOfPeople(
        context, storedFollowers(context.world, name), u"followers"_s + name, crowdFollowing(name));
}

Response followedBy(const Context &context, const User &user)
{
    QList<User> followed;
    for (const QString &name : user.following) {
        if (const auto one = findUser(context.world, name); one && !one->organization) {
            followed.append(*one);
        }
    }
    return pageOfPeople(context, followed, {}, 0);
}

// A whole address, which the overviews leave to the client to complete; or the way to the picture, for who
// wants to show it.
Response avatarAddress(const Context &context, const QString &name)
{
    if (context.request.has(u"redirect"_s) || context.request.header("sec-fetch-dest") == "image") {
        return Response::redirect(302, avatarUrl(name).toUtf8());
    }
    const QString address = QString::fromLatin1(context.base) + avatarUrl(name);
    return Response::json(QJsonObject{ { u"avatarUrl"_s, address } });
}

// What a user likes, as far as the asker may see it.
Response likesOf(const Context &context, const User &user)
{
    QList<Like> seen;
    for (const Like &like : user.likes) {
        if (const auto repo = context.world.exact(like.kind, like.id);
            repo && context.world.maySee(*repo, context.user)) {
            seen.append(like);
        }
    }
    const qsizetype size
        = std::clamp<qsizetype>(context.request.value(u"limit"_s, u"100"_s).toLongLong(), 1, 100);
    const auto page = pageOf(context, seen.size(), size);
    QJsonArray items;
    for (const Like &like : seen.mid(page.first, page.count)) {
        items.append(QJsonObject{
            { u"createdAt"_s, isoTime(like.when) },
            { u"repo"_s, QJsonObject{ { u"name"_s, like.id }, { u"type"_s, singular(like.kind) } } } });
    }
    auto response = Response::json(items);
    setPage(response, page);
    return response;
}

qsizetype memberCount(const World &world, const QString &org)
{
    return std::ranges::count_if(world.users, [&org](const User &user) { return user.orgs.contains(org); });
}

// Members see one another's roles.
Response membersOf(const Context &context, const QString &org)
{
    const bool fromInside = context.world.users.value(context.user).orgs.contains(org);
    const QString wanted = context.request.value(u"search"_s);
    QList<User> members;
    for (const auto &user : std::as_const(context.world.users)) {
        if (user.orgs.contains(org)
            && (user.name + u' ' + user.fullname).contains(wanted, Qt::CaseInsensitive)) {
            members.append(user);
        }
    }
    const qsizetype size
        = std::clamp<qsizetype>(context.request.value(u"limit"_s, u"500"_s).toLongLong(), 10, 10'000);
    const auto page = pageOf(context, members.size(), size);
    QJsonArray items;
    for (const User &user : members.mid(page.first, page.count)) {
        auto member = brief(context, user);
        if (fromInside) {
            member.insert(u"role"_s, roleInOrg);
        }
        items.append(member);
    }
    auto response = Response::json(items);
    setPage(response, page);
    return response;
}

} // namespace

QString avatarUrl(const QString &name)
{
    return u"/avatars/%1.svg"_s.arg(name);
}

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
        { u"billingMode"_s, u"postpaid"_s },
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
    const auto user = findUser(context.world, name);
    if (!user || user->organization) {
        return Response::error(404, u"This user does not exist"_s);
    }
    if (what == "avatar"_L1) {
        return avatarAddress(context, name);
    }
    if (what == "likes"_L1) {
        return likesOf(context, *user);
    }
    if (what == "followers"_L1) {
        return followersOf(context, name);
    }
    if (what == "following"_L1) {
        return followedBy(context, *user);
    }
    if (what != "overview"_L1) {
        return Response::error(404, u"There is no such page."_s);
    }
    auto json = overview(context, *user);
    QJsonArray orgs;
    for (const QString &org : user->orgs) {
        orgs.append(QJsonObject{ { u"id"_s, objectId(u"user"_s + org) },
                                 { u"name"_s, org },
                                 { u"fullname"_s, context.world.users.value(org).fullname },
                                 { u"avatarUrl"_s, avatarUrl(org) } });
    }
    json.insert(u"orgs"_s, orgs);
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
        return avatarAddress(context, name);
    }
    if (what == "members"_L1) {
        return membersOf(context, name);
    }
    if (what == "followers"_L1) {
        return followersOf(context, name);
    }
    if (what != "overview"_L1) {
        return Response::error(404, u"There is no such page."_s);
    }
    auto json = overview(context, *org);
    json.insert(u"isVerified"_s, true);
    json.insert(u"numUsers"_s, memberCount(context.world, name));
    return Response::json(json);
}

Response likersOf(const Context &context, const Repo &repo)
{
    QList<User> stored;
    for (const auto &user : std::as_const(context.world.users)) {
        if (std::ranges::any_of(user.likes, [&repo](const Like &like) {
                return like.kind == repo.kind && like.id == repo.id;
            })) {
            stored.append(user);
        }
    }
    return pageOfPeople(context, stored, u"likers"_s + repo.id, repo.likes - stored.size());
}

// A like is given on the web page alone; a program may only take it back.
Response likeRoute(const Context &context, const Repo &repo)
{
    if (context.user.isEmpty()) {
        return Response::error(401, QString(notSignedIn));
    }
    if (context.request.method != "DELETE") {
        return Response::error(403, u"Likes are given on the web page, not by a program."_s);
    }
    context.world.unlike(repo, context.user);
    return Response::json(QJsonObject{ { u"success"_s, true } });
}

Response avatarRoute(const Context &context)
{
    const QString name = context.request.parts.value(2);
    return findUser(context.world, name) ? Response::redirect(302, avatarUrl(name).toUtf8())
                                         : Response::error(404, u"There is no such account."_s);
}

// A sign in two colours that both follow from the name.
Response avatar(const QString &name)
{
    constexpr std::array grounds{ "#3b5bdb"_L1, "#0c8599"_L1, "#2b8a3e"_L1, "#e67700"_L1, "#c2255c"_L1,
                                  "#6741d9"_L1, "#495057"_L1, "#d9480f"_L1, "#1864ab"_L1, "#087f5b"_L1 };
    constexpr std::array inks{ "#ffffff"_L1, "#ffe8a3"_L1, "#c5f6fa"_L1, "#ffd8e4"_L1 };
    constexpr std::array signs{
        "<circle cx='32' cy='32' r='17'/><circle cx='44' cy='22' r='10' fill='%1'/>"_L1,
        "<path d='M8 50 L26 20 L38 38 L44 30 L56 50 Z'/><circle cx='46' cy='18' r='5'/>"_L1,
        "<path d='M8 28 q12 -14 24 0 t24 0 v8 q-12 14 -24 0 t-24 0 z'/><rect x='8' y='46' width='48' height='5'/>"_L1,
        "<path d='M32 10 L54 32 L32 54 L10 32 Z'/><path d='M32 23 L41 32 L32 41 L23 32 Z' fill='%1'/>"_L1,
        "<rect x='12' y='34' width='10' height='18'/><rect x='27' y='22' width='10' height='30'/>"
        "<rect x='42' y='12' width='10' height='40'/>"_L1,
        "<path d='M14 50 V14 H24 L40 36 V14 H50 V50 H40 L24 28 V50 Z'/>"_L1,
        "<circle cx='22' cy='22' r='9'/><circle cx='42' cy='22' r='9'/><circle cx='22' cy='42' r='9'/>"
        "<rect x='33' y='33' width='18' height='18'/>"_L1,
        "<path d='M32 8 A24 24 0 0 1 56 32 H44 A12 12 0 0 0 32 20 Z'/>"
        "<path d='M32 56 A24 24 0 0 1 8 32 H20 A12 12 0 0 0 32 44 Z'/>"_L1
    };
    const auto sum = QCryptographicHash::hash(name.section(u'.', 0, 0).toUtf8(), QCryptographicHash::Sha1);
    const auto pick = [&sum](const auto &list, qsizetype byte) {
        return QString(list[static_cast<quint8>(sum[byte]) % list.size()]);
    };
    const auto ground = pick(grounds, 0);
    const auto svg = u"<svg xmlns='http://www.w3.org/2000/svg' width='64' height='64' viewBox='0 0 64 64'>"
                     "<rect width='64' height='64' fill='%1'/><g fill='%2'>"_s.arg(ground, pick(inks, 1))
        + pick(signs, 2).replace(u"%1"_s, ground) + u"</g></svg>"_s;
    auto response = Response::text(svg);
    response.set("Content-Type", "image/svg+xml");
    response.set("Cache-Control", "public, max-age=3600");
    return response;
}

} // namespace FakeHub
