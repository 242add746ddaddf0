// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/transfer/downloadplan.h"

#include "core/base/await.h"
#include "core/base/logging.h"
#include "core/base/workers.h"
#include "core/cache/patterns.h"
#include "core/cache/safepath.h"
#include "core/hub/hubapi.h"
#include "core/net/httpclient.h"
#include "core/transfer/destination.h"

#include <QDirIterator>
#include <QFileInfo>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

using Action = DownloadPlan::FileAction;

bool isFolderPath(const QString &path)
{
    return path.endsWith(u'/');
}

std::unexpected<Error> noSuchEntry(const DownloadRequest &request, const QString &path)
{
    return fail(Error::Kind::EntryNotFound,
                u"%1 has no '%2' at %3"_s.arg(request.repo.text(), path, request.revision.name));
}

/// What is asked of the disk.
struct Look {
    Destination destination;
    DownloadRequest request;
    CommitId commit;
    bool writes = true;
    std::stop_token stop;
};

void refuse(PlannedFile *planned, const Error &error)
{
    planned->action = Action::Skip;
    planned->file.error = error;
    planned->file.outcome = Outcome::Skipped;
}

/// Of one that need not be fetched.
bool isCopied(const Destination &destination, const CommitId &commit, const StoredFile &file)
{
    return destination.leavesCacheAlone()
        && destination.standing(commit, file) != Destination::Standing::Recorded;
}

/// Looks at the disk for each file; on a worker. A folder of a person's own is made ready, unless this is a
/// dry run: then what is there is read, which a download would do later.
Result<QList<PlannedFile>> lookAround(const Look &look, const QList<TreeEntry> &entries)
{
    const auto &[destination, request, commit, writes, stop] = look;
    if (writes && destination.folder) {
        if (const auto ready = destination.prepare(request.repo, commit); !ready) {
            return std::unexpected(ready.error());
        }
    }
    auto files = checkEntries(entries, destination.ignoresCase(request.repo));
    for (auto &planned : files) {
        if (planned.action == Action::Skip) {
            continue;
        }
        if (const auto fits = LocalFolder::check(planned.file.path); destination.folder && !fits) {
            refuse(&planned, fits.error());
            continue;
        }
        planned.action
            = destination.actionFor(request.repo, commit, planned.file, request.force, !writes, stop);
        planned.isCopied = planned.action == Action::Cached && isCopied(destination, commit, planned.file);
        planned.isInFolder = !request.force && destination.hasCopy(commit, planned.file);
    }
    return files;
}

/// Where nothing of what was asked for may be written, that is an error and not a plan without files.
std::optional<Error> allRefused(const QList<PlannedFile> &files)
{
    const auto isRefused = [](const PlannedFile &planned) { return planned.action == Action::Skip; };
    return !files.isEmpty() && std::ranges::all_of(files, isRefused) ? files.first().file.error
                                                                     : std::optional<Error>();
}

/// The snapshot as it lies on the disk, for a commit whose listing nobody has.
QList<TreeEntry> snapshotEntries(const CacheStore &cache, const RepoId &repo, const CommitId &commit)
{
    const auto folder = cache.layout().snapshot(repo, commit);
    QList<TreeEntry> entries;
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const auto info = files.nextFileInfo();
        TreeEntry entry{ .path = info.filePath().sliced(folder.size() + 1), .size = info.size() };
        const auto blob = QFileInfo(info.isSymLink() ? info.readSymLink() : QString()).fileName();
        (blob.size() == 64 ? entry.sha256 : entry.blobId) = blob;
        entries.append(entry);
    }
    std::ranges::sort(entries, {}, &TreeEntry::path);
    return entries;
}

struct CachedPlan {
    std::optional<SnapshotPlan> plan;
};

/// What the revision was when somebody could be asked. A folder of a person's own has no refs, only listings:
/// the last one stands for what nobody named otherwise.
std::optional<CommitId> commitOnDisk(const Destination &destination, const DownloadRequest &request)
{
    if (!request.commit.isEmpty()) {
        return request.commit;
    }
    if (const auto named = destination.cache.resolve(request.repo, request.revision)) {
        return *named;
    }
    const bool isLast = destination.folder && request.revision == Revision{};
    return isLast ? destination.folder->lastCommit() : std::nullopt;
}

CachedPlan planFromDisk(const Destination &destination, const DownloadRequest &request)
{
    const auto &cache = destination.cache;
    const auto commit = commitOnDisk(destination, request);
    if (!commit) {
        return {};
    }
    const auto listing = destination.readTree(request.repo, *commit);
    const auto entries
        = selectEntries(listing ? *listing : snapshotEntries(cache, request.repo, *commit), request);
    if (!entries || entries->isEmpty()) {
        return {};
    }
    auto files = checkEntries(*entries, false);
    if (allRefused(files)) {
        return {};
    }
    for (auto &[file, action, copied, there] : files) {
        if (action == Action::Skip) {
            continue;
        }
        there = !request.force && destination.hasCopy(*commit, file);
        const auto found = cache.find(request.repo, *commit, file.path);
        const bool isCached = found && QFileInfo(*found).size() == file.size;
        copied = isCopied(destination, *commit, file);
        if (!isCached && (copied || !destination.leavesCacheAlone())) {
            return {};
        }
        action = Action::Cached;
    }
    return { SnapshotPlan{ .commit = *commit, .files = files, .fromCache = true } };
}

