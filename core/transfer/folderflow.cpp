// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/transfer/folderflow.h"

#include "core/base/await.h"
#include "core/base/logging.h"
#include "core/base/workers.h"
#include "core/cache/fileops.h"
#include "core/transfer/fetchflow.h"
#include "core/transfer/flowsteps.h"
#include "core/transfer/journal.h"

#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

using Standing = Destination::Standing;

const LocalFolder &folderFor(const FileJob &job)
{
    return *job.destination.folder;
}

/// A file without its record is as good for now; the next download has to hash it. That is all that is lost.
void keepRecord(const FileJob &job)
{
    const auto written = folderFor(job).writeRecord(job.file.path, job.commit, job.file.content.hex);
    if (!written) {
        qCWarning(transferLog).noquote() << "no record:" << written.error().detail;
    }
}

/// A record of another commit with the same content gets this commit, as the official client does it.
Standing lookAtFile(const FileJob &job)
{
    const auto standing = job.destination.standing(job.commit, job.file);
    if (standing == Standing::Recorded) {
        const auto known = folderFor(job).readRecord(job.file.path);
        if (known && known->commit != job.commit) {
            keepRecord(job);
        }
    }
    return standing;
}

Result<bool> recognize(const FileJob &job, std::stop_token stop)
{
    const auto same = job.destination.hasContent(job.file, std::move(stop));
    if (same && *same) {
        keepRecord(job);
    }
    return same;
}

/// A copy in the folder, in steps: several large ones take turns, and each tells how far it is.
Async<>
copyInto(FileJob job, QString source, CopyWay way, std::function<void(qint64)> report, std::stop_token stop)
{
    auto begin = [job, source, way] { return folderFor(job).beginCopy(source, way); };
    auto beginning = onWorker(std::move(begin));
    const auto copy = co_await finished(std::move(beginning));
    if (!copy) {
        co_return std::unexpected(copy.error());
    }
    for (bool whole = false; !whole;) {
        auto goOn = [copy = *copy, stop] { return copy->goOn(stop); };
        auto going = onWorker(std::move(goOn));
        const auto went = co_await finished(std::move(going));
        if (!went) {
            co_return std::unexpected(went.error());
        }
        whole = *went;
        report((*copy)->done());
    }
    auto finish = [job, copy = *copy] {
        return folderFor(job).finishCopy(copy, job.file.path).transform([&job] { keepRecord(job); });
    };
    auto finishing = onWorker(std::move(finish));
    co_return co_await finished(std::move(finishing));
}

/// False: the cache has none, or one that cannot be read.
Async<bool> copyOutOfCache(FileJob job, ProgressReport report, std::stop_token stop)
{
    auto find = [job] { return job.destination.inCache(job.repo, job.commit, job.file); };
    auto finding = onWorker(std::move(find));
    const auto source = co_await finished(std::move(finding));
    if (source.isEmpty()) {
        co_return false;
    }
    const std::function<void(qint64)> tell = [report](qint64 bytes) {
        report({ .phase = TransferPhase::Placing, .done = bytes, .hadBefore = bytes, .copied = bytes });
    };
    const auto copied = co_await copyInto(job, source, CopyWay::CloneOrCopy, tell, stop);
    if (copied) {
        co_return true;
    }
    report({ .phase = TransferPhase::Downloading }); // nothing of it stayed
    const auto &error = copied.error();
    if (error.kind == Error::Kind::DiskFull || error.kind == Error::Kind::Cancelled
        || error.kind == Error::Kind::Unsafe) {
        co_return std::unexpected(error);
    }
    qCInfo(transferLog).noquote() << "not copied out of the cache:" << error.detail;
    co_return false;
}

/// Whatever needs no network, under the lock of the file.
Async<bool> useWhatIsThere(FileJob job, ProgressReport report, std::stop_token stop)
{
    auto look = [job] { return lookAtFile(job); };
    auto looked = onWorker(std::move(look));
    const auto standing = co_await finished(std::move(looked));
    if (standing == Standing::Recorded) {
        co_return true;
    }
    if (standing == Standing::Unrecorded) {
        report({ .phase = TransferPhase::Verifying, .done = job.file.size, .hadBefore = job.file.size });
        auto hash = [job, stop] { return recognize(job, stop); };
        auto hashed = onWorker(std::move(hash));
        const auto same = co_await finished(std::move(hashed));
        if (same ? *same : same.error().kind == Error::Kind::Cancelled) {
            co_return same;
        }
        report({ .phase = TransferPhase::Downloading });
    }
    co_return co_await copyOutOfCache(job, report, stop);
}

Result<void> placeInFolder(const FileJob &job, const QString &partial)
{
    return folderFor(job).place(job.file.path, partial).transform([&job] { keepRecord(job); });
}

