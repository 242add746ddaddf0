// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
//
// What the queue needs of the disks, and what waits for room there or for a network.
#include "core/base/await.h"
#include "core/base/workers.h"
#include "core/cache/knownvolumes.h"
#include "core/net/httpclient.h"
#include "core/transfer/transferqueue_p.h"

#include <QCoroTask>

#include <algorithm>
#include <initializer_list>
#include <utility>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

bool waitsFor(const TransferRun *run, std::initializer_list<PauseReason> reasons)
{
    return run->state().phase == TransferPhase::Paused && !run->isBusy()
        && std::ranges::contains(reasons, run->state().pauseReason);
}

} // namespace

/// By a worker, since a volume on a network may take its time: what is known then answers at once. One that
/// has not answered for a while is not asked by further workers, and counts as unknown.
QCoro::Task<SpaceAt> TransferQueue::Private::lookAtDisks(QStringList places)
{
    constexpr qint64 patienceMs = 5'000;
    places.removeDuplicates();
    places.removeIf([this](const QString &place) {
        const auto since = looking.constFind(place);
        return since != looking.cend() && clock.elapsed() - *since > patienceMs;
    });
    for (const auto &place : std::as_const(places)) {
        if (!looking.contains(place)) {
            looking.insert(place, clock.elapsed());
        }
    }
    auto look = [places, spaceAt = tools.spaceAt] {
        QHash<QString, Result<VolumeSpace>> found;
        for (const auto &place : places) {
            found.insert(place, spaceAt(place));
        }
        return found;
    };
    ++flows;
    auto future = onWorker(std::move(look));
    const auto found = co_await finished(std::move(future));
    --flows;
    for (const auto &place : std::as_const(places)) {
        looking.remove(place);
    }
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

/// Of those that wait for room, and of those that run and may take it.
QStringList TransferQueue::Private::placesWaitedFor() const
{
    QStringList places;
    for (const auto &run : runs) {
        if (run->state().isRunning() || waitsFor(run.get(), { PauseReason::DiskFull })) {
            for (const auto &need : run->needs()) {
                places.append(need.target);
            }
        }
    }
    return places;
}

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

/// NotConnected where it would fill the place of a disk that is not plugged in.
Async<> TransferQueue::Private::connected(TransferId id)
{
    const auto &destination = find(id)->destination;
    if (!tools.volumes || destination.leavesCacheAlone()) {
        co_return {};
    }
    auto look = [place = tools.volumes->placeOf(destination.cache.layout().root())] {
        return KnownVolumes::look(place);
    };
    auto looking = onWorker(std::move(look));
    const auto seen = co_await finished(std::move(looking));
    if (seen) {
        tools.volumes->note(*seen);
    } else if (seen.error().kind == Error::Kind::NotConnected) {
        co_return std::unexpected(seen.error());
    }
    co_return {};
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
    auto places = placesWaitedFor(); // those that begin to run meanwhile look after this one
    for (const auto &need : run->needs()) {
        places.append(need.target);
    }
    const auto spaceAt = co_await lookAtDisks(places);
    run = find(id);
    if (auto error = lackOfSpace(run->needs(), needsBeside(run), spaceAt)) {
        co_return std::unexpected(std::move(*error));
    }
    co_return {};
}

bool TransferQueue::Private::hasRoomNow(TransferRun *run, const SpaceAt &spaceAt)
{
    qint64 room = 0;
    for (const auto &need : run->needs()) {
        const auto volume = spaceAt(need.target);
        room += volume ? volume->freeBytes : 0;
    }
    const bool isNew = run->isRoomNew(clock.elapsed(), room); // looked at first: it notes what there was
    return isNew && !lackOfSpace(run->needs(), needsBeside(run), spaceAt);
}

/// Looks whether what a paused transfer waits for has come.
QCoro::Task<> TransferQueue::Private::revive()
{
    if (tools.http->offlineReason().isEmpty()) { // these need no disk for it
        for (const auto &run : runs) {
            if (waitsFor(run.get(), { PauseReason::Offline, PauseReason::NoNetwork })) {
                run->rewind();
                setPhase(run.get(), TransferPhase::Waiting);
            }
        }
    }
    if (!std::exchange(reviving, true)) {
        const auto spaceAt = co_await lookAtDisks(placesWaitedFor());
        reviving = false;
        for (const auto &run : runs) {
            if (!closing && waitsFor(run.get(), { PauseReason::DiskFull })
                && hasRoomNow(run.get(), spaceAt)) {
                run->rewind();
                setPhase(run.get(), TransferPhase::Waiting);
            }
        }
    }
    const auto stillWaits = [](const auto &run) {
        return waitsFor(run.get(), { PauseReason::Offline, PauseReason::NoNetwork, PauseReason::DiskFull });
    };
    if (closing) {
        co_return;
    }
    std::ranges::any_of(runs, stillWaits) ? reviveTimer.start() : reviveTimer.stop();
    pumpSoon();
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
