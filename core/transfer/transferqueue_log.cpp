// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
//
// What is told of a transfer: its log.
#include "core/transfer/transferqueue_p.h"

#include <QDateTime>

#include <utility>

namespace Hubdesk
{

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
