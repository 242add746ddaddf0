// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cache/layout.h"
#include "core/cache/treefile.h"
#include "core/hub/treeentry.h"

#include <QHash>
#include <QList>

#include <optional>

namespace Hubdesk
{

/// Reading and writing the shared cache exactly as the official client does, both layouts (regular blobs and
/// links into the shared store). A value over a root folder; every call touches the disk and so runs on the
/// engine thread (small ones) or on a worker. Never writes through a link, never opens a shared payload for
/// writing, never unlinks one. Paths and ETags that came from outside are checked here once more (Unsafe).
/// Whatever lies on the disk instead of what should (a folder, a pipe, a loop of links, garbage) reads as
/// "not there" and makes a write fail with an error.
class CacheStore
{
public:
    /// `symlinks` false: files lie in the snapshot themselves (HF_HUB_DISABLE_SYMLINKS). `sharedBlobs` false:
    /// nothing new is linked to the shared store; links that are there still count.
    explicit CacheStore(const QString &root, bool symlinks = true, bool sharedBlobs = true);

    const CacheLayout &layout() const { return m_layout; }
    /// Another cache folder, with the same switches.
    CacheStore at(const QString &root) const { return CacheStore(root, m_symlinks, m_sharedBlobs); }
    /// What CACHEDIR.TAG says where we make it.
    static QByteArray tagText();

    // ---- reading
    /// The commit that a revision names here: itself if it is one, else `refs/<revision>`, trimmed. Absent or
    /// garbage: EntryNotFound.
    Result<CommitId> resolve(const RepoId &repo, const Revision &revision) const;
    /// Path of the finished file in the snapshot, if it is there (links followed; a dangling link is not
    /// there).
    std::optional<QString> find(const RepoId &repo, const CommitId &commit, const QString &path) const;
    bool isKnownAbsent(const RepoId &repo, const CommitId &commit, const QString &path) const;
    /// A finished blob of that content, regular or link into the store.
    bool hasBlob(const RepoId &repo, const ContentId &etag) const;
    /// A payload of the shared store that may be linked: regular, readable, of exactly this size
    /// (hub-delta-cache.md 3.1). Nothing if linking is switched off.
    std::optional<QString> usablePayload(const QString &xetHash, qint64 size) const;
    /// Reads and parses up to a few megabytes: workers for large repos.
    std::optional<TreeListing> readTree(const RepoId &repo, const CommitId &commit) const;
    QStringList revisions(const RepoId &repo) const; ///< names of the refs that name a commit, sorted
    QList<CommitId> commits(const RepoId &repo) const; ///< those that have a snapshot folder, sorted
    /// All repos that have a folder here, sorted.
    QList<RepoId> repos() const;
    /// True if names that differ in case only are one file in the repo's folder, which must exist.
    bool ignoresCase(const RepoId &repo) const;

    /// How much of a repo at a commit is here, for the state words of lists and trees.
    enum class Presence { Absent, Partial, Complete };
    struct FileStates {
        QHash<QString, bool> present; ///< by path, for the files asked about
        qint64 presentBytes = 0;
        Presence all = Presence::Absent; ///< of the files asked about
        bool operator==(const FileStates &) const = default;
    };
    /// A file is present if it is there with the size of its entry: a full disk or another tool may have left
    /// an empty one. Folders among the entries are passed over. One look at the disk a file: workers for
    /// large repos.
    FileStates presence(const RepoId &repo, const CommitId &commit, const QList<TreeEntry> &entries) const;

    // ---- writing, in the order of the official client
    /// The folders of the repo and of the snapshot, and CACHEDIR.TAG in the root if missing.
    Result<void> prepare(const RepoId &repo, const CommitId &commit) const;
    /// Only when the revision is not the commit itself; temp file and rename, only on change; exactly 40
    /// bytes.
    Result<void> writeRef(const RepoId &repo, const Revision &revision, const CommitId &commit) const;
    Result<void> writeNoExist(const RepoId &repo, const CommitId &commit, const QString &path) const;
    /// Readable for its owner only, as the official client makes it. Nothing is written if hashes are masked.
    Result<void> writeTree(const RepoId &repo, const CommitId &commit, const TreeListing &listing) const;
    /// Renames a verified partial onto `blobs/<etag>` under the caller's lock; the mode stays what it is.
    /// Replaces a link there, never what it leads to. The bytes are on the medium before the blob has its
    /// name, so that no power failure leaves one of the right size without them: workers only.
    Result<void> placeBlob(const RepoId &repo, const ContentId &etag, const QString &partial) const;
    /// The same for one whose bytes are on the medium already.
    Result<void> nameBlob(const RepoId &repo, const ContentId &etag, const QString &partial) const;
    /// Links the repo's blob to a payload of the shared store (hub-delta-cache.md 3.4): store lock, manifest
    /// line, temp link, rename. Conflict while somebody holds the store lock: the official client holds it
    /// for as long as it publishes, without a limit, so the caller asks again later and keeps no worker
    /// meanwhile. The caller holds the download lock. A finished blob that is there stays. Any other error
    /// means: fetch it.
    Result<void>
    linkPayload(const RepoId &repo, const ContentId &etag, const QString &xetHash, qint64 size) const;

    /// What to do with the blob where links are not possible: copy it, or move it into the snapshot, as the
    /// official client does with one that has just been placed. Ignored where links work.
    enum class WithoutLinks { Copy, Move };
    /// The pointer in the snapshot. Returns its path. Replaces a file or link that is there, refuses to walk
    /// through a folder that is a link. EntryNotFound without a finished blob. A copy takes as long as the
    /// file is large: workers only.
    Result<QString> placePointer(const RepoId &repo,
                                 const CommitId &commit,
                                 const QString &path,
                                 const ContentId &etag,
                                 WithoutLinks otherwise = WithoutLinks::Copy) const;

private:
    Result<void>
    replaceFile(const RepoId &repo, const QString &path, const QByteArray &content, int mode) const;
    Result<void> linkInto(const RepoId &repo, const QString &target, const QString &pointer) const;
    Result<void> copyIntoSnapshot(const RepoId &repo,
                                  const QString &blob,
                                  const QString &pointer,
                                  WithoutLinks otherwise) const;

    CacheLayout m_layout;
    bool m_symlinks;
    bool m_sharedBlobs;
};

} // namespace Hubdesk
