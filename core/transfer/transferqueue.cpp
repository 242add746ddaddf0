// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/transfer/transferqueue.h"

#include "core/base/handover.h"
#include "core/base/logging.h"
#include "core/net/httpclient.h"
#include "core/transfer/downloadplan.h"
#include "core/transfer/journal.h"
#include "core/transfer/transferqueue_p.h"

#include <QCoroSignal>
#include <QCoroTask>
#include <QEventLoop>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Hubdesk
{

namespace
{
constexpr auto saveEvery = 250ms;
} // namespace

TransferQueue::Private::Private(TransferQueue *queue, TransferTools with)
    : q(queue)
    , tools(with)
    , flowTools{ .http = with.http,
                 .hub = with.hub,
                 .journal = with.journal,
                 .limiter = &limiter,
                 .spaceAt = with.spaceAt,
                 .reserved = std::make_shared<QHash<QString, qint64>>(),
                 .small = &small,
                 .connections = most.connectionsPerFile,
                 .connectionsAtFirst = with.connectionsAtFirst,
                 .lanes = std::make_shared<int>(0),
                 .retry = with.retry,
                 .idleTimeoutMs = with.idleTimeoutMs }
{
    clock.start();
    for (auto *timer :
         { &publishTimer, &newsTimer, &saveTimer, &heldTimer, &timetableTimer, &diskTimer, &restoreTimer }) {
        timer->setSingleShot(true);
    }
    saveTimer.setInterval(saveEvery);
    reviveTimer.setInterval(with.reviveMs);
    restoreTimer.setInterval(with.reviveMs);
    diskTimer.setInterval(with.diskPlanMs);
    QObject::connect(&publishTimer, &QTimer::timeout, q, [this] { publish(); });
    QObject::connect(&newsTimer, &QTimer::timeout, q, [this] { publishFiles(); });
    QObject::connect(&saveTimer, &QTimer::timeout, q, [this] {
        for (const auto &run : runs) {
            saveRows(run.get());
        }
    });
    QObject::connect(&restoreTimer, &QTimer::timeout, q, [this] { static_cast<void>(q->restore()); });
    QObject::connect(&heldTimer, &QTimer::timeout, q, [this] { keepHeld(); });
    QObject::connect(&timetableTimer, &QTimer::timeout, q, [this] { followTimetable(); });
    QObject::connect(&diskTimer, &QTimer::timeout, q, [this] { planDisk(); });
    QObject::connect(&reviveTimer, &QTimer::timeout, q, [this] { revive(); });
    QObject::connect(tools.http, &HttpClient::reachableChanged, q, [this](bool reachable) {
        if (reachable) {
            revive();
        }
    });
}

TransferQueue::TransferQueue(TransferTools tools, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, tools))
{
}

TransferQueue::~TransferQueue()
{
    // shutDown() should have been awaited; flows must not outlive what they work with in any case.
    d->closing = true;
    for (const auto &run : d->runs) {
        run->requestStop(TransferRun::Stop::Quit);
    }
    QEventLoop loop;
    while (d->flows > 0) {
        loop.processEvents(QEventLoop::WaitForMoreEvents);
    }
}

Result<void> TransferQueue::restore()
{
    auto adopted = d->tools.journal->adopt();
    if (!adopted) {
        if (adopted.error().kind == Error::Kind::DiskFull && !d->closing) {
            d->restoreTimer.start();
        }
        return std::unexpected(adopted.error());
    }
    d->partials = d->tools.journal->partialBytes().value_or(QHash<QString, qint64>());
    for (auto &transfer : *adopted) {
        d->takeUp(d->append(std::move(transfer)));
    }
    d->partials.clear();
    d->publishSoon();
    d->keepHeld();
    d->pump();
    return {};
}

Result<TransferId> TransferQueue::add(const DownloadRequest &asked, Begin begin)
{
    if (asked.repo.isEmpty()) {
        return fail(Error::Kind::Usage, u"no repository is named"_s);
    }
    if (!asked.commit.isEmpty() && !CommitId::isOne(asked.commit.hex)) {
        return fail(Error::Kind::Usage, u"'%1' is no commit"_s.arg(asked.commit.hex));
    }
    const auto request = withRealFolders(asked, *d->tools.cache);
    if (!request) {
        return std::unexpected(request.error());
    }
    if (const auto same = d->joinSame(*request, begin)) {
        return *same;
    }
    auto transfer = d->newTransfer(*request, begin);
    const auto id = d->tools.journal->add(transfer);
    if (!id) {
        return id;
    }
    transfer.state.id = *id;
    auto *run = d->append(std::move(transfer));
    d->note(run, { .kind = TransferEvent::Kind::Added });
    if (d->held && run->state().phase == TransferPhase::Waiting) {
        d->hold(run);
    }
    d->unpublished.insert(*id);
    d->publishSoon();
    d->pumpSoon();
    return id;
}

