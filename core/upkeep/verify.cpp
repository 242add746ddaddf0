// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/upkeep/verify.h"

#include "core/base/await.h"
#include "core/base/workers.h"
#include "core/cache/folder.h"

#include <QFile>
#include <QHash>
#include <QSet>

#include <algorithm>
#include <map>
#include <tuple>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

using Finding = FileVerdict::Finding;

/// A file that lies in the folder, links followed.
struct FoundFile {
    QString path;
    FileFacts facts;
};

struct FoundFolder {
    QList<FoundFile> files;
    QSet<QString> lost; ///< links that lead to nothing
    QHash<QString, Error> closed; ///< folders that cannot be listed
};

bool isSomebodysOwn(const QString &path)
{
    return path == ".git"_L1 || path == ".cache/huggingface"_L1;
}

/// Links to folders are not followed: the official client does not look behind them either.
void findFiles(const Folder &folder, const QString &prefix, FoundFolder *found)
{
    const auto entries = folder.entries();
    if (!entries) {
        found->closed.insert(prefix, entries.error());
        return;
    }
    for (const auto &entry : *entries) {
        const auto path = prefix + entry.name;
        if (entry.kind == DiskEntry::Kind::Folder) {
            const auto inside
                = isSomebodysOwn(path) ? fail(Error::Kind::Cancelled, {}) : folder.inside(entry.name);
            if (inside) {
                findFiles(*inside, path + u'/', found);
            } else if (inside.error().kind != Error::Kind::Cancelled) {
                found->closed.insert(path + u'/', inside.error());
            }
        } else if (const auto facts = folder.look(entry.name, true);
                   facts && facts->kind == DiskEntry::Kind::Regular) {
            found->files.append({ path, *facts });
        } else if (!facts && entry.kind == DiskEntry::Kind::Link) {
            found->lost.insert(path);
        }
    }
}

/// One file to be read, for all its names.
struct HashTask {
    QString path; ///< absolute
    ContentId::Algorithm algorithm = ContentId::Algorithm::Sha256;
    qint64 size = 0;
    QList<qsizetype> verdicts; ///< that wait for it
    Result<QByteArray> hash;
};

/// Shared by the workers: each takes the next task.
struct Verifying {
    QList<HashTask> tasks; ///< the largest first
    std::atomic<qsizetype> next = 0;
    std::shared_ptr<UpkeepProgress> progress;
    std::stop_token stop;

    void work()
    {
        for (auto at = next++; at < tasks.size() && !stop.stop_requested(); at = next++) {
            tasks[at].hash = hashOf(tasks[at]);
        }
    }
    Result<QByteArray> hashOf(const HashTask &task) const;
};

Result<QByteArray> Verifying::hashOf(const HashTask &task) const
{
    QFile file(task.path);
    const auto what = u"cannot read %1"_s.arg(task.path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered)) {
        return std::unexpected(Error::fromFile(file, what));
    }
    Hasher hasher(task.algorithm, file.size());
    QByteArray buffer(1 << 20, Qt::Uninitialized);
    while (!stop.stop_requested()) {
        const auto got = file.read(buffer.data(), buffer.size());
        if (got < 0) {
            return std::unexpected(Error::fromFile(file, what));
        }
        if (got == 0) {
            return hasher.finish();
        }
        hasher.add(QByteArrayView(buffer).first(got));
        progress->done += got;
    }
    return fail(Error::Kind::Cancelled, u"the verification was stopped"_s);
}

struct Prepared {
    Verification result;
    std::shared_ptr<Verifying> verifying = std::make_shared<Verifying>();
    std::map<std::tuple<quint64, quint64, ContentId::Algorithm>, qsizetype> known; ///< tasks, by file

    void compare(const TreeEntry &entry, const FileFacts &facts);
};