Async<CommitId> resolveCommit(PlanTools tools, DownloadRequest request, std::stop_token stop)
{
    if (!request.commit.isEmpty()) {
        co_return request.commit;
    }
    if (request.revision.isCommit()) {
        co_return CommitId{ request.revision.name };
    }
    const auto info = co_await tools.hub->info(request.repo, request.revision, false, { u"sha"_s }, stop);
    if (!info) {
        co_return std::unexpected(info.error());
    }
    if (!CommitId::isOne(info->summary.commit.hex)) {
        co_return fail(Error::Kind::Protocol, u"the Hub named no commit; is the endpoint right?"_s);
    }
    co_return info->summary.commit;
}

/// Only what was asked for, where that is a few paths of a repo that may have fifty thousand.
Async<QList<TreeEntry>>
listPaths(PlanTools tools, DownloadRequest request, CommitId commit, std::stop_token stop)
{
    QList<TreeEntry> entries;
    QStringList files;
    for (const auto &path : std::as_const(request.paths)) {
        if (!isFolderPath(path)) {
            files.append(path);
            continue;
        }
        const HubApi::TreeRequest tree{
            .repo = request.repo, .revision = { commit.hex }, .path = path.chopped(1), .recursive = true
        };
        const auto below = co_await tools.hub->wholeTree(tree, stop);
        if (!below) {
            co_return std::unexpected(below.error());
        }
        entries += *below;
    }
    if (!files.isEmpty()) {
        const auto found = co_await tools.hub->pathsInfo(request.repo, { commit.hex }, files, false, stop);
        if (!found) {
            co_return std::unexpected(found.error());
        }
        entries += *found;
    }
    co_return entries;
}

Async<QList<TreeEntry>>
listEntries(PlanTools tools, DownloadRequest request, CommitId commit, std::stop_token stop)
{
    const auto destination = Destination::of(request, *tools.cache);
    auto read = [destination, repo = request.repo, commit] { return destination.readTree(repo, commit); };
    auto future = onWorker(std::move(read));
    auto kept = co_await finished(std::move(future));
    if (kept) {
        co_return std::move(*kept);
    }
    if (!request.paths.isEmpty()) {
        co_return co_await listPaths(tools, request, commit, stop);
    }
    const HubApi::TreeRequest tree{ .repo = request.repo, .revision = { commit.hex }, .recursive = true };
    auto listing = co_await tools.hub->wholeTree(tree, stop);
    if (!listing) {
        co_return std::unexpected(listing.error());
    }
    listing->removeIf([](const TreeEntry &entry) { return entry.kind == TreeEntry::Kind::Folder; });
    if (tools.writes) {
        auto write = [destination, repo = request.repo, commit, listing = *listing] {
            return destination.prepare(repo, commit).and_then([&] {
                return destination.writeTree(repo, commit, listing);
            });
        };
        auto writing = onWorker(std::move(write));
        if (const auto written = co_await finished(std::move(writing)); !written) {
            qCInfo(transferLog).noquote() << "listing not kept:" << written.error().detail;
        }
    }
    co_return std::move(*listing);
}

Async<SnapshotPlan> planFromHub(PlanTools tools, DownloadRequest request, std::stop_token stop)
{
    const auto commit = co_await resolveCommit(tools, request, stop);
    if (!commit) {
        co_return std::unexpected(commit.error());
    }
    const auto listing = co_await listEntries(tools, request, *commit, stop);
    if (!listing) {
        co_return std::unexpected(listing.error());
    }
    const auto destination = Destination::of(request, *tools.cache);
    const auto entries = selectEntries(*listing, request);
    if (!entries) {
        if (tools.writes && !destination.leavesCacheAlone() && request.paths.size() == 1
            && entries.error().kind == Error::Kind::EntryNotFound) {
            (void)destination.cache.writeNoExist(request.repo, *commit, request.paths.first());
            if (request.commit.isEmpty()) { // else it may be an old one
                (void)destination.cache.writeRef(request.repo, request.revision, *commit);
            }
        }
        co_return std::unexpected(entries.error());
    }
    const Look look{ destination, request, *commit, tools.writes, stop };
    auto work = [look, entries = *entries] { return lookAround(look, entries); };
    auto future = onWorker(std::move(work));
    auto files = co_await finished(std::move(future));
    if (!files) {
        co_return std::unexpected(files.error());
    }
    if (const auto refused = allRefused(*files)) {
        co_return std::unexpected(*refused);
    }
    co_return SnapshotPlan{ .commit = *commit, .files = std::move(*files) };
}

