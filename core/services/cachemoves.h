// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/cachework.h"
#include "core/services/services.h"
#include "core/upkeep/begunmove.h"
#include "core/upkeep/movecache.h"

namespace Hubdesk
{

// What a window asks the engine about moving a cache (core/upkeep/movecache.h): the plan, and the whole way
// with all that has to stand still meanwhile. Engine thread, the disk is the workers'.

/// What a person wishes.
struct MoveWish {
    QString root; ///< as the program spells it
    QString target;
    bool keepsOld = false;
};
Async<MovePlan> planCacheMove(Services *core, MoveWish wish, std::stop_token stop);

/// How a move has ended.
struct MoveOutcome {
    bool isSwitched = false; ///< the target is what is read and written from now on
    MovedCache moved;
    /// Why there is still something of the old one; only after the switch, before it all is as it was.
    std::optional<Error> trouble;
    /// What has to be set for others ("HF_HUB_CACHE=..."), and which variable or option says where this
    /// program looks; empty: none, and it remembers by itself. For the program's own cache, and for the one
    /// that TRANSFORMERS_CACHE names.
    QString line;
    QString decidedBy;
    bool wasOwn = false; ///< it is the cache of this program
};

/// What the list of other caches (AppSettings::cacheFolders) is after a move: no cache gets lost by it. Pure.
QStringList foldersAfterMove(QStringList folders, const BegunMove &move, bool wasOwn);

/// Copies, verifies, switches, and only then deletes (with `keepsOld` not even then). Transfers stand still
/// meanwhile and go on in the new place by themselves, also when the program is killed on the way. Errors,
/// Cancelled among them: the old one is the cache, and the same wish goes on; a stop after the switch is a
/// `trouble`. Progress comes by CacheKeeper::working with the root as it is spelled, bytes while it copies.
/// NotConnected where the disk of the old one is not plugged in.
Async<MoveOutcome> moveCacheAway(Services *core, MovePlan plan, QString spelled, WorkStops stops);

/// The move that was begun and not ended; EntryNotFound where there is none.
Async<BegunMove> begunMove(Services *core);
/// A person does not want it to go on: nobody is reminded of it any more.
Async<> forgetBegunMove(Services *core);

/// At the start, before transfers are restored: where a move was killed when all was in its new place, that
/// becomes the cache. The target is looked at on a worker, and transfers stand still until that is known. A
/// disk that does not answer settles nothing; then the old one is the cache, as without this.
void settleBegunMove(Services *core);

} // namespace Hubdesk
