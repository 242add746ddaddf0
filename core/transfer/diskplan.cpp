// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/transfer/diskplan.h"

#include <QHash>
#include <QMap>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

using Targets = QHash<QString, std::optional<VolumeSpace>>;

VolumePlan *volumeAt(QList<VolumePlan> *volumes, const VolumeSpace &space)
{
    auto volume = std::ranges::find(*volumes, space.mount, &VolumePlan::mount);
    if (volume == volumes->end()) {
        volumes->append({ .mount = space.mount,
                          .freeBytes = space.freeBytes,
                          .totalBytes = space.totalBytes,
                          .withoutRoom = {} });
        volume = volumes->end() - 1;
    }
    return &*volume;
}

} // namespace

QList<VolumePlan> diskPlan(const QList<SpaceNeed> &queue, const SpaceAt &spaceAt)
{
    QList<VolumePlan> volumes;
    Targets targets;
    QHash<QString, qint64> taken; // by those that fit, by volume
    for (auto need = queue.cbegin(); need != queue.cend();) {
        const auto id = need->id;
        QMap<QString, qint64> wanted; // of this one: it may write to several folders, and to several volumes
        for (; need != queue.cend() && need->id == id; ++need) {
            if (!targets.contains(need->target)) {
                const auto space = spaceAt(need->target);
                targets.insert(need->target, space ? std::optional(*space) : std::nullopt);
            }
            if (const auto &space = targets[need->target]) {
                volumeAt(&volumes, *space)->neededBytes += need->bytes;
                wanted[space->mount] += need->bytes;
            }
        }
        bool fits = true;
        for (auto &volume : volumes) {
            const auto bytes = wanted.value(volume.mount);
            if (bytes > 0 && taken.value(volume.mount) + bytes > volume.freeBytes) {
                volume.withoutRoom.append(id);
                fits = false;
            }
        }
        for (auto it = wanted.cbegin(); fits && it != wanted.cend(); ++it) {
            taken[it.key()] += it.value();
        }
    }
    return volumes;
}

namespace
{

qint64 sumAt(const QString &mount, const QList<SpaceNeed> &needs, const SpaceAt &spaceAt)
{
    qint64 sum = 0;
    for (const auto &need : needs) {
        const auto place = need.bytes > 0 ? spaceAt(need.target) : Result<VolumeSpace>();
        sum += place && place->mount == mount ? need.bytes : 0;
    }
    return sum;
}

} // namespace

std::optional<Error>
lackOfSpace(const QList<SpaceNeed> &own, const QList<SpaceNeed> &others, const SpaceAt &spaceAt)
{
    for (const auto &need : own) {
        const auto volume = need.bytes > 0 ? spaceAt(need.target) : Result<VolumeSpace>();
        if (!volume || need.bytes == 0) {
            continue;
        }
        const auto mine = sumAt(volume->mount, own, spaceAt);
        const auto theirs = sumAt(volume->mount, others, spaceAt);
        if (mine + theirs > volume->freeBytes) {
            Error error{ Error::Kind::DiskFull,
                         u"%1 bytes are needed at %2, %3 more by downloads that run, and %4 are free"_s
                             .arg(mine)
                             .arg(volume->mount)
                             .arg(theirs)
                             .arg(volume->freeBytes) };
            error.missingBytes = mine + theirs - volume->freeBytes;
            return error;
        }
    }
    return {};
}

} // namespace Hubdesk
