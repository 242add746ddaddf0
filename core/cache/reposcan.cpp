// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/cache/reposcan.h"

#include "core/cache/cachenames.h"
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
QString targetOf(const QString &folder, const QString &link)
{
    return QDir::cleanPath(link.startsWith(u'/') ? link : folder + u'/' + link);
}

class RepoScan
{
public:
    RepoScan(
        Folder folder, CachedRepo repo, const QString &store, ScanProgress *progress, std::stop_token stop)
        : m_folder(std::move(folder))
        , m_repo(std::move(repo))
        , m_store(store)
        , m_blobsPath(m_folder.path() + "/blobs"_L1)
        , m_progress(progress)
        , m_stop(std::move(stop))
    {
    }
    CachedRepo run();

private:
    void damage(Damage kind, const QString &path, const QString &detail = {})
    {
        m_repo.damages.append({ kind, path, detail });
    }
    void unreadable(const Error &error, const QString &path);
    void listBlobs();
    void readRefs(const Folder &folder, const QString &prefix);
    void readRef(const Folder &folder, const QString &file, const QString &name);
    void readSnapshots();
    void readRevision(const Folder &snapshots, const Folder::Entry &entry);
    void readFiles(const Folder &folder, const QString &prefix, CachedRevision *revision, int depth);
    void
    readFile(const Folder &folder, const Folder::Entry &entry, const QString &path, CachedRevision *revision);
    int blobAt(const QString &path);
    int ownFile(const Folder &folder, const QString &name);
    int add(CachedBlob blob, const FileFacts &facts);
    void sum(CachedRevision *revision, const FileFacts &folder);
    void keepRefsToNothing();
    void listLoose();
    void weighBesides();
    void sumUp();
    bool isBlobOfARepo(const QString &path) const;
    QString payloadOf(const QString &folder, const QString &link) const;

    Folder m_folder;
    CachedRepo m_repo;
    QString m_store; ///< path of the shared store; empty: there is none
    QString m_blobsPath;
    ScanProgress *m_progress;
    std::stop_token m_stop;
    std::optional<Folder> m_blobs;
    QHash<QString, Kind> m_inBlobs; ///< by name
    QHash<QString, int> m_known; ///< index of a blob by its path; -1: there is nothing
    QHash<QString, QStringList> m_refs; ///< by commit
};

CachedRepo RepoScan::run()
{
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
    return std::move(m_repo);
}

void RepoScan::unreadable(const Error &error, const QString &path)
{
    damage(Damage::Unreadable, path, error.detail);
}

void RepoScan::listBlobs()
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
    m_inBlobs.reserve(entries->size());
    for (const auto &entry : *entries) {
        m_inBlobs.insert(entry.name, entry.kind);
    }
}

