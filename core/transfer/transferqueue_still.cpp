// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
//
// Standing still while a cache is moved, and going on in its new place.
#include "core/base/handover.h"
#include "core/transfer/transferqueue_p.h"

#include <QCoroSignal>
#include <QCoroTask>

#include <functional>
#include <utility>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

using Stop = TransferRun::Stop;

namespace
{

/// As the journal does it (Journal::moveRoot).
QString movedPath(const QString &path, const QString &from, const QString &to)
{
    return path == from || path.startsWith(from + u'/') ? to + path.sliced(from.size()) : path;
}

} // namespace

/// What would start now.
void TransferQueue::Private::pauseWaiting()
{
    for (const auto &run : runs) {
        if (run->state().phase == TransferPhase::Waiting && !run->isBusy()) {
            setPhase(run.get(), TransferPhase::Paused, PauseReason::CacheMoves);
        }
    }
}

Async<> TransferQueue::standStill(std::stop_token stop)
{
    const std::function<void()> wake = [this] { // any thread may ask for the stop
        QMetaObject::invokeMethod(this, Handed([this] { Q_EMIT settled(0); }), Qt::QueuedConnection);
    };
    const std::stop_callback onStop(stop, wake);
    d->haltAll();
    while (!d->isQuiet() && !stop.stop_requested()) {
        co_await qCoro(this, &TransferQueue::settled);
    }
    if (stop.stop_requested()) {
        co_return fail(Error::Kind::Cancelled, u"the waiting for transfers was stopped"_s);
    }
    co_return {};
}

void TransferQueue::Private::haltAll()
{
    ++standing;
    for (const auto &run : runs) {
        const bool isDue = run->stopping == Stop::None || run->stopping == Stop::Wait;
        if (!isDue || (!run->isBusy() && !run->state().isRunning())) {
            continue;
        }
        run->requestStop(Stop::StandStill);
        if (!run->isBusy()) {
            settle(run.get());
        }
    }
    pauseWaiting();
}

void TransferQueue::goOn()
{
    if (d->standing == 0 || --d->standing > 0) {
        return;
    }
    for (const auto &run : d->runs) {
        if (run->stopping == Stop::StandStill) {
            run->again = true; // as soon as it has stopped
        } else if (run->state().phase == TransferPhase::Paused
                   && run->state().pauseReason == PauseReason::CacheMoves) {
            resume(run->id());
        }
    }
}

/// It stays with the folder that it is of.
void TransferQueue::Private::leaveThere(TransferRun *run)
{
    auto &state = run->state();
    const auto why = state.pauseReason;
    const bool waits = state.phase == TransferPhase::NeedsAttention
        || (state.phase == TransferPhase::Paused && (why == PauseReason::User || why == PauseReason::All));
    run->there = waits ? std::optional(TransferRun::There{ state.phase, state.pauseReason, state.error })
                       : std::nullopt;
    state.phase = TransferPhase::Paused;
    state.pauseReason = PauseReason::OtherPlace;
    state.error.reset();
}

void TransferQueue::Private::takeFromThere(TransferRun *run)
{
    const auto there = std::exchange(run->there, std::nullopt);
    if (!there) {
        setPhase(run, TransferPhase::Waiting);
    } else if (there->reason == PauseReason::All && held) {
        hold(run);
    } else {
        const bool wasHeld = there->reason == PauseReason::All; // that has ended here
        setPhase(run,
                 wasHeld ? TransferPhase::Waiting : there->phase,
                 wasHeld ? PauseReason::None : there->reason,
                 there->error);
    }
}

void TransferQueue::rootMoved(const QStringList &from, const QString &to)
{
    for (const auto &run : d->runs) {
        auto &state = run->state();
        auto &request = run->stored.request;
        for (const auto &root : from) {
            state.target = state.target == root ? to : state.target;
            state.path = movedPath(state.path, root, to);
            request.cacheDir = request.cacheDir == root ? to : request.cacheDir;
        }
        state.folder = folderOf(request, state.path);
        run->destination = d->destinationOf(run->stored);
        state.inOwnCache = run->destination.root() == d->tools.cache->layout().root();
        const bool wasElsewhere = std::exchange(run->elsewhere, d->isElsewhere(run->stored));
        if (run->elsewhere && !wasElsewhere && !state.isFinal()) {
            d->leaveThere(run.get());
        } else if (wasElsewhere && !run->elsewhere && state.pauseReason == PauseReason::OtherPlace) {
            d->takeFromThere(run.get());
        }
        d->unpublished.insert(run->id());
    }
    if (d->standing > 0) {
        d->pauseWaiting();
    }
    d->publishSoon();
}

} // namespace Hubdesk