/// Without these nothing in the cache may stand in for the Hub's answer.
bool isFinalAnswer(Error::Kind kind)
{
    return kind == Error::Kind::Cancelled || kind == Error::Kind::RevisionNotFound
        || kind == Error::Kind::EntryNotFound || kind == Error::Kind::Usage || kind == Error::Kind::Unsafe
        || kind == Error::Kind::Internal;
}

} // namespace

Result<QList<TreeEntry>> selectEntries(const QList<TreeEntry> &listing, const DownloadRequest &request)
{
    const PathFilter filter(request.hasInclude ? std::optional(request.include) : std::nullopt,
                            request.exclude);
    QSet<QString> files;
    QStringList folders;
    for (const auto &path : request.paths) {
        isFolderPath(path) ? folders.append(path) : void(files.insert(path));
    }
    QSet<QString> missing(request.paths.cbegin(), request.paths.cend());
    QSet<QString> seen;
    QList<TreeEntry> chosen;
    for (const auto &entry : listing) {
        if (entry.kind == TreeEntry::Kind::Folder) {
            continue;
        }
        bool wanted = request.paths.isEmpty() ? filter.keeps(entry.path) : files.contains(entry.path);
        missing.remove(entry.path);
        for (const auto &folder : std::as_const(folders)) {
            if (entry.path.startsWith(folder)) {
                wanted = true;
                missing.remove(folder);
            }
        }
        if (wanted && !seen.contains(entry.path)) {
            seen.insert(entry.path);
            chosen.append(entry);
        }
    }
    for (const auto &path : request.paths) {
        if (missing.contains(path)) {
            return noSuchEntry(request, path);
        }
    }
    return chosen;
}

QList<PlannedFile> checkEntries(const QList<TreeEntry> &entries, bool ignoresCase)
{
    QStringList good;
    QList<PlannedFile> files;
    files.reserve(entries.size());
    for (const auto &entry : entries) {
        PlannedFile planned{ .file = { .number = int(files.size()),
                                       .path = entry.path,
                                       .size = entry.size,
                                       .content = entry.content(),
                                       .xetHash = entry.xetHash } };
        const auto checked
            = checkRepoPath(entry.path).and_then([&planned] { return checkBlobName(planned.file.content); });
        if (checked) {
            good.append(entry.path);
        } else {
            refuse(&planned, checked.error());
        }
        files.append(planned);
    }
    const auto colliding = ignoresCase ? caseCollisions(good) : QStringList();
    const QSet<QString> collisions(colliding.cbegin(), colliding.cend());
    for (auto &planned : files) {
        if (planned.action != Action::Skip && collisions.contains(planned.file.path)) {
            refuse(&planned,
                   { Error::Kind::Unsafe,
                     u"'%1' differs from another file in upper and lower case only, which this "
                     "volume does not tell apart"_s.arg(planned.file.path) });
        }
    }
    return files;
}

DownloadPlan SnapshotPlan::forPeople() const
{
    DownloadPlan plan{ .commit = commit, .path = path };
    for (const auto &[file, action, copied, there] : files) {
        plan.files.append(
            { file.path, file.size, action, action == Action::Skip ? file.error : std::nullopt });
        if (action == Action::Fetch || action == Action::Resume) {
            plan.bytesToFetch += file.size;
        }
    }
    return plan;
}

Async<RefMove> refMove(PlanTools tools, DownloadRequest request, CommitId seen, std::stop_token stop)
{
    if (seen == request.commit) {
        co_return RefMove{ true };
    }
    // The plan is made: for the sake of a ref it must not wait as long as a busy Hub may ask.
    HubApi hub(tools.http, { .personWaits = true });
    const auto now = co_await hub.info(request.repo, request.revision, false, { u"sha"_s }, stop);
    if (!now || now->summary.commit == request.commit) {
        co_return RefMove{ now.has_value() };
    }
    const auto before = co_await hub.commits(request.repo, { request.commit.hex }, {}, stop);
    if (!before) {
        co_return RefMove{ false };
    }
    const auto isSeen = [&seen](const Commit &commit) { return commit.id == seen; };
    co_return RefMove{ std::ranges::any_of(before->items, isSeen) };
}

Async<SnapshotPlan> makePlan(PlanTools tools, DownloadRequest request, std::stop_token stop)
{
    if (request.force && !tools.http->offlineReason().isEmpty()) {
        co_return fail(Error::Kind::Usage, u"a forced download is not possible offline"_s);
    }
    const auto destination = Destination::of(request, *tools.cache);
    auto plan = co_await planFromHub(tools, request, stop);
    if (!plan && !request.force && !isFinalAnswer(plan.error().kind)) {
        auto look = [destination, request] { return planFromDisk(destination, request); };
        auto future = onWorker(std::move(look));
        auto cached = co_await finished(std::move(future));
        if (cached.plan) {
            qCInfo(transferLog).noquote() << "from the disk, since the Hub said:" << plan.error().detail;
            plan = std::move(*cached.plan);
        }
    }
    if (plan) {
        plan->path = destination.path(request, plan->commit);
    }
    co_return plan;
}

} // namespace Hubdesk
