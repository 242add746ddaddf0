// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/transfer/rangefetch.h"

#include "core/base/logging.h"
#include "core/net/httpclient.h"
#include "core/transfer/ratelimiter.h"
#include "core/transfer/storedtransfer.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{
constexpr qint64 mostAtOnce = 256 << 10;
constexpr qint64 leastAhead = 16 << 10;

/// `W/"abc"` and `"abc"` to `abc`, as hub-protocol.md 5.2 has it.
QByteArray plainEtag(QByteArray etag)
{
    while (etag.startsWith('W') || etag.startsWith('/')) {
        etag.removeFirst();
    }
    if (etag.size() >= 2 && etag.startsWith('"') && etag.endsWith('"')) {
        etag = etag.sliced(1, etag.size() - 2);
    }
    return etag;
}
} // namespace

// The listing told the hash and the size; an answer that says otherwise is another file.
Result<void> checkIsListed(const HttpHead &head, const ContentId &content, qint64 size, const QUrl &endpoint)
{
    auto etag = plainEtag(head.header("x-linked-etag"));
    if (etag.isEmpty() && HttpClient::sameOrigin(head.url, endpoint)) {
        etag = plainEtag(head.header("etag")); // that of another host may be anything
    }
    if (ContentId{ etag }.algorithm() != ContentId::Algorithm::None && etag != content.hex) {
        return fail(Error::Kind::Protocol,
                    u"the Hub sent another file than it listed: ETag %1 instead of %2"_s.arg(
                        QString::fromLatin1(etag), QString::fromLatin1(content.hex)));
    }
    bool isNumber = false;
    const auto sent = head.header("x-linked-size").toLongLong(&isNumber);
    if (isNumber && sent != size) {
        return fail(
            Error::Kind::Protocol,
            u"the Hub sent another file than it listed: %1 bytes instead of %2"_s.arg(sent).arg(size));
    }
    return {};
}

std::optional<ContentRange> ContentRange::parse(const QByteArray &header)
{
    static const QRegularExpression pattern(u"^bytes (\\d+)-(\\d+)/(\\d+|\\*)$"_s);
    const auto match = pattern.match(QString::fromLatin1(header));
    if (!match.hasMatch()) {
        return {};
    }
    ContentRange range{ match.captured(1).toLongLong(), match.captured(2).toLongLong(), -1 };
    if (match.captured(3) != "*"_L1) {
        range.total = match.captured(3).toLongLong();
    }
    return range;
}

HttpRequest RangeFetch::request(int idleTimeoutMs)
{
    HttpRequest request{ .url = url,
                         .identity = true,
                         .bulk = fileSize >= StoredFile::smallSize,
                         .apart = pastStores,
                         .idleTimeoutMs = idleTimeoutMs };
    if (pastStores) {
        request.headers.append("Cache-Control", "no-cache");
    }
    const bool isWhole = range.begin == 0 && range.end == fileSize;
    asked = askForRange && !isWhole;
    if (asked) {
        const auto last = range.end == fileSize ? QByteArray() : QByteArray::number(range.end - 1);
        request.headers.append("Range", "bytes=" + QByteArray::number(range.begin) + '-' + last);
        if (!validator.isEmpty()) {
            request.headers.append("If-Range", validator);
        }
    }
    return request;
}

std::unexpected<Error> RangeFetch::refuse(const QString &why)
{
    wrongShape = true;
    return fail(Error::Kind::Protocol, why);
}

Result<void> RangeFetch::takePart(const HttpHead &head)
{
    const auto got = ContentRange::parse(head.header("content-range"));
    if (!got) {
        return refuse(u"a partial answer without a usable Content-Range"_s);
    }
    if (got->first != range.begin || got->last < got->first || got->last >= fileSize
        || (got->total >= 0 && got->total != fileSize)) {
        return refuse(u"asked for bytes from %1 of %2 and was sent %3-%4 of %5"_s.arg(range.begin)
                          .arg(fileSize)
                          .arg(got->first)
                          .arg(got->last)
                          .arg(got->total));
    }
    return {};
}

