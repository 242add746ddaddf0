// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
//
// How many at once, how fast, at which times, and which files of a transfer at all.
#include "core/transfer/transferqueue_p.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

using Stop = TransferRun::Stop;

namespace
{
/// Of all transfers together: Qt has 16 connections for each host, and what waits for one does so in vain
/// until it is called a time-out. Small files have connections of their own (HttpRequest::bulk).
constexpr int mostBigFiles = 14;
/// Small ones that wait for the disk keep no other one from the network, up to this many of one transfer.
constexpr int mostPlacing = 96;
} // namespace

bool TransferQueue::Private::mayStart(const TransferRun &run, const StoredFile &file, int mostSmall) const
{
    TransferRun::Small small;
    int big = 0;
    for (const auto &one : runs) {
        const auto its = one->small();
        small.active += its.active;
        small.placing += its.placing;
        big += int(one->active.size()) - its.active;
    }
    const auto ownSmall = run.small();
    const auto own = int(run.active.size()) - ownSmall.placing;
    if (file.isSmall()) {
        return own < mostSmall && small.active - small.placing < Concurrency::mostSmallFiles
            && ownSmall.placing < mostPlacing;
    }
    return int(run.active.size()) - ownSmall.active < most.filesPerTransfer
        && own < qMax(most.smallFiles, most.filesPerTransfer) && big < mostBigFiles;
}

/// Later: a flow may end before it waits for anything, inside pump() itself. Once for all that ask meanwhile.
void TransferQueue::Private::pumpSoon()
{
    if (!std::exchange(isPumpDue, true)) {
        QMetaObject::invokeMethod(
            q,
            [this] {
                isPumpDue = false;
                pump();
            },
            Qt::QueuedConnection);
    }
}

/// Starts what may run now: the first transfers of the queue, beside those that run already, and their next
/// files.
void TransferQueue::Private::pump()
{
    if (closing) {
        return;
    }
    if (standing > 0) {
        pauseWaiting();
        return;
    }
    auto running = std::ranges::count_if(
        runs, [](const auto &run) { return run->state().isRunning() || run->isBusy(); });
    QList<TransferRun *> fed;
    for (std::size_t i = 0; i < runs.size(); ++i) {
        auto *run = runs[i].get();
        if (run->state().phase == TransferPhase::Waiting && !run->isBusy()) {
            if (resting && !run->exempt) {
                setPhase(run, TransferPhase::Paused, PauseReason::Timetable);
            } else if (running < most.transfers && (first == 0 || first == run->id())) {
                ++running;
                start(run);
            }
        } else if (run->state().isRunning() && (first == 0 || first == run->id())
                   && fed.size() < most.transfers) {
            fed.append(run);
        }
    }
    // Each gets some, before the first ones have as many as they may.
    for (const auto mostSmall : { qMin(most.filesPerTransfer, most.smallFiles), most.smallFiles }) {
        for (auto *run : std::as_const(fed)) {
            feed(run, mostSmall);
        }
    }
}

void TransferQueue::setRateLimit(qint64 bytesPerSecond)
{
    d->generalLimit = qMax<qint64>(bytesPerSecond, 0);
    d->followTimetable();
}

void TransferQueue::setTimetable(const Timetable &timetable)
{
    d->timetable = timetable;
    d->followTimetable();
}

/// Looks what holds now, and comes back when that changes.
void TransferQueue::Private::followTimetable()
{
    const auto now = tools.now();
    const auto says = timetableAt(timetable, now);
    const bool rests = says.bytesPerSecond == Timetable::pause;
    // One that goes on through a pause has the general limit.
    const auto limit = says.bytesPerSecond && !rests ? qMax<qint64>(*says.bytesPerSecond, 0) : generalLimit;
    if (limit != limiter.limit()) {
        limiter.setLimit(limit);
    }
    if (says.until.isValid() && !closing) {
        timetableTimer.start(int(std::clamp<qint64>(now.msecsTo(says.until), 1, longestSleepMs)));
    } else {
        timetableTimer.stop();
    }
    if (std::exchange(resting, rests) != rests) {
        rests ? restByTimetable() : goOnAfterTimetable();
    }
}

