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
} // namespace

bool TransferQueue::Private::mayStart(const TransferRun &run, const StoredFile &file, int mostSmall) const
{
    int small = 0;
    int big = 0;
    for (const auto &one : runs) {
        small += one->activeSmall();
        big += int(one->active.size()) - one->activeSmall();
    }
    const auto own = run.active.size();
    if (file.isSmall()) {
        return own < mostSmall && small < Concurrency::mostSmallFiles;
    }
    return own - run.activeSmall() < most.filesPerTransfer
        && own < qMax(most.smallFiles, most.filesPerTransfer) && big < mostBigFiles;
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
    QMetaObject::invokeMethod(q, [this] { pump(); }, Qt::QueuedConnection); // for those that wait
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
    QMetaObject::invokeMethod(this, [this] { d->pump(); }, Qt::QueuedConnection);
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
