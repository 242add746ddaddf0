// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/transfer/ratelimiter.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace Hubdesk
{

namespace
{

constexpr double bucketSeconds = 0.2;
constexpr double nearlyFull = 0.75;
constexpr qint64 turnsPerSecond = 50; ///< where several wait
/// One that has not asked for so long has closed, or waits for something else: the others go on.
constexpr qint64 goneNs = 50'000'000;
constexpr qint64 heldUpNs = 25'000'000;
/// What ten milliseconds bring, and not less than so many bytes, which would be all reading and no waiting.
constexpr qint64 leastRead = 16 << 10;

qint64 systemClock()
{
    return std::chrono::steady_clock::now().time_since_epoch() / std::chrono::nanoseconds(1);
}

} // namespace

RateLimiter::RateLimiter(RateLimiter *above, Clock clock)
    : m_above(above)
    , m_clock(clock ? std::move(clock) : Clock(&systemClock))
{
}

void RateLimiter::setLimit(qint64 bytesPerSecond)
{
    m_limit = std::max<qint64>(bytesPerSecond, 0);
    m_level = 0;
    m_filledNs = m_clock();
    m_waiting.clear();
}

qint64 RateLimiter::tightest() const
{
    const auto above = m_above ? m_above->tightest() : 0;
    return m_limit == 0 || above == 0 ? std::max(m_limit, above) : std::min(m_limit, above);
}

double RateLimiter::capacity() const
{
    return std::max(double(m_limit) * bucketSeconds, 1.0);
}

void RateLimiter::fill(qint64 nowNs)
{
    m_level += double(m_limit) * double(nowNs - m_filledNs) / 1e9;
    m_filledNs = nowNs;
    m_level = std::min(m_level, capacity());
}

bool RateLimiter::isFirst(const void *asker) const
{
    return m_waiting.empty() || m_waiting.front().asker == asker;
}

void RateLimiter::wait(const void *asker, qint64 nowNs)
{
    const auto there = std::ranges::find(m_waiting, asker, &Waiting::asker);
    if (there == m_waiting.end()) {
        m_waiting.push_back({ asker, nowNs });
    } else {
        there->askedNs = nowNs;
    }
}

/// Those that have closed keep nobody waiting. Where nobody at all has asked for a while, the thread was held
/// up, and all of them are still there.
void RateLimiter::dropGone(const void *asker, qint64 nowNs)
{
    const auto silence = nowNs - std::exchange(m_askedNs, nowNs);
    if (silence > heldUpNs) {
        for (auto &one : m_waiting) {
            one.askedNs += silence;
        }
    }
    std::erase_if(m_waiting,
                  [&](const Waiting &one) { return one.asker != asker && nowNs - one.askedNs > goneNs; });
}

qint64 RateLimiter::own(const void *asker, qint64 most)
{
    if (m_limit == 0) {
        return most;
    }
    const auto now = m_clock();
    fill(now);
    dropGone(asker, now);
    const auto least
        = double(std::clamp<qint64>(m_limit / 100, 1, std::min(leastRead, std::max<qint64>(most, 1))));
    // Who is not the next one may go ahead where the others get all that they ask for, too, or where nobody
    // comes for what is there.
    const bool forAll
        = m_level >= std::min(double(most) * double(m_waiting.size() + 1), capacity() * nearlyFull);
    if (m_level < least || !(isFirst(asker) || forAll)) {
        wait(asker, now);
        return 0;
    }
    std::erase_if(m_waiting, [asker](const Waiting &one) { return one.asker == asker; });
    const auto turn = m_waiting.empty() ? most : std::max<qint64>(m_limit / turnsPerSecond, 1);
    return std::min({ qint64(m_level), most, turn });
}

qint64 RateLimiter::room(const void *asker, qint64 most)
{
    const auto mine = own(asker, most);
    return mine > 0 && m_above ? m_above->room(asker, mine) : mine;
}

void RateLimiter::took(qint64 bytes)
{
    if (m_limit > 0) {
        m_level -= double(bytes);
    }
    if (m_above) {
        m_above->took(bytes);
    }
}

} // namespace Hubdesk
