// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cache/cachereport.h"

#include <optional>

namespace Hubdesk
{

// What names in a cache mean (hub-protocol.md 6, hub-delta-cache.md 2). Pure.

/// Names that systems leave in every folder, and that mean nothing.
bool isClutter(const QString &name);

struct NamedRepo {
    RepoKind kind = RepoKind::Model;
    QString id; ///< as the official client reads it, also where the Hub would allow no such name
};
/// `models--owner--name`; nothing for a kind that nobody knows.
std::optional<NamedRepo> repoOfFolder(QStringView folder);

/// "xet", "assets" or "prepared": how commands name what lies beside the cache.
QLatin1StringView besideWord(BesideFolder::Kind kind);

/// Of a file in `blobs/`.
LooseFile::Kind looseKind(const QString &name);

} // namespace Hubdesk
