// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
//
// What the queue needs of the disks, and what waits for room there or for a network.
#include "core/net/httpclient.h"
#include "core/transfer/transferqueue_p.h"

using namespace Qt::StringLiterals;

namespace Hubdesk
{

/// What is missing for a transfer beside those that run already: two that fit alone but not together must not
/// both run into a full disk.
std::optional<Error> TransferQueue::Private::lackOfSpace(const TransferRun *run) const
{
    const auto own = run->missingBytes();
    const auto volume = own > 0 ? tools.spaceAt(run->state().target) : Result<VolumeSpace>();
    if (!volume || own == 0) {
        return {};
    }
    qint64 others = 0;
    for (const auto &other : runs) {
        const auto &state = other->state();
        if (other.get() == run || other->planning || !state.isRunning()
            || other->stopping != TransferRun::Stop::None) {
            continue;
        }
        const auto place = state.target == run->state().target ? volume : tools.spaceAt(state.target);
        others += place && place->mount == volume->mount ? other->missingBytes() : 0;
    }
    if (own + others <= volume->freeBytes) {
        return {};
    }
    Error error{ Error::Kind::DiskFull,
                 u"%1 bytes are needed at %2, %3 more by downloads that run, and %4 are free"_s.arg(own)
                     .arg(volume->mount)
                     .arg(others)
                     .arg(volume->freeBytes) };
    error.missingBytes = own + others - volume->freeBytes;
    return error;
}

/// Looks whether what a paused transfer waits for has come.
void TransferQueue::Private::revive(bool network)
{
    bool stillWaiting = false;
    const bool online = network && tools.http->offlineReason().isEmpty();
    for (const auto &run : runs) {
        const auto &state = run->state();
        if (state.phase != TransferPhase::Paused || run->isBusy()) {
            continue;
        }
        const bool forNetwork
            = state.pauseReason == PauseReason::Offline || state.pauseReason == PauseReason::NoNetwork;
        const bool forSpace = state.pauseReason == PauseReason::DiskFull;
        if ((forNetwork && online) || (forSpace && !lackOfSpace(run.get()))) {
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

void TransferQueue::Private::planDisk()
{
    QList<SpaceNeed> needs;
    for (const auto &run : runs) {
        if (!run->state().isFinal() && !run->elsewhere) {
            needs.append({ run->id(), run->state().target, run->missingBytes() });
        }
    }
    auto volumes = Hubdesk::diskPlan(needs, tools.spaceAt);
    if (volumes != diskPlan) {
        diskPlan = std::move(volumes);
        Q_EMIT q->diskPlanChanged(diskPlan);
    }
}

void TransferQueue::showDiskPlan()
{
    d->diskPlan.clear();
    d->planDisk();
    if (d->diskPlan.isEmpty()) {
        Q_EMIT diskPlanChanged({});
    }
}

} // namespace Hubdesk
