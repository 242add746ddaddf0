// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/repoid.h"

#include <QStringList>
#include <QUrlQuery>

#include <optional>

namespace Hubdesk
{

/// Sorts of the list calls; always descending. Spaces have no Downloads.
enum class Sort { Trending, Downloads, Likes, Modified, Created };

/// A search as a value (hub-protocol.md 4.1).
struct Query {
    RepoKind kind = RepoKind::Model;
    QString search;
    QString author;
    QStringList filters; ///< tags, AND-ed
    QString task; ///< pipeline_tag; models only
    QStringList apps; ///< models only
    QStringList inferenceProviders; ///< models only
    bool warm = false; ///< models only
    QString parameters; ///< "min:6B,max:128B"; models only
    std::optional<bool> gated;
    std::optional<Sort> sort;
    int limit = 50; ///< page size hint
    QStringList expand; ///< replaces the default set of properties
    bool full = false;

    /// The query of the first page. Lists become repeated keys, absent values no key at all.
    QUrlQuery toUrlQuery() const;
    /// "min:6B,max:128B" from numbers of parameters, as `parameters` wants it; 0: no limit at that end.
    static QString parameterRange(qint64 least, qint64 most);
    /// What a list of such repos shows of each: the properties to ask for by `expand`.
    static QStringList listed(RepoKind kind);
    /// "trendingScore", ...
    static QLatin1StringView sortKey(Sort sort);
    /// From `created_at`, `downloads`, `last_modified`, `likes`, `trending_score` (command line) or the API's
    /// own keys.
    static Result<Sort> sortFromName(const QString &name, RepoKind kind);

    bool operator==(const Query &) const = default;
};

} // namespace Hubdesk

Q_DECLARE_METATYPE(Hubdesk::Query)
