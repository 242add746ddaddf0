// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/transfer/ratelimiter.h"

#include <algorithm>

namespace Hubdesk
{

void RateLimiter::setLimit(qint64 bytesPerSecond)
{
    m_limit = qMax<qint64>(bytesPerSecond, 0);
    m_level = 0;
    m_since.start();
}

qint64 RateLimiter::room(qint64 most)
{
    if (m_limit == 0) {
        return most;
    }
    m_level += double(m_limit) * double(m_since.nsecsElapsed()) / 1e9;
    m_since.start();
    m_level = std::min(m_level, std::max(double(m_limit) / 10, 1.0));
    return qBound<qint64>(0, qint64(m_level), most);
}

void RateLimiter::took(qint64 bytes)
{
    if (m_limit > 0) {
        m_level -= double(bytes);
    }
}

} // namespace Hubdesk
