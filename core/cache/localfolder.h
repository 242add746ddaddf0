// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/hash.h"
#include "core/base/revision.h"
#include "core/cache/filecopy.h"
#include "core/cache/treefile.h"

#include <QString>

#include <optional>

namespace Hubdesk
{

/// A folder of a person's own that holds the files of a repo under their own names, and below
/// `.cache/huggingface` what the official client keeps about them: one record a file, its lock, listings
/// (`local_dir`: hub-protocol.md 5.7, hub-delta-cache.md 2.4; `_local_folder.py` of 2.4.0). Either client
/// goes on where the other one stopped.
///
/// A value over an absolute path; every call touches the disk: engine thread for small ones, else a worker.
/// Paths of a repo are checked here once more (Unsafe), and none leads through a folder that is a link.
class LocalFolder
{
public:
    explicit LocalFolder(const QString &root);

    const QString &root() const { return m_root; }
    QString file(const QString &path) const { return m_root + u'/' + path; }
    /// `.cache/huggingface/download/<path>.metadata`; where that is too long a name for a file, the hash of
    /// it takes its place (the official client cannot download such a file at all).
    QString record(const QString &path) const;
    QString lock(const QString &path) const; ///< beside the record, `<path>.lock`
    /// Our sparse partial, beside the record: the official temporary name up to its end, which is our own.
    QString partial(const QString &path, const ContentId &etag) const;
    /// The lock of the file that a partial of ours is of, by the partial's path: empty where nobody has made
    /// one; nothing if it is not a partial in such a folder.
    static std::optional<QString> lockOfPartial(const QString &partial);
    QString tree(const CommitId &commit) const;
    /// A new name each time, where nobody looks for anything. What a crash leaves goes with prepare().
    QString temporary() const;

    /// Refuses what would leave the folder, and what would lie among the records.
    static Result<void> check(const QString &path);

    // ---- reading
    struct Record {
        CommitId commit; ///< not checked
        QByteArray etag; ///< what the Hub named the content: sha256 or git's blob sha1
    };
    /// What was written down about a file, if it can be read, the file is there, and nobody has written to
    /// the file since (a second is forgiven: not every disk can tell).
    std::optional<Record> readRecord(const QString &path) const;
    std::optional<TreeListing> readTree(const CommitId &commit) const;
    /// The commit of the newest listing, for when nobody can be asked what a branch names.
    std::optional<CommitId> lastCommit() const;
    /// Whether names that differ in case only are one file here; after prepare().
    bool ignoresCase() const;

    // ---- writing
    /// The folder, and what marks `.cache/huggingface` for git and for backups.
    Result<void> prepare() const;
    /// The folders above a file, its record and its partial.
    Result<void> prepareFor(const QString &path) const;
    Result<void> writeRecord(const QString &path, const CommitId &commit, const QByteArray &etag) const;
    /// Nothing is written if hashes are masked, as in the cache.
    Result<void> writeTree(const CommitId &commit, const TreeListing &listing) const;
    /// Renames a verified partial onto the file, whatever is there; its bytes are on the medium before,
    /// its mode stays.
    /// Workers only.
    Result<void> place(const QString &path, const QString &partial) const;
    /// A copy of another file, beside the records until finishCopy(), when all of it is there, makes it the
    /// file. Workers only.
    Result<std::shared_ptr<FileCopy>> beginCopy(const QString &other, CopyWay way) const;
    Result<void> finishCopy(const std::shared_ptr<FileCopy> &copy, const QString &path) const;
    /// The file becomes a symbolic link to another one.
    Result<void> linkTo(const QString &other, const QString &path) const;
    /// The file becomes a second name (a hard link) of another one.
    Result<void> nameAs(const QString &other, const QString &path) const;

private:
    QString bookkeeping() const;
    QString beside(const QString &path, QLatin1StringView suffix) const;
    Result<void> renameInto(const QString &temporary, const QString &path) const;

    QString m_root;
};

} // namespace Hubdesk
