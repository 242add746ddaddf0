// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
//
// Between the queue and its journal: what is taken up, read, written and dropped.
#include "core/base/logging.h"
#include "core/cache/filelock.h"
#include "core/net/httpclient.h"
#include "core/transfer/journal.h"
#include "core/transfer/partfile.h"
#include "core/transfer/transferqueue_p.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace Hubdesk
{

QString folderOf(const DownloadRequest &request, const QString &path)
{
    return request.isOneFile() && !path.isEmpty() ? QFileInfo(path).path() : path;
}

bool TransferQueue::Private::isElsewhere(const StoredTransfer &transfer) const
{
    const auto &target = transfer.state.target;
    return (!target.isEmpty() && target != Destination::of(transfer.request, *tools.cache).root())
        || (!transfer.endpoint.isEmpty() && transfer.endpoint != tools.http->endpoint().toString());
}

/// One that was begun in another cache folder than that of this program stays there.
Destination TransferQueue::Private::destinationOf(const StoredTransfer &transfer) const
{
    auto destination = Destination::of(transfer.request, *tools.cache);
    const auto &target = transfer.state.target;
    if (!target.isEmpty() && !destination.leavesCacheAlone() && target != destination.root()) {
        destination.cache = tools.cache->at(target);
    }
    return destination;
}

/// Whoever asks again asks for all of it, also for what was unticked meanwhile.
void TransferQueue::Private::wantAll(const TransferRun *run)
{
    QStringList unticked;
    for (const auto &file : run->files) {
        if (!file.wanted) {
            unticked.append(file.path);
        }
    }
    if (!unticked.isEmpty()) {
        q->setFilesWanted(run->id(), unticked, true);
    }
}

/// The same download, if it is in the list, or in the journal and nobody's.
std::optional<TransferId> TransferQueue::Private::joinSame(const DownloadRequest &request, Begin when)
{
    const auto same = std::ranges::find_if(runs, [&request](const auto &run) {
        return !run->state().isFinal() && !run->elsewhere && run->stored.request == request;
    });
    if (same != runs.cend()) {
        wantAll(same->get());
        if (when == Begin::Now) {
            q->resume((*same)->id());
        }
        return (*same)->id();
    }
    const auto root = Destination::of(request, *tools.cache).root();
    const auto orphan = tools.journal->adoptSame(request, root, tools.http->endpoint().toString());
    if (!orphan || !*orphan) {
        return std::nullopt;
    }
    auto *run = append(**orphan);
    note(run, { .kind = TransferEvent::Kind::TakenUp });
    partials = tools.journal->partialBytes().value_or(QHash<QString, qint64>());
    load(run);
    partials.clear();
    wantAll(run);
    run->state().phase = TransferPhase::Paused;
    if (when == Begin::Now) {
        q->resume(run->id());
    } else {
        setPhase(run, TransferPhase::Paused, PauseReason::User);
    }
    return run->id();
}

StoredTransfer TransferQueue::Private::newTransfer(const DownloadRequest &request, Begin when) const
{
    StoredTransfer transfer{ .request = request, .endpoint = tools.http->endpoint().toString() };
    transfer.state.repo = request.repo;
    transfer.state.revision = request.revision;
    transfer.state.commit = request.commit; // empty: the plan finds it
    transfer.state.target = Destination::of(request, *tools.cache).root();
    if (when == Begin::Paused) {
        transfer.state.phase = TransferPhase::Paused;
        transfer.state.pauseReason = PauseReason::User;
    }
    transfer.state.added = QDateTime::currentDateTimeUtc();
    transfer.state.position = runs.empty() ? 0 : runs.back()->state().position + 1;
    return transfer;
}

/// What an earlier program left: it goes on unless a person or an error stopped it, or it belongs elsewhere;
/// that is not written down, since for the program there it is as it was.
void TransferQueue::Private::takeUp(TransferRun *run)
{
    auto &state = run->state();
    unpublished.insert(run->id());
    run->elsewhere = isElsewhere(run->stored); // a final one, too: it may be begun again
    if (state.isFinal()) {
        if (const auto summed = tools.journal->sumUp(&state); !summed) {
            qCWarning(transferLog).noquote() << summed.error().detail;
        }
        return;
    }
    note(run, { .kind = TransferEvent::Kind::TakenUp });
    const bool isHeld = state.phase == TransferPhase::Paused && state.pauseReason == PauseReason::All;
    if (isHeld && !run->elsewhere) {
        held = true;
        heldUntilMs = state.pausedUntilMs;
    }
    const bool stays = isHeld || state.phase == TransferPhase::NeedsAttention
        || (state.phase == TransferPhase::Paused && state.pauseReason == PauseReason::User);
    if (run->elsewhere && stays) {
        run->there = { state.phase, state.pauseReason, state.error };
    }
    if (run->elsewhere || !stays) {
        state.phase = run->elsewhere ? TransferPhase::Paused : TransferPhase::Waiting;
        state.pauseReason = run->elsewhere ? PauseReason::OtherPlace : PauseReason::None;
        state.error.reset();
    }
    load(run);
}

void TransferQueue::Private::drop(TransferId id)
{
    if (const auto gone = tools.journal->remove(id); !gone) {
        qCWarning(transferLog).noquote() << gone.error().detail;
    }
    std::erase_if(runs, [id](const auto &one) { return one->id() == id; });
    unpublished.remove(id);
    planDiskSoon();
    checkHeld();
    Q_EMIT q->removed(id);
}

void TransferQueue::Private::load(TransferRun *run)
{
    auto files = tools.journal->files(run->id());
    if (!files) {
        qCWarning(transferLog).noquote() << files.error().detail;
        run->stored.planned = false;
        return;
    }
    run->setFiles(std::move(*files));
    findKept(run);
    for (int index = 0; index < run->files.size(); ++index) {
        run->unpublished.insert(index);
    }
    publishSoon();
}

/// What of its files is on disk already, as far as `partials` knows.
void TransferQueue::Private::findKept(TransferRun *run)
{
    if (partials.isEmpty() || run->elsewhere) {
        return;
    }
    for (int index = 0; index < run->files.size(); ++index) {
        const auto &file = run->files[index];
        const auto path = run->destination.partial(run->state().repo, file);
        const auto found = partials.constFind(path);
        if (found == partials.cend()) {
            continue;
        }
        if (QFile::exists(path)) {
            run->setKept(index, qMin(*found, file.size));
        } else if (QFileInfo(path).dir().exists()) {
            // The program was killed when it had just placed it. (A folder that is gone may come back.)
            (void)tools.journal->forgetPartial(path);
        }
    }
}

/// The files of a fresh plan, into the journal first.
Result<void> TransferQueue::Private::takePlan(TransferRun *run, const QList<PlannedFile> &planned)
{
    QList<StoredFile> files;
    files.reserve(planned.size());
    for (const auto &one : planned) {
        files.append(one.file);
    }
    if (const auto kept = tools.journal->setFiles(run->id(), files); !kept) {
        return kept;
    }
    run->setFiles(std::move(files));
    run->stored.planned = true;
    using Action = DownloadPlan::FileAction;
    if (std::ranges::contains(planned, Action::Resume, &PlannedFile::action)) {
        partials = tools.journal->partialBytes().value_or(QHash<QString, qint64>());
        findKept(run);
        partials.clear();
    }
    qint64 copied = 0;
    TransferRun::Seen seen;
    for (int index = 0; index < run->files.size(); ++index) {
        const auto &one = planned[index];
        copied += one.isCopied ? one.file.size : 0;
        if (one.isInFolder) {
            seen.inFolder.append(index);
        }
        if (one.action == Action::Cached) {
            (one.isCopied ? seen.toCopy : seen.here).append(index);
        }
        run->unpublished.insert(index);
    }
    run->see(seen);
    const auto &state = run->state();
    note(run,
         { .kind = TransferEvent::Kind::Planned,
           .count = state.fileCount,
           .bytes = state.size,
           .had = state.done + copied });
    return {};
}

/// Of the files that did not arrive; another program's are left alone.
void TransferQueue::Private::removePartials(const TransferRun *run)
{
    const auto &where = run->destination;
    for (const auto &file : run->files) {
        if (file.phase == TransferPhase::Done || file.outcome == Outcome::Skipped) {
            continue;
        }
        const auto path = where.partial(run->state().repo, file);
        if (!QFile::exists(path) || !FileLock::tryLock(where.lock(run->state().repo, file))) {
            continue;
        }
        const auto removed = PartFile::remove(path);
        const auto forgotten = tools.journal->forgetPartial(path);
        if (!removed || !forgotten) {
            qCWarning(transferLog).noquote() << (removed ? forgotten : removed).error().detail;
        }
    }
}

void TransferQueue::Private::save(TransferRun *run)
{
    if (const auto saved = tools.journal->save(run->stored); !saved) {
        qCWarning(transferLog).noquote() << saved.error().detail;
    }
}

void TransferQueue::Private::saveRows(TransferRun *run)
{
    if (run->unsaved.isEmpty()) {
        return;
    }
    QList<StoredFile> rows;
    for (const auto index : std::exchange(run->unsaved, {})) {
        rows.append(run->files[index]);
    }
    if (const auto saved = tools.journal->saveFiles(run->id(), rows); !saved) {
        qCWarning(transferLog).noquote() << saved.error().detail;
    }
}

Result<DownloadResult> TransferQueue::Private::resultOf(TransferRun *run)
{
    if (!run->loaded && run->stored.planned) {
        load(run);
    }
    const auto &state = run->state();
    DownloadResult result{ .path = state.path, .commit = state.commit, .bytesTransferred = run->fetched };
    for (const auto &file : std::as_const(run->files)) {
        if (!file.wanted) {
            continue;
        }
        DownloadedFile one{ .path = file.path, .size = file.size, .outcome = file.outcome };
        if (file.outcome == Outcome::Skipped) {
            one.refused = file.error;
        } else {
            one.localPath = run->destination.filePath(state.repo, state.commit, file.path);
        }
        result.files.append(one);
    }
    return result;
}

} // namespace Hubdesk
