// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
//
// What the queue needs of the disks, and what waits for room there or for a network.
#include "core/base/await.h"
#include "core/base/workers.h"
#include "core/net/httpclient.h"
#include "core/transfer/transferqueue_p.h"

#include <QCoroTask>

#include <utility>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

/// By a worker, since a volume on a network may take its time: what is known then answers at once.
QCoro::Task<SpaceAt> TransferQueue::Private::lookAtDisks(QStringList places)
{
    places.removeDuplicates();
    auto look = [places, spaceAt = tools.spaceAt] {
        QHash<QString, Result<VolumeSpace>> found;
        for (const auto &place : places) {
            found.insert(place, spaceAt(place));
        }
        return found;
    };
    ++flows;
    auto looking = onWorker(std::move(look));
    const auto found = co_await finished(std::move(looking));
    --flows;
    const Result<VolumeSpace> unknown = fail(Error::Kind::Disk, u"not looked at"_s);
    co_return [found, unknown](const QString &place) { return found.value(place, unknown); };
}

/// What those that run, but for this one, have still to write.
QList<SpaceNeed> TransferQueue::Private::needsBeside(const TransferRun *run) const
{
    QList<SpaceNeed> needs;
    for (const auto &other : runs) {
        if (other.get() != run && !other->planning && other->state().isRunning()
            && other->stopping == TransferRun::Stop::None) {
            needs += other->needs();
        }
    }
    return needs;
}

/// Also those that begin to run while the disks are looked at.
QStringList TransferQueue::Private::placesOfAll() const
{
    QStringList places;
    for (const auto &run : runs) {
        if (!run->state().isFinal() && !run->elsewhere) {
            for (const auto &need : run->needs()) {
                places.append(need.target);
            }
        }
    }
    return places;
}

/// A planned one gets its folders, or says why not: no room, for example.
Async<> TransferQueue::Private::makeReady(TransferId id)
{
    auto *run = find(id);
    const auto &state = run->state();
    const auto index = run->firstToCopy();
    if (!run->fromCache || run->destination.folder) {
        const auto file = index >= 0 ? run->files[index] : StoredFile{};
        auto prepare = [where = run->destination, repo = state.repo, commit = state.commit, file] {
            const bool asks = where.folder && (!file.path.isEmpty() || where.link == LocalDirLink::Copy);
            return where.prepare(repo, commit).transform([&] {
                return asks
                    && where.sharesBlocks(
                        repo, file.path.isEmpty() ? QString() : where.inCache(repo, commit, file));
            });
        };
        auto preparing = onWorker(std::move(prepare));
        const auto shares = co_await finished(std::move(preparing));
        run = find(id);
        if (!shares) {
            co_return std::unexpected(shares.error());
        }
        run->sharesBlocks = *shares;
    }
    const auto spaceAt = co_await lookAtDisks(placesOfAll());
    run = find(id);
    if (auto error = lackOfSpace(run->needs(), needsBeside(run), spaceAt)) {
        co_return std::unexpected(std::move(*error));
    }
    co_return {};
}

bool TransferQueue::Private::hasRoomNow(TransferRun *run, const SpaceAt &spaceAt)
{
    if (lackOfSpace(run->needs(), needsBeside(run), spaceAt)) {
        return false;
    }
    qint64 room = 0;
    for (const auto &need : run->needs()) {
        const auto volume = spaceAt(need.target);
        room += volume ? volume->freeBytes : 0;
    }
    return run->isRoomNew(clock.elapsed(), room);
}

/// Looks whether what a paused transfer waits for has come.
QCoro::Task<> TransferQueue::Private::revive()
{
    if (std::exchange(reviving, true)) {
        co_return;
    }
    const auto spaceAt = co_await lookAtDisks(placesOfAll());
    reviving = false;
    if (closing) {
        co_return;
    }
    bool stillWaiting = false;
    const bool online = tools.http->offlineReason().isEmpty();
    for (const auto &run : runs) {
        const auto &state = run->state();
        if (state.phase != TransferPhase::Paused || run->isBusy()) {
            continue;
        }
        const bool forNetwork
            = state.pauseReason == PauseReason::Offline || state.pauseReason == PauseReason::NoNetwork;
        const bool forSpace = state.pauseReason == PauseReason::DiskFull;
        if ((forNetwork && online) || (forSpace && hasRoomNow(run.get(), spaceAt))) {
            run->rewind();
            setPhase(run.get(), TransferPhase::Waiting);
        } else {
            stillWaiting = stillWaiting || forNetwork || forSpace;
        }
    }
    stillWaiting ? reviveTimer.start() : reviveTimer.stop();
    QMetaObject::invokeMethod(q, [this] { pump(); }, Qt::QueuedConnection);
}

void TransferQueue::Private::planDiskSoon()
{
    if (!diskTimer.isActive() && !closing) {
        diskTimer.start();
    }
}

QCoro::Task<> TransferQueue::Private::planDisk()
{
    if (std::exchange(planningDisk, true)) {
        planDiskSoon(); // a volume that does not answer is asked once
        co_return;
    }
    const auto spaceAt = co_await lookAtDisks(placesOfAll());
    planningDisk = false;
    if (closing) {
        co_return;
    }
    QList<SpaceNeed> needs;
    for (const auto &run : runs) {
        if (!run->state().isFinal() && !run->elsewhere) {
            needs += run->needs();
        }
    }
    auto volumes = Hubdesk::diskPlan(needs, spaceAt);
    if (std::exchange(diskPlanAsked, false) || volumes != diskPlan) {
        diskPlan = std::move(volumes);
        Q_EMIT q->diskPlanChanged(diskPlan);
    }
}

void TransferQueue::showDiskPlan()
{
    d->diskPlanAsked = true;
    d->planDisk();
}

} // namespace Hubdesk
