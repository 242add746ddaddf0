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
        if (run->elsewhere && !wasElsewhere && !state.isFinal()) { // it stays with the folder that it is of
            state.phase = TransferPhase::Paused;
            state.pauseReason = PauseReason::OtherPlace;
            state.error.reset();
        } else if (wasElsewhere && !run->elsewhere && state.pauseReason == PauseReason::OtherPlace) {
            d->setPhase(run.get(), TransferPhase::Waiting);
        }
        d->unpublished.insert(run->id());
    }
    if (d->standing > 0) {
        d->pauseWaiting();
    }
    d->publishSoon();
}

} // namespace Hubdesk
