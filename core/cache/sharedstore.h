// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cache/filelock.h"
#include "core/cache/layout.h"

#include <QStringList>

#include <optional>

namespace Hubdesk
{

class Folder;

/// The store of payloads that several repos share, `<root>/blobs` (hub-delta-cache.md 3). We read it and link
/// to what lies there; we never write or publish a payload, and take one away by the official rules alone. A
/// value; every call touches the disk.
class SharedStore
{
public:
    explicit SharedStore(CacheLayout layout)
        : m_layout(std::move(layout))
    {
    }

    /// True if the folder carries the marker of the one version that is known; a foreign folder is left
    /// alone.
    bool isMarked() const;
    /// A payload that may be linked: regular, not a link, readable, of exactly this size.
    std::optional<QString> usable(const QString &xetHash, qint64 size) const;
    /// Makes `blobs/<etag>` of the repo a link to the payload, under the lock of the hash: first the line in
    /// the manifest, then the link, so that a crash leaves a stale line and never an unlisted link. Waits for
    /// nothing: Conflict if somebody holds the lock now. EntryNotFound if there is no usable payload; any
    /// other error as well means nothing but "not linked".
    Result<void> link(const RepoId &repo, const ContentId &etag, const QString &xetHash, qint64 size) const;

    /// 64 lower-case hex digits.
    static bool isHash(QStringView text);
    /// The payload that a link in `folder` leads to by its words, lexically (3.3); empty if to none.
    QString payloadOf(const QString &folder, const QString &link) const;

    /// Which blobs are links to a payload and stand in its manifest, as `models--owner--name/blobs/<etag>`,
    /// sorted, each once. An error means that nobody knows, and the payload must stay (3.6).
    Result<QStringList> references(const QString &hash) const;
    /// Takes a payload and its manifest away under the lock of its hash, if nothing refers to it: into
    /// `aside`, as `name` and `name.refs`. False: something does, and the manifest now names just that.
    /// Conflict if somebody holds the lock now.
    Result<bool> collect(const QString &hash, const Folder &aside, const QString &name) const;
    /// Puts back what collect() took, unless somebody has published it again, and its references in any case.
    /// Conflict as above.
    Result<void> putBack(const QString &hash, const Folder &aside, const QString &name) const;
    /// Adds blobs that are about to become links again to the manifest of their payload. Where that is lost,
    /// none is made: it would name them alone, and the payload could go while others still use it; without
    /// one it stays. EntryNotFound without payload.
    Result<void> refer(const QString &hash, const QStringList &references) const;

private:
    Result<FileLock> lockOf(const QString &hash) const;
    Result<void> rewrite(const QString &hash, const QStringList &references) const;
    static Result<void> addLines(const QString &manifest, const QByteArray &lines);
    CacheLayout m_layout;
};

} // namespace Hubdesk
