// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/await.h"
#include "core/base/workers.h"
#include "core/upkeep/cachekeeper.h"

#include <QTimer>

#include <memory>
#include <stop_token>
#include <type_traits>

namespace Hubdesk
{

/// Who may stop what lasts: a person, and the engine when it closes.
struct WorkStops {
    std::stop_token person;
    std::stop_token closing;
};

/// Is asked to stop as soon as one of the two is. Lives as long as the work.
class EitherStop
{
public:
    explicit EitherStop(const WorkStops &stops)
        : m_person(stops.person, Ask{ m_source })
        , m_closing(stops.closing, Ask{ m_source })
    {
    }
    Q_DISABLE_COPY_MOVE(EitherStop)
    std::stop_token token() const { return m_source.get_token(); }

private:
    struct Ask {
        std::stop_source source;
        void operator()() { source.request_stop(); }
    };
    std::stop_source m_source; // before the callbacks, which may be called while they are made
    std::stop_callback<Ask> m_person;
    std::stop_callback<Ask> m_closing;
};

/// Runs `work` on a worker, and tells ten times a second (CacheKeeper::working) how far it is. Engine thread;
/// `work` has its progress by itself.
template<typename Work>
QCoro::Task<std::invoke_result_t<Work &>> workOnCache(
    Work work, CacheKeeper *keeper, QString root, std::shared_ptr<UpkeepProgress> progress, bool inBytes)
{
    constexpr int tellMs = 100;
    QTimer timer;
    QObject::connect(&timer, &QTimer::timeout, keeper, [keeper, root, progress, inBytes] {
        Q_EMIT keeper->working({ root, progress->done, progress->total, inBytes });
    });
    timer.start(tellMs);
    auto future = onWorker(std::move(work));
    co_return co_await finished(std::move(future));
}

} // namespace Hubdesk
