// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/await.h"

#include <QTimer>

#include <functional>

namespace Hubdesk
{

namespace
{
/// Not QCoro's: that binds a reference to the private argument of QTimer::timeout, which is none.
struct TimeoutAwaiter {
    QTimer *timer;
    bool await_ready() const { return false; }
    void await_suspend(std::coroutine_handle<> waiting) const
    {
        QObject::connect(timer, &QTimer::timeout, timer, [waiting] { waiting.resume(); });
    }
    void await_resume() const { }
};
} // namespace

Async<> sleepFor(int ms, std::stop_token stop)
{
    const auto later = [](QTimer *timer) { timer->deleteLater(); };
    const std::unique_ptr<QTimer, decltype(later)> timer(new QTimer, later);
    timer->setSingleShot(true);
    timer->setTimerType(Qt::PreciseTimer);
    timer->start(ms);
    {
        const std::function<void()> wake = [raw = timer.get()] {
            QMetaObject::invokeMethod(raw, [raw] { raw->start(0); }, Qt::QueuedConnection);
        };
        const std::stop_callback onStop(stop, wake);
        co_await TimeoutAwaiter{ timer.get() };
    }
    if (stop.stop_requested()) {
        co_return fail(Error::Kind::Cancelled, QStringLiteral("stopped while waiting"));
    }
    co_return {};
}

} // namespace Hubdesk
