// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/hash.h"
#include "core/base/repoid.h"
#include "core/base/revision.h"

#include <QString>

namespace Hubdesk
{

/// Paths of the shared hub cache (hub-protocol.md 5.6 and 6.1, hub-delta-cache.md 2). Pure: touches no disk
/// and checks nothing (safepath.h does).
class CacheLayout
{
public:
    explicit CacheLayout(const QString &root);

    const QString &root() const { return m_root; }
    QString tag() const; ///< `<root>/CACHEDIR.TAG`
    QString repoFolder(const RepoId &repo) const;
    QString blobs(const RepoId &repo) const;
    QString blob(const RepoId &repo, const ContentId &etag) const;
    /// `blobs/<etag>.hubdesk-part`: our sparse partial. Not `.incomplete`, which `hf cache prune` deletes.
    QString partial(const RepoId &repo, const ContentId &etag) const;
    QString snapshots(const RepoId &repo) const;
    QString snapshot(const RepoId &repo, const CommitId &commit) const;
    QString pointer(const RepoId &repo, const CommitId &commit, const QString &path) const;
    /// Relative link target from a pointer to its blob: `../../blobs/<etag>` and one `../` more per folder.
    static QString linkTarget(const QString &path, const ContentId &etag);
    QString refs(const RepoId &repo) const;
    QString ref(const RepoId &repo, const Revision &revision) const;
    QString noExist(const RepoId &repo, const CommitId &commit, const QString &path) const;
    QString tree(const RepoId &repo, const CommitId &commit) const;
    QString lock(const RepoId &repo, const ContentId &etag) const;
    /// The lock that whoever writes to a partial of ours holds; empty if that lies in no cache.
    static QString lockOfPartial(const QString &partial);
    /// A new name each time, beside `blobs` and `refs`, where no scan looks: a temporary left there by a
    /// crash is taken for nothing, and CacheStore::prepare removes old ones.
    QString temporary(const RepoId &repo) const;
    QString sharedStore() const; ///< `<root>/blobs`
    QString sharedPayload(const QString &xetHash) const;

    bool operator==(const CacheLayout &) const = default;

private:
    QString m_root;
};

} // namespace Hubdesk
