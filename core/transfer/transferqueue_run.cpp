// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/await.h"
#include "core/base/logging.h"
#include "core/base/workers.h"
#include "core/net/httpclient.h"
#include "core/transfer/downloadplan.h"
#include "core/transfer/journal.h"
#include "core/transfer/transferqueue_p.h"

#include <QCoroTask>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

using Stop = TransferRun::Stop;

namespace
{

/// Somebody may have cleaned up since the journal was written, or fetched the same. On a worker.
TransferRun::Seen lookAgain(const Destination &destination,
                            const TransferState &state,
                            const QList<StoredFile> &files,
                            bool force,
                            std::stop_token stop)
{
    TransferRun::Seen seen;
    for (int index = 0; index < files.size() && !stop.stop_requested(); ++index) {
        const auto &file = files[index];
        if (file.phase == TransferPhase::Done) {
            if (!destination.has(state.repo, state.commit, file)) {
                seen.gone.append(index);
            }
        } else if (file.outcome == Outcome::Skipped || force) {
            continue;
        } else if (destination.leavesCacheAlone()
                   && destination.standing(state.commit, file) == Destination::Standing::Recorded) {
            seen.here.append(index);
        } else if (!destination.inCache(state.repo, state.commit, file).isEmpty()) {
            (destination.leavesCacheAlone() ? seen.toCopy : seen.here).append(index);
        }
        if (!force && file.phase != TransferPhase::Done && destination.hasCopy(state.commit, file)) {
            seen.inFolder.append(index);
        }
    }
    return seen;
}

} // namespace

void TransferQueue::Private::setPhase(TransferRun *run,
                                      TransferPhase phase,
                                      PauseReason reason,
                                      std::optional<Error> error)
{
    auto &state = run->state();
    const auto before = std::exchange(state.phase, phase);
    const auto why = state.pauseReason;
    state.pauseReason = reason;
    state.error = std::move(error);
    state.attempt = 0;
    state.retryAtMs = 0;
    if (reason != PauseReason::All) {
        state.pausedUntilMs = 0;
        run->stored.settings.remove("pausedUntil"_L1);
    }
    notePhase(run, before, why);
    save(run);
    checkHeld();
    unpublished.insert(run->id());
    publishSoon();
}

void TransferQueue::Private::start(TransferRun *run)
{
    run->stop = {};
    run->stopping = Stop::None;
    run->stopError.reset();
    run->isFound = false;
    setPhase(run, TransferPhase::Resolving);
    ++flows;
    run->planning = true;
    planRun(run->id());
}

void TransferQueue::Private::feed(TransferRun *run, int mostSmall)
{
    if (!run->state().isRunning() || run->planning || run->stopping != Stop::None) {
        return;
    }
    bool isThrough = false; // not so where others have all the files that there may be at once
    for (;;) {
        const auto index = run->next();
        if (index < 0) {
            isThrough = true;
            break;
        }
        if (!mayStart(*run, run->files[index], mostSmall)) {
            break;
        }
        run->take(index);
        ++flows;
        runFile(run->id(), index);
    }
    if (isThrough && !run->isBusy()) {
        settle(run);
    }
}

QCoro::Task<> TransferQueue::Private::planRun(TransferId id)
{
    auto begun = co_await connected(id);
    auto *run = find(id);
    if (run->stored.planned && !run->loaded) {
        load(run);
    }
    if (!begun) {
        qCInfo(transferLog).noquote() << begun.error().detail;
    } else if (run->stored.planned && run->loaded) {
        auto look
            = [destination = run->destination,
               state = run->state(),
               files = run->files,
               force = run->stored.request.force,
               stop = run->stop.get_token()] { return lookAgain(destination, state, files, force, stop); };
        auto future = onWorker(std::move(look));
        const auto seen = co_await finished(std::move(future));
        run = find(id);
        run->see(seen);
        begun = co_await begin(id, { .commit = run->state().commit, .path = run->state().path });
        run = find(id);
    } else {
        const auto seen = run->destination.cache.resolve(run->state().repo, run->state().revision);
        run->stored.refSeen = seen ? seen->hex : QString();
        const PlanTools with{ .http = tools.http, .hub = tools.hub, .cache = tools.cache };
        auto plan = co_await makePlan(with, run->stored.request, run->stop.get_token());
        run = find(id);
        const bool movesRef = !run->stored.request.commit.isEmpty() && !run->destination.leavesCacheAlone();
        if (plan && seen && movesRef) {
            const auto move = co_await refMove(with, run->stored.request, *seen, run->stop.get_token());
            run = find(id);
            run->stored.refSeen = move && move->isForward ? seen->hex : QString();
        }
        if (plan) {
            begun = co_await begin(id, *plan);
            run = find(id);
        } else {
            begun = std::unexpected(plan.error());
        }
    }
    --flows;
    run->planning = false;
    if (!begun && run->stopping == Stop::None) {
        const auto &error = begun.error();
        const bool noNetwork = error.kind == Error::Kind::Offline || error.kind == Error::Kind::Timeout;
        stopFor(run,
                noNetwork                                 ? Stop::NoNetwork
                    : error.kind == Error::Kind::DiskFull ? Stop::DiskFull
                                                          : Stop::Failed,
                error);
    }
    if (run->stopping != Stop::None) {
        settle(run);
    }
    pumpSoon();
}

