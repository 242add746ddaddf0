// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/run.h"
#include "core/cache/besidescan.h"

// The commands about the shared cache. Their table is in cache.cpp.
namespace Cli
{

// What lies in the cache of this run, or in `folder`. EntryNotFound where there is none, NotConnected where
// its disk is not plugged in.
enum class Beside { No, Yes }; // also what lies beside it, which takes a look at each file there
Hubdesk::Result<Hubdesk::CacheReport>
scannedCache(Run &run, const QString &folder = {}, Beside beside = Beside::No);
Hubdesk::BesidePlaces placesBeside(Run &run);
// Writes that error. The exit code.
int cacheError(Run &run, const Hubdesk::Error &error);
// One sentence without its full stop. English.
QString damageText(const Hubdesk::CacheDamage &damage);
double epochSeconds(qint64 ms); // as Python has times

int listCache(Run &run); // cachelist.cpp
int showCacheUsage(Run &run); // cacheusage.cpp
int makeAssetsFolder(Run &run);
int removeFromCache(Run &run); // cacherm.cpp
int pruneCache(Run &run);
int showQuarantine(Run &run); // cachequarantine.cpp
int restoreToCache(Run &run);
int adoptCache(Run &run);
int pinInCache(Run &run); // cachepins.cpp
int unpinInCache(Run &run);

} // namespace Cli
