// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/repoid.h"
#include "core/base/result.h"

#include <QHash>
#include <QJsonObject>
#include <QList>
#include <QString>

namespace Hubdesk
{

/// Every tag the Hub knows of one kind of repo, by the type of tag: what facets offer
/// (`/api/models-tags-by-type`, `/api/datasets-tags-by-type`; hub-protocol.md 4.1).
struct TagCatalog {
    struct Tag {
        QString id; ///< as a filter wants it: "license:mit", "text-generation"
        QString label; ///< as people read it; of licences not what the Hub says, which is the id
        QString subType; ///< of tasks: "nlp", "cv"
        bool operator==(const Tag &) const = default;
    };
    /// "pipeline_tag", "library", "license", "language", "region", ...; in the order of the Hub.
    QHash<QString, QList<Tag>> byType;

    enum class Type { Task, Library, Licence, Language, Size, App };
    /// Those of one type, of a catalog for repos of `kind`; none where it has no such type.
    QList<Tag> tags(Type type, RepoKind kind) const;

    /// Unusable entries are left out; an answer that is no object of lists is Protocol.
    static Result<TagCatalog> fromJson(const QJsonObject &json);
    bool operator==(const TagCatalog &) const = default;
};

} // namespace Hubdesk
