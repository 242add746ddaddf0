// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/await.h"
#include "core/base/workers.h"
#include "core/upkeep/cachekeeper.h"

#include <QTimer>

#include <memory>
#include <type_traits>

namespace Hubdesk
{

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
