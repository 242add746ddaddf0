// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/cache/cachestore.h"
#include "core/cache/fileops.h"
#include "core/cache/safepath.h"
#include "core/cache/sharedstore.h"

#include <QDir>
#include <QDirIterator>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr qint64 largestRef = 4096;
constexpr qint64 largestTree = 512 << 20;

Result<CommitId> commitInRef(const QString &path)
{
    const auto content = readRegularFile(path, largestRef);
    const auto text = content ? QString::fromLatin1(content->trimmed()) : QString();
    if (!CommitId::isOne(text)) {
        return fail(Error::Kind::EntryNotFound,
                    content ? u"the ref %1 names no commit"_s.arg(path) : content.error().detail);
    }
    return CommitId{ text };
}

} // namespace

CacheStore::CacheStore(const QString &root, bool symlinks, bool sharedBlobs)
    : m_layout(root)
    , m_symlinks(symlinks)
    , m_sharedBlobs(sharedBlobs)
{
}

Result<CommitId> CacheStore::resolve(const RepoId &repo, const Revision &revision) const
{
    if (revision.isCommit()) {
        return CommitId{ revision.name };
    }
    if (const auto checked = Revision::parse(revision.name); !checked) {
        return std::unexpected(checked.error());
    }
    return commitInRef(m_layout.ref(repo, revision));
}

std::optional<QString> CacheStore::find(const RepoId &repo, const CommitId &commit, const QString &path) const
{
    if (!CommitId::isOne(commit.hex) || !checkRepoPath(path)) {
        return {};
    }
    auto pointer = m_layout.pointer(repo, commit, path);
    if (!fileSizeAt(pointer)) {
        return {};
    }
    return pointer;
}

bool CacheStore::isKnownAbsent(const RepoId &repo, const CommitId &commit, const QString &path) const
{
    return CommitId::isOne(commit.hex) && checkRepoPath(path)
        && fileSizeAt(m_layout.noExist(repo, commit, path)).has_value();
}

bool CacheStore::hasBlob(const RepoId &repo, const ContentId &etag) const
{
    return checkBlobName(etag) && fileSizeAt(m_layout.blob(repo, etag)).has_value();
}

std::optional<QString> CacheStore::usablePayload(const QString &xetHash, qint64 size) const
{
    if (!m_symlinks || !m_sharedBlobs) {
        return {};
    }
    return SharedStore(m_layout).usable(xetHash, size);
}

std::optional<TreeListing> CacheStore::readTree(const RepoId &repo, const CommitId &commit) const
{
    if (!CommitId::isOne(commit.hex)) {
        return {};
    }
    const auto text = readRegularFile(m_layout.tree(repo, commit), largestTree);
    return text ? readTreeText(*text) : std::nullopt;
}

QStringList CacheStore::revisions(const RepoId &repo) const
{
    const auto folder = m_layout.refs(repo);
    QDirIterator entries(folder, QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories);
    QStringList names;
    while (entries.hasNext()) {
        const auto path = entries.next();
        const auto name = path.mid(folder.size() + 1);
        if (!name.endsWith(".tmp"_L1) && Revision::parse(name) && commitInRef(path)) {
            names.append(name);
        }
    }
    names.sort();
    return names;
}

QList<CommitId> CacheStore::commits(const RepoId &repo) const
{
    QList<CommitId> commits;
    const auto folders
        = QDir(m_layout.snapshots(repo)).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    for (const auto &folder : folders) {
        if (CommitId::isOne(folder)) {
            commits.append(CommitId{ folder });
        }
    }
    return commits;
}

QList<RepoId> CacheStore::repos() const
{
    QList<RepoId> repos;
    const auto folders = QDir(m_layout.root()).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const auto &folder : folders) {
        if (const auto repo = RepoId::fromFolderName(folder)) {
            repos.append(*repo);
        }
    }
    std::ranges::sort(repos);
    return repos;
}

bool CacheStore::ignoresCase(const RepoId &repo) const
{
    return entryAt(m_layout.blobs(repo)).kind == DiskEntry::Kind::Folder
        && entryAt(m_layout.repoFolder(repo) + "/BLOBS"_L1).kind != DiskEntry::Kind::Absent;
}

CacheStore::FileStates
CacheStore::presence(const RepoId &repo, const CommitId &commit, const QList<TreeEntry> &entries) const
{
    FileStates states;
    qsizetype found = 0;
    for (const auto &entry : entries) {
        if (entry.kind != TreeEntry::Kind::File) {
            continue;
        }
        const auto path = find(repo, commit, entry.path);
        const bool isPresent = path && fileSizeAt(*path) == entry.size;
        states.present[entry.path] = isPresent;
        if (isPresent) {
            states.presentBytes += entry.size;
            ++found;
        }
    }
    if (found > 0) {
        states.all = found == states.present.size() ? Presence::Complete : Presence::Partial;
    }
    return states;
}

} // namespace Hubdesk
