// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/transfer/flowsteps.h"

#include "core/base/atomicfile.h"
#include "core/base/await.h"
#include "core/base/logging.h"
#include "core/base/workers.h"
#include "core/transfer/journal.h"
#include "core/transfer/partfile.h"

#include <QFileInfo>

namespace Hubdesk
{

namespace
{

bool isBlobWhole(const CacheStore &cache, const FileJob &job)
{
    return !job.file.content.hex.isEmpty() && cache.hasBlob(job.repo, job.file.content)
        && QFileInfo(cache.layout().blob(job.repo, job.file.content)).size() == job.file.size;
}

} // namespace

Async<> waitToRetry(int ms, std::shared_ptr<Hurry> hurry, std::stop_token stop)
{
    std::stop_source wake;
    const auto waking = [&wake] { wake.request_stop(); };
    const std::stop_callback onStop(stop, waking);
    const std::stop_callback onHurry(hurry ? hurry->now.get_token() : std::stop_token(), waking);
    (void)co_await sleepFor(ms, wake.get_token());
    co_return {};
}

Result<QString> useBlob(const CacheStore &cache, const FileJob &job)
{
    const auto found = cache.find(job.repo, job.commit, job.file.path);
    if (found && QFileInfo(*found).size() == job.file.size) {
        return *found;
    }
    return isBlobWhole(cache, job)
        ? cache.placePointer(
              job.repo, job.commit, job.file.path, job.file.content, CacheStore::WithoutLinks::Copy)
        : QString();
}

Async<HeldLock> waitForLock(QString path, FileJob job, ProgressReport report, std::stop_token stop)
{
    if (const auto made = makeFolder(QFileInfo(path).path()); !made) {
        co_return std::unexpected(made.error());
    }
    for (bool told = false;;) {
        auto lock = FileLock::tryLock(path);
        if (lock) {
            if (!lock->isHeld()) {
                job.tell({ .kind = TransferEvent::Kind::NoLocks });
            }
            co_return std::make_shared<FileLock>(std::move(*lock));
        }
        // Where the file system knows no locks, tryLock() gives one that holds nothing. Any other error means
        // that the place is not as it should be: without the lock two programs would write one file.
        if (lock.error().kind != Error::Kind::Conflict) {
            co_return std::unexpected(lock.error());
        }
        if (!told) {
            told = true;
            job.tell({ .kind = TransferEvent::Kind::WaitsForOther });
            report({ .phase = TransferPhase::Waiting, .error = lock.error() });
        }
        if (const auto slept = co_await sleepFor(lockPollMs, stop); !slept) {
            co_return std::unexpected(slept.error());
        }
    }
}

PlacedFile cachedFile(const FileJob &job, const QString &path, const ProgressReport &report)
{
    report({ .phase = TransferPhase::Done,
             .done = job.file.size,
             .hadBefore = job.file.size,
             .verified = job.file.size });
    return { .path = path, .outcome = Outcome::Cached };
}

bool hasPartial(const FileJob &job)
{
    return QFileInfo::exists(job.destination.partial(job.repo, job.file));
}

bool dropPartial(const FileJob &job)
{
    const auto removed = PartFile::remove(job.destination.partial(job.repo, job.file));
    if (!removed) {
        qCWarning(transferLog).noquote() << removed.error().detail;
    }
    return removed.has_value();
}

Async<> forgetPartial(FlowTools tools, FileJob job)
{
    auto drop = [job] { return hasPartial(job) && dropPartial(job); };
    auto dropping = onWorker(std::move(drop));
    if (co_await finished(std::move(dropping))) {
        co_return tools.journal->forgetPartial(job.destination.partial(job.repo, job.file));
    }
    co_return {};
}

} // namespace Hubdesk
