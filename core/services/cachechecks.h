// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/services.h"
#include "core/upkeep/mending.h"

namespace Hubdesk
{

// What windows ask of verifications and of updates that takes more than one service (through the door).

/// All files of a verification that is done; EntryNotFound for another one.
Async<Verification> verifiedFiles(Services *core, VerifyId id);
/// The download that makes good what is damaged is put into the queue of transfers. EntryNotFound where there
/// is nothing to repair.
Async<TransferId> repairVerified(Services *core, VerifyId id);
/// What updates the refs of a cache is put there, too; the ids in the order of the updates. The first error
/// ends it.
Async<QList<TransferId>> startUpdates(Services *core, QList<RefUpdate> updates, QString root);

/// Damages of a cache that are to be made good (core/upkeep/mending.h).
struct MendOrder {
    QString root; ///< as the program spells it
    QList<CacheDamage> refs;
    QList<DownloadRequest> downloads;
};
/// What has come of it.
struct Mended {
    int refs = 0; ///< that are in order now
    QList<TransferId> transfers; ///< that have begun
    QList<Error> failures; ///< of the rest, one each
};
/// Refs at once, downloads by the queue of transfers. NotConnected where the cache's disk is not plugged in.
Async<Mended> mendCache(Services *core, MendOrder order);

} // namespace Hubdesk
