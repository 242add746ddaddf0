// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/net/httpmessage.h"
#include "core/transfer/downloadflow.h"
#include "core/transfer/partwriter.h"

namespace Hubdesk
{

/// One GET of one part: what was asked for, what must come, and where it goes. The end of its range may move
/// closer while it runs. Shared by the call and its sink; engine thread.
struct RangeFetch {
    QUrl url;
    ByteRange range;
    qint64 fileSize = 0;
    ContentId content;
    QUrl endpoint;
    QByteArray validator; ///< sent as If-Range; out: what the answer has
    bool askForRange
        = true; ///< false: a server answered 416, so take the whole file and pass over what is here
    bool pastStores = false; ///< what came before was wrong: no proxy is to answer from its store
    bool refuseWhole = false; ///< others bring the beginning: an answer that ignores the range is no use
    std::shared_ptr<HashPipe> pipe;
    std::shared_ptr<PartWriter> writer;
    RateLimiter *limiter = nullptr;
    std::function<int()> lanes; ///< connections that bring this file now
    std::function<void(qint64)> took; ///< bytes that came from the network
    std::function<void(qint64 again)>
        cameWhole; ///< the server ignores the range, and sends everything: so much is here already
    std::stop_source stop; ///< of this one alone
    bool calledOff = false; ///< somebody else brings this part: the answer is not wanted any more

    // what happened
    bool begun = false; ///< `writer` stands where the first byte will be
    bool accepted = false; ///< the head of the answer is as it should be, and `validator` is its ETag
    qint64 received = 0; ///< bytes of the body, also those that were passed over
    qint64 toSkip = 0;
    bool asked = false; ///< for a range
    bool ignoredRange = false; ///< the server sent the whole file all the same
    bool staleValidator = false; ///< ... because If-Range no longer matched: ask again without
    bool enough = false; ///< the gap is filled, the rest was not wanted
    bool wrongShape = false; ///< the answer contradicts itself or the listing

    HttpRequest request(int idleTimeoutMs);
    Result<void> takeHead(const HttpHead &head);
    Result<void> takeBytes(QByteArrayView bytes);
    qint64 room() const;
    qint64 ahead() const;
    static HttpSink sink(const std::shared_ptr<RangeFetch> &fetch);

private:
    Result<void> takePart(const HttpHead &head);
    Result<void> takeWhole(const HttpHead &head);
    std::unexpected<Error> refuse(const QString &why);
};

/// Whether an answer is of the file that was listed, as far as it says: Protocol otherwise.
Result<void> checkIsListed(const HttpHead &head, const ContentId &content, qint64 size, const QUrl &endpoint);

/// `bytes 5-9/10`. `total` is -1 for `*`. Nothing if it is no such header.
struct ContentRange {
    qint64 first = 0;
    qint64 last = 0;
    qint64 total = -1;
    static std::optional<ContentRange> parse(const QByteArray &header);
    bool operator==(const ContentRange &) const = default;
};

} // namespace Hubdesk
