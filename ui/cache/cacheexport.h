// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cache/cachereport.h"

#include <QByteArray>

namespace Hubdesk
{

// What lies in a cache, for other programs. Sizes in bytes, times in UTC. Pure; for a worker.

/// A line for each revision: type, repo, revision, refs, files, size, last used, last changed.
QByteArray cacheAsCsv(const CacheReport &report);
/// The same and more, as one object.
QByteArray cacheAsJson(const CacheReport &report);

} // namespace Hubdesk
