// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/repoid.h"

#include <QDateTime>
#include <QHash>
#include <QList>
#include <QMetaType>
#include <QSet>
#include <QStringList>

namespace Hubdesk
{

// What lies in a cache, as values that a worker makes and a window shows. Sizes are bytes of content, as the
// official client counts them (hub-protocol.md 6.3, hub-delta-cache.md 4), unless they say `allocated`: bytes
// of blocks on the disk. Times are milliseconds since the epoch.

/// Something that is not as it should be.
struct CacheDamage {
    enum class Kind {
        NotAFolder, ///< a file where repos lie
        NoRepo, ///< a folder whose name is none of a repo
        UnknownKind, ///< a repo of a kind that nobody knows
        NoSnapshots, ///< the repo has no folder of that name
        RefsIsAFile,
        FileAmongSnapshots, ///< where only folders belong
        BlobMissing, ///< a link of a snapshot leads to nothing
        RefToNothing, ///< a ref names a commit that is not here
        BadRef, ///< a ref names no commit at all, or not alone
        Unreadable, ///< the system does not let us look
    };
    Kind kind = Kind::NotAFolder;
    QString path; ///< absolute
    QString detail; ///< where the link leads, the commit of the ref, or what the system said

    bool operator==(const CacheDamage &) const = default;
};

/// The content behind files of snapshots: what the first link of a file leads to. Several revisions may have
/// it.
struct CachedBlob {
    enum class Place {
        Blobs, ///< in `blobs/` of its repo
        Snapshot, ///< the file itself, where there are no links
        Elsewhere, ///< a link leads out of the repo: nothing of ours
    };
    QString path; ///< absolute
    Place place = Place::Blobs;
    qint64 size = 0;
    qint64 allocated = 0;
    qint64 accessedMs = 0;
    qint64 modifiedMs = 0;
    QString payload; ///< hash of the payload in the shared store that it is a link to; empty: its own bytes

    bool operator==(const CachedBlob &) const = default;
};

struct CachedFile {
    QString path; ///< in the snapshot
    int blob = -1; ///< index in CachedRepo::blobs; -1: it leads to nothing

    bool operator==(const CachedFile &) const = default;
};

struct CachedRevision {
    QString commit; ///< name of its folder, which should be a commit
    QStringList refs; ///< sorted; none: nothing asks for it any more
    QList<CachedFile> files; ///< sorted
    qint64 size = 0; ///< of its blobs, each once
    qint64 modifiedMs = 0;

    bool operator==(const CachedRevision &) const = default;
};

/// A file in `blobs/` that no snapshot leads to.
struct LooseFile {
    enum class Kind {
        Blob, ///< whole, and forgotten by every revision
        Partial, ///< of ours: the next download goes on with it
        Incomplete, ///< of the official client, which begins anew
        Temporary, ///< left by a program that was ended
    };
    Kind kind = Kind::Blob;
    QString path; ///< absolute
    qint64 size = 0;
    qint64 allocated = 0;
    qint64 modifiedMs = 0;
    QString payload; ///< as CachedBlob

    bool operator==(const LooseFile &) const = default;
};

/// A folder, or a ref, as it was when it was read.
struct ScanMark {
    QString path; ///< absolute
    quint64 number = 0;
    qint64 changedNs = 0;

    bool operator==(const ScanMark &) const = default;
};

struct CachedRepo {
    RepoKind kind = RepoKind::Model;
    QString id; ///< as its folder spells it; a name that the Hub would refuse is shown all the same
    QString path;
    QList<CachedRevision> revisions; ///< newest first
    QList<CachedBlob> blobs; ///< of all revisions, each once
    QList<LooseFile> loose;
    QList<CacheDamage> damages;
    qint64 size = 0; ///< of `blobs`
    qint64 besides = 0; ///< allocated for listings, refs and notes of what is not on the Hub
    qint64 accessedMs = 0;
    qint64 modifiedMs = 0;
    QString library; ///< that its files are made for, as far as they tell (librarysign.h); empty: unknown
    /// As long as they all hold, the repo has the same files; none where that says nothing about them.
    QList<ScanMark> marks;

    /// Unless it is, the official client leaves all of it out of its figures.
    bool isSound() const;
    /// `model/owner/name`, as commands name it.
    QString key() const { return kindName(kind) + u'/' + id; }
    qint64 looseSize() const;

    bool operator==(const CachedRepo &) const = default;
};

/// One file of the shared store.
struct SharedPayload {
    QString hash;
    qint64 size = 0;
    qint64 allocated = 0;
    qint64 modifiedMs = 0;

    bool operator==(const SharedPayload &) const = default;
};

/// Something beside the cache that can go by itself.
struct BesideItem {
    enum class Kind {
        Chunks, ///< Xet: pieces of files, kept for the next download
        Shards, ///< Xet: where pieces of files lie
        Staging, ///< Xet: uploads that were begun
        Logs, ///< Xet
        Asset, ///< of a library: a namespace of it, or a file
        Prepared, ///< a configuration of a dataset, as tables that programs map
        Downloads, ///< what datasets were prepared from
        Other,
    };
    Kind kind = Kind::Other;
    QString path; ///< in its folder: one name, or two
    bool isFolder = true; ///< else a file or a link
    int files = 0; ///< regular files and links
    qint64 size = 0; ///< of regular files, each once, whatever its names
    qint64 allocated = 0;
    qint64 accessedMs = 0; ///< the latest
    qint64 modifiedMs = 0;

    bool operator==(const BesideItem &) const = default;
};

/// A folder beside the cache that the official libraries fill.
struct BesideFolder {
    enum class Kind { Xet, Assets, Prepared };
    Kind kind = Kind::Xet;
    QString root; ///< links resolved
    QList<BesideItem> items; ///< by path
    QList<CacheDamage> damages; ///< what could not be looked at, or why it is left alone
    bool isLeftAlone = false; ///< it cannot be opened, or shares its files: nothing here is about it

    qint64 size() const;
    qint64 allocated() const;
    bool operator==(const BesideFolder &) const = default;
};

struct CacheReport {
    QString root; ///< links resolved
    bool hasStore = false; ///< of payloads that repos share
    QList<CachedRepo> repos; ///< by kind and id
    QList<SharedPayload> payloads; ///< by hash; none where there is no store that we know
    QList<CacheDamage> damages; ///< of no repo
    QList<LooseFile> loose; ///< incomplete files in folders that are no repos
    qint64 locks = 0; ///< allocated for lock files
    QList<BesideFolder> beside; ///< in no figure of the cache
    QDateTime scanned;
    qint64 tookMs = 0;

    /// As the official client counts it: what its repos have, each blob once, and all payloads.
    qint64 size() const;
    /// Repos and revisions that it counts.
    int soundRepos() const;
    int soundRevisions() const;
    int warnings() const;
    /// Hashes of what blobs and loose files of repos are links to.
    QSet<QString> linkedPayloads() const;
    /// Of files that the official client has begun and not ended.
    qint64 incompleteSize() const;
    /// What lies beside it.
    qint64 besideSize() const;

    bool operator==(const CacheReport &) const = default;
};

} // namespace Hubdesk

Q_DECLARE_METATYPE(Hubdesk::CacheReport)
