// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/upkeep/mending.h"

#include "core/cache/cachenames.h"
#include "core/cache/cachestore.h"
#include "core/cache/fileops.h"
#include "core/cache/folder.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

using Damage = CacheDamage::Kind;

constexpr qint64 largestDeadRef = 4096;

/// Below `root`; nothing for what lies elsewhere.
std::optional<QStringList> partsOfRef(const QString &root, const QString &path)
{
    if (!path.startsWith(root + u'/')) {
        return std::nullopt;
    }
    const auto parts = path.sliced(root.size() + 1).split(u'/');
    const bool isRef = parts.size() >= 3 && parts[1] == "refs"_L1 && repoOfFolder(parts.first());
    return isRef ? std::optional(parts) : std::nullopt;
}

/// Nothing where the system does not tell.
std::optional<bool> isRevisionHere(const QString &repo, const QString &commit)
{
    const auto entries = Folder::open(repo + "/snapshots"_L1).and_then(&Folder::entries);
    if (!entries) {
        return entries.error().kind == Error::Kind::EntryNotFound ? std::optional(false) : std::nullopt;
    }
    return std::ranges::contains(*entries, commit, &Folder::Entry::name);
}

Result<void> writeAlone(const QString &root, const QStringList &parts, const QString &commit)
{
    const auto named = repoOfFolder(parts.first());
    const auto repo = RepoId::parse(named->kind, named->id);
    return repo ? CacheStore(root).writeRef(*repo, Revision{ parts.sliced(2).join(u'/') }, CommitId{ commit })
                : std::unexpected(repo.error());
}

} // namespace

Mending mendingOf(const CacheDamage &damage, const CachedRepo *repo)
{
    switch (damage.kind) {
    case Damage::BlobMissing:
        return repo && !downloadsThatMend(*repo, { damage }, {}).isEmpty() ? Mending::Download
                                                                           : Mending::None;
    case Damage::RefToNothing:
    case Damage::BadRef:
        return Mending::Ref;
    default:
        return Mending::None;
    }
}

QList<DownloadRequest>
downloadsThatMend(const CachedRepo &repo, const QList<CacheDamage> &damages, const QString &root)
{
    const auto id = RepoId::parse(repo.kind, repo.id);
    QList<DownloadRequest> requests;
    if (!id) {
        return requests;
    }
    for (const auto &revision : repo.revisions) {
        const auto folder = u"%1/snapshots/%2/"_s.arg(repo.path, revision.commit);
        DownloadRequest request{ .repo = *id,
                                 .revision = Revision{ revision.commit },
                                 .commit = CommitId{ revision.commit } };
        request.cacheDir = root;
        for (const auto &damage : damages) {
            if (damage.kind == Damage::BlobMissing && damage.path.startsWith(folder)) {
                request.paths.append(damage.path.sliced(folder.size()));
            }
        }
        if (!request.paths.isEmpty() && CommitId::isOne(revision.commit)) {
            requests.append(request);
        }
    }
    return requests;
}

Result<void> mendRef(const QString &root, const CacheDamage &damage)
{
    const auto parts = partsOfRef(root, damage.path);
    if (!parts || (damage.kind != Damage::RefToNothing && damage.kind != Damage::BadRef)) {
        return fail(Error::Kind::Unsafe, u"%1 is no ref of the cache"_s.arg(damage.path));
    }
    const auto cache = Folder::open(root);
    const auto holder
        = cache.and_then([&](const Folder &folder) { return folder.holding(parts->join(u'/')); });
    if (!holder) {
        return std::unexpected(holder.error());
    }
    const auto content = readRegularFile(damage.path, largestDeadRef);
    if (!content) {
        return std::unexpected(content.error());
    }
    const auto commit = QString::fromUtf8(content->trimmed());
    const auto isHere = isRevisionHere(root + u'/' + parts->first(), commit);
    if (!isHere) {
        return fail(Error::Kind::Disk, u"the revisions beside %1 cannot be listed"_s.arg(damage.path));
    }
    const bool isAlone = commit.toUtf8() == *content && !commit.isEmpty();
    if (commit != damage.detail || (*isHere && isAlone)) {
        return fail(Error::Kind::Conflict, u"%1 is another one by now"_s.arg(damage.path));
    }
    return *isHere ? writeAlone(root, *parts, commit) : holder->remove(parts->last());
}

} // namespace Hubdesk
