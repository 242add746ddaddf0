// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtClassHelperMacros>
#include <QtTypes>

#include <array>
#include <atomic>
#include <utility>

namespace Hubdesk
{

/// What one thread wrote before handOver() is seen by another after the takeOver() that follows it. Qt's
/// queues give that promise themselves, by locks inside a library that ThreadSanitizer cannot see into; said
/// here, in our own code, it can judge everything around the three places where threads meet: workers, the
/// door of the engine, its news. `what` is an address that both know without reading what was written; each
/// has (nearly) a flag of its own, so that one hand-over does not hide what another has forgotten. Null: the
/// results of workers.
inline std::array<std::atomic<unsigned>, 1024> handovers;

inline std::atomic<unsigned> &handoverOf(const void *what)
{
    return handovers[(quintptr(what) >> 4) % handovers.size()];
}

inline void handOver(const void *what = nullptr)
{
    handoverOf(what).fetch_add(1, std::memory_order_release);
}

inline void takeOver(const void *what = nullptr)
{
    static_cast<void>(handoverOf(what).load(std::memory_order_acquire));
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
        handOver(this); // after what the queue keeps has been written
    }
    ~Handed() = default;
    Q_DISABLE_COPY(Handed)
    Handed &operator=(Handed &&) = delete;

    void operator()()
    {
        takeOver(this);
        m_work();
    }

private:
    Work m_work;
};

} // namespace Hubdesk
