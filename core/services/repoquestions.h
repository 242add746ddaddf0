// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/formats/downloadchoices.h"
#include "core/hub/filedetails.h"
#include "core/hub/repoaccess.h"
#include "core/services/services.h"

namespace Hubdesk
{

// What the page of a repo asks the engine (through the door).

/// What its download button offers at a commit, for the memory of this computer, and what of it is in the
/// cache already. One look at the disk a file.
Async<DownloadChoices> downloadChoices(Services *core, RepoId repo, CommitId commit, QList<TreeEntry> files);
/// The folder of the cache that holds the files of a commit, whether it is there or not.
Async<QString> snapshotFolder(Services *core, RepoId repo, CommitId commit);

/// Files of a listing that fit what a person has typed, one by one or as the sets that they are.
struct FileMatches {
    struct Group {
        QString path; ///< of the file, or of the set without the numbers of its shards
        QStringList files;
        qint64 bytes = 0;
        qint64 shards = 0; ///< that there should be; 0: a file alone
        qint64 missing = 0; ///< of them
        QString variant; ///< "Q4_K_M", "fp16"; empty for none
        bool isRecommended = false;
        PickReason reason = PickReason::NotNeeded;
        bool operator==(const Group &) const = default;
    };
    QList<Group> groups; ///< grouped: weights first, by size; else in the order of the listing
    int files = 0;
    qint64 bytes = 0;
};
struct FileSearch {
    QString pattern; ///< see FilePattern; empty: all
    bool grouped = false;
    RepoKind kind = RepoKind::Model;
};
Async<FileMatches> matchFiles(Services *core, QList<TreeEntry> files, FileSearch search);

/// Last commit and scanners' findings of some files and folders at a commit; those that exist.
Async<QList<FileDetails>>
fileDetails(Services *core, RepoId repo, CommitId commit, QStringList paths, std::stop_token stop);

/// Which files of a download the scanners call suspicious or unsafe. The Hub names those of the newest commit
/// in one answer; since `commit` may be another one, files that may hold code (by their names, all but known
/// harmless kinds) are looked at themselves.
struct RiskyFiles {
    static constexpr qsizetype mostLookedAt = 500; ///< what one call of the Hub takes

    QList<FileDetails> files; ///< the worst first
    QStringList others; ///< of the same download
    bool isScanned = false; ///< the Hub's scan of the repo was there, and done
    qsizetype notLookedAt = 0; ///< files that may hold code beyond those
};
/// A repo at a commit, its files, and those of them that are wanted, as DownloadRequest::paths names them.
struct WantedFiles {
    RepoId repo;
    CommitId commit;
    QList<TreeEntry> listing;
    QStringList paths;
};
Async<RiskyFiles> riskyFiles(Services *core, WantedFiles wanted, std::stop_token stop);

/// Who is signed in.
Async<AccountState> accountState(Services *core);
/// How it stands with the gate. Errors other than a refusal by the gate stay errors.
Async<RepoAccess> accessTo(Services *core, RepoId repo, std::stop_token stop);

/// Whether the account in force likes a repo; unknown where nobody is signed in, or where the end of a very
/// long list was not reached.
struct LikeState {
    std::optional<bool> liked;
    std::optional<qint64> likes; ///< of everybody, as the Hub counts now
    bool operator==(const LikeState &) const = default;
};
/// `counts`: ask for the number of likes, too.
Async<LikeState> likeOf(Services *core, RepoId repo, bool counts, std::stop_token stop);
/// Takes a like back, and tells what is true then.
Async<LikeState> takeBackLike(Services *core, RepoId repo, std::stop_token stop);

} // namespace Hubdesk