void RepoScan::readRefs(const Folder &folder, const QString &prefix)
{
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

void RepoScan::readRef(const Folder &folder, const QString &file, const QString &name)
{
    const auto path = folder.path() + u'/' + file;
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

void RepoScan::readSnapshots()
{
    const auto path = m_folder.path() + "/snapshots"_L1;
    const auto folder = m_folder.inside(u"snapshots"_s, true);
    const auto entries = folder.and_then([](const Folder &there) { return there.entries(); });
    if (!entries) {
        if (entries.error().kind == Error::Kind::Permission) {
            unreadable(entries.error(), path);
        } else {
            damage(Damage::NoSnapshots, path);
        }
        return;
    }
    for (const auto &entry : *entries) {
        if (!isClutter(entry.name) && !m_stop.stop_requested()) {
            readRevision(*folder, entry);
        }
    }
}

void RepoScan::readRevision(const Folder &snapshots, const Folder::Entry &entry)
{
    const auto path = snapshots.path() + u'/' + entry.name;
    const auto folder = entry.kind == Kind::Folder || entry.kind == Kind::Link
        ? snapshots.inside(entry.name, true)
        : fail(Error::Kind::Disk, QString());
    if (!folder) {
        if (folder.error().kind == Error::Kind::Permission) {
            unreadable(folder.error(), path);
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

void RepoScan::readFiles(const Folder &folder, const QString &prefix, CachedRevision *revision, int depth)
{
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

void RepoScan::readFile(const Folder &folder,
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
int RepoScan::ownFile(const Folder &folder, const QString &name)
{
    const auto facts = folder.look(name, false);
    const CachedBlob blob{ .path = folder.path() + u'/' + name, .place = CachedBlob::Place::Snapshot };
    return facts ? add(blob, *facts) : -1;
}

int RepoScan::blobAt(const QString &path)
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

int RepoScan::add(CachedBlob blob, const FileFacts &facts)
{
    blob.size = facts.size;
    blob.allocated = facts.allocated;
    blob.accessedMs = facts.accessedMs;
    blob.modifiedMs = facts.modifiedMs;
    m_repo.blobs.append(std::move(blob));
    return int(m_repo.blobs.size()) - 1;
}

/// Of any repo here that there can be: only those are links into the store for the official client.
bool RepoScan::isBlobOfARepo(const QString &path) const
{
    const auto root = m_store.chopped(qMin<qsizetype>(m_store.size(), 6)); // without "/blobs"
    const auto parts = path.startsWith(root + u'/') ? QStringView(path).mid(root.size() + 1).split(u'/')
                                                    : QList<QStringView>();
    return parts.size() == 3 && parts[1] == "blobs"_L1 && repoOfFolder(parts.first()).has_value();
}

QString RepoScan::payloadOf(const QString &folder, const QString &link) const
{
    const auto root = m_store.chopped(qMin<qsizetype>(m_store.size(), 6)); // without "/blobs"
    return m_store.isEmpty() ? QString() : SharedStore(CacheLayout(root)).payloadOf(folder, link);
}

void RepoScan::sum(CachedRevision *revision, const FileFacts &folder)
{
    QSet<int> counted;
    revision->modifiedMs = folder.modifiedMs;
    for (const auto &file : std::as_const(revision->files)) {
        if (file.blob < 0 || counted.contains(file.blob)) {
            continue;
        }
        const auto &blob = m_repo.blobs[file.blob];
        revision->modifiedMs
            = counted.isEmpty() ? blob.modifiedMs : qMax(revision->modifiedMs, blob.modifiedMs);
        counted.insert(file.blob);
        revision->size += blob.size;
    }
}

void RepoScan::keepRefsToNothing()
{
    for (auto ref = m_refs.cbegin(); ref != m_refs.cend(); ++ref) {
        for (const auto &name : ref.value()) {
            damage(Damage::RefToNothing, m_folder.path() + "/refs/"_L1 + name, ref.key());
        }
    }
}

void RepoScan::listLoose()
{
    for (auto entry = m_inBlobs.cbegin(); entry != m_inBlobs.cend() && !m_stop.stop_requested(); ++entry) {
        const auto path = m_blobsPath + u'/' + entry.key();
        if (m_known.value(path, -1) >= 0 || isClutter(entry.key())) {
            continue;
        }
        const auto facts = m_blobs->look(entry.key(), entry.value() == Kind::Link);
        const bool isFile = facts && facts->kind == Kind::Regular;
        if (!isFile && entry.value() != Kind::Link) {
            continue;
        }
        const auto sizes = isFile ? *facts : FileFacts{};
        m_repo.loose.append({ .kind = looseKind(entry.key()),
                              .path = path,
                              .size = sizes.size,
                              .allocated = sizes.allocated,
                              .modifiedMs = sizes.modifiedMs,
                              .payload = entry.value() == Kind::Link
                                  ? payloadOf(m_blobsPath, m_blobs->linkText(entry.key()))
                                  : QString() });
    }
    std::ranges::sort(m_repo.loose, {}, &LooseFile::path);
}

/// Small, but the page is to tell where all the space went.
void RepoScan::weighBesides()
{
    const auto trees = m_folder.inside(u"trees"_s);
    for (const auto &entry : entriesOf(trees)) {
        m_repo.besides += trees->look(entry.name, false).value_or(FileFacts{}).allocated;
    }
}

void RepoScan::sumUp()
{
    const auto own = m_folder.look();
    m_repo.accessedMs = m_repo.blobs.isEmpty() ? own.accessedMs : 0;
    m_repo.modifiedMs = m_repo.blobs.isEmpty() ? own.modifiedMs : 0;
    for (const auto &blob : std::as_const(m_repo.blobs)) {
        m_repo.size += blob.size;
        m_repo.accessedMs = qMax(m_repo.accessedMs, blob.accessedMs);
        m_repo.modifiedMs = qMax(m_repo.modifiedMs, blob.modifiedMs);
    }
    std::ranges::sort(m_repo.revisions, [](const auto &one, const auto &other) {
        return std::pair(other.modifiedMs, one.commit) < std::pair(one.modifiedMs, other.commit);
    });
}

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
    auto scanned = RepoScan(std::move(*folder), std::move(repo), store, progress, stop).run();
    progress->repos.fetch_add(1, std::memory_order_relaxed);
    if (stop.stop_requested()) {
        return fail(Error::Kind::Cancelled, u"the scan was stopped"_s);
    }
    return scanned;
}

} // namespace Hubdesk
