// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QtGlobal>

#include <optional>

namespace Hubdesk
{

/// Bytes per second and time left, from samples over the last seconds. A value; time comes from the caller,
/// so that tests need no clock.
class SpeedMeter
{
public:
    /// `total` is the count of bytes so far, at `nowMs` of any monotonic clock.
    void sample(qint64 nowMs, qint64 total);
    void reset() { m_samples.clear(); }
    /// Bytes per second over the window, 0 while unknown.
    double rate() const;
    /// Seconds until `remaining` bytes are done, absent while nothing moves.
    std::optional<qint64> secondsLeft(qint64 remaining) const;

private:
    struct Sample {
        qint64 ms;
        qint64 total;
    };
    QList<Sample> m_samples;
};

} // namespace Hubdesk
