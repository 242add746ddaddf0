// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/services/networkcheck.h"

#include "core/base/await.h"
#include "core/base/workers.h"
#include "core/net/linkheader.h"
#include "core/net/neterror.h"
#include "core/net/trust.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr int modelsLookedAt = 5; ///< until one has a large file that everybody may read
constexpr int learnMs = 10'000;
constexpr qint64 longestAnswer = 1 << 20;

/// The answer to a HEAD of a large file, not followed to where the file is.
struct LargeFile {
    HttpHead head;
};

// The first large file of a model; nothing where it has none, or shows none to us.
Async<LargeFile> largeFileOf(Services *core, RepoId repo, std::stop_token stop)
{
    const Revision main{ u"main"_s };
    HubApi::TreeRequest listing{ .repo = repo, .revision = main };
    const auto page = co_await core->hub().tree(listing, {}, stop);
    if (!page) {
        co_return std::unexpected(page.error());
    }
    const auto file = std::ranges::find_if(page->items, &TreeEntry::isLfs);
    if (file == page->items.end()) {
        co_return fail(Error::Kind::NotFound, u"it has no large file"_s);
    }
    HttpRequest request;
    request.verb = "HEAD";
    request.url = core->hub().resolveUrl(repo, main, file->path);
    request.stopAtForeignRedirect = true;
    request.identity = true;
    request.idleTimeoutMs = learnMs;
    const auto reply = co_await core->http().send(request, stop);
    if (!reply) {
        co_return std::unexpected(reply.error());
    }
    co_return LargeFile{ reply->head };
}

Async<LargeFile> anyLargeFile(Services *core, std::stop_token stop)
{
    const Query query{ .kind = RepoKind::Model, .sort = Sort::Downloads, .limit = modelsLookedAt };
    const auto models = co_await core->hub().search(query, stop);
    if (!models) {
        co_return std::unexpected(models.error());
    }
    if (models->old) {
        co_return std::unexpected(models->old->why);
    }
    Error why{ Error::Kind::NotFound, u"this Hub shows no large file"_s };
    for (const auto &model : models->items.first(std::min<qsizetype>(modelsLookedAt, models->items.size()))) {
        auto file = co_await largeFileOf(core, model.id, stop);
        if (file || stop.stop_requested()) {
            co_return file;
        }
        if (file.error().isTransient()) {
            why = file.error();
        }
    }
    co_return std::unexpected(why);
}

// Mirrors hand out links of the public Hub: what is theirs is asked there.
QUrl atHome(const QUrl &endpoint, const QUrl &url)
{
    if (url.host() != "huggingface.co"_L1) {
        return url;
    }
    auto moved = endpoint;
    moved.setPath(endpoint.path() + url.path(QUrl::FullyEncoded), QUrl::TolerantMode);
    return moved;
}

Async<NetworkPlace> chunkPlace(Services *core, HttpHead head, std::stop_token stop)
{
    NetworkPlace place{ .part = NetworkPart::Chunks, .url = {}, .unknown = {} };
    const auto &endpoint = core->environment().endpoint;
    auto link = linkTarget(head.combined("link"), "xet-auth");
    if (link.isEmpty()) {
        link = head.header("x-xet-refresh-route");
    }
    if (head.header("x-xet-hash").isEmpty() || link.isEmpty()) {
        place.unknown = Error{ Error::Kind::NotFound, u"this Hub names no chunk store"_s };
        co_return place;
    }
    HttpRequest request;
    request.url = atHome(endpoint, head.url.resolved(QUrl::fromEncoded(link)));
    request.limit = longestAnswer;
    request.idleTimeoutMs = learnMs;
    const auto reply = co_await core->http().send(request, stop);
    if (!reply) {
        place.unknown = reply.error();
        co_return place;
    }
    auto address = QString::fromLatin1(reply->head.header("x-xet-cas-url"));
    if (address.isEmpty()) {
        address = QJsonDocument::fromJson(reply->body).object()["casUrl"_L1].toString();
    }
    place.url = QUrl(address);
    if (!place.url.isValid() || place.url.host().isEmpty()) {
        place.url.clear();
        place.unknown = Error{ Error::Kind::Protocol, u"the Hub names no address of its chunk store"_s };
    }
    co_return place;
}

