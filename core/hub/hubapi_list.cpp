// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/logging.h"
#include "core/base/urlencode.h"
#include "core/hub/hubapi.h"
#include "core/hub/hubrequest.h"
#include "core/net/httpclient.h"

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr qsizetype pathsPerCall = 500;
constexpr int mostPages = 100'000; ///< a server that links its pages in a circle must not hold us for ever

using RawPage = Result<Page<QJsonObject>>;

// Values of a page. `strict`: one bad item fails the page (a listing must be whole); else it is left out, so
// that one odd repo does not hide all others.
template<typename T, typename Read>
Result<Page<T>> valuesOf(const RawPage &raw, bool strict, Read read)
{
    if (!raw) {
        return std::unexpected(raw.error());
    }
    Page<T> page{ {}, raw->next, raw->total, raw->old };
    page.items.reserve(raw->items.size());
    for (const auto &item : raw->items) {
        Result<T> value = read(item);
        if (value) {
            page.items.append(std::move(*value));
        } else if (strict) {
            return std::unexpected(value.error());
        } else {
            qCWarning(hubLog) << "left out of a list:" << value.error().detail;
        }
    }
    return page;
}

auto summaryReader(RepoKind kind)
{
    return [kind](const QJsonObject &json) { return RepoSummary::fromJson(kind, json); };
}

// The request of the first page, or of the one that `next` names.
Result<HttpRequest> pageRequest(const QUrl &endpoint, const QUrl &first, const QUrl &next)
{
    return next.isEmpty() ? readRequest(first) : nextRequest(endpoint, next);
}

QUrl listUrl(const QUrl &endpoint, const Query &query)
{
    const QByteArray path = "/api/" + QByteArray(kindPlural(query.kind).data());
    return urlBelow(endpoint, path, query.toUrlQuery());
}

QUrl treeUrl(const QUrl &endpoint, const HubApi::TreeRequest &request)
{
    auto path = request.repo.apiPath() + "/tree/" + encodeSegment(request.revision.name);
    if (!request.path.isEmpty()) {
        path += '/' + encodeSegment(request.path);
    }
    QUrlQuery query;
    query.addQueryItem(u"recursive"_s, request.recursive ? u"true"_s : u"false"_s);
    query.addQueryItem(u"expand"_s, request.expand ? u"true"_s : u"false"_s);
    return urlBelow(endpoint, path, query);
}

// A form body, as this one call wants it.
HttpRequest pathsRequest(const QUrl &url, const QStringList &paths, bool expand)
{
    auto request = readRequest(url);
    request.verb = "POST";
    request.headers.append(QHttpHeaders::WellKnownHeader::ContentType, "application/x-www-form-urlencoded");
    for (const auto &path : paths) {
        request.body += "paths=" + encodeSegment(path) + '&';
    }
    request.body += expand ? "expand=true" : "expand=false";
    return request;
}

} // namespace

Async<Page<QJsonObject>> HubApi::fetchPage(Result<HttpRequest> request, std::stop_token stop)
{
    if (!request) {
        co_return std::unexpected(request.error());
    }
    const auto reply = co_await sendKept(std::move(*request), std::move(stop));
    if (!reply) {
        co_return std::unexpected(reply.error());
    }
    co_return pageOf(m_http->endpoint(), *reply);
}

Async<Page<RepoSummary>> HubApi::search(Query query, std::stop_token stop)
{
    const auto raw = co_await searchRaw(query, {}, std::move(stop));
    co_return valuesOf<RepoSummary>(raw, false, summaryReader(query.kind));
}

Async<Page<RepoSummary>> HubApi::searchNext(RepoKind kind, QUrl next, std::stop_token stop)
{
    const auto raw = co_await fetchPage(nextRequest(m_http->endpoint(), next), std::move(stop));
    co_return valuesOf<RepoSummary>(raw, false, summaryReader(kind));
}

Async<Page<QJsonObject>> HubApi::searchRaw(Query query, QUrl next, std::stop_token stop)
{
    if (query.kind == RepoKind::Kernel) {
        co_return fail(Error::Kind::Usage, u"the Hub has no list of kernels"_s);
    }
    const auto endpoint = m_http->endpoint();
    co_return co_await fetchPage(pageRequest(endpoint, listUrl(endpoint, query), next), std::move(stop));
}

Async<Page<Commit>> HubApi::commits(RepoId repo, Revision revision, QUrl next, std::stop_token stop)
{
    const auto endpoint = m_http->endpoint();
    const auto first = urlBelow(endpoint, repo.apiPath() + "/commits/" + encodeSegment(revision.name));
    const auto raw = co_await fetchPage(pageRequest(endpoint, first, next), std::move(stop));
    co_return valuesOf<Commit>(raw, true, Commit::fromJson);
}

Async<Page<TreeEntry>> HubApi::tree(TreeRequest request, QUrl next, std::stop_token stop)
{
    const auto endpoint = m_http->endpoint();
    const auto raw
        = co_await fetchPage(pageRequest(endpoint, treeUrl(endpoint, request), next), std::move(stop));
    co_return valuesOf<TreeEntry>(raw, true, TreeEntry::fromJson);
}

Async<QList<TreeEntry>> HubApi::wholeTree(TreeRequest request, std::stop_token stop)
{
    QList<TreeEntry> all;
    QUrl next;
    for (int count = 0; count < mostPages; ++count) {
        auto page = co_await tree(request, next, stop);
        if (!page) {
            co_return std::unexpected(std::move(page.error()));
        }
        all.append(std::move(page->items));
        if (page->next.isEmpty() || page->next == next) {
            co_return all;
        }
        next = page->next;
    }
    co_return fail(Error::Kind::Protocol, u"the listing does not end"_s);
}

Async<QList<TreeEntry>>
HubApi::pathsInfo(RepoId repo, Revision revision, QStringList paths, bool expand, std::stop_token stop)
{
    const auto url
        = urlBelow(m_http->endpoint(), repo.apiPath() + "/paths-info/" + encodeSegment(revision.name));
    QList<TreeEntry> all;
    for (qsizetype start = 0; start < paths.size(); start += pathsPerCall) {
        const auto request = pathsRequest(url, paths.mid(start, pathsPerCall), expand);
        const auto raw = co_await fetchPage(request, stop);
        auto page = valuesOf<TreeEntry>(raw, true, TreeEntry::fromJson);
        if (!page) {
            co_return std::unexpected(std::move(page.error()));
        }
        all.append(std::move(page->items));
    }
    co_return all;
}

} // namespace Hubdesk
