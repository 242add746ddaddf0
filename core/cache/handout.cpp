// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/cache/handout.h"

#include "core/base/logging.h"
#include "core/cache/fileops.h"
#include "core/cache/safepath.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QHash>

#include <algorithm>
#include <expected>
#include <optional>
#include <vector>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr qint64 handoutSeconds = 24 * 3600; ///< a file manager may still be copying what it was given

constexpr qint64 mostCopied = 32 << 20; ///< of a file; half of it a second at the worst
constexpr qint64 mostCopiedInAll = 256 << 20;

using Refusal = Handout::Refusal;

QString real(const QString &path)
{
    return QFileInfo(path).canonicalFilePath();
}

/// Where the links of one snapshot may lead.
class Fence
{
public:
    Fence(const CacheLayout &layout, const RepoId &repo, const CommitId &commit)
        : m_snapshot(real(layout.snapshot(repo, commit)))
        , m_blobs(real(layout.blobs(repo)))
        , m_store(real(layout.sharedStore()))
    {
    }

    /// The regular file behind a path of the snapshot; empty if the way to it leaves the cache.
    QString fileAt(const QString &pointer, const QString &path) const
    {
        const auto file = real(pointer);
        const auto own = m_snapshot + u'/' + path;
        const bool inSnapshot = file == own;
        const bool inBlobs = !m_blobs.isEmpty() && QFileInfo(file).path() == m_blobs;
        const bool inStore = !m_store.isEmpty() && file.startsWith(m_store + u'/');
        // No folder on the way may be a link.
        const bool straight = real(QFileInfo(pointer).path()) == QFileInfo(own).path();
        return straight && (inSnapshot || inBlobs || inStore) ? file : QString();
    }

private:
    QString m_snapshot;
    QString m_blobs;
    QString m_store;
};

struct Wanted {
    QString path; ///< without a slash at the end
    bool isFolder = false;
    QList<const TreeEntry *> files;
};

// What is asked for, each with its files. One pass over the listing, which may be long.
QList<Wanted> wantedOf(const QList<TreeEntry> &listing, const QStringList &paths)
{
    QList<Wanted> wanted;
    QHash<QString, qsizetype> byPath;
    for (const auto &path : paths) {
        const bool isFolder = path.endsWith(u'/');
        if (!byPath.contains(path)) {
            byPath.insert(path, wanted.size());
            wanted.append({ isFolder ? path.chopped(1) : path, isFolder, {} });
        }
    }
    for (const auto &entry : listing) {
        if (entry.kind != TreeEntry::Kind::File) {
            continue;
        }
        auto at = byPath.constFind(entry.path);
        for (auto slash = entry.path.indexOf(u'/'); slash >= 0; slash = entry.path.indexOf(u'/', slash + 1)) {
            if (const auto folder = byPath.constFind(entry.path.left(slash + 1)); folder != byPath.cend()) {
                at = folder;
                break; // the outermost
            }
        }
        if (at != byPath.cend()) {
            wanted[*at].files.append(&entry);
        }
    }
    return wanted;
}

/// A cache with the snapshot, whole or in part.
class Source
{
public:
    Source(CacheStore cache, RepoId repo, CommitId commit)
        : m_cache(std::move(cache))
        , m_repo(std::move(repo))
        , m_commit(std::move(commit))
        , m_fence(m_cache.layout(), m_repo, m_commit)
        , m_folder(m_cache.layout().temporary(m_repo))
    {
    }

    /// The regular file; a refusal where there is none that may be given.
    std::expected<QString, Refusal> fileOf(const TreeEntry &entry) const
    {
        const auto pointer = m_cache.find(m_repo, m_commit, entry.path);
        if (!pointer || fileSizeAt(*pointer) != entry.size) {
            return std::unexpected(Refusal::NotHere);
        }
        auto file = m_fence.fileAt(*pointer, entry.path);
        if (file.isEmpty()) {
            qCWarning(cacheLog) << *pointer << "leads out of the cache";
            return std::unexpected(Refusal::Escapes);
        }
        return file;
    }
    QString pointer(const QString &path) const { return m_cache.layout().pointer(m_repo, m_commit, path); }
    /// Where its files are given: on its volume, where they can have second names.
    const QString &folder() const { return m_folder; }

private:
    CacheStore m_cache;
    RepoId m_repo;
    CommitId m_commit;
    Fence m_fence;
    QString m_folder;
};

/// Regular files by their path below what is asked for, and the source that their place is in.
struct Gathered {
    QHash<QString, QString> files;
    size_t source = 0;
    bool isMixed = false; ///< no source has all of them
};

/// Makes the second names of one handout, all of a cache in one folder that is made when it is first needed.
class Staging
{
public:
    Staging(const QList<CacheStore> &caches, const RepoId &repo, const CommitId &commit)
    {
        for (const auto &cache : caches) {
            m_sources.emplace_back(cache, repo, commit);
        }
    }

