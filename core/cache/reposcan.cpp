// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/cache/cachenames.h"
#include "core/cache/librarysign.h"
#include "core/cache/reposcan_p.h"
#include "core/cache/sharedstore.h"

#include <QDir>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

using Kind = DiskEntry::Kind;
using Damage = CacheDamage::Kind;

constexpr qint64 largestRef = 4096;
constexpr int mostFolders = 64; ///< inside each other; git knows no limit, and a loop of mounts has none

/// Where a link leads by its words alone: absolute, without `.` and `..`.
std::atomic<qint64> pretendedMs = 0;

QString targetOf(const QString &folder, const QString &link)
{
    return QDir::cleanPath(link.startsWith(u'/') ? link : folder + u'/' + link);
}

} // namespace

CachedRepo CachedRepoScan::run()
{
    const auto startedNs = (QDateTime::currentMSecsSinceEpoch() + pretendedMs) * 1'000'000;
    mark(m_folder.path(), m_folder.look());
    listBlobs();
    if (const auto refs = m_folder.look(u"refs"_s, true); refs && refs->kind == Kind::Folder) {
        if (const auto folder = m_folder.inside(u"refs"_s, true)) {
            readRefs(*folder, {});
        } else {
            unreadable(folder.error(), m_folder.path() + "/refs"_L1);
        }
    } else if (refs) {
        damage(Damage::RefsIsAFile, m_folder.path() + "/refs"_L1);
    }
    readSnapshots();
    keepRefsToNothing();
    listLoose();
    weighBesides();
    sumUp();
    m_repo.library = libraryOf(m_repo);
    dropWeakMarks(startedNs);
    return std::move(m_repo);
}

void CachedRepoScan::unreadable(const Error &error, const QString &path)
{
    damage(Damage::Unreadable, path, error.detail);
}

void CachedRepoScan::listBlobs()
{
    auto folder = m_folder.inside(u"blobs"_s, true);
    if (!folder) {
        if (folder.error().kind != Error::Kind::EntryNotFound) {
            unreadable(folder.error(), m_blobsPath);
        }
        return;
    }
    const auto entries = folder->entries();
    if (!entries) {
        unreadable(entries.error(), m_blobsPath);
        return;
    }
    m_blobs = std::move(*folder);
    mark(m_blobsPath, m_blobs->look());
    m_inBlobs.reserve(entries->size());
    for (const auto &entry : *entries) {
        m_inBlobs.insert(entry.name, entry.kind);
    }
}

void CachedRepoScan::readRefs(const Folder &folder, const QString &prefix)
{
    mark(folder.path(), folder.look());
    const auto entries = folder.entries();
    if (!entries) {
        unreadable(entries.error(), folder.path());
        return;
    }
    for (const auto &entry : *entries) {
        if (entry.kind == Kind::Folder) {
            if (const auto below = folder.inside(entry.name)) {
                readRefs(*below, prefix + entry.name + u'/');
            } else {
                unreadable(below.error(), folder.path() + u'/' + entry.name);
            }
        } else if (!isClutter(entry.name)) {
            readRef(folder, entry.name, prefix + entry.name);
        }
    }
}

void CachedRepoScan::readRef(const Folder &folder, const QString &file, const QString &name)
{
    const auto path = folder.path() + u'/' + file;
    mark(path, Folder::lookAt(path).value_or(FileFacts{}));
    const auto content = readRegularFile(path, largestRef);
    if (!content) {
        unreadable(content.error(), path);
        return;
    }
    const auto commit = QString::fromUtf8(content->trimmed());
    if (commit.toUtf8() != *content || commit.isEmpty()) {
        damage(Damage::BadRef, path, commit);
    }
    if (!commit.isEmpty()) {
        m_refs[commit].append(name);
    }
}

