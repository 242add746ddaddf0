// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/upkeep/refupdate.h"

#include "core/base/await.h"
#include "core/base/workers.h"
#include "core/upkeep/verify.h"

#include <QDirIterator>
#include <QFileInfo>
#include <QHash>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

/// What a commit of the cache has.
struct OldListing {
    TreeListing files;
    bool isComplete = true; ///< false: what lies in the snapshot is all that is known of it
};

/// Names of blobs are what their content hashes to.
TreeListing filesOfSnapshot(const QString &snapshot)
{
    TreeListing files;
    QDirIterator walk(snapshot, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (walk.hasNext()) {
        const auto info = walk.nextFileInfo();
        TreeEntry entry;
        entry.path = info.filePath().sliced(snapshot.size() + 1);
        entry.size = info.size();
        const ContentId content{ info.readSymLink().section(u'/', -1).toLatin1() };
        if (content.algorithm() == ContentId::Algorithm::Sha256) {
            entry.sha256 = QString::fromLatin1(content.hex);
        } else if (content.algorithm() == ContentId::Algorithm::GitSha1) {
            entry.blobId = QString::fromLatin1(content.hex);
        }
        files.append(entry);
    }
    return files;
}

/// From the listing that was kept, from the Hub, or, where that does not have the commit any more, from what
/// lies in the snapshot.
Async<OldListing>
oldListing(HubApi *hub, CacheStore cache, RepoId repo, CommitId commit, std::stop_token stop)
{
    auto listing = co_await listingToVerify(hub, cache, repo, commit, stop);
    if (listing) {
        co_return OldListing{ std::move(*listing) };
    }
    const auto kind = listing.error().kind;
    if (kind != Error::Kind::RevisionNotFound && kind != Error::Kind::NotFound) {
        co_return std::unexpected(listing.error());
    }
    auto read = [snapshot = cache.layout().snapshot(repo, commit)] { return filesOfSnapshot(snapshot); };
    auto reading = onWorker(std::move(read));
    auto files = co_await finished(std::move(reading));
    co_return OldListing{ std::move(files), false };
}

bool isSameContent(const TreeEntry &one, const TreeEntry &other)
{
    return one.content().algorithm() != ContentId::Algorithm::None && one.content() == other.content();
}

/// Compares two commits, with a look at what of them the cache has. For one comparison, on a worker.
class RefComparison
{
public:
    RefComparison(RefUpdate update, CacheStore cache)
        : m_update(std::move(update))
        , m_cache(std::move(cache))
    {
    }
    RefUpdate run(const OldListing &before, const TreeListing &now);

private:
    void lookAtOld(const OldListing &before);
    void take(const TreeEntry &entry);
    bool isHere(const TreeEntry &entry) const;
    void count(const TreeEntry &entry, bool isHere);

    RefUpdate m_update;
    CacheStore m_cache;
    QHash<QString, TreeEntry> m_old; ///< those that were not come across at the newer commit
    QSet<QString> m_present;
    QSet<QByteArray> m_counted; ///< contents
};

RefUpdate RefComparison::run(const OldListing &before, const TreeListing &now)
{
    lookAtOld(before);
    for (const auto &entry : now) {
        if (entry.kind == TreeEntry::Kind::File) {
            take(entry);
        }
    }
    for (const auto &entry : std::as_const(m_old)) {
        m_update.files.append({ .path = entry.path,
                                .kind = FileChange::Kind::Gone,
                                .size = entry.size,
                                .isWanted = m_present.contains(entry.path),
                                .isHere = m_present.contains(entry.path) });
    }
    std::ranges::sort(m_update.files, {}, &FileChange::path);
    return std::move(m_update);
}

void RefComparison::lookAtOld(const OldListing &before)
{
    const auto states = m_cache.presence(m_update.repo, m_update.here, before.files);
    m_update.isWhole = before.isComplete && states.all == CacheStore::Presence::Complete;
    for (const auto &entry : before.files) {
        if (entry.kind != TreeEntry::Kind::File) {
            continue;
        }
        m_old.insert(entry.path, entry);
        if (states.present.value(entry.path)) {
            m_present.insert(entry.path);
        }
    }
}

void RefComparison::take(const TreeEntry &entry)
{
    const bool wasThere = m_old.contains(entry.path);
    const auto before = m_old.take(entry.path);
    const bool isWanted = m_update.isWhole || (wasThere && m_present.contains(entry.path));
    const bool isSame = wasThere && isSameContent(before, entry);
    const bool here = isSame ? m_present.contains(entry.path) : isHere(entry);
    if (isWanted && !m_update.isWhole) {
        m_update.paths.append(entry.path);
    }
    if (isWanted) {
        count(entry, here);
    }
    if (!isSame) {
        m_update.files.append({ .path = entry.path,
                                .kind = wasThere ? FileChange::Kind::Changed : FileChange::Kind::New,
                                .size = entry.size,
                                .isWanted = isWanted,
                                .isHere = here });
    }
}

bool RefComparison::isHere(const TreeEntry &entry) const
{
    return m_cache.hasBlob(m_update.repo, entry.content())
        || m_cache.usablePayload(entry.xetHash, entry.size).has_value();
}

/// What has two names is fetched once.
void RefComparison::count(const TreeEntry &entry, bool isHere)
{
    const auto content = entry.content().hex;
    if (!content.isEmpty() && m_counted.contains(content)) {
        return;
    }
    m_counted.insert(content);
    (isHere ? m_update.bytesHere : m_update.bytesToFetch) += entry.size;
}

/// Of the first page, which is the newest.
void tellHistory(RefUpdate *update, const QList<Commit> &newest)
{
    if (newest.isEmpty()) {
        return;
    }
    update->title = newest.first().title;
    update->since = newest.first().date;
    const auto here = std::ranges::find(newest, update->here, &Commit::id);
    if (here != newest.cend() && here != newest.cbegin()) {
        update->commits = here - newest.cbegin();
        update->since = std::prev(here)->date;
    }
}

/// Where the commit that a ref of the cache follows is now.
std::optional<CommitId> targetOnHub(const Refs &refs, const Revision &revision)
{
    for (const auto *list : { &refs.branches, &refs.tags, &refs.converts, &refs.pullRequests }) {
        const auto found = std::ranges::find_if(*list, [&revision](const Ref &ref) {
            return ref.revision() == revision || ref.ref == revision.name;
        });
        if (found != list->cend()) {
            return found->target;
        }
    }
    return {};
}

Async<RefUpdate> compareRef(HubApi *hub, CacheStore cache, RefUpdate update, std::stop_token stop)
{
    HubApi::TreeRequest request{ .repo = update.repo, .revision = Revision{ update.hub.hex } };
    request.recursive = true;
    const auto now = co_await hub->wholeTree(request, stop);
    if (!now) {
        co_return std::unexpected(now.error());
    }
    const auto before = co_await oldListing(hub, cache, update.repo, update.here, stop);
    if (!before) {
        co_return std::unexpected(before.error());
    }
    const auto history = co_await hub->commits(update.repo, Revision{ update.hub.hex }, {}, stop);
    if (history) { // without it only the time is missing
        tellHistory(&update, history->items);
    }
    auto compare = [update, cache, before = *before, now = *now] {
        return RefComparison(update, cache).run(before, now);
    };
    auto comparing = onWorker(std::move(compare));
    co_return co_await finished(std::move(comparing));
}

/// Listings of a gated repo, or of a disabled one, are for everybody, their files are not. Other errors would
/// come with the download, too, and are told then.
Async<> mayDownload(HubApi *hub, RepoId repo, std::stop_token stop)
{
    auto may = co_await hub->authCheck(repo, stop);
    const auto kind = may ? Error::Kind::Internal : may.error().kind;
    if (kind == Error::Kind::Gated || kind == Error::Kind::Disabled || kind == Error::Kind::Forbidden) {
        co_return may;
    }
    co_return {};
}

bool hasPullRequests(const LocalRefs &local)
{
    return std::ranges::any_of(
        local.refs, [](const LocalRefs::Ref &ref) { return ref.revision.name.startsWith("refs/pr/"_L1); });
}

} // namespace

