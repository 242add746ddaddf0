// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/net/retrypolicy.h"

#include <algorithm>

namespace Hubdesk
{

namespace
{

bool mayBeTriedAgain(const Error &error)
{
    switch (error.status) {
    case 0:
        return error.kind == Error::Kind::Offline || error.kind == Error::Kind::Timeout;
    case 408:
    case 429:
    case 500:
    case 502:
    case 503:
    case 504:
        return true;
    default:
        // An answer that began well and was then cut or stalled.
        return error.status < 400
            && (error.kind == Error::Kind::Offline || error.kind == Error::Kind::Timeout);
    }
}

} // namespace

std::optional<int> RetryPolicy::waitMs(const Error &error, int attempt, double random) const
{
    if (attempt > retries || !mayBeTriedAgain(error)) {
        return {};
    }
    const double wish = std::clamp(random, 0.0, 1.0) * jitter;
    if (error.retryAfterMs >= 0) {
        // Never earlier than the server said.
        return int(std::min<double>(double(error.retryAfterMs) + wish * firstWaitMs, 86'400'000));
    }
    const double wait
        = std::min<double>(double(firstWaitMs) * double(1LL << std::min(attempt - 1, 30)), longestWaitMs);
    return int(wait * (1 - jitter) + wait * wish);
}

} // namespace Hubdesk
