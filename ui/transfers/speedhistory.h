// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>

namespace Hubdesk
{

/// How fast a transfer was in the last two minutes. A value; times in ms of any clock that does not go back.
class SpeedHistory
{
public:
    struct Sample {
        qint64 atMs = 0;
        double bytesPerSecond = 0;
        bool operator==(const Sample &) const = default;
    };
    static constexpr qint64 spanMs = 120'000;
    static constexpr qint64 stepMs = 500; ///< what comes sooner after the last one takes its place

    void add(qint64 nowMs, double bytesPerSecond);
    /// The oldest first.
    const QList<Sample> &samples() const { return m_samples; }
    double peak() const;
    /// Over the time from the first sample to the last.
    double mean() const;

private:
    QList<Sample> m_samples;
};

} // namespace Hubdesk