/// The regular file behind a pointer, or the first that it leads to: a link to the blob outlives the
/// snapshot.
QString blobBehind(const QString &pointer)
{
    const auto target = linkText(pointer);
    return target.isEmpty() ? pointer : QDir::cleanPath(QFileInfo(pointer).dir().absoluteFilePath(target));
}

struct Given {
    std::optional<QString> toCopy; ///< nothing: it was a link, or all is as it should be
};

/// Links, and records it; or says what is to be copied.
Result<Given> giveLink(const FileJob &job, const QString &pointer)
{
    const auto &folder = folderFor(job);
    const auto &path = job.file.path;
    const auto real = QFileInfo(pointer).canonicalFilePath();
    if (real.isEmpty()) {
        return fail(Error::Kind::EntryNotFound, u"%1 went out of the cache meanwhile"_s.arg(pointer));
    }
    Result<void> linked;
    switch (job.destination.link) {
    case LocalDirLink::None:
        break;
    case LocalDirLink::Symlink:
        linked = folder.linkTo(blobBehind(pointer), path);
        break;
    case LocalDirLink::Hardlink:
        linked = folder.nameAs(real, path);
        break;
    case LocalDirLink::Copy:
    case LocalDirLink::Reflink:
        if (job.force || isSameFile(real, folder.file(path))
            || job.destination.standing(job.commit, job.file) != Standing::Recorded) {
            return Given{ real };
        }
        break;
    }
    return linked.transform([&job] {
        keepRecord(job);
        return Given{};
    });
}

} // namespace

Async<PlacedFile> fetchIntoFolder(FlowTools tools, FileJob job, ProgressReport report, std::stop_token stop)
{
    if (job.file.content.hex.isEmpty()) {
        co_return fail(Error::Kind::Protocol, u"the Hub gave no hash for %1"_s.arg(job.file.path));
    }
    auto make = [job] { return folderFor(job).prepareFor(job.file.path); };
    auto made = onWorker(std::move(make));
    if (const auto ready = co_await finished(std::move(made)); !ready) {
        co_return std::unexpected(ready.error());
    }
    const auto lock = co_await waitForLock(job.destination.lock(job.repo, job.file), job, report, stop);
    if (!lock) {
        co_return std::unexpected(lock.error());
    }
    const auto target = folderFor(job).file(job.file.path);
    if (!job.force) {
        const auto there = co_await useWhatIsThere(job, report, stop);
        if (!there) {
            co_return std::unexpected(there.error());
        }
        if (*there) {
            (void)co_await forgetPartial(tools, job);
            co_return cachedFile(job, target, report);
        }
    }
    const auto fetched = co_await fetchFile(tools, job, report, {}, stop);
    if (!fetched) {
        co_return std::unexpected(fetched.error());
    }
    auto progress = fetched->progress;
    progress.phase = TransferPhase::Placing;
    report(progress);
    auto put = [job, partial = fetched->partial] { return placeInFolder(job, partial); };
    auto putting = onWorker(std::move(put));
    if (const auto placed = co_await finished(std::move(putting)); !placed) {
        co_return std::unexpected(placed.error());
    }
    (void)tools.journal->forgetPartial(fetched->partial);
    job.tell({ .kind = TransferEvent::Kind::Placed, .count = 1, .bytes = job.file.size });
    progress.phase = TransferPhase::Done;
    report(progress);
    co_return PlacedFile{ .path = target,
                          .outcome = progress.hadBefore > 0 ? Outcome::Resumed : Outcome::Downloaded,
                          .fetched = progress.fetched };
}

Async<PlacedFile> linkIntoFolder(
    FileJob job, PlacedFile cached, FileProgress progress, ProgressReport report, std::stop_token stop)
{
    auto make = [job] { return folderFor(job).prepareFor(job.file.path); };
    auto made = onWorker(std::move(make));
    if (const auto ready = co_await finished(std::move(made)); !ready) {
        co_return std::unexpected(ready.error());
    }
    const auto lock = co_await waitForLock(folderFor(job).lock(job.file.path), job, report, stop);
    if (!lock) {
        co_return std::unexpected(lock.error());
    }
    auto give = [job, pointer = cached.path] { return giveLink(job, pointer); };
    auto giving = onWorker(std::move(give));
    const auto given = co_await finished(std::move(giving));
    if (!given) {
        co_return std::unexpected(given.error());
    }
    if (given->toCopy) {
        const bool mayCopy = job.destination.link == LocalDirLink::Copy;
        progress.phase = TransferPhase::Placing;
        const std::function<void(qint64)> tell = [report, progress](qint64 bytes) {
            auto now = progress;
            now.copied = bytes;
            report(now);
        };
        const auto copied = co_await copyInto(
            job, *given->toCopy, mayCopy ? CopyWay::CloneOrCopy : CopyWay::CloneOnly, tell, stop);
        if (!copied) {
            co_return std::unexpected(copied.error());
        }
    }
    cached.path = folderFor(job).file(job.file.path);
    co_return cached;
}

} // namespace Hubdesk
