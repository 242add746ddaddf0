// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/transfer/downloadflow.h"

#include "core/base/await.h"
#include "core/base/logging.h"
#include "core/base/workers.h"
#include "core/transfer/fetchflow.h"
#include "core/transfer/flowsteps.h"
#include "core/transfer/folderflow.h"
#include "core/transfer/journal.h"
#include "core/transfer/smallflow.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

struct HerePath {
    QString path; ///< empty: it has to be fetched
    std::optional<Error> locked; ///< somebody holds the lock of the payload: ask again
};

Result<QString> point(const CacheStore &cache, const FileJob &job, CacheStore::WithoutLinks otherwise)
{
    return cache.placePointer(job.repo, job.commit, job.file.path, job.file.content, otherwise);
}

Result<HerePath> useSharedPayload(const CacheStore &cache, const FileJob &job)
{
    if (job.file.xetHash.isEmpty() || !cache.usablePayload(job.file.xetHash, job.file.size)) {
        return HerePath{};
    }
    const auto linked = cache.linkPayload(job.repo, job.file.content, job.file.xetHash, job.file.size);
    if (!linked) {
        if (linked.error().kind == Error::Kind::Conflict) {
            return HerePath{ .locked = linked.error() };
        }
        qCInfo(transferLog).noquote() << "shared payload not used:" << linked.error().detail;
        return HerePath{};
    }
    return point(cache, job, CacheStore::WithoutLinks::Copy).transform([](const QString &path) {
        return HerePath{ path };
    });
}

Result<QString> place(const CacheStore &cache, const FileJob &job, const QString &partial)
{
    return cache.placeBlob(job.repo, job.file.content, partial).and_then([&] {
        return point(cache, job, CacheStore::WithoutLinks::Move);
    });
}

/// What is here already, under the download lock. While another program holds the store lock it is asked
/// again; no worker waits for it, since four such files would take them all.
Async<HerePath> useWhatIsHere(FileJob job, ProgressReport report, std::stop_token stop)
{
    for (bool told = false;;) {
        auto look = [job] {
            const auto &cache = job.destination.cache;
            return useBlob(cache, job).and_then([&](const QString &path) {
                return path.isEmpty() ? useSharedPayload(cache, job) : Result<HerePath>(HerePath{ path });
            });
        };
        auto future = onWorker(std::move(look));
        const auto here = co_await finished(std::move(future));
        if (!here || !here->locked) {
            co_return here;
        }
        if (!told) {
            told = true;
            report({ .phase = TransferPhase::Waiting, .error = here->locked });
        }
        if (const auto slept = co_await sleepFor(lockPollMs, stop); !slept) {
            co_return std::unexpected(slept.error());
        }
    }
}

struct HereBefore {
    Result<QString> path; ///< empty: it is not
    bool dropped = false; ///< a partial of it
    bool kept = false; ///< a partial of it, since somebody holds the lock of the file
};

HereBefore lookBefore(const FileJob &job)
{
    HereBefore here{ useBlob(job.destination.cache, job) };
    if (here.path && !here.path->isEmpty() && hasPartial(job)) {
        const auto lock = FileLock::tryLock(job.destination.lock(job.repo, job.file));
        here.kept = !lock && lock.error().kind == Error::Kind::Conflict;
        here.dropped = lock && lock->isHeld() && dropPartial(job);
    }
    return here;
}

/// What is here without waiting for the lock of the file, but for a partial that is in nobody's use: the
/// program that brought the file has its lock for a moment longer. One that has it for longer than that is
/// writing to the partial, by `force`.
constexpr int mostLooks = 20;
Async<HereBefore> lookWithoutLock(FileJob job, std::stop_token stop)
{
    for (int looks = 1;; ++looks) {
        auto look = [job] { return lookBefore(job); };
        auto future = onWorker(std::move(look));
        const auto here = co_await finished(std::move(future));
        if (!here.kept || looks == mostLooks) {
            co_return here;
        }
        if (looks == 1) {
            job.tell({ .kind = TransferEvent::Kind::WaitsForOther });
        }
        if (const auto slept = co_await sleepFor(lockPollMs, stop); !slept) {
            co_return std::unexpected(slept.error());
        }
    }
}

