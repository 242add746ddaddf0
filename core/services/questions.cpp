// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/services/questions.h"

#include "core/base/await.h"
#include "core/base/workers.h"
#include "core/card/cardhtml.h"
#include "core/services/cachesread.h"

#include <QDirIterator>
#include <QFile>
#include <QStorageInfo>

#include <algorithm>
#include <vector>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr qint64 cardLimit = 4 << 20;
constexpr qint64 pictureLimit = 16 << 20;
constexpr qsizetype askedTogether = 6;

// The nearest folder that exists: the cache itself may not be there yet.
CacheVolume volumeOf(const QString &root)
{
    auto path = root;
    while (!path.isEmpty() && !QFile::exists(path)) {
        const auto slash = path.lastIndexOf(u'/');
        path = slash <= 0 ? u"/"_s : path.left(slash);
    }
    const QStorageInfo volume(path);
    if (!volume.isValid()) {
        return { .root = root };
    }
    return { root, volume.rootPath(), volume.bytesAvailable(), volume.bytesTotal() };
}

Result<FileHead> headOfFile(const QString &path, qint64 limit)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return std::unexpected(Error::fromFile(file, u"cannot read %1"_s.arg(path)));
    }
    return FileHead{ file.read(limit), file.size(), true };
}

// The files of a snapshot, where no listing of its commit was kept.
QList<TreeEntry> filesOf(const QString &snapshot)
{
    QList<TreeEntry> entries;
    QDirIterator walk(snapshot, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (walk.hasNext()) {
        const auto info = walk.nextFileInfo();
        TreeEntry entry;
        entry.path = info.filePath().mid(snapshot.size() + 1);
        entry.size = info.size();
        entries << entry;
    }
    return entries;
}

Result<LocalRepo> lookUp(const CacheStore &cache, const RepoId &repo, const Revision &revision)
{
    const auto commit = cache.resolve(repo, revision);
    if (!commit) {
        return std::unexpected(commit.error());
    }
    const auto kept = cache.readTree(repo, *commit);
    LocalRepo local{ *commit, kept ? *kept : filesOf(cache.layout().snapshot(repo, *commit)) };
    if (local.entries.isEmpty()) {
        return fail(Error::Kind::EntryNotFound, u"nothing of %1 is in the cache"_s.arg(repo.text()));
    }
    return local;
}

std::optional<LocalPresence::Here> hereOf(const CacheStore &cache, const RepoId &repo)
{
    const auto commits = cache.commits(repo);
    if (commits.isEmpty()) {
        return {};
    }
    const auto main = cache.resolve(repo, Revision());
    LocalPresence::Here here{ main && commits.contains(*main) ? *main : commits.first() };
    const auto kept = cache.readTree(repo, here.commit);
    if (kept) {
        const auto present = cache.presence(repo, here.commit, *kept).present;
        here.files = int(std::ranges::count(present, true));
        here.allFiles = int(present.size());
    } else {
        here.files = int(filesOf(cache.layout().snapshot(repo, here.commit)).size());
    }
    return here.files > 0 ? std::optional(here) : std::nullopt;
}

// That a repo is gone, or not for this account, is an answer.
bool isAnswer(const Error &error)
{
    return error.kind == Error::Kind::NotFound || error.kind == Error::Kind::Disabled
        || error.kind == Error::Kind::Forbidden || error.kind == Error::Kind::Gated;
}

// Of the way to the Hub or of the account: whatever is asked next would wait as long for the same.
bool holdsForAll(const Error &error)
{
    switch (error.kind) {
    case Error::Kind::Cancelled:
    case Error::Kind::Offline:
    case Error::Kind::Timeout:
    case Error::Kind::Unauthorized:
    case Error::Kind::RateLimited:
    case Error::Kind::Untrusted:
        return true;
    default:
        return false;
    }
}

void add(NamedRepos *named, const RepoId &repo, const Result<RepoInfo> &info)
{
    if (!info) {
        if (holdsForAll(info.error())) {
            named->trouble = info.error();
        } else if (!isAnswer(info.error())) {
            named->troubles.insert(repo, info.error());
        }
        return;
    }
    named->repos << info->summary;
    named->repos.last().id = repo; // the Hub calls a renamed one by its new name
    if (info->old && (!named->old || info->old->asked < named->old->asked)) {
        named->old = info->old;
    }
}

// What none of several was spared is no trouble of theirs.
void joinTroubles(NamedRepos *named, const QList<RepoId> &group)
{
    const auto isTroubled = [named](const RepoId &repo) { return named->troubles.contains(repo); };
    if (!named->trouble && group.size() > 1 && std::ranges::all_of(group, isTroubled)) {
        named->trouble = named->troubles.value(group.first());
        named->troubles.removeIf([&group](const auto &trouble) { return group.contains(trouble.key()); });
    }
}

} // namespace

Async<NamedRepos> namedRepos(Services *core, QList<RepoId> repos, QStringList expand, std::stop_token stop)
{
    NamedRepos named;
    for (qsizetype from = 0; from < repos.size(); from += askedTogether) {
        const auto some = repos.mid(from, askedTogether);
        std::vector<Async<RepoInfo>> asked;
        for (const auto &repo : some) {
            asked.push_back(core->hub().info(repo, std::nullopt, false, expand, stop));
        }
        for (size_t i = 0; i < asked.size(); ++i) {
            const auto info = co_await std::move(asked[i]);
            add(&named, some[qsizetype(i)], info);
        }
        joinTroubles(&named, some);
        if (named.trouble) {
            break;
        }
        if (stop.stop_requested()) {
            co_return fail(Error::Kind::Cancelled, {});
        }
    }
    co_return named;
}