void CachedRepoScan::readSnapshots()
{
    const auto path = m_folder.path() + "/snapshots"_L1;
    const auto folder = m_folder.inside(u"snapshots"_s, true);
    const auto entries = folder.and_then([](const Folder &there) { return there.entries(); });
    if (!entries) {
        if (entries.error().kind == Error::Kind::EntryNotFound || QFileInfo(path).isFile()) {
            damage(Damage::NoSnapshots, path);
        } else {
            unreadable(entries.error(), path);
            m_refs.clear(); // what they name may be there
        }
        return;
    }
    mark(path, folder->look());
    for (const auto &entry : *entries) {
        if (!isClutter(entry.name) && !m_stop.stop_requested()) {
            readRevision(*folder, entry);
        }
    }
}

void CachedRepoScan::readRevision(const Folder &snapshots, const Folder::Entry &entry)
{
    const auto path = snapshots.path() + u'/' + entry.name;
    const auto folder = entry.kind == Kind::Folder || entry.kind == Kind::Link
        ? snapshots.inside(entry.name, true)
        : fail(Error::Kind::Disk, QString());
    if (!folder) {
        if (folder.error().kind == Error::Kind::Permission) {
            unreadable(folder.error(), path);
            m_refs.remove(entry.name);
        } else {
            damage(Damage::FileAmongSnapshots, path);
        }
        return;
    }
    CachedRevision revision{ .commit = entry.name, .refs = m_refs.take(entry.name) };
    revision.refs.sort();
    readFiles(*folder, {}, &revision, 0);
    std::ranges::sort(revision.files, {}, &CachedFile::path);
    sum(&revision, folder->look());
    m_repo.revisions.append(std::move(revision));
}

void CachedRepoScan::readFiles(const Folder &folder,
                               const QString &prefix,
                               CachedRevision *revision,
                               int depth)
{
    mark(folder.path(), folder.look());
    const auto entries = folder.entries();
    if (!entries) {
        unreadable(entries.error(), folder.path());
        return;
    }
    for (const auto &entry : *entries) {
        if (m_stop.stop_requested()) {
            return;
        }
        if (entry.kind != Kind::Folder) {
            readFile(folder, entry, prefix + entry.name, revision);
            continue;
        }
        const auto below = folder.inside(entry.name);
        if (below && depth < mostFolders) {
            readFiles(*below, prefix + entry.name + u'/', revision, depth + 1);
        } else {
            damage(Damage::Unreadable,
                   folder.path() + u'/' + entry.name,
                   below ? u"too many folders inside each other"_s : below.error().detail);
        }
    }
    m_progress->files.fetch_add(entries->size(), std::memory_order_relaxed);
}

void CachedRepoScan::readFile(const Folder &folder,
                              const Folder::Entry &entry,
                              const QString &path,
                              CachedRevision *revision)
{
    if (entry.kind != Kind::Link) {
        revision->files.append({ path, ownFile(folder, entry.name) });
        return;
    }
    const auto target = targetOf(folder.path(), folder.linkText(entry.name));
    const auto blob = blobAt(target);
    if (blob < 0 && Folder::lookAt(target)) {
        return; // a link to a folder is none to a file
    }
    if (blob < 0) {
        damage(Damage::BlobMissing, folder.path() + u'/' + entry.name, target);
    }
    revision->files.append({ path, blob });
}

/// Where there are no links the file is its own blob.
int CachedRepoScan::ownFile(const Folder &folder, const QString &name)
{
    const auto facts = folder.look(name, false);
    const CachedBlob blob{ .path = folder.path() + u'/' + name, .place = CachedBlob::Place::Snapshot };
    return facts ? add(blob, *facts) : -1;
}

int CachedRepoScan::blobAt(const QString &path)
{
    if (const auto known = m_known.constFind(path); known != m_known.cend()) {
        return *known;
    }
    CachedBlob blob{ .path = path, .place = CachedBlob::Place::Elsewhere };
    std::optional<FileFacts> facts;
    const auto name = QStringView(path).mid(m_blobsPath.size() + 1);
    if (m_blobs && path.startsWith(m_blobsPath + u'/') && !name.contains(u'/')) {
        blob.place = CachedBlob::Place::Blobs;
        const auto there = m_inBlobs.constFind(name.toString());
        if (there == m_inBlobs.cend()) {
            return m_known[path] = -1;
        }
        facts = m_blobs->look(there.key(), true);
        blob.payload
            = *there == Kind::Link ? payloadOf(m_blobsPath, m_blobs->linkText(there.key())) : QString();
    } else {
        facts = Folder::lookAt(path);
        blob.payload = isBlobOfARepo(path) ? payloadOf(path.section(u'/', 0, -2), linkText(path)) : QString();
    }
    const bool isFile = facts && facts->kind != Kind::Folder;
    return m_known[path] = isFile ? add(std::move(blob), *facts) : -1;
}