    Refusal give(const Wanted &wanted, Handout *handout)
    {
        if (wanted.files.isEmpty()) {
            return Refusal::NotHere;
        }
        const auto gathered = gather(wanted);
        if (!gathered) {
            const bool isPart = wanted.isFolder && gathered.error() == Refusal::NotHere;
            return isPart ? Refusal::NotWhole : gathered.error();
        }
        const auto &source = m_sources[gathered->source];
        // Under a number of its own: two folders may have files of one name.
        const auto name = wanted.path.mid(wanted.path.lastIndexOf(u'/') + 1);
        const auto given = u"%1/%2/%3"_s.arg(source.folder()).arg(m_number++).arg(name);
        if (!placeAll(gathered->files, given)) {
            return Refusal::NoSecondName;
        }
        // No snapshot has all of a mixed folder: then what is given is all there is to point to.
        const auto pointer = gathered->isMixed ? given : source.pointer(wanted.path);
        handout->items.append({ wanted.path, wanted.isFolder, pointer, given });
        return Refusal::None;
    }

private:
    /// All from the first source that has all of them; else each from the first that has it.
    std::expected<Gathered, Refusal> gather(const Wanted &wanted) const
    {
        for (size_t n = 0; m_sources.size() > 1 && n < m_sources.size(); ++n) {
            if (auto all = gatherFrom(wanted, n, n + 1)) {
                return all;
            }
        }
        return gatherFrom(wanted, 0, m_sources.size());
    }
    std::expected<Gathered, Refusal> gatherFrom(const Wanted &wanted, size_t first, size_t end) const
    {
        Gathered gathered;
        for (const auto *entry : wanted.files) {
            auto refusal = Refusal::NotHere;
            std::optional<QString> file;
            for (size_t n = first; n < end && !file; ++n) {
                const auto found = m_sources[n].fileOf(*entry);
                if (found) {
                    file = *found;
                    gathered.source = gathered.files.isEmpty() ? n : gathered.source;
                    gathered.isMixed = gathered.isMixed || n != gathered.source;
                } else if (refusal == Refusal::NotHere) {
                    refusal = found.error();
                }
            }
            if (!file) {
                return std::unexpected(refusal);
            }
            gathered.files.insert(entry->path.mid(wanted.path.size()), *file);
        }
        return gathered;
    }
    bool placeAll(const QHash<QString, QString> &files, const QString &place)
    {
        for (const auto &[below, file] : files.asKeyValueRange()) {
            const auto name = place + below;
            const auto made
                = makeFolders(QFileInfo(name).path()).and_then([&] { return placeOne(file, name); });
            if (!made) {
                qCWarning(cacheLog) << made.error().detail;
                return false;
            }
        }
        return true;
    }
    Result<void> placeOne(const QString &file, const QString &name)
    {
        QFile source(file);
        if (source.size() > mostCopied || m_copied + source.size() > mostCopiedInAll) {
            return makeSecondName(file, name);
        }
        m_copied += source.size();
        if (!source.copy(name)) { // clones where the volume can
            return std::unexpected(Error::fromFile(source, u"cannot copy %1 to %2"_s.arg(file, name)));
        }
        return {};
    }

    std::vector<Source> m_sources;
    int m_number = 0;
    qint64 m_copied = 0; ///< bytes
};

// Of all repos: who was given something yesterday may not ask for that repo again.
void removeOldHandouts(const CacheStore &cache)
{
    for (const auto &repo : cache.repos()) {
        const QDir folder(cache.layout().repoFolder(repo));
        const auto names = folder.entryList({ u".hubdesk-*.tmp"_s }, QDir::Dirs | QDir::Hidden);
        for (const auto &name : names) {
            const auto entry = entryAt(folder.filePath(name));
            if (entry.kind == DiskEntry::Kind::Folder
                && entry.modified.secsTo(QDateTime::currentDateTime()) > handoutSeconds) {
                QDir(folder.filePath(name)).removeRecursively();
            }
        }
    }
}

} // namespace

Handout handOut(const QList<CacheStore> &caches,
                const RepoId &repo,
                const CommitId &commit,
                const QList<TreeEntry> &listing,
                const QStringList &paths)
{
    for (const auto &cache : caches) {
        removeOldHandouts(cache);
    }
    Handout handout;
    Staging staging(caches, repo, commit);
    for (const auto &wanted : wantedOf(listing, paths)) {
        const bool isInFolder
            = wanted.files.isEmpty() && std::ranges::any_of(paths, [&](const QString &path) {
                  return path.endsWith(u'/') && wanted.path.startsWith(path);
              });
        if (isInFolder) {
            continue;
        }
        const auto refusal = checkRepoPath(wanted.path) ? staging.give(wanted, &handout) : Refusal::Escapes;
        if (handout.refusal == Refusal::None) {
            handout.refusal = refusal;
        }
    }
    return handout;
}

} // namespace Hubdesk
