// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/async.h"
#include "core/base/hubplace.h"
#include "core/cache/cachestore.h"
#include "core/cache/localfolder.h"
#include "core/hub/hubapi.h"
#include "core/transfer/transferstate.h"
#include "core/upkeep/quarantine.h"

#include <memory>

namespace Hubdesk
{

// Whether the files of a revision are what the Hub says they are (hub-protocol.md 6.7): sha256 of the bytes
// for LFS files, git's blob sha1 for the others.

/// What was found out about one file.
struct FileVerdict {
    enum class Finding {
        Good,
        Damaged, ///< its hash is not the one that it should be
        Missing, ///< of the commit, and not here; also a link that leads to nothing
        Extra, ///< here, and not of the commit
        Unreadable, ///< nobody knows
    };
    QString path; ///< in the repo
    Finding finding = Finding::Good;
    bool isLost = false; ///< of a missing one: its name is here, and leads to nothing
    ContentId expected;
    QByteArray actual; ///< of a damaged one, hex
    qint64 size = 0; ///< of what lies here
    std::optional<Error> error; ///< of an unreadable one

    bool isRepairable() const { return finding == Finding::Damaged || isLost; }
    bool operator==(const FileVerdict &) const = default;
};

struct Verification {
    QString folder; ///< the snapshot, or a folder of a person's own
    QList<FileVerdict> files; ///< by path; all of the commit, and what is here beside them

    QList<FileVerdict> with(FileVerdict::Finding finding) const;
    qsizetype count(FileVerdict::Finding finding) const { return with(finding).size(); }
    /// Files that were compared.
    qsizetype checked() const;
    bool operator==(const Verification &) const = default;
};

/// Compares what lies in a folder with the listing of the commit that it should have. On all workers, the
/// largest files first; a file with several names is read once. `progress` counts bytes. What git and the
/// official client keep there for themselves is passed over. EntryNotFound without the folder, Cancelled.
/// Engine thread.
Async<Verification> verifyFolder(QString folder,
                                 TreeListing listing,
                                 std::shared_ptr<UpkeepProgress> progress,
                                 std::stop_token stop);

/// The commit of a snapshot that a person means: the one that is named, or that a ref here names. Without a
/// name that of `main`, else the only one that is here; Usage where there are several. EntryNotFound with the
/// reason for what is not here.
Result<CommitId>
commitToVerify(const CacheStore &cache, const RepoId &repo, const std::optional<Revision> &revision);

/// What the commit has: from the listing that was kept, so that it works without a network, else from the
/// Hub. Engine thread.
Async<TreeListing>
listingToVerify(HubApi *hub, CacheStore cache, RepoId repo, CommitId commit, std::stop_token stop);
/// The same for a folder of a person's own, from the listings that are kept there or in the cache. A revision
/// that is no commit is asked of the Hub; where that cannot be reached, it is what it was when the folder was
/// filled, or what the cache knows it to be.
Async<TreeListing>
listingOfFolder(HubApi *hub, CacheStore cache, LocalFolder folder, HubPlace place, std::stop_token stop);

/// The download that makes good what is damaged or lost: each content once, all of its bytes from the Hub (or
/// those that an interrupted one has, by the sums of their blocks), into a new file that takes the place of
/// the damaged one when its hash is right. What was a link into the shared store becomes a file of its own,
/// and the payload stays as it is. Nothing where nothing is damaged or lost. Pure.
std::optional<DownloadRequest>
repairOf(const Verification &found, const RepoId &repo, const CommitId &commit);

} // namespace Hubdesk
