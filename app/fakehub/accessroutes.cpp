// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/fakehub/repojson.h"
#include "app/fakehub/routes.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace FakeHub
{

namespace
{

constexpr auto signInFirst = "Invalid username or password."_L1;

// The body as an object, be it JSON or a form.
QJsonObject bodyOf(const Request &request)
{
    if (request.header("content-type").startsWith("application/json")) {
        return QJsonDocument::fromJson(request.body).object();
    }
    QJsonObject json;
    for (const auto &[key, value] : parseForm(request.body)) {
        json.insert(key, value);
    }
    return json;
}

QString asText(const QJsonValue &value)
{
    return value.toVariant().toString();
}

bool isTicked(const QJsonValue &value)
{
    return value.toBool() || value.toString() == "true"_L1 || value.toString() == "on"_L1;
}

// The answers to what the card asks for; the name of the question that has none, or a wrong one.
std::expected<QJsonObject, QString> filledIn(const QJsonObject &form, const QJsonObject &body)
{
    QJsonObject fields;
    for (auto it = form.begin(); it != form.end(); ++it) {
        const auto given = body[it.key()];
        const QString type = it->isObject() ? (*it)["type"_L1].toString() : it->toString();
        const auto options = (*it)["options"_L1].toArray();
        const auto among = [&given](const QJsonValue &option) {
            return (option.isObject() ? option["value"_L1] : option).toVariant() == given.toVariant();
        };
        const bool good = type == "checkbox"_L1 ? isTicked(given)
            : type == "select"_L1               ? std::ranges::any_of(options, among)
                                                : !asText(given).trimmed().isEmpty();
        if (!good) {
            return std::unexpected(it.key());
        }
        fields.insert(it.key(), asText(given));
    }
    return fields;
}

QJsonObject person(const World &world, const QString &name, bool withOrgs)
{
    const User user = world.users.value(name);
    QJsonObject json{ { u"_id"_s, objectId(u"user"_s + name) },
                      { u"avatarUrl"_s, avatarUrl(name) },
                      { u"fullname"_s, user.fullname.isEmpty() ? name : user.fullname },
                      { u"isPro"_s, user.pro },
                      { u"user"_s, name },
                      { u"type"_s, u"user"_s },
                      { u"email"_s, name + u"@example.invalid"_s } };
    if (withOrgs) {
        json.insert(u"verifiedOrgNames"_s, QJsonArray::fromStringList(user.orgs));
    }
    return json;
}

QString requestId(const Repo &repo, const QString &user)
{
    return objectId(u"request"_s + plural(repo.kind) + repo.id + user);
}

QJsonObject requestJson(const World &world, const Repo &repo, const AccessRequest &request)
{
    QJsonObject json{ { u"requestId"_s, requestId(repo, request.user) },
                      { u"user"_s, person(world, request.user, true) },
                      { u"status"_s, request.status },
                      { u"timestamp"_s, isoTime(request.when) } };
    if (!request.fields.isEmpty()) {
        json.insert(u"fields"_s, request.fields);
    }
    if (request.reviewed.isValid()) {
        json.insert(u"reviewedAt"_s, isoTime(request.reviewed));
        json.insert(u"grantedBy"_s, person(world, request.reviewer, false));
    }
    return json;
}

Response listRequests(const Context &context, const Repo &repo, const QString &status)
{
    const auto &asked = context.request;
    const auto after = QDateTime::fromString(asked.value(u"after"_s), Qt::ISODateWithMs);
    const auto before = QDateTime::fromString(asked.value(u"before"_s), Qt::ISODateWithMs);
    QList<AccessRequest> chosen;
    for (const auto &request : repo.requests) {
        if (request.status == status && (!after.isValid() || request.when > after)
            && (!before.isValid() || request.when < before)) {
            chosen.append(request);
        }
    }
    std::ranges::stable_sort(chosen,
                             [](const AccessRequest &a, const AccessRequest &b) { return a.when > b.when; });
    const qsizetype size = std::clamp<qsizetype>(asked.value(u"limit"_s, u"1000"_s).toLongLong(), 10, 1000);
    const auto page = pageOf(context, chosen.size(), size);
    QJsonArray items;
    for (const auto &request : chosen.mid(page.first, page.count)) {
        items.append(requestJson(context.world, repo, request));
    }
    auto response = Response::json(items);
    setPage(response, page);
    return response;
}

void decide(Repo &repo, AccessRequest &request, const QString &status, const QString &by)
{
    request.status = status;
    request.reviewer = by;
    request.reviewed = status == "pending"_L1 ? QDateTime() : QDateTime::currentDateTimeUtc();
    if (status == "accepted"_L1) {
        repo.granted.insert(request.user);
    } else {
        repo.granted.remove(request.user);
    }
}

// Whom the body means: by name, by the id of the account, or by the id of the request.
QString meant(const Context &context, const Repo &repo, const QJsonObject &body)
{
    if (const QString name = body["user"_L1].toString(); !name.isEmpty()) {
        return name;
    }
    const QString id = body["requestId"_L1].toString();
    const QString account = body["userId"_L1].toString();
    for (auto it = context.world.users.keyBegin(); it != context.world.users.keyEnd(); ++it) {
        if (requestId(repo, *it) == id || objectId(u"user"_s + *it) == account) {
            return *it;
        }
    }
    return {};
}

Response handle(const Context &context, Repo &repo)
{
    const auto body = bodyOf(context.request);
    const QString status = body["status"_L1].toString();
    if (body.contains("user"_L1) && body.contains("requestId"_L1)) {
        return Response::error(400, u"Name the user or the request, not both."_s);
    }
    if (!QStringList{ u"accepted"_s, u"rejected"_s, u"pending"_s }.contains(status)) {
        return Response::error(400, u"\"status\" must be one of [accepted, rejected, pending]"_s);
    }
    const auto request = repo.requests.find(meant(context, repo, body));
    if (request == repo.requests.end()) {
        return Response::error(404, u"There is no such request."_s);
    }
    if (request->status == status) {
        return Response::error(404, u"The request is %1 already."_s.arg(status));
    }
    request->reason = status == "rejected"_L1 ? body["rejectionReason"_L1].toString() : QString();
    decide(repo, *request, status, context.user);
    return Response::json(QJsonObject());
}

Response grant(const Context &context, Repo &repo)
{
    const QString name = meant(context, repo, bodyOf(context.request));
    if (!context.world.users.contains(name)) {
        return Response::error(404, u"This user does not exist"_s);
    }
    if (repo.granted.contains(name)) {
        return Response::error(400, u"%1 has access already."_s.arg(name));
    }
    auto &request = repo.requests[name];
    request.user = name;
    request.when = QDateTime::currentDateTimeUtc();
    decide(repo, request, u"accepted"_s, context.user);
    return Response::json(QJsonObject());
}

Response cancel(const Context &context, Repo &repo)
{
    if (repo.requests.remove(context.user) == 0) {
        return Response::error(404, u"There is no request of yours."_s);
    }
    repo.granted.remove(context.user);
    return Response::json(QJsonObject());
}

} // namespace

Response accessRequests(const Context &context, Repo &repo, const QString &what)
{
    const bool sent = context.request.method == "POST";
    if (context.user.isEmpty()) {
        return Response::error(401, QString(signInFirst));
    }
    if (repo.gated.isEmpty()) {
        return Response::error(400, u"%1 is not gated."_s.arg(repo.id));
    }
    if (what == "cancel"_L1 && sent) {
        return cancel(context, repo);
    }
    if (!context.world.isMember(context.user, repo.owner())) {
        return Response::error(403, u"Only those who own %1 see who asks for it."_s.arg(repo.id));
    }
    if (what == "handle"_L1 && sent) {
        return handle(context, repo);
    }
    if (what == "grant"_L1 && sent) {
        return grant(context, repo);
    }
    if (!sent && (what == "pending"_L1 || what == "accepted"_L1 || what == "rejected"_L1)) {
        return listRequests(context, repo, what);
    }
    return Response::error(404, u"There is no such page."_s);
}

// Sends the asker back to the repository, as a form on a web page does.
Response askAccess(const Context &context, RepoKind kind, const QString &id)
{
    const QByteArray prefix = kind == RepoKind::Model ? "/" : '/' + plural(kind).toLatin1() + '/';
    const auto found = visibleRepo(context, kind, id, [&prefix](const QString &newId) {
        return prefix + newId.toUtf8() + "/ask-access";
    });
    if (!found) {
        return found.error();
    }
    Repo &repo = **found;
    if (context.user.isEmpty()) {
        return Response::error(401, QString(signInFirst));
    }
    if (repo.gated.isEmpty() || !repo.head()) {
        return Response::error(400, u"%1 is not gated."_s.arg(repo.id));
    }
    const auto form = repo.head()->facts(kind).card["extra_gated_fields"_L1].toObject();
    const auto fields = filledIn(form, bodyOf(context.request));
    if (!fields) {
        return Response::error(400, u"The form wants an answer to: %1"_s.arg(fields.error()));
    }
    if (!repo.granted.contains(context.user)) {
        AccessRequest request{ .user = context.user,
                               .fields = *fields,
                               .when = QDateTime::currentDateTimeUtc(),
                               .reviewed = {},
                               .reviewer = {},
                               .reason = {} };
        if (repo.gated == "auto"_L1) {
            decide(repo, request, u"accepted"_s, repo.owner());
        }
        repo.requests.insert(context.user, request);
    }
    return Response::redirect(303, prefix + repo.id.toUtf8());
}

Response gateRefusal(const Context &context, const Repo &repo)
{
    if (context.user.isEmpty()) {
        return Response::error(
            401, u"%1 is gated: sign in and ask for access first."_s.arg(repo.id), "GatedRepo");
    }
    const auto request = repo.requests.constFind(context.user);
    if (request != repo.requests.constEnd() && request->status == "pending"_L1) {
        return Response::error(
            403, u"Your request for %1 is awaiting a review by its authors."_s.arg(repo.id), "GatedRepo");
    }
    if (request != repo.requests.constEnd() && request->status == "rejected"_L1) {
        const QString why = request->reason.isEmpty() ? QString() : u" Their reason: "_s + request->reason;
        return Response::error(
            403, u"Your request for %1 has been rejected by its authors.%2"_s.arg(repo.id, why), "GatedRepo");
    }
    return Response::error(
        403, u"%1 is gated and %2 has not been let in."_s.arg(repo.id, context.user), "GatedRepo");
}

} // namespace FakeHub