int CachedRepoScan::add(CachedBlob blob, const FileFacts &facts)
{
    blob.size = facts.size;
    blob.allocated = facts.allocated;
    blob.accessedMs = facts.accessedMs;
    blob.modifiedMs = facts.modifiedMs;
    m_repo.blobs.append(std::move(blob));
    return int(m_repo.blobs.size()) - 1;
}

/// Of any repo here that there can be: only those are links into the store for the official client.
bool CachedRepoScan::isBlobOfARepo(const QString &path) const
{
    const auto root = m_store.chopped(qMin<qsizetype>(m_store.size(), 6)); // without "/blobs"
    const auto parts = path.startsWith(root + u'/') ? QStringView(path).mid(root.size() + 1).split(u'/')
                                                    : QList<QStringView>();
    return parts.size() == 3 && parts[1] == "blobs"_L1 && repoOfFolder(parts.first()).has_value();
}

QString CachedRepoScan::payloadOf(const QString &folder, const QString &link) const
{
    const auto root = m_store.chopped(qMin<qsizetype>(m_store.size(), 6)); // without "/blobs"
    return m_store.isEmpty() ? QString() : SharedStore(CacheLayout(root)).payloadOf(folder, link);
}

namespace
{

QList<LooseFile> incompleteIn(const Folder &stranger)
{
    QList<LooseFile> files;
    const auto blobs = stranger.inside(u"blobs"_s, true);
    for (const auto &entry : entriesOf(blobs)) {
        const auto facts = blobs->look(entry.name, true);
        if (facts && looseKind(entry.name) == LooseFile::Kind::Incomplete) {
            files.append({ .kind = LooseFile::Kind::Incomplete,
                           .path = blobs->path() + u'/' + entry.name,
                           .size = facts->size,
                           .allocated = facts->allocated,
                           .modifiedMs = facts->modifiedMs,
                           .payload = {} });
        }
    }
    return files;
}

} // namespace

void pretendScansAreLater(qint64 ms)
{
    pretendedMs = ms;
}

Result<ScannedEntry> scanRepo(const Folder &root,
                              const Folder::Entry &entry,
                              bool hasStore,
                              ScanProgress *progress,
                              const std::stop_token &stop)
{
    const auto path = root.path() + u'/' + entry.name;
    if (stop.stop_requested()) {
        return fail(Error::Kind::Cancelled, u"the scan was stopped"_s);
    }
    auto folder = entry.kind == Kind::Folder || entry.kind == Kind::Link ? root.inside(entry.name, true)
                                                                         : fail(Error::Kind::Disk, QString());
    if (!folder) {
        const bool isDenied = folder.error().kind == Error::Kind::Permission;
        return Stranger{ { isDenied ? Damage::Unreadable : Damage::NotAFolder, path, folder.error().detail },
                         {} };
    }
    const auto named = repoOfFolder(entry.name);
    if (!named) {
        const bool isUnknown = entry.name.contains("--"_L1);
        return Stranger{ { isUnknown ? Damage::UnknownKind : Damage::NoRepo, path, {} },
                         incompleteIn(*folder) };
    }
    const auto store = hasStore ? root.path() + "/blobs"_L1 : QString();
    CachedRepo repo{ .kind = named->kind, .id = named->id, .path = path };
    auto scanned = CachedRepoScan(std::move(*folder), std::move(repo), store, progress, stop).run();
    progress->repos.fetch_add(1, std::memory_order_relaxed);
    if (stop.stop_requested()) {
        return fail(Error::Kind::Cancelled, u"the scan was stopped"_s);
    }
    return scanned;
}

} // namespace Hubdesk