Result<void> RangeFetch::takeWhole(const HttpHead &head)
{
    bool isNumber = false;
    const auto length = head.header("content-length").toLongLong(&isNumber);
    if (isNumber && length != fileSize) {
        return refuse(u"the answer has %1 bytes, the file %2"_s.arg(length).arg(fileSize));
    }
    if (asked && range.begin > 0 && !validator.isEmpty() && head.header("etag") != validator) {
        staleValidator = true;
        return fail(Error::Kind::Conflict, u"the server has changed its ETag"_s);
    }
    ignoredRange = asked;
    if (ignoredRange && refuseWhole && range.begin > 0) {
        return fail(Error::Kind::Conflict, u"the server ignores Range"_s);
    }
    toSkip = range.begin;
    if (ignoredRange) {
        cameWhole(toSkip);
        qCInfo(transferLog).noquote() << "the server ignores Range, so" << toSkip
                                      << "bytes come again and are passed over:" << url.path();
    }
    return {};
}

Result<void> RangeFetch::takeHead(const HttpHead &head)
{
    if (calledOff) {
        return fail(Error::Kind::Cancelled, u"another connection brings it"_s);
    }
    if (const auto same = checkIsListed(head, content, fileSize, endpoint); !same) {
        return refuse(same.error().detail);
    }
    const auto shaped = head.status == 206 ? takePart(head)
        : head.status == 200               ? takeWhole(head)
                                           : refuse(u"an answer with status %1"_s.arg(head.status));
    const auto etag = head.header("etag");
    if (shaped) {
        accepted = true;
        validator = etag.startsWith('"') ? etag : QByteArray();
    }
    return shaped;
}

Result<void> RangeFetch::takeBytes(QByteArrayView bytes)
{
    if (calledOff) {
        return fail(Error::Kind::Cancelled, u"another connection brings it"_s);
    }
    received += bytes.size();
    took(bytes.size());
    if (limiter) {
        limiter->took(bytes.size());
    }
    if (pipe->error()) {
        return std::unexpected(*pipe->error());
    }
    const auto skipped = qMin<qint64>(toSkip, bytes.size());
    toSkip -= skipped;
    bytes = bytes.sliced(skipped);
    const auto wanted = qMin<qint64>(bytes.size(), range.end - writer->offset());
    if (wanted > 0) {
        writer->land(bytes.first(wanted));
    }
    if (wanted == bytes.size()) {
        return {};
    }
    if (range.end == fileSize) {
        return refuse(u"the answer is longer than the file, which has %1 bytes"_s.arg(fileSize));
    }
    enough = true;
    return fail(Error::Kind::Cancelled, u"the rest is here already"_s);
}

/// What waits in memory has come all the same, and is lost with a program that is killed: with a limit that
/// is to be little, and never more for several connections than for one. Beyond the end of a part, which
/// another connection may have taken over, nothing is wanted at all.
qint64 RangeFetch::ahead() const
{
    const auto limit = limiter ? limiter->tightest() : 0;
    const auto all = HttpSink::mostAhead / qMax(1, lanes ? lanes() : 1);
    const auto left = toSkip + range.end - (begun ? writer->offset() : range.begin);
    const auto most = qBound(leastAhead, left, all);
    return limit > 0 ? qBound(leastAhead, limit / 64, most) : most;
}

qint64 RangeFetch::room() const
{
    if (pipe->error()) {
        return mostAtOnce; // takeBytes() ends the call
    }
    if (writer->isFull()) {
        return 0;
    }
    return limiter ? limiter->room(this, mostAtOnce) : mostAtOnce;
}

HttpSink RangeFetch::sink(const std::shared_ptr<RangeFetch> &fetch)
{
    const auto again = std::make_shared<std::function<void()>>();
    QObject::connect(fetch->pipe.get(), &HashPipe::advanced, fetch->writer.get(), [again] {
        if (*again) {
            (*again)();
        }
    });
    return { .head = [fetch](const HttpHead &head) { return fetch->takeHead(head); },
             .bytes = [fetch](QByteArrayView bytes) { return fetch->takeBytes(bytes); },
             .room = [fetch] { return fetch->room(); },
             .ahead = [fetch] { return fetch->ahead(); },
             .again = again };
}

} // namespace Hubdesk
