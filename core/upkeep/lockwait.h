// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QDeadlineTimer>
#include <QThread>

#include <stop_token>

namespace Hubdesk
{

/// Tries again for as long as somebody holds the lock that `work` needs (Conflict), but not for ever: the
/// official client holds one while it publishes, which takes a moment. Workers only.
template<typename Work>
auto whileLocked(const std::stop_token &stop, Work work)
{
    constexpr int pollMs = 50;
    constexpr int patienceMs = 10'000;
    const QDeadlineTimer deadline(patienceMs);
    auto done = work();
    while (!done && done.error().kind == Error::Kind::Conflict && !deadline.hasExpired()
           && !stop.stop_requested()) {
        QThread::msleep(pollMs);
        done = work();
    }
    return done;
}

} // namespace Hubdesk
