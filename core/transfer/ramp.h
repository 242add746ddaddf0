// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtTypes>

namespace Hubdesk
{

/// How many connections one file is worth: twice as many for as long as that makes it faster, then no more.
/// Looks again after a while, because networks change. Pure: told the time and the bytes.
class Ramp
{
public:
    explicit Ramp(int most, int first = 1);

    int wanted() const { return m_wanted; }
    int most() const { return m_most; }
    double rate() const { return m_rate; } ///< as it was measured last, bytes a millisecond; 0: not yet
    /// All bytes of all connections so far. `flows`: each connection that is wanted brings bytes.
    void sample(qint64 ms, qint64 bytes, bool flows);
    /// No more than this until it looks again: some failed, or there was nothing for them to do.
    void lower(int most);
    /// For good: the server cannot serve more.
    void limit(int most);

    static constexpr int settleMs = 100; ///< of a change: not measured
    static constexpr int measureMs = 300;
    static constexpr int restMs = 20'000; ///< until it looks again
    static constexpr double worthIt = 1.25; ///< times as fast with twice the connections

private:
    enum class Phase : quint8 { Settling, Measuring, Resting };
    void begin(Phase phase, qint64 ms, qint64 bytes);
    void judge(double rate);

    int m_most;
    int m_cap; ///< at the moment
    int m_wanted;
    int m_before = 0; ///< connections of the last measurement; 0: none yet
    double m_rate = 0;
    Phase m_phase = Phase::Settling;
    qint64 m_nowMs = 0; ///< of the last sample
    qint64 m_sinceMs = -1;
    qint64 m_sinceBytes = 0;
};

} // namespace Hubdesk
