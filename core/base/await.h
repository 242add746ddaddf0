// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/async.h"
#include "core/base/handover.h"

#include <QFuture>
#include <QFutureWatcher>

#include <coroutine>
#include <stop_token>

namespace Hubdesk
{

/// `co_await finished(future)`: resumes on the thread that waits, with the future's result moved out. Used on
/// the line that runs work on a worker; the future is named before (core/README.md, rule 4). Ours because
/// QCoro's own needs the connect() without context that this project forbids.
template<typename T>
class FutureAwaiter
{
public:
    explicit FutureAwaiter(QFuture<T> future)
        : m_future(std::move(future))
    {
    }
    bool await_ready() const { return m_future.isFinished(); }
    void await_suspend(std::coroutine_handle<> waiting)
    {
        auto *watcher = new QFutureWatcher<T>;
        QObject::connect(watcher, &QFutureWatcherBase::finished, watcher, [watcher, waiting] {
            watcher->deleteLater();
            waiting.resume();
        });
        watcher->setFuture(m_future);
    }
    T await_resume()
    {
        takeOver();
        if constexpr (!std::is_void_v<T>) {
            return m_future.takeResult();
        }
    }

private:
    QFuture<T> m_future;
};

template<typename T>
FutureAwaiter<T> finished(QFuture<T> future)
{
    return FutureAwaiter<T>(std::move(future));
}

/// Calls `done` with the future's result on context's thread, or never if the context is gone or the future
/// was cancelled. Not QFuture::then(): that leaks what it holds when the context's thread ends first.
template<typename T, typename Done>
void whenDone(QFuture<T> future, QObject *context, Done done)
{
    auto *watcher = new QFutureWatcher<T>(context);
    QObject::connect(
        watcher, &QFutureWatcherBase::finished, context, [watcher, done = std::move(done)]() mutable {
            takeOver();
            watcher->deleteLater();
            if (watcher->isCanceled()) {
                return;
            }
            if constexpr (std::is_void_v<T>) {
                done();
            } else {
                done(watcher->result());
            }
        });
    watcher->setFuture(std::move(future));
}

/// Cancelled as soon as a stop is requested. Any thread with an event loop.
Async<> sleepFor(int ms, std::stop_token stop);

} // namespace Hubdesk