/// Puts a plan into the journal and makes the folders; after this the files may start.
Async<> TransferQueue::Private::begin(TransferId id, SnapshotPlan plan)
{
    auto *run = find(id);
    auto &state = run->state();
    state.commit = plan.commit;
    state.path = plan.path;
    state.folder = folderOf(run->stored.request, plan.path);
    run->fromCache = plan.fromCache;
    if (!run->stored.planned) {
        if (const auto kept = takePlan(run, plan.files); !kept) {
            co_return kept;
        }
    }
    if (const auto ready = co_await makeReady(id); !ready) {
        co_return ready;
    }
    run = find(id);
    if (run->stopping == Stop::None) {
        setPhase(run, TransferPhase::Downloading);
    }
    co_return {};
}

QCoro::Task<> TransferQueue::Private::runFile(TransferId id, int index)
{
    auto *run = find(id);
    const FileJob job{ .repo = run->state().repo,
                       .commit = run->state().commit,
                       .file = run->files[index],
                       .destination = run->destination,
                       .force = run->stored.request.force,
                       .hurry = run->hurry,
                       .log = [this, id, index](TransferEvent event) {
                           if (auto *running = find(id)) {
                               event.path = running->files[index].path;
                               note(running, std::move(event));
                           }
                       } };
    const ProgressReport report = [this, id, index](const FileProgress &progress) {
        if (auto *running = find(id)) {
            running->progressed(index, progress);
            publishSoon();
            if (progress.phase == TransferPhase::Placing) { // the network is free for another one
                pumpSoon();
            }
        }
    };
    auto with = flowTools;
    with.limiter = &run->limiter;
    std::stop_source stop; // of this file alone, or with the whole transfer
    run->fileStops.insert(index, stop);
    const std::stop_callback onStop(run->stop.get_token(), [&stop] {
        // A copy: the stop may end this coroutine, and `stop` with it.
        std::stop_source(stop).request_stop();
    });
    const auto result = co_await downloadFile(with, job, report, stop.get_token());
    --flows;
    run = find(id);
    run->fileStops.remove(index);
    fileEnded(run, index, result, stop.stop_requested());
    if (!run->isBusy() && run->stopping != Stop::None) {
        settle(run);
    }
    pumpSoon();
}

void TransferQueue::Private::fileEnded(TransferRun *run,
                                       int index,
                                       const Result<PlacedFile> &result,
                                       bool stopped)
{
    if (result) {
        run->forgetFullDisk();
        run->fileDone(index, result->outcome, result->fetched);
        const auto &state = run->state();
        if (!run->isFound && !run->destination.leavesCacheAlone()) {
            // From the first file on the snapshot can be found; finish() tries again.
            run->isFound = run->destination.cache.resolve(state.repo, state.revision) || writeRef(run);
        }
        if (run->state().inOwnCache) {
            Q_EMIT q->placed(state.repo, state.commit, run->files[index].path);
        }
    } else if (!run->files[index].wanted || (result.error().kind == Error::Kind::Cancelled && stopped)) {
        run->fileStopped(index);
    } else {
        fileFailed(run, index, result.error());
    }
    if (!saveTimer.isActive()) {
        saveTimer.start();
    }
    publishSoon();
}

