// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/urlencode.h"
#include "core/hub/hubapi.h"
#include "core/hub/hubrequest.h"
#include "core/net/httpclient.h"

using namespace Qt::StringLiterals;

// What surrounds the repos: people, tags, scans, likes, differences.
namespace Hubdesk
{

namespace
{
constexpr qint64 avatarLimit = 1 << 20;
constexpr std::chrono::days avatarsFreshFor(7);
} // namespace

Async<QuickHits> HubApi::quickSearch(QString text, int limit, std::stop_token stop)
{
    QUrlQuery query;
    query.addQueryItem(u"q"_s, QString::fromLatin1(encodeSegment(text)));
    query.addQueryItem(u"limit"_s, QString::number(std::clamp(limit, 1, 20)));
    const auto url = urlBelow(m_http->endpoint(), "/api/quicksearch", query);
    const auto reply = co_await sendKept(readRequest(url), std::move(stop));
    co_return readObject(reply, QuickHits::fromJson);
}

Async<Profile> HubApi::profile(QString name, std::stop_token stop)
{
    const auto segment = encodeSegment(name);
    const auto user = urlBelow(m_http->endpoint(), "/api/users/" + segment + "/overview");
    const auto reply = co_await send(readRequest(user), stop);
    if (reply || reply.error().status != 404) {
        co_return readObject(reply, Profile::fromUserJson);
    }
    const auto organisation = urlBelow(m_http->endpoint(), "/api/organizations/" + segment + "/overview");
    const auto second = co_await send(readRequest(organisation), std::move(stop));
    co_return readObject(second, Profile::fromOrganisationJson);
}

// `GET /api/avatars/{namespace}` redirects to the picture (OpenAPI), which may lie at another host.
Async<HubApi::Bytes> HubApi::avatar(QString name, std::stop_token stop)
{
    auto request = readRequest(urlBelow(m_http->endpoint(), "/api/avatars/" + encodeSegment(name)));
    request.limit = avatarLimit;
    request.publicOnly = true;
    request.freshFor = avatarsFreshFor;
    request.retry = false; // there is another way to show who it is
    auto reply = co_await sendKept(std::move(request), std::move(stop));
    if (!reply) {
        co_return std::unexpected(std::move(reply.error()));
    }
    const auto size = reply->body.size();
    co_return Bytes{ std::move(reply->body), size };
}

Async<TagCatalog> HubApi::tagCatalog(RepoKind kind, std::stop_token stop)
{
    if (kind != RepoKind::Model && kind != RepoKind::Dataset) {
        co_return fail(Error::Kind::Usage, u"the Hub has no catalogue of tags for this kind of repo"_s);
    }
    const QByteArray path = "/api/" + QByteArray(kindPlural(kind).data()) + "-tags-by-type";
    const auto reply = co_await sendKept(readRequest(urlBelow(m_http->endpoint(), path)), std::move(stop));
    co_return readObject(reply, TagCatalog::fromJson);
}

Async<> HubApi::authCheck(RepoId repo, std::stop_token stop)
{
    const auto url = urlBelow(m_http->endpoint(), repo.apiPath() + "/auth-check");
    const auto reply = co_await send(readRequest(url), std::move(stop));
    if (!reply) {
        co_return std::unexpected(reply.error());
    }
    co_return {};
}

Async<Page<RepoId>> HubApi::likes(QString user, QUrl next, std::stop_token stop)
{
    const auto first = urlBelow(m_http->endpoint(), "/api/users/" + encodeSegment(user) + "/likes");
    auto request
        = next.isEmpty() ? Result<HttpRequest>(readRequest(first)) : nextRequest(m_http->endpoint(), next);
    if (!request) {
        co_return std::unexpected(request.error());
    }
    const auto reply = co_await send(std::move(*request), std::move(stop));
    if (!reply) {
        co_return std::unexpected(reply.error());
    }
    const auto page = pageOf(m_http->endpoint(), *reply);
    if (!page) {
        co_return std::unexpected(page.error());
    }
    Page<RepoId> made{ .next = page->next, .total = page->total };
    for (const auto &item : page->items) {
        const auto kind = kindFromName(item["repo"_L1]["type"_L1].toString());
        const auto repo = kind ? RepoId::parse(*kind, item["repo"_L1]["name"_L1].toString())
                               : Result<RepoId>(std::unexpected(kind.error()));
        if (repo) {
            made.items << *repo;
        }
    }
    co_return made;
}

Async<RepoScan> HubApi::scan(RepoId repo, std::stop_token stop)
{
    const auto url = urlBelow(m_http->endpoint(), repo.apiPath() + "/scan");
    const auto reply = co_await send(readRequest(url), std::move(stop));
    co_return readObject(reply, RepoScan::fromJson);
}

Async<> HubApi::unlike(RepoId repo, std::stop_token stop)
{
    auto request = readRequest(urlBelow(m_http->endpoint(), repo.apiPath() + "/like"));
    request.verb = "DELETE";
    const auto reply = co_await send(std::move(request), std::move(stop));
    if (!reply) {
        co_return std::unexpected(reply.error());
    }
    co_return {};
}

Async<HubApi::Diff>
HubApi::compare(RepoId repo, Revision before, Revision after, qint64 limit, std::stop_token stop)
{
    QUrlQuery query;
    query.addQueryItem(u"raw"_s, u"true"_s);
    const auto range = encodeSegment(before.name + ".."_L1 + after.name);
    auto request = readRequest(urlBelow(m_http->endpoint(), repo.apiPath() + "/compare/" + range, query));
    request.limit = limit;
    const auto reply = co_await sendKept(std::move(request), std::move(stop));
    if (!reply) {
        co_return std::unexpected(reply.error());
    }
    co_return Diff{ reply->body };
}

} // namespace Hubdesk
