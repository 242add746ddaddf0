// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/async.h"
#include "core/cache/cachestore.h"
#include "core/hub/hubapi.h"
#include "core/transfer/transferstate.h"

#include <QDateTime>

namespace Hubdesk
{

// Where a ref of the cache stands against the Hub (hub-protocol.md 6.1): what has changed since, and what
// bringing it up to date would download.

/// What is another one at the newer commit.
struct FileChange {
    enum class Kind { New, Changed, Gone };
    QString path;
    Kind kind = Kind::New;
    qint64 size = 0; ///< at the newer commit; of what is gone, before
    bool isWanted = false; ///< it is among what the cache has, or would have after an update
    bool isHere = false; ///< its content is in the cache already

    bool operator==(const FileChange &) const = default;
};

/// A ref of the cache that names another commit on the Hub.
struct RefUpdate {
    RepoId repo;
    Revision revision;
    CommitId here;
    CommitId hub;
    /// Of the oldest commit that is not here; where the Hub's history does not lead back to what is here
    /// (within its first page), that of the newest. Invalid: the Hub did not say.
    QDateTime since;
    qsizetype commits = 0; ///< that are not here; 0: unknown
    QString title; ///< of the newest
    QList<FileChange> files; ///< by path
    bool isWhole = false; ///< all of the commit is here, and an update brings all of the newer one
    QStringList paths; ///< unless it is: what is here and still exists, which is what an update brings
    qint64 bytesToFetch = 0; ///< by an update
    qint64 bytesHere = 0; ///< of it that are here already

    qsizetype count(FileChange::Kind kind) const;
    /// Whether there is anything that an update could bring.
    bool canUpdate() const { return isWhole || !paths.isEmpty(); }
    bool operator==(const RefUpdate &) const = default;
};

/// The refs of a repo in a cache, those of which the commit is there.
struct LocalRefs {
    struct Ref {
        Revision revision;
        CommitId commit;
        bool operator==(const Ref &) const = default;
    };
    RepoId repo;
    QList<Ref> refs;
};

/// How a repo of the cache stands.
struct RepoCheck {
    enum class State {
        Waiting, ///< not asked yet; when the check is over: not asked at all
        Asking,
        Same, ///< nothing new
        Newer,
        NoRefs, ///< nothing here follows a branch or a tag
        Failed, ///< `error` says why; `updates` what was found all the same
    };
    RepoId repo;
    State state = State::Waiting;
    qsizetype refs = 0; ///< that were compared
    QList<RefUpdate> updates;
    QStringList goneRefs; ///< that the Hub does not have any more
    std::optional<Error> error;

    bool operator==(const RepoCheck &) const = default;
};

/// Touches the disk: a worker.
LocalRefs localRefs(const CacheStore &cache, const RepoId &repo);

/// Asks the Hub for the refs of a repo, and for each that has moved on for its listing and history. A repo
/// that is gone, private or gated is an error of its own, with what could be found out. Engine thread.
Async<RepoCheck> checkRefs(HubApi *hub, CacheStore cache, LocalRefs local, std::stop_token stop);

/// The download of the same files as are here at the newer commit, after which the ref names it. Pure.
DownloadRequest updateOf(const RefUpdate &update, const QString &root);

} // namespace Hubdesk

Q_DECLARE_METATYPE(Hubdesk::RepoCheck)
