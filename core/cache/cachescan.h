// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/async.h"
#include "core/cache/reposcan.h"

#include <memory>
#include <stop_token>

namespace Hubdesk
{

/// Reads a whole cache, on all workers at once. `root` may be a link. EntryNotFound where there is none,
/// Usage for what is no folder, Cancelled; what is wrong inside is among the damages. With `before`, an
/// earlier report of it, only repos that have changed are read again. Engine thread.
Async<CacheReport> scanCache(QString root,
                             std::shared_ptr<ScanProgress> progress,
                             std::stop_token stop,
                             std::shared_ptr<const CacheReport> before = {});

/// The same on the calling thread, a worker, for what is about to change it; with `folders`, only of those in
/// the root, without payloads. `root` has its links resolved.
Result<CacheReport>
scanCacheNow(const QString &root, const std::stop_token &stop, const QStringList &folders = {});

} // namespace Hubdesk
