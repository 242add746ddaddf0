// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
//
// Between the queue and its journal: what is taken up, read, written and dropped.
#include "core/base/logging.h"
#include "core/cache/cachestore.h"
#include "core/net/httpclient.h"
#include "core/transfer/journal.h"
#include "core/transfer/transferqueue_p.h"

#include <QFileInfo>

namespace Hubdesk
{

QString folderOf(const DownloadRequest &request, const QString &path)
{
    return request.isOneFile() && !path.isEmpty() ? QFileInfo(path).path() : path;
}

bool TransferQueue::Private::isElsewhere(const StoredTransfer &transfer) const
{
    const auto &target = transfer.state.target;
    return (!target.isEmpty() && target != tools.cache->layout().root())
        || (!transfer.endpoint.isEmpty() && transfer.endpoint != tools.http->endpoint().toString());
}

/// What an earlier program left: it goes on unless a person or an error stopped it, or it belongs elsewhere;
/// that is not written down, since for the program there it is as it was.
void TransferQueue::Private::takeUp(TransferRun *run)
{
    auto &state = run->state();
    unpublished.insert(run->id());
    if (state.isFinal()) {
        if (const auto summed = tools.journal->sumUp(&state); !summed) {
            qCWarning(transferLog).noquote() << summed.error().detail;
        }
        return;
    }
    run->elsewhere = isElsewhere(run->stored);
    const bool stays = state.phase == TransferPhase::NeedsAttention
        || (state.phase == TransferPhase::Paused && state.pauseReason == PauseReason::User);
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
    for (int index = 0; index < run->files.size(); ++index) {
        run->unpublished.insert(index);
    }
    publishSoon();
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
        DownloadedFile one{ .path = file.path, .size = file.size, .outcome = file.outcome };
        if (file.outcome == Outcome::Skipped) {
            one.refused = file.error;
        } else {
            one.localPath = tools.cache->layout().pointer(state.repo, state.commit, file.path);
        }
        result.files.append(one);
    }
    return result;
}

} // namespace Hubdesk