/// Under the lock of the file.
Async<PlacedFile> fetchAndPlace(
    FlowTools tools, FileJob job, ProgressReport report, EarlierAttempt earlier, std::stop_token stop)
{
    const auto fetched = co_await fetchFile(tools, job, report, earlier, stop);
    if (!fetched) {
        co_return std::unexpected(fetched.error());
    }
    auto progress = fetched->progress;
    progress.phase = TransferPhase::Placing;
    report(progress);
    auto put = [cache = job.destination.cache, job, partial = fetched->partial] {
        return place(cache, job, partial);
    };
    auto future = onWorker(std::move(put));
    const auto placed = co_await finished(std::move(future));
    if (!placed) {
        co_return std::unexpected(placed.error());
    }
    (void)tools.journal->forgetPartial(fetched->partial);
    job.tell({ .kind = TransferEvent::Kind::Placed, .count = 1, .bytes = job.file.size });
    progress.phase = TransferPhase::Done;
    report(progress);
    co_return PlacedFile{ .path = *placed,
                          .outcome = progress.hadBefore > 0 ? Outcome::Resumed : Outcome::Downloaded,
                          .fetched = progress.fetched };
}

/// The file, if it is here and nobody has to be waited for; else an empty path.
Async<PlacedFile> useWithoutLock(FlowTools tools, FileJob job, ProgressReport report, std::stop_token stop)
{
    const auto here = co_await lookWithoutLock(job, stop);
    if (!here || !here->path) {
        co_return std::unexpected(here ? here->path.error() : here.error());
    }
    if (here->dropped) {
        (void)tools.journal->forgetPartial(job.destination.partial(job.repo, job.file));
    }
    co_return here->path->isEmpty() ? PlacedFile{} : cachedFile(job, *here->path, report);
}

Async<PlacedFile> fetchGenerally(
    FlowTools tools, FileJob job, ProgressReport report, EarlierAttempt earlier, std::stop_token stop)
{
    if (!job.force) {
        const auto here = co_await useWithoutLock(tools, job, report, stop);
        if (!here || !here->path.isEmpty()) {
            co_return here;
        }
    }
    if (job.file.content.hex.isEmpty()) {
        co_return fail(Error::Kind::Protocol, u"the Hub gave no hash for %1"_s.arg(job.file.path));
    }
    const auto lock = co_await waitForLock(job.destination.lock(job.repo, job.file), job, report, stop);
    if (!lock) {
        co_return std::unexpected(lock.error());
    }
    if (!job.force) {
        // Somebody may have finished it while we waited.
        const auto here = co_await useWhatIsHere(job, report, stop);
        if (!here) {
            co_return std::unexpected(here.error());
        }
        if (!here->path.isEmpty()) {
            (void)co_await forgetPartial(tools, job);
            co_return cachedFile(job, here->path, report);
        }
    }
    co_return co_await fetchAndPlace(tools, job, report, earlier, stop);
}

Async<PlacedFile> fetchIntoCache(FlowTools tools, FileJob job, ProgressReport report, std::stop_token stop)
{
    EarlierAttempt earlier;
    if (isForShortWay(tools, job)) {
        const auto end = co_await fetchSmall(tools, job, report, stop);
        if (!end) {
            co_return std::unexpected(end.error());
        }
        if (end->placed) {
            co_return *end->placed;
        }
        earlier = end->attempt;
    }
    co_return co_await fetchGenerally(tools, job, report, earlier, stop);
}

} // namespace

Async<PlacedFile> downloadFile(FlowTools tools, FileJob job, ProgressReport report, std::stop_token stop)
{
    if (job.destination.leavesCacheAlone()) {
        co_return co_await fetchIntoFolder(tools, job, report, stop);
    }
    const auto last = std::make_shared<FileProgress>();
    const ProgressReport noted = [last, report](const FileProgress &progress) {
        *last = progress;
        report(progress);
    };
    auto placed = co_await fetchIntoCache(tools, job, noted, stop);
    if (placed && job.destination.folder) {
        co_return co_await linkIntoFolder(job, *placed, *last, report, stop);
    }
    co_return placed;
}

} // namespace Hubdesk
