// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/hash.h"
#include "core/base/revision.h"

#include <QDateTime>
#include <QJsonObject>
#include <QString>
#include <QUrl>

#include <optional>

namespace Hubdesk
{

/// The last commit that touched an entry, where the listing was asked for it.
struct LastCommit {
    CommitId id;
    QString title;
    QDateTime date;
    bool operator==(const LastCommit &) const = default;
};

/// One file or folder of a repo at a revision (hub-protocol.md 4.4).
struct TreeEntry {
    enum class Kind { File, Folder };

    Kind kind = Kind::File;
    QString path; ///< as the Hub sent it: not checked, see cache/safepath.h before it touches a disk
    qint64 size = 0; ///< bytes; of the content, not of the LFS pointer
    QString blobId; ///< git object id: of the pointer for an LFS file, of the tree for a folder
    QString sha256; ///< LFS content hash; empty for files in git
    std::optional<qint64> pointerSize;
    QString xetHash; ///< 64 hex digits or empty (also when the Hub masked it)
    bool xetMasked = false;
    std::optional<LastCommit> lastCommit;
    QJsonObject security; ///< `securityFileStatus` as it came

    bool isLfs() const { return !sha256.isEmpty(); }
    /// What the content must hash to: sha256 for LFS files, the git blob sha1 otherwise. Also the name of the
    /// blob in the cache.
    ContentId content() const { return { (isLfs() ? sha256 : blobId).toLatin1() }; }
    QString fileName() const { return path.section(u'/', -1); }

    static Result<TreeEntry> fromJson(const QJsonObject &json);
    bool operator==(const TreeEntry &) const = default;
};

/// What a HEAD of `/resolve/` tells (hub-protocol.md 5.2 with hub-delta-cache.md 7.1).
struct FileMetadata {
    CommitId commit;
    ContentId etag;
    std::optional<qint64> size;
    QUrl location; ///< where to GET it; another origin must not see the token
    QString xetHash;
    bool operator==(const FileMetadata &) const = default;
};

} // namespace Hubdesk

Q_DECLARE_METATYPE(Hubdesk::TreeEntry)
