// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/transfers/speedhistory.h"

#include <algorithm>

namespace Hubdesk
{

void SpeedHistory::add(qint64 nowMs, double bytesPerSecond)
{
    const auto count = m_samples.size();
    if (count > 1 && nowMs - m_samples.at(count - 2).atMs <= stepMs) {
        m_samples.last() = { nowMs, bytesPerSecond };
    } else {
        m_samples.append({ nowMs, bytesPerSecond });
    }
    const auto isOld = [nowMs](const Sample &sample) { return sample.atMs < nowMs - spanMs; };
    // One older sample stays: the line begins at the left edge.
    const auto young = std::ranges::find_if_not(m_samples, isOld);
    if (young - m_samples.begin() > 1) {
        m_samples.erase(m_samples.begin(), young - 1);
    }
}

double SpeedHistory::peak() const
{
    const auto most = std::ranges::max_element(m_samples, {}, &Sample::bytesPerSecond);
    return most == m_samples.end() ? 0 : most->bytesPerSecond;
}

double SpeedHistory::mean() const
{
    if (m_samples.size() < 2) {
        return m_samples.isEmpty() ? 0 : m_samples.first().bytesPerSecond;
    }
    double bytes = 0; // times 1000
    for (qsizetype at = 1; at < m_samples.size(); ++at) {
        bytes += m_samples.at(at).bytesPerSecond * double(m_samples.at(at).atMs - m_samples.at(at - 1).atMs);
    }
    const auto span = m_samples.last().atMs - m_samples.first().atMs;
    return span > 0 ? bytes / double(span) : m_samples.last().bytesPerSecond;
}

} // namespace Hubdesk