Async<LocalPresence> localPresence(Services *core, QList<RepoId> repos)
{
    auto look = [caches = cachesToRead(core), repos] {
        LocalPresence found;
        for (const auto &repo : repos) {
            for (const auto &cache : caches) {
                const auto here = found.repos.contains(repo) ? std::nullopt : hereOf(cache, repo);
                if (here) {
                    found.repos.insert(repo, *here);
                }
            }
        }
        return found;
    };
    auto future = onWorker(std::move(look));
    co_return co_await finished(std::move(future));
}

Async<LocalRepo> localRepo(Services *core, RepoId repo, Revision revision)
{
    auto look = [caches = cachesToRead(core), repo, revision] {
        auto found = lookUp(caches.first(), repo, revision);
        for (qsizetype n = 1; n < caches.size() && !found; ++n) {
            found = lookUp(caches.at(n), repo, revision);
        }
        return found;
    };
    auto future = onWorker(std::move(look));
    co_return co_await finished(std::move(future));
}

Async<LocalRepos> localRepos(Services *core, Query query)
{
    auto look = [caches = cachesToRead(core), query] {
        LocalRepos found;
        QList<RepoId> repos;
        for (const auto &cache : caches) {
            repos += cache.repos();
        }
        std::ranges::sort(repos); // as one cache has them
        const auto same = std::ranges::unique(repos);
        repos.erase(same.begin(), same.end());
        for (const auto &repo : std::as_const(repos)) {
            const bool fits = repo.kind == query.kind
                && repo.text().contains(query.search, Qt::CaseInsensitive)
                && (query.author.isEmpty() || repo.owner.compare(query.author, Qt::CaseInsensitive) == 0);
            if (fits) {
                found.repos << repo;
            }
        }
        return found;
    };
    auto future = onWorker(std::move(look));
    co_return co_await finished(std::move(future));
}

Async<TransferId> startDownload(Services *core, DownloadRequest request, Begin begin)
{
    co_return core->transfers().add(request, begin);
}

Async<JournalNews> journalNews(Services *core)
{
    co_return core->journalNews();
}

Async<CacheStore::FileStates>
presenceOf(Services *core, RepoId repo, CommitId commit, QList<TreeEntry> entries)
{
    const auto look = [caches = cachesToRead(core), repo, commit, entries] {
        return presenceIn(caches, repo, commit, entries);
    };
    auto future = onWorker(look);
    co_return co_await finished(std::move(future));
}

Async<Handout>
handOutFiles(Services *core, RepoId repo, CommitId commit, QList<TreeEntry> listing, QStringList paths)
{
    const auto give = [caches = cachesToRead(core), repo, commit, listing, paths] {
        return handOut(caches, repo, commit, listing, paths);
    };
    auto future = onWorker(give);
    co_return co_await finished(std::move(future));
}

Async<CacheVolume> cacheVolume(Services *core)
{
    const auto look = [root = core->cache().layout().root()] { return volumeOf(root); };
    auto future = onWorker(look);
    co_return co_await finished(std::move(future));
}

Async<FileHead>
fileHead(Services *core, RepoId repo, CommitId commit, QString path, qint64 limit, std::stop_token stop)
{
    const auto look = [caches = cachesToRead(core), repo, commit, path, limit]() -> Result<FileHead> {
        auto local = caches.first().find(repo, commit, path);
        for (qsizetype n = 1; n < caches.size() && !local; ++n) {
            local = caches.at(n).find(repo, commit, path);
        }
        return local ? headOfFile(*local, limit) : Result<FileHead>(fail(Error::Kind::EntryNotFound, path));
    };
    auto future = onWorker(look);
    const auto local = co_await finished(std::move(future));
    if (local) {
        co_return *local;
    }
    const auto bytes = co_await core->hub().fileBytes(repo, Revision{ commit.hex }, path, 0, limit, stop);
    if (!bytes) {
        co_return std::unexpected(bytes.error());
    }
    co_return FileHead{ bytes->data, bytes->fileSize, false };
}

Async<CardDocument>
cardOf(Services *core, RepoId repo, Revision revision, CommitId commit, std::stop_token stop)
{
    const auto readme = co_await fileHead(core, repo, commit, u"README.md"_s, cardLimit, stop);
    if (!readme) {
        co_return std::unexpected(readme.error());
    }
    const CardContext context{ repo, revision, core->environment().endpoint, {} };
    const auto render = [text = readme->data, context] { return renderCard(text, context); };
    auto future = onWorker(render);
    co_return co_await finished(std::move(future));
}

Async<PictureBytes> pictureOf(Services *core, ImageRef image, std::stop_token stop)
{
    if (image.source == ImageRef::Source::Data) {
        co_return PictureBytes{ image.data };
    }
    const auto bytes = co_await core->hub().resource(image.address, pictureLimit, stop);
    if (!bytes) {
        co_return std::unexpected(bytes.error());
    }
    co_return PictureBytes{ bytes->data };
}

} // namespace Hubdesk