void Prepared::compare(const TreeEntry &entry, const FileFacts &facts)
{
    FileVerdict verdict{ .path = entry.path, .expected = entry.content(), .size = facts.size };
    const auto algorithm = verdict.expected.algorithm();
    if (algorithm == ContentId::Algorithm::None) {
        verdict.finding = Finding::Unreadable;
        verdict.error = Error{ Error::Kind::Protocol, u"the listing has no hash of %1"_s.arg(entry.path) };
        result.files.append(verdict);
        return;
    }
    auto &tasks = verifying->tasks;
    const auto [known, isNew]
        = this->known.try_emplace({ facts.device, facts.number, algorithm }, tasks.size());
    if (isNew) {
        tasks.append({ result.folder + u'/' + entry.path, algorithm, facts.size, {}, {} });
    }
    tasks[known->second].verdicts.append(result.files.size());
    result.files.append(verdict);
}

/// Why a file of the commit is not among those that were found.
FileVerdict absenceOf(const TreeEntry &entry, const FoundFolder &found)
{
    FileVerdict verdict{ .path = entry.path,
                         .finding = Finding::Missing,
                         .isLost = found.lost.contains(entry.path),
                         .expected = entry.content() };
    for (const auto &[folder, error] : found.closed.asKeyValueRange()) {
        if (entry.path.startsWith(folder)) {
            verdict.finding = Finding::Unreadable;
            verdict.error = error;
        }
    }
    return verdict;
}

/// Files of the commit that are here get a task, all others their verdict.
Prepared prepareTasks(const QString &folder, const TreeListing &listing, const FoundFolder &found)
{
    Prepared prepared{ .result = { .folder = folder, .files = {} } };
    QHash<QString, FileFacts> here;
    for (const auto &file : found.files) {
        here.insert(file.path, file.facts);
    }
    for (const auto &entry : listing) {
        if (entry.kind != TreeEntry::Kind::File) {
            continue;
        }
        if (const auto facts = here.constFind(entry.path); facts != here.constEnd()) {
            prepared.compare(entry, *facts);
            here.erase(facts);
        } else {
            prepared.result.files.append(absenceOf(entry, found));
        }
    }
    for (const auto &[path, facts] : here.asKeyValueRange()) {
        prepared.result.files.append({ .path = path, .finding = Finding::Extra, .size = facts.size });
    }
    std::ranges::sort(prepared.verifying->tasks, std::greater(), &HashTask::size);
    return prepared;
}

Result<Prepared> prepareVerification(const QString &folder, const TreeListing &listing)
{
    const auto open = Folder::open(folder);
    if (!open) {
        return std::unexpected(open.error());
    }
    FoundFolder found;
    findFiles(*open, {}, &found);
    return prepareTasks(folder, listing, found);
}

void judge(Verification *result, const QList<HashTask> &tasks)
{
    for (const auto &task : tasks) {
        for (const auto at : task.verdicts) {
            auto &verdict = result->files[at];
            if (!task.hash) {
                verdict.finding = Finding::Unreadable;
                verdict.error = task.hash.error();
            } else if (*task.hash != verdict.expected.hex) {
                verdict.finding = Finding::Damaged;
                verdict.actual = *task.hash;
            }
        }
    }
    std::ranges::sort(result->files, {}, &FileVerdict::path);
}

struct KeptListing {
    std::optional<TreeListing> files;
};

/// Without asking the Hub.
KeptListing
keptListing(const CacheStore &cache, const LocalFolder &folder, const RepoId &repo, const Revision &revision)
{
    QList<CommitId> commits{ { revision.name } };
    if (!revision.isCommit()) {
        commits = { folder.lastCommit().value_or(CommitId{}),
                    cache.resolve(repo, revision).value_or(CommitId{}) };
    }
    for (const auto &commit : commits) {
        if (auto files = folder.readTree(commit)) {
            return { std::move(files) };
        }
        if (auto files = commit.isEmpty() ? std::nullopt : cache.readTree(repo, commit)) {
            return { std::move(files) };
        }
    }
    return {};
}

Async<TreeListing> listingOfHub(HubApi *hub, RepoId repo, Revision revision, std::stop_token stop)
{
    HubApi::TreeRequest request{ .repo = repo, .revision = revision };
    request.recursive = true;
    co_return co_await hub->wholeTree(request, stop);
}

} // namespace

QList<FileVerdict> Verification::with(FileVerdict::Finding finding) const
{
    auto chosen = files;
    chosen.removeIf([finding](const FileVerdict &file) { return file.finding != finding; });
    return chosen;
}

