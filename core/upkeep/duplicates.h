// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cache/cachereport.h"
#include "core/upkeep/quarantine.h"

#include <QList>
#include <QString>

#include <stop_token>

namespace Hubdesk
{

// The same content in several repos, of one cache or of several on one volume. Each repo has its own blobs,
// named by what the Hub calls their content: the names alone tell which are the same.

/// A blob of a repo, as a regular file.
struct DuplicateFile {
    QString root; ///< of its cache, links resolved
    RepoKind kind = RepoKind::Model;
    QString id; ///< of the repo
    QString path; ///< absolute
    qint64 allocated = 0; ///< bytes of its blocks
    qint64 modifiedMs = 0;
    bool isShared = false; ///< with the first one of its group already: it costs nothing

    QString key() const { return kindName(kind) + u'/' + id; }
    bool operator==(const DuplicateFile &) const = default;
};

/// Files of one content on one volume, the oldest first: the others can share its space.
struct DuplicateGroup {
    QString content; ///< name of the blobs: sha256, or git's blob sha1
    qint64 size = 0; ///< of each
    QList<DuplicateFile> files;
    qint64 gain = 0; ///< bytes of blocks that sharing frees

    bool operator==(const DuplicateGroup &) const = default;
};

/// Those that would gain something, the largest gain first. What to look at comes from the reports alone;
/// only files that have a double are looked at, for what they share already (one file with several names,
/// blocks that were cloned). Links into a shared store are left out: those share already, and so is what is
/// smaller than `least`. A worker.
QList<DuplicateGroup> duplicatesOf(const QList<CacheReport> &reports, qint64 least = 1);

/// How files come to share their space.
enum class Sharing {
    Reflink, ///< each stays a file of its own; the volume keeps equal blocks once. Not every volume can
    ReflinkOrHardLink, ///< where it cannot, one file gets the names of the others, if they have the same mode
                       ///< and owner; it keeps its times, and they lose theirs
};

/// What has been done about duplicates.
struct Deduplication {
    int reflinks = 0; ///< files that share their blocks now
    int hardLinks = 0; ///< files that are another name of the first one now
    qint64 size = 0; ///< bytes of their content
    qint64 freed = 0; ///< bytes of blocks
    QList<UpkeepFailure> failures; ///< with absolute paths; what could not be done is as it was

    bool operator==(const Deduplication &) const = default;
};

/// Lets the files of each group share. Each is compared with the first one byte by byte, under the download
/// locks of both, and then replaced in one step by a file that has the other's blocks and its own mode and
/// times. What is not the same after all, or has changed meanwhile, is left alone (Integrity), as is what
/// somebody downloads (Conflict) or what belongs to somebody else (Permission). Never follows a link, never
/// touches a shared payload. Whatever ends the program, each file is there, old or new. `progress` counts
/// bytes; after a stop, what was done is done. A worker.
Deduplication dedupe(const QList<DuplicateGroup> &groups,
                     Sharing sharing,
                     UpkeepProgress *progress,
                     const std::stop_token &stop);

} // namespace Hubdesk
