// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cache/layout.h"
#include "core/hub/treeentry.h"

#include <QHash>
#include <QList>

namespace Hubdesk
{

/// A listing of one commit as the official client keeps it in `trees/<commit>.json` (hub-protocol.md 5.8).
/// Files only.
using TreeListing = QList<TreeEntry>;

/// Reading and writing the shared cache exactly as the official client does, both layouts (regular blobs and
/// links into the shared store). A value over a root folder; every call touches the disk and so runs on the
/// engine thread (small ones) or on a worker. Never writes through a link, never opens a shared payload for
/// writing, never unlinks one.
class CacheStore
{
public:
    explicit CacheStore(QString root, bool symlinks = true, bool sharedBlobs = true);

    const CacheLayout &layout() const { return m_layout; }

    // ---- reading
    /// The commit that a revision names here: itself if it is one, else `refs/<revision>`, trimmed. Absent:
    /// EntryNotFound.
    Result<CommitId> resolve(const RepoId &repo, const Revision &revision) const;
    /// Path of the finished file in the snapshot, if it is there (links followed; a dangling link is not
    /// there).
    std::optional<QString> find(const RepoId &repo, const CommitId &commit, const QString &path) const;
    bool isKnownAbsent(const RepoId &repo, const CommitId &commit, const QString &path) const;
    /// A finished blob of that content, regular or link into the store.
    bool hasBlob(const RepoId &repo, const ContentId &etag) const;
    /// A payload of the shared store that may be linked: regular, readable, of exactly this size
    /// (hub-delta-cache.md 3.1).
    std::optional<QString> usablePayload(const QString &xetHash, qint64 size) const;
    std::optional<TreeListing> readTree(const RepoId &repo, const CommitId &commit) const;
    QStringList revisions(const RepoId &repo) const; ///< names of refs
    /// All repos that have a folder here.
    QList<RepoId> repos() const;

    /// How much of a repo at a commit is here, for the state words of lists and trees.
    enum class Presence { Absent, Partial, Complete };
    struct FileStates {
        QHash<QString, bool> present; ///< by path, for the entries asked about
        qint64 presentBytes = 0;
    };
    FileStates presence(const RepoId &repo, const CommitId &commit, const QList<TreeEntry> &entries) const;

    // ---- writing, in the order of the official client
    /// Folders, and CACHEDIR.TAG in the root if missing.
    Result<void> prepare(const RepoId &repo, const CommitId &commit) const;
    /// Only when the revision is not the commit itself; temp file and rename, only on change; exactly 40
    /// bytes.
    Result<void> writeRef(const RepoId &repo, const Revision &revision, const CommitId &commit) const;
    Result<void> writeNoExist(const RepoId &repo, const CommitId &commit, const QString &path) const;
    Result<void> writeTree(const RepoId &repo, const CommitId &commit, const TreeListing &listing) const;
    /// Renames a verified partial onto `blobs/<etag>` (mode as the umask gives) under the caller's lock.
    Result<void> placeBlob(const RepoId &repo, const ContentId &etag, const QString &partial) const;
    /// Links the repo's blob to a payload of the shared store (hub-delta-cache.md 3.4): store lock, manifest
    /// line, temp link, rename. Blocks on the store lock: workers only.
    Result<void> linkPayload(const RepoId &repo,
                             const ContentId &etag,
                             const QString &xetHash,
                             qint64 size,
                             std::stop_token stop) const;
    /// The pointer in the snapshot; by copy where links are not possible. Returns its path. Replaces a
    /// dangling one.
    Result<QString> placePointer(const RepoId &repo,
                                 const CommitId &commit,
                                 const QString &path,
                                 const ContentId &etag) const;

private:
    CacheLayout m_layout;
    bool m_symlinks;
    bool m_sharedBlobs;
};

} // namespace Hubdesk
