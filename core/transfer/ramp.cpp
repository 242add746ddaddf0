// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/transfer/ramp.h"

#include <algorithm>

namespace Hubdesk
{

Ramp::Ramp(int most, int first)
    : m_most(std::max(most, 1))
    , m_cap(m_most)
    , m_wanted(std::clamp(first, 1, m_most))
{
}

void Ramp::begin(Phase phase, qint64 ms, qint64 bytes)
{
    m_phase = phase;
    m_sinceMs = ms;
    m_sinceBytes = bytes;
}

void Ramp::sample(qint64 ms, qint64 bytes, bool flows)
{
    m_nowMs = ms;
    if (m_sinceMs < 0 || (m_phase == Phase::Settling && !flows)) {
        begin(Phase::Settling, ms, bytes);
        return;
    }
    const auto passed = ms - m_sinceMs;
    switch (m_phase) {
    case Phase::Settling:
        if (passed >= settleMs) {
            begin(Phase::Measuring, ms, bytes);
        }
        break;
    case Phase::Measuring:
        if (passed >= measureMs) {
            const int wanted = m_wanted;
            judge(double(bytes - m_sinceBytes) / double(passed));
            begin(m_wanted > wanted ? Phase::Settling : Phase::Resting, ms, bytes);
        }
        break;
    case Phase::Resting:
        if (passed >= restMs) {
            m_before = 0;
            m_cap = m_most;
            begin(Phase::Settling, ms, bytes);
        }
        break;
    }
}

void Ramp::judge(double rate)
{
    const bool isWorth = m_before == 0 || rate >= m_rate * worthIt;
    const int measured = m_wanted;
    m_wanted = isWorth ? std::min(2 * measured, m_cap) : m_before;
    m_before = measured;
    m_rate = rate;
}

void Ramp::lower(int most)
{
    m_cap = std::clamp(most, 1, m_cap);
    m_wanted = std::min(m_wanted, m_cap);
    begin(Phase::Resting, m_nowMs, m_sinceBytes);
}

void Ramp::limit(int most)
{
    m_most = std::clamp(most, 1, m_most);
    lower(m_most);
}

} // namespace Hubdesk
