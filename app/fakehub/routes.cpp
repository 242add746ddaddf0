// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/fakehub/routes.h"

#include "app/fakehub/repojson.h"

#include <QCryptographicHash>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace FakeHub
{

namespace
{

std::optional<RepoKind> kindNamed(const QString &pluralWord)
{
    for (const auto kind : { RepoKind::Model, RepoKind::Dataset, RepoKind::Space }) {
        if (plural(kind) == pluralWord) {
            return kind;
        }
    }
    return std::nullopt;
}

Response apiRoute(const Context &context)
{
    const QStringList &parts = context.request.parts;
    const QString what = parts.value(1);
    if (const auto kind = kindNamed(what)) {
        return parts.size() == 2 || parts[2].isEmpty() ? listRepos(context, *kind)
                                                       : repoRoute(context, *kind);
    }
    if (what == "whoami-v2"_L1) {
        return whoami(context);
    }
    if (what == "resolve-cache"_L1) {
        return resolveCache(context);
    }
    if (what == "models-tags-by-type"_L1) {
        return tagsByType(context, RepoKind::Model);
    }
    if (what == "datasets-tags-by-type"_L1) {
        return tagsByType(context, RepoKind::Dataset);
    }
    if (what == "trending"_L1) {
        return trending(context);
    }
    if (what == "quicksearch"_L1) {
        return quickSearch(context);
    }
    if (what == "avatars"_L1) {
        return avatarRoute(context);
    }
    if (what == "users"_L1) {
        return userRoute(context);
    }
    if (what == "organizations"_L1) {
        return organizationRoute(context);
    }
    return Response::error(404, u"There is no such page."_s);
}

// {id}/resolve/{rev}/{path} and its sisters, {id} being one part or two.
Response fileRoute(const Context &context)
{
    const QStringList &parts = context.request.parts;
    RepoKind kind = RepoKind::Model;
    qsizetype idAt = 0;
    if (const auto named = kindNamed(parts.value(0)); named && *named != RepoKind::Model) {
        kind = *named;
        idAt = 1;
    }
    for (const qsizetype at : { idAt + 1, idAt + 2 }) {
        if (parts.value(at) == "resolve"_L1) {
            return resolveFile(context, kind, idAt);
        }
        if (parts.value(at) == "raw"_L1) {
            return rawFile(context, kind, idAt);
        }
        if (parts.value(at) == "ask-access"_L1 && context.request.method == "POST") {
            return askAccess(context, kind, parts.mid(idAt, at - idAt).join(u'/'));
        }
    }
    return Response::error(404, u"There is no such page."_s);
}

// Who asks; an error when the token is not one of ours.
Answer<QString> userOf(const World &world, const Request &request)
{
    const QByteArray header = request.header("authorization");
    if (header.isEmpty()) {
        return QString();
    }
    const auto token = world.tokens.constFind(QString::fromLatin1(header.mid(7)));
    if (!header.startsWith("Bearer ") || token == world.tokens.constEnd()) {
        return std::unexpected(Response::error(401, u"Invalid credentials in Authorization header"_s));
    }
    return token->user;
}

// What may be sent where, besides GET and HEAD.
bool takesMethod(const QString &route, const QByteArray &method)
{
    if (method == "GET" || method == "HEAD") {
        return true;
    }
    if (method == "DELETE") {
        return route == "like"_L1;
    }
    static const QStringList posted{
        u"paths-info"_s, u"like"_s, u"ask-access"_s, u"user-access-request"_s, u"quicksearch"_s
    };
    return method == "POST" && posted.contains(route);
}

QString limitName(const QString &route)
{
    return route.startsWith("resolve"_L1) || route == "raw"_L1 ? u"resolvers"_s : u"api"_s;
}

// Counts the request and writes the RateLimit headers; 429 when nothing is left of the window.
void countRequest(World &world, const QString &route, Response &response)
{
    const QString name = limitName(route);
    auto &limit = world.limits[name];
    const QDateTime now = QDateTime::currentDateTimeUtc();
    if (!limit.since.isValid() || limit.since.secsTo(now) >= limit.windowSeconds) {
        limit.since = now;
        limit.used = 0;
    }
    ++limit.used;
    const qint64 remaining = std::max<qint64>(0, limit.quota - limit.used);
    const qint64 reset = limit.windowSeconds - limit.since.secsTo(now);
    if (limit.used > limit.quota) {
        response = Response::error(429, u"Too many requests in this window."_s);
        response.set("Retry-After", QByteArray::number(reset));
    }
    const QByteArray quoted = '"' + name.toLatin1() + '"';
    response.set("RateLimit",
                 quoted + ";r=" + QByteArray::number(remaining) + ";t=" + QByteArray::number(reset));
    response.set("RateLimit-Policy",
                 "\"fixed window\";" + quoted + ";q=" + QByteArray::number(limit.quota)
                     + ";w=" + QByteArray::number(limit.windowSeconds));
}

// JSON answers carry a weak ETag and honour If-None-Match.
void validate(const Request &request, Response &response)
{
    if (response.status != 200 || response.blob
        || !response.header("Content-Type").startsWith("application/json") || request.method == "POST") {
        return;
    }
    const QByteArray hash = QCryptographicHash::hash(response.body, QCryptographicHash::Md5).toHex();
    const QByteArray etag = "W/\"" + QByteArray::number(response.body.size(), 16) + '-' + hash + '"';
    response.set("ETag", etag);
    if (request.header("if-none-match") == etag) {
        response.status = 304;
        response.body.clear();
    }
}

QByteArray requestId(const Request &request, qsizetype number)
{
    const QByteArray root = "Root=1-" + QByteArray::number(number, 16).rightJustified(8, '0') + "-standinhub";
    const QByteArray trace = request.header("x-amzn-trace-id");
    return trace.isEmpty() ? root : root + ';' + trace;
}

// As the Hub marks what its API says: W/"<length in hex>-<base64 of the SHA-1>"; who has that gets 304. (From
// recorded answers.)
void markVersion(const Request &request, Response &response)
{
    if (response.status != 200 || request.method != "GET" || response.body.isEmpty()) {
        return;
    }
    const auto sum = QCryptographicHash::hash(response.body, QCryptographicHash::Sha1)
                         .toBase64(QByteArray::OmitTrailingEquals);
    const QByteArray etag = "W/\"" + QByteArray::number(response.body.size(), 16) + '-' + sum + '"';
    response.set("ETag", etag);
    if (request.header("if-none-match") == etag) {
        response.status = 304;
        response.body.clear();
    }
}

} // namespace

QString routeName(const Request &request)
{
    if (request.port == Port::Cdn) {
        return u"cdn"_s;
    }
    const QStringList &parts = request.parts;
    if (parts.value(0) != "api"_L1) {
        for (const auto &word : { u"resolve"_s, u"raw"_s, u"ask-access"_s }) {
            if (parts.mid(1, 3).contains(word)) {
                return word;
            }
        }
        return parts.value(0) == "avatars"_L1 ? u"avatar"_s : u"page"_s;
    }
    if (!kindNamed(parts.value(1))) {
        return parts.value(1);
    }
    if (parts.size() <= 2 || parts[2].isEmpty()) {
        return u"list"_s;
    }
    for (const QString &part : parts.mid(3, 2)) { // the id is one part or two
        if (isRepoAction(part) && part != "revision"_L1) {
            return part;
        }
    }
    return u"info"_s;
}

Answer<RepoPtr> visibleRepo(const Context &context,
                            RepoKind kind,
                            const QString &id,
                            const std::function<QByteArray(const QString &)> &renamed)
{
    const auto repo = context.world.exact(kind, id);
    if (repo && context.world.maySee(*repo, context.user)) {
        return repo;
    }
    const auto moved = repo ? nullptr : context.world.moved(kind, id);
    if (moved && context.world.maySee(*moved, context.user)) {
        return std::unexpected(Response::redirect(307, renamed(moved->id)));
    }
    // the Hub does not tell a stranger whether a repository exists
    return std::unexpected(context.user.isEmpty()
                               ? Response::error(401, u"Invalid username or password."_s, "RepoNotFound")
                               : Response::error(404, u"Repository not found"_s, "RepoNotFound"));
}

std::optional<Response> refusal(const Context &context, const Repo &repo)
{
    if (repo.disabled) {
        return Response::error(403, u"Access to this resource is disabled."_s);
    }
    if (context.world.mayRead(repo, context.user)) {
        return std::nullopt;
    }
    return gateRefusal(context, repo);
}

Answer<CommitPtr> commitAt(const Repo &repo, const QString &revision)
{
    if (auto commit = repo.find(revision)) {
        return commit;
    }
    return std::unexpected(Response::error(404, u"Invalid rev id: %1"_s.arg(revision), "RevisionNotFound"));
}

Page pageOf(const Context &context, qsizetype total, qsizetype size)
{
    const QByteArray cursor = QByteArray::fromBase64(context.request.value(u"cursor"_s).toLatin1(),
                                                     QByteArray::Base64UrlEncoding);
    const qsizetype first = std::clamp<qsizetype>(cursor.mid(5).toLongLong(), 0, total);
    const qsizetype count = std::min(size, total - first);
    if (first + count >= total) {
        return { first, count, {} };
    }
    QByteArray url = context.base + context.request.rawPath + '?';
    for (const auto &[key, value] : context.request.query) {
        if (key != "cursor"_L1) {
            url += encoded(key) + '=' + encoded(value) + '&';
        }
    }
    const QByteArray next = "from:" + QByteArray::number(first + count);
    return { first,
             count,
             '<' + url
                 + "cursor=" + next.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals)
                 + ">; rel=\"next\"" };
}

void setPage(Response &response, const Page &page)
{
    if (!page.link.isEmpty()) {
        response.set("Link", page.link);
    }
}

Response answerHub(World &world, const Request &request)
{
    const QString route = routeName(request);
    Response response;
    if (const auto user = userOf(world, request); !user) {
        response = user.error();
    } else {
        const Context context{ world, request, *user, "http://" + request.header("host") };
        if (!takesMethod(route, request.method)) {
            response = Response::error(
                405, u"This stand-in does not know %1 here."_s.arg(QString::fromLatin1(request.method)));
        } else if (request.parts.value(0) == "api"_L1) {
            response = apiRoute(context);
            markVersion(request, response);
        } else if (request.parts.value(0) == "avatars"_L1) {
            response = avatar(request.parts.value(1));
        } else {
            response = fileRoute(context);
        }
    }
    countRequest(world, route, response);
    validate(request, response);
    response.set("X-Request-Id", requestId(request, world.log.size()));
    response.set("Access-Control-Expose-Headers",
                 "X-Repo-Commit,X-Request-Id,X-Error-Code,X-Error-Message,X-Total-Count,ETag,Link");
    return response;
}

} // namespace FakeHub
