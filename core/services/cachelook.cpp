// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/services/cachelook.h"

#include "core/base/await.h"
#include "core/base/workers.h"
#include "core/cache/cachescan.h"

namespace Hubdesk
{

Async<CacheReport> lookAtCache(Services *core, QString root, BesidePlaces beside, std::stop_token stop)
{
    auto *caches = &core->caches();
    if (const auto there = co_await caches->connected(root); !there) {
        co_return std::unexpected(there.error());
    }
    auto report = co_await scanCache(root, std::make_shared<ScanProgress>(), stop);
    if (!report) {
        co_return std::unexpected(report.error());
    }
    co_await caches->noteVolume(root);
    auto look = [beside, hub = report->root, stop] { return scanBeside(beside, hub, stop); };
    auto looking = onWorker(std::move(look));
    report->beside = co_await finished(std::move(looking));
    co_return report;
}

Async<> adoptFolder(Services *core, QString root)
{
    core->caches().adopt(root);
    co_return {};
}

} // namespace Hubdesk