Async<DownloadResult> TransferQueue::wait(TransferId id, std::stop_token stop)
{
    const std::function<void()> wake = [this, id] {
        // Any thread may ask for the stop.
        QMetaObject::invokeMethod(this, Handed([this, id] { Q_EMIT settled(id); }), Qt::QueuedConnection);
    };
    const std::stop_callback onStop(stop, wake);
    for (;;) {
        auto *run = d->find(id);
        if (!run) {
            co_return fail(Error::Kind::Usage, u"there is no transfer %1"_s.arg(id));
        }
        if (stop.stop_requested()) {
            co_return fail(Error::Kind::Cancelled, u"the waiting was stopped"_s);
        }
        if (run->elsewhere) {
            co_return fail(Error::Kind::Usage, u"it belongs to another cache folder or Hub"_s);
        }
        const auto &state = run->state();
        if (!run->isBusy() && state.phase == TransferPhase::Done) {
            co_return d->resultOf(run);
        }
        if (!run->isBusy() && state.phase == TransferPhase::Cancelled) {
            co_return fail(Error::Kind::Cancelled, u"the transfer was cancelled"_s);
        }
        const bool stuck
            = state.phase == TransferPhase::NeedsAttention || state.phase == TransferPhase::Paused;
        if (!run->isBusy() && stuck && state.error) {
            co_return std::unexpected(*state.error);
        }
        co_await qCoro(this, &TransferQueue::settled);
    }
}

Async<DownloadPlan> TransferQueue::plan(DownloadRequest request, std::stop_token stop)
{
    const PlanTools with{
        .http = d->tools.http, .hub = d->tools.hub, .cache = d->tools.cache, .writes = false
    };
    const auto real = withRealFolders(std::move(request), *d->tools.cache);
    if (!real) {
        co_return std::unexpected(real.error());
    }
    ++d->flows;
    const auto made = co_await makePlan(with, *real, stop);
    --d->flows;
    co_return made.transform([](const SnapshotPlan &plan) { return plan.forPeople(); });
}

void TransferQueue::pause(TransferId id)
{
    auto *run = d->find(id);
    if (!run || run->elsewhere || run->state().isFinal()
        || run->state().phase == TransferPhase::NeedsAttention) {
        return;
    }
    run->again = false;
    run->requestStop(TransferRun::Stop::Pause);
    if (!run->isBusy()) {
        d->settle(run);
    }
}

void TransferQueue::resume(TransferId id)
{
    auto *run = d->find(id);
    if (!run || run->elsewhere) {
        return;
    }
    if (run->isBusy()) {
        using Stop = TransferRun::Stop;
        run->again
            = run->stopping == Stop::Pause || run->stopping == Stop::Hold || run->stopping == Stop::Timetable;
        if (run->stopping == TransferRun::Stop::None) {
            run->hurry->up();
        }
        return;
    }
    if (run->state().phase == TransferPhase::Paused || run->state().phase == TransferPhase::NeedsAttention) {
        run->rewind();
        run->forgetFullDisk();
        run->exempt = run->exempt || (d->resting && run->state().pauseReason == PauseReason::Timetable);
        d->setPhase(run, TransferPhase::Waiting);
        d->pumpSoon();
    }
}

void TransferQueue::cancel(TransferId id)
{
    auto *run = d->find(id);
    if (!run || run->state().isFinal()) {
        return;
    }
    run->again = false;
    run->requestStop(TransferRun::Stop::Cancel);
    if (!run->isBusy()) {
        d->settle(run);
    }
}

void TransferQueue::archive(TransferId id)
{
    auto *run = d->find(id);
    const bool ends = run && (run->state().isFinal() || run->stopping == TransferRun::Stop::Cancel);
    if (!ends || !run->state().listed) {
        return;
    }
    run->state().listed = false;
    run->stored.settings.insert("listed"_L1, false);
    d->save(run);
    d->unpublished.insert(id);
    d->publishSoon();
}

