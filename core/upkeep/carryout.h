// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/upkeep/quarantine.h"

namespace Hubdesk
{

/// What a plan has come to.
struct Cleanup {
    QString quarantine; ///< id of what can be undone; empty: it is gone, or there was nothing to do
    int removals = 0; ///< carried out
    qint64 size = 0; ///< bytes of content that are gone, or in quarantine
    qint64 allocated = 0;
    QList<UpkeepFailure> failures; ///< what is still there, and why

    bool operator==(const Cleanup &) const = default;
};

/// Carries out a plan: into quarantine for so many days, or for good with 0. First it is made once more from
/// what lies on the disk now; if that is not what the person has seen, nothing happens (Conflict). Under the
/// official locks: what another program downloads right now is left alone, and so is a blob that a new
/// snapshot has begun to use. On a full disk, where no quarantine can be made, what is to go for good goes
/// all the same. Stopped half-way, all of it is put back (Cancelled, or Disk where something could not be). A
/// worker.
Result<Cleanup> carryOut(const DeletionPlan &plan,
                         const Pins &pins,
                         int days,
                         UpkeepProgress *progress,
                         const std::stop_token &stop);

/// Goes on with what was interrupted: takes the rest of it, or deletes the rest of it. What was being put
/// back is put back.
Result<Cleanup> finishQuarantine(const QString &root,
                                 const QString &id,
                                 UpkeepProgress *progress,
                                 const std::stop_token &stop);

} // namespace Hubdesk
