// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cache/cachereport.h"

#include <QList>
#include <QSet>
#include <QStringList>

namespace Hubdesk
{

// A deletion is a plan before it is an act: values, made on a worker, shown to a person, and carried out only
// if they still hold (carryout.h). The rules are the official client's (hub-protocol.md 6.4,
// hub-delta-cache.md 4 and 5), the order is one that a kill at any moment leaves sound.

/// What somebody wants to be gone.
struct DeletionTarget {
    enum class Kind {
        Repo, ///< all of it
        Revision, ///< `name` is the commit
        File, ///< `name` is the path, in every revision that has it
        Loose, ///< `name` is that of a file in `blobs/` that no revision has
        Payload, ///< `name` is the hash of a payload that nothing refers to; no `repo`
        Beside, ///< `name` is a path in `repo`, a folder beside the cache
    };
    Kind kind = Kind::Repo;
    QString repo; ///< name of its folder in the root: `models--owner--name`; Beside: an absolute path
    QString name;

    bool operator==(const DeletionTarget &) const = default;
    auto operator<=>(const DeletionTarget &) const = default;
};

/// One entry of the cache that goes, with all that is in it.
struct Removal {
    enum class Kind {
        File,
        Repo,
        Ref,
        Revision,
        Listing,
        Absent,
        Blob,
        Loose,
        Payload,
        Beside
    }; ///< in this order
    Kind kind = Kind::File;
    QString path; ///< relative to the root, or to `base`
    int files = 0; ///< regular files and links
    /// Of regular files whose last name it is, each once: bytes of content, and of blocks on the disk.
    qint64 size = 0;
    qint64 allocated = 0;
    QString payload; ///< hash: what it is a link to, or the payload itself
    QString base = {}; ///< the folder beside the cache that it lies in; empty: in the root

    bool operator==(const Removal &) const = default;
};

/// A target, as the review shows it: what goes, what stays of it, and what that means.
struct Departure {
    enum class Meaning {
        RepoGoes, ///< nothing of the repo is left
        FetchedAgain, ///< its refs go too: whoever asks for one of them downloads it again
        NothingAsksForIt, ///< no ref names it
        BeginsAnew, ///< a partial: its download starts from the beginning
        RevisionsLackIt, ///< a file that revisions here will not have any more
        Forgotten, ///< of a loose file or payload: nothing here uses it
        MadeAgain, ///< something beside the cache: whoever needs it makes or fetches it again
    };
    DeletionTarget target;
    RepoKind kind = RepoKind::Model;
    QString id; ///< of the repo; empty for a payload
    QStringList refs; ///< of the revision
    QStringList staying; ///< refs of what stays of the repo
    int files = 0;
    qint64 frees = 0; ///< sums up to that of the plan
    qint64 stays = 0; ///< bytes of it that something else needs
    Meaning meaning = Meaning::RepoGoes;

    bool operator==(const Departure &) const = default;
};

/// Why bytes of a target do not go.
struct StayReason {
    QString id; ///< of the repo that needs them
    QString revision; ///< its ref or commit; empty: all there is to know is the repo
    bool byPayload = false; ///< through the shared store
    int files = 0;
    qint64 size = 0;

    bool operator==(const StayReason &) const = default;
};

/// A target that is left alone altogether.
struct Exclusion {
    enum class Why {
        Pinned,
        NotHere,
        LeadsElsewhere, ///< a link on its way leads out of its place
        InUse, ///< a payload that something refers to
        Unknown, ///< the system does not let us look, another volume is mounted in it, or the manifest
                 ///< cannot be read
    };
    DeletionTarget target;
    Why why = Why::NotHere;
    QString detail;

    bool operator==(const Exclusion &) const = default;
};

struct DeletionPlan {
    QString root; ///< links resolved
    QList<DeletionTarget> targets; ///< sorted
    QList<Removal> removals; ///< in the order in which they are carried out
    QList<Departure> departures; ///< one for each target that goes
    QList<StayReason> stays;
    QList<Exclusion> exclusions;
    qint64 size = 0; ///< bytes of content that will be gone; of partials only what was fetched
    qint64 allocated = 0; ///< bytes of the disk that will be free

    bool isEmpty() const { return removals.isEmpty(); }
    int files() const;
    QString pathOf(const Removal &removal) const ///< absolute
    {
        return (removal.base.isEmpty() ? root : removal.base) + u'/' + removal.path;
    }
    bool operator==(const DeletionPlan &) const = default;
};

/// What may not go: `model/owner/name`, or with `@<commit>` one revision of it.
using Pins = QSet<QString>;

/// Looks at what the report says and at the disk once more where sizes, names and manifests matter. Touches
/// each file that goes: a worker.
DeletionPlan planDeletion(const CacheReport &report, QList<DeletionTarget> targets, const Pins &pins);

/// The name of the folder of a repo in the root.
QString folderOf(const CachedRepo &repo);

} // namespace Hubdesk
