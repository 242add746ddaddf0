// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/transfer/fetchflow.h"

#include "core/base/await.h"
#include "core/base/logging.h"
#include "core/cache/cachestore.h"
#include "core/cache/freespace.h"
#include "core/hub/hubapi.h"
#include "core/net/httpclient.h"
#include "core/transfer/filepartial.h"
#include "core/transfer/rangefetch.h"

#include <QDateTime>
#include <QRandomGenerator>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

/// Answers that contradict the listing are asked for again this often: a proxy may have been at fault.
constexpr int mostWrongShapes = 2;

/// What the attempts of one file remember.
struct Attempts {
    int failed = 0; ///< since the last new byte
    Error last; ///< what the last one met
    int wrongShapes = 0;
    bool askForRange = true;
    bool repaired = false; ///< damage was found and fetched again once
};

/// A signed link of another host that no longer holds: asking the Hub again gives a new one.
bool isExpiredLink(const Error &error, const QUrl &endpoint)
{
    return error.status >= 400 && error.status < 500 && error.status != 429 && error.status != 408
        && error.subject.isValid() && !HttpClient::sameOrigin(error.subject, endpoint);
}

/// Milliseconds until the next attempt, or nothing if there must be none.
std::optional<int>
nextAttempt(const FlowTools &tools, const RangeFetch &fetch, Error error, Attempts *attempts)
{
    if (!tools.http->offlineReason().isEmpty() || fetch.pipe->error()) {
        return {};
    }
    if (fetch.staleValidator) {
        return 0;
    }
    ++attempts->failed;
    if (error.status == 416) {
        attempts->askForRange = false;
    }
    if (fetch.wrongShape || error.status == 416) {
        if (++attempts->wrongShapes > mostWrongShapes) {
            return {};
        }
        error = { Error::Kind::Server, error.detail, 503 };
    } else if (isExpiredLink(error, tools.http->endpoint())) {
        error = { Error::Kind::Server, error.detail, 503 };
    }
    return tools.retry.waitMs(error, attempts->failed, QRandomGenerator::global()->generateDouble());
}

Async<> waitToRetry(int ms,
                    std::shared_ptr<FilePartial> partial,
                    std::shared_ptr<Hurry> hurry,
                    Attempts attempts,
                    std::stop_token stop)
{
    if (ms == 0) {
        co_return {};
    }
    qCInfo(transferLog).noquote() << "again in" << ms << "ms:" << Error::name(attempts.last.kind)
                                  << attempts.last.detail;
    auto &progress = partial->progress;
    progress.phase = TransferPhase::Retrying;
    progress.error = attempts.last;
    progress.attempt = attempts.failed;
    progress.retryAtMs = QDateTime::currentMSecsSinceEpoch() + ms;
    partial->tell();
    std::stop_source wake;
    const auto waking = [&wake] { wake.request_stop(); };
    const std::stop_callback onStop(stop, waking);
    const std::stop_callback onHurry(hurry ? hurry->now.get_token() : std::stop_token(), waking);
    (void)co_await sleepFor(ms, wake.get_token());
    progress.error.reset();
    progress.phase = TransferPhase::Downloading;
    if (stop.stop_requested()) {
        co_return fail(Error::Kind::Cancelled, u"stopped"_s);
    }
    co_return {};
}

/// One GET into the first gap; whatever happens, what landed is written and journaled.
Async<> fetchGap(FlowTools tools,
                 std::shared_ptr<FilePartial> partial,
                 std::shared_ptr<RangeFetch> fetch,
                 std::stop_token stop)
{
    fetch->writer = std::make_shared<PartWriter>(partial->pipe);
    const auto begun = co_await beginRange(fetch->writer, fetch->range);
    if (!begun) {
        co_return std::unexpected(begun.error());
    }
    fetch->range = *begun;
    const auto before = partial->pipe->map().present();
    const auto answer
        = co_await tools.http->stream(fetch->request(tools.idleTimeoutMs), RangeFetch::sink(fetch), stop);
    const auto flushed = co_await flushWriter(fetch->writer, partial->pipe);
    partial->gained = partial->pipe->map().present() > before;
    if (!flushed) {
        co_return flushed;
    }
    if (!answer && !fetch->enough) {
        co_return std::unexpected(answer.error());
    }
    if (fetch->writer->offset() < fetch->range.end) {
        co_return fail(Error::Kind::Offline, u"the answer ended too early"_s);
    }
    co_return {};
}

