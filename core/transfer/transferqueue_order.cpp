// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
//
// The order of the queue, and holding it as a whole.
#include "core/transfer/transferqueue_p.h"

#include <QDateTime>

#include <algorithm>
#include <utility>

namespace Hubdesk
{

using Stop = TransferRun::Stop;

/// Moves one to where another is, and gives it a position between its new neighbours; all get new ones where
/// there is nothing between them.
void TransferQueue::Private::place(std::size_t from, std::size_t to)
{
    auto one = std::move(runs[from]);
    runs.erase(runs.begin() + std::ptrdiff_t(from));
    auto *run = runs.insert(runs.begin() + std::ptrdiff_t(to), std::move(one))->get();
    const double before = to > 0 ? runs[to - 1]->state().position : run->state().position;
    const double after = to + 1 < runs.size() ? runs[to + 1]->state().position : before + 2;
    const double between = to > 0 ? before + (after - before) / 2 : after - 1;
    const auto put = [this](TransferRun *moved, double position) {
        moved->state().position = position;
        if (!moved->elsewhere) { // its state is that of the program there
            save(moved);
        }
        unpublished.insert(moved->id());
    };
    if ((to == 0 || between > before) && between < after) {
        put(run, between);
    } else {
        for (std::size_t at = 0; at < runs.size(); ++at) {
            put(runs[at].get(), double(at));
        }
    }
    publishSoon();
    pumpSoon();
}

void TransferQueue::Private::hold(TransferRun *run)
{
    run->state().pausedUntilMs = heldUntilMs;
    run->stored.settings.insert(QStringLiteral("pausedUntil"), heldUntilMs);
    setPhase(run, TransferPhase::Paused, PauseReason::All);
}

/// As long as one of them is.
void TransferQueue::Private::checkHeld()
{
    held = held && std::ranges::any_of(runs, [](const auto &run) {
               return run->state().pauseReason == PauseReason::All || run->stopping == Stop::Hold;
           });
}

/// Those that were paused with all others.
void TransferQueue::Private::letGo()
{
    held = false;
    heldTimer.stop();
    for (const auto &run : runs) {
        if (run->stopping == Stop::Hold) {
            run->again = true; // as soon as it has stopped
        } else if (run->state().pauseReason == PauseReason::All) {
            q->resume(run->id());
        }
    }
}

void TransferQueue::move(TransferId id, QueueMove where)
{
    auto &runs = d->runs;
    QList<std::size_t> unfinished;
    qsizetype at = -1;
    for (std::size_t i = 0; i < runs.size(); ++i) {
        if (runs[i]->state().isFinal() || runs[i]->elsewhere) {
            continue;
        }
        at = runs[i]->id() == id ? unfinished.size() : at;
        unfinished.append(i);
    }
    if (at < 0) {
        return;
    }
    const auto last = unfinished.size() - 1;
    const auto to = where == QueueMove::Top ? 0
        : where == QueueMove::Bottom        ? last
        : where == QueueMove::Up            ? std::max<qsizetype>(at - 1, 0)
                                            : std::min(at + 1, last);
    if (to != at) {
        d->place(unfinished[at], unfinished[to]);
    }
}

void TransferQueue::moveBefore(TransferId id, TransferId other)
{
    const auto at = [this](TransferId one) {
        const auto found = std::ranges::find(d->runs, one, [](const auto &run) { return run->id(); });
        return std::size_t(found - d->runs.begin());
    };
    const auto from = at(id);
    const auto before = at(other); // the end, where there is none
    const auto canMove = [](const TransferRun &run) { return !run.state().isFinal() && !run.elsewhere; };
    if (from == d->runs.size() || from == before || !canMove(*d->runs[from])) {
        return;
    }
    const auto to = before > from ? before - 1 : before;
    if (to != from) {
        d->place(from, to);
    }
}

void TransferQueue::downloadNow(TransferId id)
{
    auto *run = d->find(id);
    if (!run || run->elsewhere || run->state().isFinal()) {
        return;
    }
    move(id, QueueMove::Top);
    d->first = id;
    for (const auto &other : d->runs) {
        if (other->id() == id || !other->state().isRunning() || other->stopping != Stop::None) {
            continue;
        }
        other->requestStop(Stop::Wait);
        if (!other->isBusy()) {
            d->settle(other.get());
        }
    }
    run->exempt = d->resting;
    resume(id);
    d->pumpSoon();
}

void TransferQueue::pauseAll(qint64 untilMs)
{
    d->held = true;
    d->heldUntilMs = untilMs;
    for (const auto &run : d->runs) {
        const bool rests = run->state().isFinal() || run->elsewhere
            || run->state().phase == TransferPhase::NeedsAttention
            || run->state().pauseReason == PauseReason::User;
        if (rests) {
            continue;
        }
        run->again = false;
        if (run->isBusy()) {
            run->requestStop(Stop::Hold);
        } else {
            d->hold(run.get());
        }
    }
    d->first = 0;
    d->checkHeld(); // there may have been nothing to hold
    d->keepHeld();
}

void TransferQueue::resumeAll()
{
    d->letGo();
    for (const auto &run : d->runs) {
        const auto why = run->state().pauseReason;
        if (why == PauseReason::User || why == PauseReason::Timetable) {
            resume(run->id());
        }
    }
}

/// Looks whether the time has come.
void TransferQueue::Private::keepHeld()
{
    if (!held || heldUntilMs == 0) {
        heldTimer.stop();
        return;
    }
    const auto left = heldUntilMs - QDateTime::currentMSecsSinceEpoch();
    if (left <= 0) {
        letGo();
        return;
    }
    heldTimer.start(int(std::min<qint64>(left, longestSleepMs)));
}

} // namespace Hubdesk
