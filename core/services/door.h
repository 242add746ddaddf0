// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/async.h"
#include "core/services/engine.h"

#include <QObject>
#include <QPointer>

#include <stop_token>

namespace Hubdesk
{

/// The one way from a window or the command line into core and back.
///
/// `ask(engine, context, question, handler)`: `question(Services &, std::stop_token)` runs on the engine
/// thread and returns Async<T>; `handler(Result<T>)` runs on context's thread, or never if context is gone or
/// the returned source was asked to stop. The question gets everything by value; a stop may be requested from
/// any thread.
///
///     m_search = ask(m_engine, this,
///                    [query](Services &core, std::stop_token stop) { return core.hub().search(query, stop);
///                    }, [this](Result<Page<RepoSummary>> page) { show(std::move(page)); });
class Door
{
public:
    /// Runs `work` on the engine thread.
    static void post(Engine *engine, std::function<void(Services &)> work);
};

template<typename Question, typename Handler>
std::stop_source ask(Engine *engine, QObject *context, Question question, Handler handler);

} // namespace Hubdesk
