// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/async.h"

#include <QDeadlineTimer>
#include <QEventLoop>
#include <QTimer>

#include <memory>
#include <optional>

/// Runs the event loop until the coroutine is done. For tests alone. An Internal error says that it took
/// longer than `limitMs`; the coroutine then goes on by itself.
template<typename T>
Hubdesk::Result<T> wait(Hubdesk::Async<T> task, int limitMs = 30'000)
{
    struct State {
        std::optional<Hubdesk::Result<T>> result;
        QEventLoop loop;
    };
    const auto state = std::make_shared<State>();
    // Not a capturing coroutine: the frame owns its parameters.
    const auto run = [](Hubdesk::Async<T> asked, std::shared_ptr<State> into) -> QCoro::Task<void> {
        into->result = co_await asked;
        into->loop.quit();
    };
    run(std::move(task), state);
    if (!state->result) {
        QTimer::singleShot(limitMs, &state->loop, &QEventLoop::quit);
        state->loop.exec();
    }
    if (!state->result) {
        return Hubdesk::fail(Hubdesk::Error::Kind::Internal, QStringLiteral("the test waited too long"));
    }
    return std::move(*state->result);
}