qsizetype RefUpdate::count(FileChange::Kind kind) const
{
    return std::ranges::count(files, kind, &FileChange::kind);
}

LocalRefs localRefs(const CacheStore &cache, const RepoId &repo)
{
    LocalRefs local{ repo, {} };
    const auto commits = cache.commits(repo);
    for (const auto &name : cache.revisions(repo)) {
        const Revision revision{ name };
        const auto commit = cache.resolve(repo, revision);
        if (commit && commits.contains(*commit)) {
            local.refs.append({ revision, *commit });
        }
    }
    return local;
}

Async<RepoCheck> checkRefs(HubApi *hub, CacheStore cache, LocalRefs local, std::stop_token stop)
{
    RepoCheck check{ .repo = local.repo, .refs = local.refs.size() };
    const auto refs = co_await hub->refs(local.repo, hasPullRequests(local), stop);
    if (!refs) {
        co_return std::unexpected(refs.error());
    }
    for (const auto &mine : local.refs) {
        const auto target = targetOnHub(*refs, mine.revision);
        if (!target) {
            check.goneRefs.append(mine.revision.name);
        } else if (*target != mine.commit) {
            const RefUpdate moved{
                .repo = local.repo, .revision = mine.revision, .here = mine.commit, .hub = *target
            };
            auto update = co_await compareRef(hub, cache, moved, stop);
            if (!update) {
                co_return std::unexpected(update.error());
            }
            check.updates.append(std::move(*update));
        }
    }
    check.state = check.updates.isEmpty() ? RepoCheck::State::Same : RepoCheck::State::Newer;
    if (!check.updates.isEmpty()) {
        const auto may = co_await mayDownload(hub, local.repo, stop);
        if (!may) {
            check.state = RepoCheck::State::Failed;
            check.error = may.error();
        }
    }
    co_return check;
}

DownloadRequest updateOf(const RefUpdate &update, const QString &root)
{
    return { .repo = update.repo,
             .revision = update.revision,
             .commit = update.hub,
             .paths = update.isWhole ? QStringList() : update.paths,
             .cacheDir = root };
}

} // namespace Hubdesk