qsizetype Verification::checked() const
{
    return std::ranges::count_if(files, [](const FileVerdict &file) {
        return file.finding == Finding::Good || file.finding == Finding::Damaged;
    });
}

Async<Verification> verifyFolder(QString folder,
                                 TreeListing listing,
                                 std::shared_ptr<UpkeepProgress> progress,
                                 std::stop_token stop)
{
    auto prepare = [folder, listing] { return prepareVerification(folder, listing); };
    auto preparing = onWorker(std::move(prepare));
    auto prepared = co_await finished(std::move(preparing));
    if (!prepared) {
        co_return std::unexpected(prepared.error());
    }
    const auto verifying = prepared->verifying;
    verifying->progress = progress;
    verifying->stop = stop;
    qint64 total = 0;
    for (const auto &task : verifying->tasks) {
        total += task.size;
    }
    progress->total = total;
    QList<QFuture<void>> working;
    for (int worker = 0; worker < workers()->maxThreadCount(); ++worker) {
        working.append(onWorker([verifying] { verifying->work(); }));
    }
    for (auto &one : working) {
        co_await finished(one);
    }
    if (stop.stop_requested()) {
        co_return fail(Error::Kind::Cancelled, u"the verification was stopped"_s);
    }
    judge(&prepared->result, verifying->tasks);
    co_return std::move(prepared->result);
}

Result<CommitId>
commitToVerify(const CacheStore &cache, const RepoId &repo, const std::optional<Revision> &revision)
{
    const auto folder = cache.layout().repoFolder(repo);
    if (entryAt(folder).kind != DiskEntry::Kind::Folder) {
        return fail(Error::Kind::EntryNotFound, u"%1 is not in the cache: %2"_s.arg(repo.text(), folder));
    }
    const auto here = cache.commits(repo);
    auto commit = cache.resolve(repo, revision.value_or(Revision{}));
    if (!commit && !revision) {
        if (here.size() > 1) {
            return fail(Error::Kind::Usage,
                        u"%1 has several revisions here and no ref main; name one"_s.arg(repo.text()));
        }
        commit = here.isEmpty() ? commit : Result<CommitId>(here.first());
    }
    if (!commit || !here.contains(*commit)) {
        return fail(Error::Kind::EntryNotFound,
                    u"the revision %1 of %2 is not in the cache"_s.arg(revision.value_or(Revision{}).name,
                                                                       repo.text()));
    }
    return commit;
}

Async<TreeListing>
listingToVerify(HubApi *hub, CacheStore cache, RepoId repo, CommitId commit, std::stop_token stop)
{
    auto read = [cache, repo, commit] { return KeptListing{ cache.readTree(repo, commit) }; };
    auto reading = onWorker(std::move(read));
    const auto kept = co_await finished(std::move(reading));
    if (kept.files) {
        co_return *kept.files;
    }
    co_return co_await listingOfHub(hub, repo, Revision{ commit.hex }, stop);
}

Async<TreeListing>
listingOfFolder(HubApi *hub, CacheStore cache, LocalFolder folder, HubPlace place, std::stop_token stop)
{
    const auto revision = place.revision.value_or(Revision{});
    if (!revision.isCommit()) {
        auto asked = co_await listingOfHub(hub, place.repo, revision, stop);
        if (asked || asked.error().kind != Error::Kind::Offline) {
            co_return asked;
        }
    }
    auto read
        = [cache, folder, repo = place.repo, revision] { return keptListing(cache, folder, repo, revision); };
    auto reading = onWorker(std::move(read));
    const auto kept = co_await finished(std::move(reading));
    if (kept.files) {
        co_return *kept.files;
    }
    co_return co_await listingOfHub(hub, place.repo, revision, stop);
}

std::optional<DownloadRequest> repairOf(const Verification &found, const RepoId &repo, const CommitId &commit)
{
    DownloadRequest request{ .repo = repo, .revision = Revision{ commit.hex } };
    request.commit = commit;
    request.force = true;
    QSet<QByteArray> contents;
    for (const auto &file : found.files) {
        if (file.isRepairable() && !contents.contains(file.expected.hex)) {
            contents.insert(file.expected.hex);
            request.paths.append(file.path);
        }
    }
    return request.paths.isEmpty() ? std::nullopt : std::optional(request);
}

} // namespace Hubdesk
