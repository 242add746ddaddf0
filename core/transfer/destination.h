// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cache/cachestore.h"
#include "core/cache/localfolder.h"
#include "core/transfer/storedtransfer.h"

#include <optional>
#include <stop_token>

namespace Hubdesk
{

/// Where the files of one transfer go, and what of them is there. In most cases that is a cache; with a
/// folder of a person's own they go straight there, and the cache is only looked into, or, on request, they
/// go into the cache and the folder gets links to them. A value; what touches the disk says so.
struct Destination {
    CacheStore cache;
    std::optional<LocalFolder> folder;
    LocalDirLink link = LocalDirLink::None; ///< with a folder

    /// `program` is the cache of this program, for a request that names no other.
    static Destination of(const DownloadRequest &request, const CacheStore &program);

    /// Real files in a folder: of the cache nothing is written, not even a ref.
    bool leavesCacheAlone() const { return folder && link == LocalDirLink::None; }
    /// Where the bytes of the network go: the folder or the root of the cache. TransferState::target.
    QString root() const;
    /// What a person gets to see: the file that was asked for alone, the folder, or the snapshot.
    QString path(const DownloadRequest &request, const CommitId &commit) const;
    QString filePath(const RepoId &repo, const CommitId &commit, const QString &path) const;
    /// Of the file as it comes, and of the lock that another program takes to write there.
    QString partial(const RepoId &repo, const StoredFile &file) const;
    QString lock(const RepoId &repo, const StoredFile &file) const;
    /// A new name each time, for what is renamed or removed at once.
    QString temporary(const RepoId &repo) const;

    // ---- touching the disk
    /// The folders, and for links whether they can be made: Disk, with the reason, where they cannot.
    Result<void> prepare(const RepoId &repo, const CommitId &commit) const;
    /// Whether a copy of a file of the cache, in the folder, takes no room there until one of the two is
    /// written to: tried with `source`, or where that is empty with a new file. After prepare().
    bool sharesBlocks(const RepoId &repo, const QString &source) const;
    /// After prepare().
    bool ignoresCase(const RepoId &repo) const;
    /// A finished file of the right size lies there.
    bool has(const RepoId &repo, const CommitId &commit, const StoredFile &file) const;
    /// A finished file of the cache with that content, in this snapshot or another one, or in the shared
    /// store; empty: none.
    QString inCache(const RepoId &repo, const CommitId &commit, const StoredFile &file) const;

    /// What is known of the file in the folder.
    enum class Standing {
        Absent, ///< or of another size, or of another commit
        Recorded, ///< as the Hub has it, says its record
        Unrecorded, ///< of this size: only its hash can tell
    };
    Standing standing(const CommitId &commit, const StoredFile &file) const;
    /// With LocalDirLink::Copy: the folder has its copy already, by its record.
    bool hasCopy(const CommitId &commit, const StoredFile &file) const
    {
        return folder && link == LocalDirLink::Copy && standing(commit, file) == Standing::Recorded;
    }
    /// Reads a file that is not recorded. Workers only.
    Result<bool> hasContent(const StoredFile &file, std::stop_token stop) const;
    /// What a download would do about a file. `reads`: also one that is not recorded, as long as that takes.
    DownloadPlan::FileAction actionFor(const RepoId &repo,
                                       const CommitId &commit,
                                       const StoredFile &file,
                                       bool force,
                                       bool reads,
                                       std::stop_token stop) const;

    std::optional<TreeListing> readTree(const RepoId &repo, const CommitId &commit) const;
    Result<void> writeTree(const RepoId &repo, const CommitId &commit, const TreeListing &listing) const;
};

/// The request with its folders as absolute paths, links resolved, so that the same one is known again. Usage
/// for what cannot be meant: a relative path, links without a folder, a folder inside the cache.
Result<DownloadRequest> withRealFolders(DownloadRequest request, const CacheStore &program);

} // namespace Hubdesk
