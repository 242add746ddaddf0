// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QHttpHeaders>
#include <QJsonDocument>
#include <QUrl>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace Hubdesk
{

/// One request as a value. Paths are already encoded (QUrl::fromEncoded).
struct HttpRequest {
    QByteArray verb = "GET";
    QUrl url;
    QHttpHeaders headers; ///< beside those that HttpClient sets itself (user agent, authorization, trace id)
    QByteArray body;
    /// Send the token if the URL's origin is the endpoint's. False: never (signed URLs, public calls).
    bool authorize = true;
    /// Follow redirects (by hand, at most 20): the token goes along only to the endpoint's origin.
    bool follow = true;
    /// With `follow`: stop at a redirect that leaves the endpoint's origin, which is then the answer
    /// (metadata HEAD).
    bool stopAtForeignRedirect = false;
    /// Hosts beside the endpoint's only over https, and never one that is written as a private address or
    /// local name, or whose name leads to a private address (pictures that a card names). Unsafe otherwise.
    bool publicOnly = false;
    bool identity = false; ///< `Accept-Encoding: identity`
    bool bulk = false; ///< the body is large: with the fewest copies, over connections for such alone
    bool apart
        = false; ///< over connections that only such requests go over: what came over the others was wrong
    qint64 limit = 256LL * 1024 * 1024; ///< send(): bytes of body (decompressed), more is a Protocol error
    bool retry = false; ///< retry as RetryPolicy says (lists, metadata); the caller knows that the call is
                        ///< idempotent
    /// With `retry`: somebody sits before it. Gives up after two further stalls, and at once where the server
    /// asks for a wait of more than five seconds; the error says for how long.
    bool personWaits = false;
    /// With send(): a good answer is kept, and asked for again only whether it still holds; where the Hub
    /// cannot be asked, the kept one is the answer and says so (HttpReply::old). For GETs whose answer may be
    /// shown though it is not the newest.
    bool keep = false;
    /// With `keep`: a kept answer that is younger is the answer, and nothing is sent (pictures of people,
    /// which change once a year). Those that a redirect fetched from another host are kept, too.
    std::chrono::seconds freshFor{ 0 };
    int idleTimeoutMs = 0; ///< no byte for so long: Timeout; 0: Route::stallMs
};

/// Status and headers of the final answer. Header names are matched without case.
struct HttpHead {
    int status = 0;
    QHttpHeaders headers;
    QUrl url; ///< where the answer came from, after redirects

    /// First value, trimmed, or empty.
    QByteArray header(QByteArrayView name) const;
    /// All values, joined by commas as RFC 9110 has it.
    QByteArray combined(QByteArrayView name) const;
};

/// An answer is an earlier one, because the Hub could not be asked.
struct OldAnswer {
    QDateTime asked; ///< when it was the Hub's answer
    Error why; ///< why there is none of today

    bool operator==(const OldAnswer &) const = default;
};

struct HttpReply {
    HttpHead head;
    QByteArray body;
    std::optional<OldAnswer> old = {};

    /// Parsed body; Protocol error if it is no JSON.
    Result<QJsonDocument> json() const;
};

/// Receives a streamed answer on the engine thread. `head` comes once, before the first byte, and only for a
/// 2xx answer; either may refuse, which aborts the connection and becomes the result of the call. The view
/// that `bytes` gets is valid during the call only.
struct HttpSink {
    std::function<Result<void>(const HttpHead &)> head;
    std::function<Result<void>(QByteArrayView)> bytes;
    /// Back-pressure (a rate limit, a disk or a hasher that is behind). Asked before each call of `bytes`:
    /// how many bytes may come in it. 0 or less: none now; it is asked again every `HttpSink::pollMs`,
    /// meanwhile at most the read buffer (`ahead`) fills, TCP makes the server wait, and the idle watchdog
    /// rests. Absent: no limit.
    std::function<qint64()> room;
    /// How many bytes may come before there is room for them; asked before each call of `bytes`. Absent:
    /// mostAhead.
    std::function<qint64()> ahead = {};
    /// Optional, with `room`: HttpClient puts a function here when it finds no room. Whoever makes room calls
    /// it (on the engine thread), and the next look comes at once; without, a fast connection would idle.
    std::shared_ptr<std::function<void()>> again;

    static constexpr int pollMs = 10;
    static constexpr qint64 mostAhead = 4LL << 20;
};

} // namespace Hubdesk
