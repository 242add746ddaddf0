// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtClassHelperMacros>

#include <atomic>
#include <utility>

namespace Hubdesk
{

/// What one thread wrote before handOver() is seen by another after the takeOver() that follows it. Qt's
/// queues give that promise themselves, by locks inside a library that ThreadSanitizer cannot see into; said
/// here, in our own code, it can judge everything around the three places where threads meet: workers, the
/// door of the engine, its news.
inline std::atomic<unsigned> handovers = 0;

inline void handOver()
{
    handovers.fetch_add(1, std::memory_order_release);
}

inline void takeOver()
{
    static_cast<void>(handovers.load(std::memory_order_acquire));
}

/// A callable without arguments on its way to another thread: handed over when the queue has it, taken over
/// when it runs.
template<typename Work>
class Handed
{
public:
    explicit Handed(Work work)
        : m_work(std::move(work))
    {
    }
    Handed(Handed &&other) noexcept
        : m_work(std::move(other.m_work))
    {
        handOver(); // after what the queue keeps has been written
    }
    ~Handed() = default;
    Q_DISABLE_COPY(Handed)
    Handed &operator=(Handed &&) = delete;

    void operator()()
    {
        takeOver();
        m_work();
    }

private:
    Work m_work;
};

} // namespace Hubdesk
