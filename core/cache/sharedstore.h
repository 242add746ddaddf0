// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cache/layout.h"

#include <optional>

namespace Hubdesk
{

/// The store of payloads that several repos share, `<root>/blobs` (hub-delta-cache.md 3). We read it and link
/// to what lies there; we never write a payload, publish one or remove one. A value; every call touches the
/// disk.
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

private:
    CacheLayout m_layout;
};

} // namespace Hubdesk
