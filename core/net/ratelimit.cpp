// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/net/ratelimit.h"

#include "core/net/httpmessage.h"

#include <algorithm>

namespace Hubdesk
{

namespace
{

// The number of `;key=123`; absent if it is missing or no plain number.
std::optional<int> number(QByteArrayView text, QByteArrayView key)
{
    for (const auto &part : text.toByteArray().split(';')) {
        const auto equals = part.indexOf('=');
        if (equals < 0 || part.first(equals).trimmed().compare(key, Qt::CaseInsensitive) != 0) {
            continue;
        }
        bool good = false;
        const int value = part.sliced(equals + 1).trimmed().toInt(&good);
        return good && value >= 0 ? std::optional(value) : std::nullopt;
    }
    return {};
}

QByteArray quotedWord(QByteArrayView text)
{
    const auto start = text.indexOf('"');
    const auto end = start < 0 ? -1 : text.indexOf('"', start + 1);
    return end < 0 ? QByteArray() : text.sliced(start + 1, end - start - 1).toByteArray();
}

std::optional<qint64> plainSeconds(QByteArrayView text)
{
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    if (text.isEmpty() || text.size() > 9 || !std::ranges::all_of(text, isDigit)) {
        return {};
    }
    return text.toLongLong();
}

} // namespace

std::optional<RateLimit> RateLimit::parse(QByteArrayView limit, QByteArrayView policy)
{
    const auto remaining = number(limit, "r");
    const auto reset = number(limit, "t");
    if (!remaining || !reset) {
        return {};
    }
    return RateLimit{ quotedWord(limit),
                      *remaining,
                      *reset,
                      number(policy, "q").value_or(-1),
                      number(policy, "w").value_or(-1) };
}

qint64 serverWaitMs(const HttpHead &head)
{
    if (head.status == 429) {
        const auto limit = RateLimit::parse(head.combined("ratelimit"), head.combined("ratelimit-policy"));
        if (limit && limit->remaining == 0) {
            return (qint64(limit->resetSeconds) + 1) * 1000;
        }
    }
    const auto seconds = plainSeconds(head.header("retry-after"));
    return seconds ? (*seconds + 1) * 1000 : -1;
}

} // namespace Hubdesk
