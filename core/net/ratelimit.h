// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

#include <optional>

namespace Hubdesk
{

struct HttpHead;

/// What `RateLimit` and `RateLimit-Policy` say (hub-protocol.md 0.1). The Hub sends them with every answer.
struct RateLimit {
    QByteArray resource; ///< "api", "resolvers", ...
    int remaining = 0; ///< requests left in the window
    int resetSeconds = 0; ///< until the window starts anew
    int quota = -1; ///< requests a window, -1 if unknown
    int windowSeconds = -1;

    /// Absent if the first header is none.
    static std::optional<RateLimit> parse(QByteArrayView limit, QByteArrayView policy);
    bool operator==(const RateLimit &) const = default;
};

/// How long the server asks us to stay away, one second of grace included; -1 if it does not. An exhausted
/// RateLimit of a 429 wins over `Retry-After`, of which only a plain number of seconds counts.
qint64 serverWaitMs(const HttpHead &head);

} // namespace Hubdesk