Async<> fillGaps(FlowTools tools,
                 FileJob job,
                 std::shared_ptr<FilePartial> partial,
                 Attempts *attempts,
                 std::stop_token stop)
{
    while (const auto gap = partial->pipe->map().nextMissing()) {
        const auto fetch = std::make_shared<RangeFetch>(
            RangeFetch{ .url = tools.hub->resolveUrl(job.repo, { job.commit.hex }, job.file.path),
                        .range = *gap,
                        .fileSize = job.file.size,
                        .content = job.file.content,
                        .endpoint = tools.http->endpoint(),
                        .validator = partial->validator(),
                        .askForRange = attempts->askForRange,
                        .pipe = partial->pipe,
                        .limiter = tools.limiter,
                        .took = [partial](qint64 bytes) { partial->progress.fetched += bytes; } });
        partial->progress.phase = TransferPhase::Downloading;
        partial->tell();
        const auto done = co_await fetchGap(tools, partial, fetch, stop);
        partial->setValidator(fetch->staleValidator ? QByteArray() : fetch->validator);
        if (stop.stop_requested()) {
            co_return fail(Error::Kind::Cancelled, u"stopped"_s);
        }
        if (partial->gained) {
            attempts->failed = 0;
        }
        if (done) {
            continue;
        }
        attempts->last = done.error();
        const auto wait = nextAttempt(tools, *fetch, done.error(), attempts);
        if (!wait) {
            co_return std::unexpected(done.error());
        }
        const auto waited = co_await waitToRetry(*wait, partial, job.hurry, *attempts, stop);
        if (!waited) {
            co_return waited;
        }
    }
    co_return {};
}

/// The file is whole and its hash is wrong: fetch again what the disk has damaged, else everything; once.
Async<>
repair(std::shared_ptr<FilePartial> partial, Attempts *attempts, QByteArray digest, std::stop_token stop)
{
    const auto path = partial->path();
    if (attempts->repaired) {
        partial->discard();
        co_return fail(
            Error::Kind::Integrity,
            u"the hash of %1 is %2 also after it was fetched again"_s.arg(path, QString::fromLatin1(digest)));
    }
    attempts->repaired = true;
    const auto damage = co_await findDamage(partial->pipe, stop);
    if (!damage) {
        co_return std::unexpected(damage.error());
    }
    qCWarning(transferLog).noquote() << "wrong hash of" << path << "-" << damage->blocks.size()
                                     << "blocks damaged on disk";
    if (damage->blocks.isEmpty()) {
        partial->startOver();
    } else {
        partial->pipe->dropBlocks(damage->blocks);
    }
    co_return {};
}

Result<void> checkSpace(const FlowTools &tools, const FilePartial &partial)
{
    const auto room = freeBytes(partial.path());
    const auto needed = partial.missing() + *tools.reserved;
    if (room && *room < needed) {
        Error error{
            Error::Kind::DiskFull,
            u"%1 bytes are needed for %2, and %3 are free"_s.arg(needed).arg(partial.path()).arg(*room)
        };
        error.missingBytes = needed - *room;
        return std::unexpected(error);
    }
    return {};
}

} // namespace

Async<FetchedFile> fetchFile(FlowTools tools, FileJob job, ProgressReport report, std::stop_token stop)
{
    const auto opened = FilePartial::open(tools, job, std::move(report));
    if (!opened) {
        co_return std::unexpected(opened.error());
    }
    const auto &partial = *opened;
    if (const auto room = checkSpace(tools, *partial); !room) {
        co_return std::unexpected(room.error());
    }
    partial->reserve();
    partial->pipe->start();
    Attempts attempts;
    for (;;) {
        const auto filled = co_await fillGaps(tools, job, partial, &attempts, stop);
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
            co_return FetchedFile{ partial->path(), partial->progress };
        }
        const auto repaired = co_await repair(partial, &attempts, digest, stop);
        if (!repaired) {
            co_return std::unexpected(repaired.error());
        }
    }
}

} // namespace Hubdesk
