// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"

#include <optional>

namespace Hubdesk
{

/// Which failures are tried again and when. Pure. Defaults are those of the official client (hub-protocol.md
/// 0.1) with jitter on top, so that a thousand clients do not come back at once.
struct RetryPolicy {
    int retries = 5;
    int firstWaitMs = 1000;
    int longestWaitMs = 8000;
    double jitter = 0.2; ///< share of the wait that is random; 0 in tests

    static RetryPolicy none() { return { .retries = 0 }; }
    /// Wait before attempt `attempt` (1 is the first retry) after `error`, or nothing if it must not be tried
    /// again. `random` is 0..1. A wait that the server asked for wins.
    std::optional<int> waitMs(const Error &error, int attempt, double random) const;
};

} // namespace Hubdesk
