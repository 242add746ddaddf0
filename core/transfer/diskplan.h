// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cache/freespace.h"
#include "core/transfer/transferstate.h"

#include <QList>
#include <QMetaType>

#include <optional>

namespace Hubdesk
{

/// What the queue will do to one volume.
struct VolumePlan {
    QString mount; ///< its topmost folder
    qint64 freeBytes = 0; ///< now
    qint64 totalBytes = 0; ///< of the volume; 0 where that is not known
    qint64 neededBytes = 0; ///< that all transfers which are not over have still to write there
    QList<TransferId> withoutRoom; ///< in order of the queue, those that do not fit beside the ones before

    /// What will be free when the queue is done; under 0: so much is missing.
    qint64 leftBytes() const { return freeBytes - neededBytes; }
    bool operator==(const VolumePlan &) const = default;
};

/// One transfer of the queue for the plan.
struct SpaceNeed {
    TransferId id = 0;
    QString target; ///< a folder on its volume
    qint64 bytes = 0; ///< not on disk yet; 0 while unknown
};
/// The needs of a transfer follow each other. The volumes in the order in which the queue meets them; those
/// that cannot be looked at are left out. Looks at each target once, by `spaceAt`.
QList<VolumePlan> diskPlan(const QList<SpaceNeed> &queue, const SpaceAt &spaceAt);

/// What `own` lacks beside what `others`, which run, will take: two that fit alone but not together must not
/// both run into a full disk. Nothing where there is room, or where nobody knows.
std::optional<Error>
lackOfSpace(const QList<SpaceNeed> &own, const QList<SpaceNeed> &others, const SpaceAt &spaceAt);

} // namespace Hubdesk

Q_DECLARE_METATYPE(Hubdesk::VolumePlan)
