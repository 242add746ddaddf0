// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/transfer/diskplan.h"

#include <QHash>

#include <algorithm>
#include <optional>

namespace Hubdesk
{

QList<VolumePlan> diskPlan(const QList<SpaceNeed> &queue, const SpaceAt &spaceAt)
{
    QList<VolumePlan> volumes;
    QHash<QString, std::optional<VolumeSpace>> targets;
    QHash<QString, qint64> given; // to those that fit, by volume
    for (const auto &need : queue) {
        if (!targets.contains(need.target)) {
            const auto space = spaceAt(need.target);
            targets.insert(need.target, space ? std::optional(*space) : std::nullopt);
        }
        const auto &space = targets[need.target];
        if (!space) {
            continue;
        }
        auto volume = std::ranges::find(volumes, space->mount, &VolumePlan::mount);
        if (volume == volumes.end()) {
            volumes.append({ .mount = space->mount,
                             .freeBytes = space->freeBytes,
                             .totalBytes = space->totalBytes,
                             .withoutRoom = {} });
            volume = volumes.end() - 1;
        }
        volume->neededBytes += need.bytes;
        auto &taken = given[space->mount];
        if (need.bytes > 0 && taken + need.bytes > volume->freeBytes) {
            volume->withoutRoom.append(need.id);
        } else {
            taken += need.bytes;
        }
    }
    return volumes;
}

} // namespace Hubdesk
