// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/hub/hubapi.h"

#include "core/base/urlencode.h"
#include "core/hub/hubrequest.h"
#include "core/net/httpclient.h"

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

HttpRequest whoamiRequest(const QUrl &endpoint)
{
    auto request = readRequest(urlBelow(endpoint, "/api/whoami-v2"));
    request.retry = false; // its rate limit is strict
    request.follow = false;
    return request;
}

QByteArray infoPath(const RepoId &repo, const std::optional<Revision> &revision)
{
    const auto path = repo.apiPath();
    return revision ? path + "/revision/" + encodeSegment(revision->name) : path;
}

Result<RepoInfo> infoIn(RepoKind kind, const Result<HttpReply> &reply)
{
    auto info = readObject(reply, [kind](const QJsonObject &json) { return RepoInfo::fromJson(kind, json); });
    if (info) {
        info->old = reply->old;
    }
    return info;
}

} // namespace

Async<HttpReply> HubApi::send(HttpRequest request, std::stop_token stop)
{
    request.personWaits = m_manners.personWaits;
    return m_http->send(std::move(request), std::move(stop));
}

Async<HttpReply> HubApi::sendKept(HttpRequest request, std::stop_token stop)
{
    request.keep = m_manners.keepAnswers;
    return send(std::move(request), std::move(stop));
}

Async<Identity> HubApi::whoami(std::stop_token stop)
{
    if (!m_http->hasToken()) {
        co_return fail(Error::Kind::Unauthorized, u"there is no token"_s);
    }
    const auto reply = co_await send(whoamiRequest(m_http->endpoint()), std::move(stop));
    co_return readObject(reply, Identity::fromJson);
}

Async<Identity> HubApi::whoami(QString token, std::stop_token stop)
{
    if (token.isEmpty() || token.startsWith("api_org"_L1)) {
        co_return fail(Error::Kind::Unauthorized,
                       token.isEmpty() ? u"there is no token"_s
                                       : u"a token of an organisation cannot sign in"_s);
    }
    auto request = whoamiRequest(m_http->endpoint());
    request.authorize = false;
    request.headers.append(QHttpHeaders::WellKnownHeader::Authorization, "Bearer " + token.toUtf8());
    auto reply = co_await send(std::move(request), std::move(stop));
    if (!reply) {
        reply.error().detail.replace(token, "****"_L1);
    }
    co_return readObject(reply, Identity::fromJson);
}

Async<RepoInfo> HubApi::info(
    RepoId repo, std::optional<Revision> revision, bool blobs, QStringList expand, std::stop_token stop)
{
    QUrlQuery query;
    if (blobs && expand.isEmpty()) {
        query.addQueryItem(u"blobs"_s, u"true"_s);
    }
    for (const auto &property : expand) {
        query.addQueryItem(u"expand"_s, QString::fromLatin1(encodeSegment(property)));
    }
    const auto url = urlBelow(m_http->endpoint(), infoPath(repo, revision), query);
    const auto reply = co_await sendKept(readRequest(url), std::move(stop));
    co_return infoIn(repo.kind, reply);
}

Result<RepoInfo>
HubApi::keptInfo(const RepoId &repo, const std::optional<Revision> &revision, const Error &why) const
{
    auto request = readRequest(urlBelow(m_http->endpoint(), infoPath(repo, revision)));
    request.keep = m_manners.keepAnswers;
    return infoIn(repo.kind, m_http->kept(std::move(request), why));
}

Async<Refs> HubApi::refs(RepoId repo, bool pullRequests, std::stop_token stop)
{
    QUrlQuery query;
    if (pullRequests) {
        query.addQueryItem(u"include_prs"_s, u"1"_s);
    }
    const auto url = urlBelow(m_http->endpoint(), repo.apiPath() + "/refs", query);
    const auto reply = co_await sendKept(readRequest(url), std::move(stop));
    co_return readObject(reply, Refs::fromJson);
}

} // namespace Hubdesk
