// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFuture>
#include <QtConcurrentRun>

class QThreadPool;

namespace Hubdesk
{

/// Our own thread pool for pure functions: hash, scan, parse, decode. Work gets values and returns a value;
/// it touches no QObject but those that it made itself, has no one else looking at, and moves to the GUI
/// thread when they are done (a card's document). Never the global pool, which Qt's own code uses.
QThreadPool *workers();

/// Runs `work` on a worker. Name the callable and the future before `co_await` (core/README.md, rule 4).
template<typename Work>
auto onWorker(Work work)
{
    return QtConcurrent::run(workers(), std::move(work));
}

} // namespace Hubdesk
