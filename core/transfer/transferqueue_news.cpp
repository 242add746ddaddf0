// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
//
// What is told of transfers: their states, their files and their logs.
#include "core/transfer/transferqueue_p.h"

#include <QDateTime>

#include <utility>

using namespace std::chrono_literals;

namespace Hubdesk
{

namespace
{
constexpr auto publishEvery = 100ms;
constexpr qsizetype mostNews = 1'000; ///< files within `nextNews`: what a window takes in within a frame
constexpr auto nextNews = 20ms;
} // namespace

void TransferQueue::Private::publishSoon()
{
    if (!publishTimer.isActive()) {
        publishTimer.start(publishEvery);
    }
}

void TransferQueue::Private::publish()
{
    QList<TransferState> states;
    bool moving = false;
    for (const auto &run : runs) {
        const bool news = !run->unpublished.empty() || unpublished.contains(run->id());
        if (!news && run->active.isEmpty()) {
            continue;
        }
        moving = moving || !run->active.isEmpty();
        run->refresh(clock.elapsed());
        states.append(run->state());
    }
    unpublished.clear();
    if (!states.isEmpty()) {
        Q_EMIT q->changed(states);
        planDiskSoon();
    }
    publishFiles();
    publishLogs();
    if (moving) {
        publishSoon(); // speed and time left go on changing, also when no byte comes
    }
}

/// After their transfer: files of one that nobody has heard of are of no use. Those of a large repo come in
/// pieces, so that a window takes each in within a frame.
void TransferQueue::Private::publishFiles()
{
    QList<std::pair<TransferId, QList<FileState>>> filesOf;
    auto left = mostNews;
    bool more = false;
    for (const auto &run : runs) {
        if (!unpublished.contains(run->id())) {
            const auto files = run->takeNews(left);
            left -= files.size();
            if (!files.isEmpty()) {
                filesOf.append({ run->id(), files });
            }
            more = more || !run->unpublished.empty();
        }
    }
    if (more) {
        newsTimer.start(nextNews);
    }
    for (const auto &[id, files] : std::as_const(filesOf)) {
        Q_EMIT q->filesChanged(id, files);
    }
}

void TransferQueue::Private::note(TransferRun *run, TransferEvent event)
{
    event.atMs = QDateTime::currentMSecsSinceEpoch();
    run->log.add(std::move(event));
    if (shownLog == run->id()) {
        logIsNew = true;
        publishSoon();
    }
}

/// A change of the phase is an event, unless it is one of those that follow from the files.
void TransferQueue::Private::notePhase(TransferRun *run, TransferPhase before, PauseReason why)
{
    using Kind = TransferEvent::Kind;
    const auto &state = run->state();
    switch (state.phase) {
    case TransferPhase::Resolving:
        note(run, { .kind = Kind::Started });
        break;
    case TransferPhase::Waiting:
        if (before == TransferPhase::Paused || before == TransferPhase::NeedsAttention
            || before == TransferPhase::Done) {
            note(run,
                 { .kind = why == PauseReason::DiskFull ? Kind::SpaceAgain : Kind::Resumed, .reason = why });
        }
        break;
    case TransferPhase::Paused:
        if (before != state.phase || why != state.pauseReason) {
            const bool isFull = state.pauseReason == PauseReason::DiskFull;
            note(run,
                 { .kind = isFull ? Kind::DiskFull : Kind::Paused,
                   .reason = state.pauseReason,
                   .error = state.error });
        }
        break;
    case TransferPhase::NeedsAttention:
        note(run, { .kind = Kind::NeedsAttention, .error = state.error });
        break;
    case TransferPhase::Cancelled:
        note(run, { .kind = Kind::Cancelled });
        break;
    case TransferPhase::Done:
        note(run, { .kind = Kind::Done, .count = state.filesDone, .bytes = state.done });
        break;
    default:
        break;
    }
}

void TransferQueue::Private::publishLogs()
{
    const auto *run = std::exchange(logIsNew, false) ? find(shownLog) : nullptr;
    if (run) {
        Q_EMIT q->logChanged(shownLog, run->log.events());
    }
}

void TransferQueue::showLog(TransferId id)
{
    d->shownLog = id;
    d->logIsNew = true;
    d->publishSoon();
}

QList<TransferEvent> TransferQueue::log(TransferId id) const
{
    const auto *run = d->find(id);
    return run ? run->log.events() : QList<TransferEvent>();
}

} // namespace Hubdesk