/// What one file met may be about the whole transfer.
void TransferQueue::Private::fileFailed(TransferRun *run, int index, const Error &error)
{
    qCWarning(transferLog).noquote() << run->files[index].path << Error::name(error.kind) << error.detail;
    switch (error.kind) {
    case Error::Kind::Offline:
    case Error::Kind::Timeout:
        if (error.status == 0 || !tools.http->offlineReason().isEmpty()) {
            run->fileStopped(index);
            stopFor(run, Stop::NoNetwork, error);
            return;
        }
        break;
    case Error::Kind::DiskFull:
        run->fileStopped(index);
        run->waitForRoom(clock.elapsed(), tools.reviveMs);
        stopFor(run, Stop::DiskFull, error);
        return;
    case Error::Kind::Unauthorized:
    case Error::Kind::Forbidden:
    case Error::Kind::Gated:
    case Error::Kind::NotFound:
    case Error::Kind::RevisionNotFound:
    case Error::Kind::Disabled:
    case Error::Kind::Untrusted:
    case Error::Kind::Permission:
    case Error::Kind::NotConnected:
    case Error::Kind::Disk:
        run->fileFailed(index, error);
        stopFor(run, Stop::Failed, error);
        return;
    default:
        break;
    }
    run->fileFailed(index, error);
}

void TransferQueue::Private::stopFor(TransferRun *run, Stop why, const Error &error)
{
    if (run->stopping == Stop::None) {
        run->stopError = error;
    }
    run->requestStop(run->stopping == Stop::None ? why : run->stopping);
}

/// Only forward: what another program wrote there since the plan was made is newer than the plan.
Result<void> TransferQueue::Private::writeRef(TransferRun *run)
{
    if (run->fromCache || run->destination.leavesCacheAlone()) {
        return {};
    }
    const auto &state = run->state();
    const auto &cache = run->destination.cache;
    const auto there = cache.resolve(state.repo, state.revision);
    if (there && there->hex != state.commit.hex && there->hex != run->stored.refSeen) {
        qCInfo(transferLog).noquote()
            << state.revision.name << "was moved to" << there->hex << "meanwhile, and stays there";
        return {};
    }
    const auto written = cache.writeRef(state.repo, state.revision, state.commit);
    if (written && (!there || there->hex != state.commit.hex)) {
        note(run, { .kind = TransferEvent::Kind::RefWritten, .path = state.revision.name });
    }
    return written;
}

/// Nothing of the run is under way any more: what is it now?
void TransferQueue::Private::settle(TransferRun *run)
{
    saveRows(run);
    const auto why = std::exchange(run->stopping, Stop::None);
    switch (why) {
    case Stop::None:
        finish(run);
        break;
    case Stop::Wait:
        setPhase(run, TransferPhase::Waiting);
        break;
    case Stop::Hold:
        hold(run);
        break;
    case Stop::Timetable:
        setPhase(run, TransferPhase::Paused, PauseReason::Timetable);
        break;
    case Stop::StandStill:
        setPhase(run, TransferPhase::Paused, PauseReason::CacheMoves);
        break;
    case Stop::Pause:
        setPhase(run, TransferPhase::Paused, PauseReason::User);
        break;
    case Stop::Quit:
        setPhase(run, TransferPhase::Paused, PauseReason::Quit);
        break;
    case Stop::NoNetwork: {
        const bool mode = !tools.http->offlineReason().isEmpty();
        setPhase(
            run, TransferPhase::Paused, mode ? PauseReason::Offline : PauseReason::NoNetwork, run->stopError);
        reviveTimer.start();
        break;
    }
    case Stop::DiskFull:
        setPhase(run, TransferPhase::Paused, PauseReason::DiskFull, run->stopError);
        reviveTimer.start();
        break;
    case Stop::Failed:
        setPhase(run, TransferPhase::NeedsAttention, {}, run->stopError);
        break;
    case Stop::Cancel:
        removePartials(run);
        run->state().finished = QDateTime::currentDateTimeUtc();
        setPhase(run, TransferPhase::Cancelled);
        break;
    }
    run->refresh(clock.elapsed());
    if (run->state().isFinal()) {
        planDisk(); // at once: nobody is to read that something is queued when all is done
    }
    const auto id = run->id();
    const bool goesOn = run->again || why == Stop::Wait || why == Stop::NoNetwork || why == Stop::Timetable
        || why == Stop::StandStill;
    if (first == id && !goesOn) {
        first = 0; // the others go on
    }
    if (std::exchange(run->again, false)) {
        q->resume(id);
    }
    QMetaObject::invokeMethod(q, [this, id] { Q_EMIT q->settled(id); }, Qt::QueuedConnection);
    pumpSoon(); // there is room for another one
}

void TransferQueue::Private::finish(TransferRun *run)
{
    if (const auto error = run->firstError()) {
        setPhase(run, TransferPhase::NeedsAttention, {}, error);
        return;
    }
    if (const auto written = writeRef(run); !written) {
        setPhase(run, TransferPhase::NeedsAttention, {}, written.error());
        return;
    }
    run->state().finished = QDateTime::currentDateTimeUtc();
    setPhase(run, TransferPhase::Done);
}

} // namespace Hubdesk