HttpRequest questionOf(const NetworkPlace &place, int stepMs)
{
    HttpRequest request;
    request.url = place.url;
    request.limit = longestAnswer;
    request.idleTimeoutMs = stepMs;
    request.authorize = place.part == NetworkPart::Api;
    if (place.part == NetworkPart::Files) {
        request.headers.append(QHttpHeaders::WellKnownHeader::Range, "bytes=0-0"); // a HEAD may not be signed
    }
    return request;
}

// Only the endpoint is asked something that it has to know. A host of files may ignore the range and send
// more than is wanted; a chunk store says no more than that it is one.
bool isAnswer(NetworkPart part, const Error &error)
{
    switch (part) {
    case NetworkPart::Api:
        return false;
    case NetworkPart::Files:
        return error.status >= 200 && error.status < 300;
    case NetworkPart::Chunks:
        return error.status >= 200 && error.status < 500 && error.status != 407;
    }
    return false;
}

void takeAnswer(HostCheck *check, const NetworkPlace &place, const Result<HttpReply> &answer, qint64 ms)
{
    if (answer || isAnswer(place.part, answer.error())) {
        check->steps.append({ NetStep::Answer, ms });
        return;
    }
    check->failed = NetStep::Answer;
    check->error = answer.error();
    if (check->error.status == 407) {
        check->failed = NetStep::Proxy;
        check->error.kind = Error::Kind::Unauthorized;
    } else if (check->error.kind == Error::Kind::Untrusted) {
        check->failed = NetStep::Tls;
    }
}

CertificateFile contentOf(const QList<QSslCertificate> &certificates)
{
    CertificateFile content;
    for (const auto &certificate : certificates) {
        content.names << certificate.subjectDisplayName();
        const auto until = certificate.expiryDate().toUTC();
        content.until = content.until.isValid() ? std::min(content.until, until) : until;
    }
    return content;
}

} // namespace

NetworkPlace endpointPlace(const Services *core)
{
    return { .part = NetworkPart::Api,
             .url = QUrl(core->environment().endpoint.toString() + u"/api/models?limit=1"_s),
             .unknown = {} };
}

Async<NetworkPlaces> networkPlaces(Services *core, std::stop_token stop)
{
    const auto file = co_await anyLargeFile(core, stop);
    if (stop.stop_requested()) {
        co_return fail(Error::Kind::Cancelled, u"stopped on request"_s);
    }
    NetworkPlaces places;
    places.files.part = NetworkPart::Files;
    places.chunks.part = NetworkPart::Chunks;
    if (!file) {
        places.files.unknown = places.chunks.unknown = file.error();
        co_return places;
    }
    const auto &head = file->head;
    const auto target = head.header("location");
    places.files.url = target.isEmpty() ? head.url : head.url.resolved(QUrl::fromEncoded(target));
    auto chunks = co_await chunkPlace(core, head, stop);
    if (!chunks) {
        co_return std::unexpected(chunks.error());
    }
    places.chunks = std::move(*chunks);
    co_return places;
}

Async<HostCheck> checkPlace(Services *core, NetworkPlace place, int stepMs, std::stop_token stop)
{
    auto check = co_await core->http().checkHost(place.url, stepMs, stop);
    if (!check || !check->isGood()) {
        co_return check;
    }
    QElapsedTimer clock;
    clock.start();
    const auto answer = co_await core->http().send(questionOf(place, stepMs), stop);
    if (stop.stop_requested()) {
        co_return fail(Error::Kind::Cancelled, u"stopped on request"_s);
    }
    takeAnswer(&*check, place, answer, clock.elapsed());
    co_return check;
}

Async<CertificateFile> certificateFile(QString file)
{
    const auto read = [file] { return certificatesIn(file); };
    auto future = onWorker(read);
    const auto found = co_await finished(std::move(future));
    if (!found) {
        co_return std::unexpected(found.error());
    }
    co_return contentOf(*found);
}

} // namespace Hubdesk
