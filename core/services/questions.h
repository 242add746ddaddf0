// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cache/handout.h"
#include "core/card/carddocument.h"
#include "core/services/services.h"

namespace Hubdesk
{

// What windows ask the engine that takes more than one service. Each runs on the engine thread (through the
// door) and puts file work on the workers.

/// Journal entry and start, or none until a person lets it go on; the id of the transfer.
Async<TransferId> startDownload(Services *core, DownloadRequest request, Begin begin = Begin::Now);
/// What of each repo is in the cache, for lists: at the commit that its `main` names here, or else at any.
struct LocalPresence {
    struct Here {
        CommitId commit;
        int files = 0;
        int allFiles = -1; ///< of that commit; -1 where no listing was kept
        bool operator==(const Here &) const = default;
    };
    QHash<RepoId, Here> repos; ///< those that have a snapshot
};
Async<LocalPresence> localPresence(Services *core, QList<RepoId> repos);

/// How the list of transfers is kept, for what tells the user at the start.
Async<JournalNews> journalNews(Services *core);
/// Which of these files are in the cache at this commit.
Async<CacheStore::FileStates>
presenceOf(Services *core, RepoId repo, CommitId commit, QList<TreeEntry> entries);

/// Files and folders of a snapshot for other programs (core/cache/handout.h).
Async<Handout>
handOutFiles(Services *core, RepoId repo, CommitId commit, QList<TreeEntry> listing, QStringList paths);

/// The volume that the cache lies on.
struct CacheVolume {
    QString root;
    QString volume; ///< where it is mounted; empty: unknown
    qint64 freeBytes = -1; ///< -1: unknown
    qint64 totalBytes = -1; ///< -1: unknown
};
Async<CacheVolume> cacheVolume(Services *core);

/// A file's first bytes, from the cache if it is there, else from the Hub.
struct FileHead {
    QByteArray data;
    qint64 size = -1; ///< of the whole file
    bool fromCache = false;
};
Async<FileHead>
fileHead(Services *core, RepoId repo, CommitId commit, QString path, qint64 limit, std::stop_token stop);

/// What the cache holds of a repo at a revision, without any network: the commit and its files, from the kept
/// listing or else from the snapshot folder. EntryNotFound if nothing is here.
struct LocalRepo {
    CommitId commit;
    QList<TreeEntry> entries;
};
Async<LocalRepo> localRepo(Services *core, RepoId repo, Revision revision);
/// The repos that have a folder in the cache, of the query's kind and author, and whose name holds its search
/// text. What else a query may ask only the Hub knows.
struct LocalRepos {
    QList<RepoId> repos;
};
Async<LocalRepos> localRepos(Services *core, Query query);

/// What lists tell of repos that are named one by one. The Hub has no list of names, so it is asked for each
/// by itself, a few at a time; what it does not know (any more) is left out. The round ends early where those
/// that follow would fare the same.
struct NamedRepos {
    QList<RepoSummary> repos; ///< under the names that were asked for
    std::optional<OldAnswer> old; ///< at least one is what the Hub said earlier: the oldest
    QHash<RepoId, Error> troubles; ///< of single ones, which says nothing of the others
    std::optional<Error> trouble; ///< why those that are missing were not asked for to the end
};
Async<NamedRepos> namedRepos(Services *core, QList<RepoId> repos, QStringList expand, std::stop_token stop);

/// The card of a repo at a commit, safe to show. EntryNotFound if there is no README.
Async<CardDocument>
cardOf(Services *core, RepoId repo, Revision revision, CommitId commit, std::stop_token stop);
/// The bytes of a picture that a card wants, by the rules of ImageRef; at most 16 MiB.
struct PictureBytes {
    QByteArray data;
};
Async<PictureBytes> pictureOf(Services *core, ImageRef image, std::stop_token stop);

} // namespace Hubdesk
