// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/cachework.h"
#include "core/services/services.h"
#include "core/upkeep/duplicates.h"
#include "core/upkeep/placing.h"

namespace Hubdesk
{

// What a window asks the engine about files that share their space: duplicates (core/upkeep/duplicates.h),
// and files in folders of a person's own (core/upkeep/placing.h). Engine thread, the disk is the workers'.
// Progress comes by CacheKeeper::working with the root that was given, in bytes. NotConnected from each where
// the cache's disk is not plugged in.

struct DuplicatesFound {
    QList<DuplicateGroup> groups;
    QStringList roots; ///< that were looked at, as they were given
    bool canShareBlocks = false; ///< the volume can: no hard links are needed
};
/// In the first of `roots` and in those of the others that lie on the same volume. What is known of the first
/// will do, the others are scanned.
Async<DuplicatesFound>
findDuplicates(Services *core, QStringList roots, CareWishes wishes, std::stop_token stop);
/// A stop is no error: what was done by then is done.
Async<Deduplication>
shareDuplicates(Services *core, QString root, QList<DuplicateGroup> groups, Sharing sharing, WorkStops stops);

Async<PlacePlan> planPlacement(Services *core, PlaceWish wish, std::stop_token stop);
struct PlaceOrder {
    PlacePlan plan;
    PlaceWay way = PlaceWay::Copy;
    bool replaces = false; ///< what is there
};
/// A stop is no error: what is placed stays.
Async<Placement> carryOutPlacement(Services *core, QString root, PlaceOrder order, WorkStops stops);

} // namespace Hubdesk
