// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/urlencode.h"
#include "core/hub/hubapi.h"
#include "core/hub/hubrequest.h"
#include "core/hub/json.h"
#include "core/net/httpclient.h"
#include "core/net/linkheader.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

// W/"abc" and "abc" name the same content.
QByteArray normalisedEtag(QByteArray etag)
{
    qsizetype start = 0;
    while (start < etag.size() && (etag[start] == 'W' || etag[start] == '/')) {
        ++start;
    }
    etag.remove(0, start);
    while (etag.startsWith('"')) {
        etag.remove(0, 1);
    }
    while (etag.endsWith('"')) {
        etag.chop(1);
    }
    return etag;
}

std::optional<qint64> sizeIn(const HttpHead &head, QByteArrayView name)
{
    bool good = false;
    const auto size = head.header(name).toLongLong(&good);
    return good && size >= 0 ? std::optional(size) : std::nullopt;
}

QString xetHashOf(const HttpHead &head)
{
    const auto hash = QString::fromLatin1(head.header("x-xet-hash"));
    const bool refreshable = !linkTarget(head.combined("link"), "xet-auth").isEmpty()
        || !head.header("x-xet-refresh-route").isEmpty();
    return refreshable && isHex(hash, 64) ? hash : QString();
}

Result<FileMetadata> metadataOf(const HttpHead &head)
{
    FileMetadata made;
    const auto refuse = [&](const QString &text) {
        return std::unexpected(withHead({ Error::Kind::Protocol, text }, head));
    };
    const auto commit = QString::fromLatin1(head.header("x-repo-commit"));
    if (!CommitId::isOne(commit)) {
        return refuse(u"the answer names no commit: this is not the Hub"_s);
    }
    made.commit = { commit };
    const auto linked = head.header("x-linked-etag");
    made.etag = { normalisedEtag(linked.isEmpty() ? head.header("etag") : linked) };
    if (made.etag.hex.isEmpty()) {
        return refuse(u"the answer has no ETag: this is not the Hub"_s);
    }
    const auto location = head.header("location");
    const bool redirects = head.status >= 300 && !location.isEmpty();
    made.size = sizeIn(head, "x-linked-size");
    if (!made.size && !redirects) {
        made.size = sizeIn(head, "content-length");
    }
    made.location = redirects ? head.url.resolved(QUrl::fromEncoded(location)) : head.url;
    made.xetHash = xetHashOf(head);
    return made;
}

// "bytes 0-99/1234"
qint64 totalOf(const HttpHead &head)
{
    const auto range = head.header("content-range");
    bool good = false;
    const auto total = range.sliced(range.lastIndexOf('/') + 1).toLongLong(&good);
    return good ? total : -1;
}

QByteArray rangeOf(qint64 offset, qint64 length)
{
    QByteArray range = "bytes=" + QByteArray::number(offset) + '-';
    if (length >= 0) {
        range += QByteArray::number(offset + length - 1);
    }
    return range;
}

// The part that was asked for, also when the server ignored the range and sent the whole.
HubApi::Bytes partOf(const HttpReply &reply, qint64 offset, qint64 length)
{
    if (reply.head.status == 206) {
        return { reply.body, totalOf(reply.head) };
    }
    return { reply.body.mid(std::min<qint64>(offset, reply.body.size()), length), reply.body.size() };
}

} // namespace

QUrl HubApi::resolveUrl(const RepoId &repo, const Revision &revision, const QString &path) const
{
    return urlBelow(m_http->endpoint(),
                    repo.webPath() + "/resolve/" + encodeSegment(revision.name) + '/' + encodePath(path));
}

Async<FileMetadata> HubApi::fileMetadata(RepoId repo, Revision revision, QString path, std::stop_token stop)
{
    HttpRequest request;
    request.verb = "HEAD";
    request.url = resolveUrl(repo, revision, path);
    request.stopAtForeignRedirect = true;
    request.identity = true;
    request.idleTimeoutMs = m_manners.metadataTimeoutMs;
    const auto reply = co_await send(std::move(request), std::move(stop));
    if (!reply) {
        co_return std::unexpected(reply.error());
    }
    co_return metadataOf(reply->head);
}

Async<HubApi::Bytes> HubApi::fileBytes(
    RepoId repo, Revision revision, QString path, qint64 offset, qint64 length, std::stop_token stop)
{
    auto request = readRequest(resolveUrl(repo, revision, path));
    if (offset < 0 || length > request.limit) {
        co_return fail(Error::Kind::Usage, u"at most %1 bytes can be read at once"_s.arg(request.limit));
    }
    if (length == 0) {
        co_return Bytes{};
    }
    request.identity = true;
    const bool whole = offset == 0 && length < 0;
    if (!whole) {
        request.headers.append(QHttpHeaders::WellKnownHeader::Range, rangeOf(offset, length));
    }
    const auto reply = co_await sendKept(std::move(request), std::move(stop));
    if (!reply) {
        if (reply.error().status == 416) {
            co_return Bytes{ {}, offset == 0 ? 0 : -1 }; // at the end, or the file is empty
        }
        co_return std::unexpected(reply.error());
    }
    co_return partOf(*reply, offset, length);
}

Async<HubApi::Bytes> HubApi::resource(QUrl url, qint64 limit, std::stop_token stop)
{
    auto request = readRequest(m_http->endpoint().resolved(url));
    request.limit = limit;
    request.publicOnly = true;
    auto reply = co_await sendKept(std::move(request), std::move(stop));
    if (!reply) {
        co_return std::unexpected(std::move(reply.error()));
    }
    const auto size = reply->body.size();
    co_return Bytes{ std::move(reply->body), size };
}

} // namespace Hubdesk