void TransferQueue::repeat(TransferId id)
{
    if (const auto *run = d->find(id); run && run->state().isFinal()) {
        auto request = run->stored.request;
        request.commit = {};
        if (const auto added = add(request); !added) {
            qCWarning(transferLog).noquote() << added.error().detail;
        }
    }
}

void TransferQueue::remove(TransferId id)
{
    auto *run = d->find(id);
    if (!run || !run->state().isFinal() || run->isBusy()) {
        return;
    }
    d->drop(id);
}

void TransferQueue::forget(TransferId id)
{
    const auto *run = d->find(id);
    if (!run || run->isBusy() || run->elsewhere) {
        return;
    }
    if (run->state().isFinal() || run->state().phase == TransferPhase::NeedsAttention) {
        d->drop(id);
    }
}

void TransferQueue::showFiles(TransferId id)
{
    auto *run = d->find(id);
    if (!run) {
        return;
    }
    if (!run->loaded && run->stored.planned) {
        d->load(run);
    }
    for (int index = 0; index < run->files.size(); ++index) {
        run->unpublished.insert(index);
    }
    d->publishSoon();
}

void TransferQueue::setConcurrency(Concurrency most)
{
    d->most = { .transfers = qMax(most.transfers, 1),
                .filesPerTransfer = qMax(most.filesPerTransfer, 1),
                .connectionsPerFile = qBound(1, most.connectionsPerFile, Concurrency::mostConnections),
                .smallFiles = qMax(most.smallFiles, 1) };
    d->flowTools.connections = d->most.connectionsPerFile; // of files that begin from here on
    d->pump();
}

Concurrency TransferQueue::concurrency() const
{
    return d->most;
}

void TransferQueue::networkChanged()
{
    d->revive();
}

Async<> TransferQueue::shutDown()
{
    d->closing = true;
    for (auto *timer : { &d->reviveTimer, &d->restoreTimer, &d->timetableTimer, &d->diskTimer }) {
        timer->stop();
    }
    const bool later = d->tools.goesOnLater;
    for (const auto &run : d->runs) {
        if (run->isBusy()) {
            run->requestStop(later ? TransferRun::Stop::Quit : TransferRun::Stop::Pause);
        } else if (!later && !run->elsewhere && !run->state().isFinal()
                   && run->state().phase != TransferPhase::NeedsAttention) {
            d->setPhase(run.get(), TransferPhase::Paused, PauseReason::User);
        }
    }
    while (!d->isQuiet()) {
        co_await qCoro(this, &TransferQueue::settled);
    }
    d->saveTimer.stop();
    for (const auto &run : d->runs) {
        d->saveRows(run.get());
    }
    d->publish();
    co_return {};
}

QList<TransferState> TransferQueue::states() const
{
    QList<TransferState> states;
    for (const auto &run : d->runs) {
        states.append(run->state());
    }
    return states;
}

QList<FileState> TransferQueue::files(TransferId id) const
{
    QList<FileState> states;
    if (auto *run = d->find(id)) {
        if (!run->loaded && run->stored.planned) {
            d->load(run);
        }
        states.reserve(run->files.size());
        for (int index = 0; index < run->files.size(); ++index) {
            states.append(run->fileState(index));
        }
    }
    return states;
}

// ---- the inside -------------------------------------------------------------------------------------------

TransferRun *TransferQueue::Private::find(TransferId id) const
{
    const auto it = std::ranges::find(runs, id, [](const auto &run) { return run->id(); });
    return it == runs.cend() ? nullptr : it->get();
}

TransferRun *TransferQueue::Private::append(StoredTransfer transfer)
{
    transfer.state.attempts = tools.retry.retries;
    transfer.state.folder = folderOf(transfer.request, transfer.state.path);
    if (!runs.empty()) { // of another program's list, or of two with the same number
        auto &position = transfer.state.position;
        const auto last = runs.back()->state().position;
        position = position > last ? position : last + 1;
    }
    auto where = destinationOf(transfer);
    transfer.state.inOwnCache = where.root() == tools.cache->layout().root();
    runs.push_back(std::make_unique<TransferRun>(std::move(transfer), std::move(where), &limiter));
    return runs.back().get();
}

bool TransferQueue::Private::isQuiet() const
{
    return std::ranges::none_of(runs, [](const auto &run) { return run->isBusy(); });
}

} // namespace Hubdesk