void TransferQueue::Private::restByTimetable()
{
    for (const auto &run : runs) {
        run->exempt = false;
        const bool isDue = run->stopping == Stop::None || run->stopping == Stop::Wait;
        if (run->elsewhere || !isDue) {
            continue;
        }
        if (run->state().isRunning() || run->isBusy()) {
            run->requestStop(Stop::Timetable);
            if (!run->isBusy()) {
                settle(run.get());
            }
        }
    }
    pumpSoon(); // for those that wait
}

void TransferQueue::Private::goOnAfterTimetable()
{
    for (const auto &run : runs) {
        run->exempt = false;
        if (run->stopping == Stop::Timetable) {
            run->again = true; // as soon as it has stopped
        } else if (run->state().pauseReason == PauseReason::Timetable) {
            q->resume(run->id());
        }
    }
}

void TransferQueue::setTransferLimit(TransferId id, qint64 bytesPerSecond)
{
    auto *run = d->find(id);
    if (!run || run->elsewhere || run->state().limit == bytesPerSecond || bytesPerSecond < 0) {
        return;
    }
    run->state().limit = bytesPerSecond;
    run->limiter.setLimit(bytesPerSecond);
    if (bytesPerSecond > 0) {
        run->stored.settings.insert("limit"_L1, bytesPerSecond);
    } else {
        run->stored.settings.remove("limit"_L1);
    }
    d->note(run, { .kind = TransferEvent::Kind::LimitSet, .bytes = bytesPerSecond });
    d->save(run);
    d->unpublished.insert(id);
    d->publishSoon();
}

// ---- files

/// The transfer with its files, if a person may change something about them.
TransferRun *TransferQueue::Private::withFiles(TransferId id)
{
    auto *run = find(id);
    if (!run || run->elsewhere || !run->stored.planned || run->state().phase == TransferPhase::Cancelled) {
        return nullptr;
    }
    if (!run->loaded) {
        load(run);
    }
    return run->loaded ? run : nullptr;
}

void TransferQueue::setFilesWanted(TransferId id, const QStringList &paths, bool wanted)
{
    auto *run = d->withFiles(id);
    if (!run) {
        return;
    }
    int changed = 0;
    QList<std::stop_source> stops;
    for (const auto index : run->indexesOf(paths)) {
        if (!run->setWanted(index, wanted)) {
            continue;
        }
        ++changed;
        if (const auto it = run->fileStops.constFind(index); it != run->fileStops.cend() && !wanted) {
            stops.append(*it);
        }
    }
    if (changed == 0) {
        return;
    }
    using Kind = TransferEvent::Kind;
    d->note(run, { .kind = wanted ? Kind::FilesWanted : Kind::FilesUnwanted, .count = changed });
    d->saveRows(run);
    d->unpublished.insert(id);
    d->publishSoon();
    for (auto &stop : stops) {
        stop.request_stop(); // which may end the file at once
    }
    if (wanted && run->state().phase == TransferPhase::Done) {
        run->state().finished = {};
        run->state().listed = true; // it was perhaps in the history alone
        run->stored.settings.remove("listed"_L1);
        d->setPhase(run, TransferPhase::Waiting);
        if (d->held) {
            d->hold(run);
        }
    }
    d->pumpSoon();
}

void TransferQueue::setFilePriority(TransferId id, const QStringList &paths, FilePriority priority)
{
    auto *run = d->withFiles(id);
    if (!run) {
        return;
    }
    for (const auto index : run->indexesOf(paths)) {
        run->setPriority(index, priority);
    }
    d->saveRows(run);
    d->publishSoon();
}

} // namespace Hubdesk
