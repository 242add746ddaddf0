// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/transfer/fetchflow.h"

#include "core/base/await.h"
#include "core/base/logging.h"
#include "core/cache/cachestore.h"
#include "core/transfer/fetchcrew.h"
#include "core/transfer/filepartial.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

/// The file is whole and its hash is wrong: fetch again what the disk has damaged; else it came wrong, and
/// everything is asked for once more, over other connections and past any store on the way, and what differs
/// is written. Once.
Async<> repair(FileJob job,
               std::shared_ptr<FilePartial> partial,
               bool *repaired,
               QByteArray digest,
               std::stop_token stop)
{
    const auto path = partial->path();
    if (std::exchange(*repaired, true)) {
        partial->discard();
        co_return fail(
            Error::Kind::Integrity,
            u"the hash of %1 is %2 also after it was fetched again"_s.arg(path, QString::fromLatin1(digest)));
    }
    const auto damage = co_await findDamage(partial->pipe, stop);
    if (!damage) {
        co_return std::unexpected(damage.error());
    }
    qCWarning(transferLog).noquote() << "wrong hash of" << path << "-" << damage->blocks.size()
                                     << "blocks damaged on disk";
    if (damage->blocks.isEmpty()) {
        job.tell({ .kind = TransferEvent::Kind::HashWrong });
        partial->startOver();
    } else {
        partial->pipe->dropBlocks(damage->blocks);
    }
    co_return {};
}

void sayVerified(const FileJob &job, bool repaired)
{
    if (job.file.content.algorithm() == ContentId::Algorithm::None) {
        return; // there was nothing to compare it with
    }
    if (repaired) {
        job.tell({ .kind = TransferEvent::Kind::HashRepaired });
    }
    job.tell({ .kind = TransferEvent::Kind::Verified, .count = 1, .bytes = job.file.size });
}

} // namespace

Async<FetchedFile>
fetchFile(FlowTools tools, FileJob job, ProgressReport report, EarlierAttempt earlier, std::stop_token stop)
{
    const auto opened = co_await FilePartial::open(tools, job, std::move(report));
    if (!opened) {
        co_return std::unexpected(opened.error());
    }
    const auto &partial = *opened;
    if (const auto room = partial->reserve(); !room) {
        co_return std::unexpected(room.error());
    }
    if (partial->progress.hadBefore > 0) {
        job.tell({ .kind = TransferEvent::Kind::GoesOnAt, .bytes = partial->progress.hadBefore });
    }
    partial->progress.fetched = earlier.fetched;
    if (earlier.wasWrong) {
        partial->pipe->startOver();
    }
    partial->pipe->start();
    Attempts attempts{ .failed = earlier.failed };
    bool repaired = earlier.wasWrong;
    for (;;) {
        const auto crew = std::make_shared<FetchCrew>(tools, job, partial, &attempts);
        const auto filled = co_await fetchMissing(crew, stop);
        if (!filled) {
            co_return std::unexpected(filled.error());
        }
        partial->progress.phase = TransferPhase::Verifying;
        partial->tell();
        const auto settled = co_await settle(partial->pipe, stop);
        if (!settled) {
            co_return std::unexpected(settled.error());
        }
        if (!partial->pipe->map().isComplete()) {
            continue; // a block of an earlier run was damaged
        }
        const auto digest = partial->pipe->digest();
        if (digest == job.file.content.hex || job.file.content.algorithm() == ContentId::Algorithm::None) {
            sayVerified(job, repaired);
            co_return FetchedFile{ partial->path(), partial->progress };
        }
        const auto mended = co_await repair(job, partial, &repaired, digest, stop);
        if (!mended) {
            co_return std::unexpected(mended.error());
        }
    }
}

} // namespace Hubdesk
