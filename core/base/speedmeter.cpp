// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/speedmeter.h"

#include <cmath>

namespace Hubdesk
{

namespace
{
constexpr qint64 windowMs = 5000;
}

void SpeedMeter::sample(qint64 nowMs, qint64 total)
{
    if (!m_samples.isEmpty() && total < m_samples.last().total) {
        m_samples.clear();
    }
    m_samples.append({ nowMs, total });
    while (m_samples.size() > 2 && nowMs - m_samples[1].ms >= windowMs) {
        m_samples.removeFirst();
    }
}

double SpeedMeter::rate() const
{
    if (m_samples.size() < 2 || m_samples.last().ms <= m_samples.first().ms) {
        return 0;
    }
    return double(m_samples.last().total - m_samples.first().total) * 1000.0
        / double(m_samples.last().ms - m_samples.first().ms);
}

std::optional<qint64> SpeedMeter::secondsLeft(qint64 remaining) const
{
    const auto now = rate();
    if (now <= 0) {
        return {};
    }
    return qint64(std::ceil(double(remaining) / now));
}

} // namespace Hubdesk
