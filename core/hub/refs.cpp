// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/hub/refs.h"

#include "core/hub/json.h"
#include "core/hub/repoinfo.h"

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

Result<QList<Ref>> refsIn(const QJsonObject &json, QLatin1StringView key)
{
    QList<Ref> refs;
    for (const auto &item : json[key].toArray()) {
        const auto ref = item.toObject();
        Ref made{ ref["name"_L1].toString(), ref["ref"_L1].toString(), commitIn(ref, "targetCommit"_L1) };
        if (made.name.isEmpty() || made.target.isEmpty()) {
            return missing("ref"_L1, made.name.isEmpty() ? "name"_L1 : "targetCommit"_L1);
        }
        refs.append(std::move(made));
    }
    return refs;
}

} // namespace

Revision Ref::revision() const
{
    const bool plain = ref.isEmpty() || ref.startsWith("refs/heads/"_L1) || ref.startsWith("refs/tags/"_L1);
    return { plain ? name : ref };
}

Result<Refs> Refs::fromJson(const QJsonObject &json)
{
    Refs made;
    for (const auto &[key, list] : { std::pair{ "branches"_L1, &made.branches },
                                     { "tags"_L1, &made.tags },
                                     { "converts"_L1, &made.converts },
                                     { "pullRequests"_L1, &made.pullRequests } }) {
        auto refs = refsIn(json, key);
        if (!refs) {
            return std::unexpected(std::move(refs.error()));
        }
        *list = std::move(*refs);
    }
    return made;
}

Result<Commit> Commit::fromJson(const QJsonObject &json)
{
    Commit made{ commitIn(json, "id"_L1),
                 json["title"_L1].toString(),
                 json["message"_L1].toString(),
                 parseHubTime(json["date"_L1].toString()),
                 {} };
    if (made.id.isEmpty()) {
        return missing("commit"_L1, "id"_L1);
    }
    for (const auto &item : json["authors"_L1].toArray()) {
        const auto author = item.isString() ? item.toString() : item["user"_L1].toString();
        if (!author.isEmpty()) {
            made.authors << author;
        }
    }
    return made;
}

} // namespace Hubdesk
