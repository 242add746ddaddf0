// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtTypes>

#include <deque>
#include <functional>

namespace Hubdesk
{

/// How many bytes may be taken off the network now: a bucket that holds a fifth of a second of the limit, so
/// that a thread that was held up for as long loses nothing of it, and ten seconds never get more than 2 %
/// above it. Shared by any number of connections, which are served in turn where there is not enough for all.
/// One that has another one above it holds both limits: that of a transfer, and that of all. Engine thread;
/// asked before each read.
class RateLimiter
{
public:
    using Clock = std::function<qint64()>; ///< nanoseconds that never go back

    /// `above` outlives it. Without a clock of the caller's: that of the system.
    explicit RateLimiter(RateLimiter *above = nullptr, Clock clock = {});

    /// Bytes a second, at once also for those who are under way; 0: no limit.
    void setLimit(qint64 bytesPerSecond);
    qint64 limit() const { return m_limit; }
    /// The smaller one of this limit and those above; 0: none.
    qint64 tightest() const;
    /// Bytes that a connection, which `asker` stands for, may read now; at most `most`. 0: it asks again in a
    /// while (HttpSink::pollMs).
    qint64 room(const void *asker, qint64 most);
    void took(qint64 bytes);

private:
    struct Waiting {
        const void *asker = nullptr;
        qint64 askedNs = 0;
    };
    qint64 own(const void *asker, qint64 most);
    double capacity() const;
    void fill(qint64 nowNs);
    void dropGone(const void *asker, qint64 nowNs);
    bool isFirst(const void *asker) const;
    void wait(const void *asker, qint64 nowNs);

    RateLimiter *m_above;
    Clock m_clock;
    qint64 m_limit = 0;
    double m_level = 0;
    qint64 m_filledNs = 0;
    qint64 m_askedNs = 0; ///< by anybody
    std::deque<Waiting> m_waiting; ///< in the order in which they were sent away
};

} // namespace Hubdesk
