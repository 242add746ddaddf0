// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/handover.h"

#include <QFuture>
#include <QPromise>
#include <QThreadPool>

#include <type_traits>
#include <utility>

namespace Hubdesk
{

/// Our own thread pool for pure functions: hash, scan, parse, decode. Work gets values and returns a value;
/// it touches no QObject but those that it made itself, has no one else looking at, and moves to the GUI
/// thread when they are done (a card's document). Never the global pool, which Qt's own code uses.
QThreadPool *workers();

/// Runs `work` on a worker, unless the future was cancelled before one was free; it throws nothing. Name the
/// callable and the future before `co_await` (core/README.md, rule 4).
template<typename Work>
auto onWorker(Work work)
{
    using T = std::invoke_result_t<Work &>;
    QPromise<T> promise;
    auto future = promise.future();
    promise.start(); // who waits for it waits, though no worker is free yet
    workers()->start(Handed([promise = std::move(promise), work = std::move(work)]() mutable {
        if (promise.isCanceled()) {
            promise.finish();
            return;
        }
        if constexpr (std::is_void_v<T>) {
            work();
        } else {
            promise.addResult(work());
        }
        handOver();
        promise.finish();
    }));
    return future;
}

} // namespace Hubdesk
