// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/hub/query.h"

#include <array>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

struct SortName {
    Sort sort;
    QLatin1StringView key;
    QLatin1StringView name; ///< of the command line
};

constexpr std::array sortNames{ SortName{ Sort::Trending, "trendingScore"_L1, "trending_score"_L1 },
                                SortName{ Sort::Downloads, "downloads"_L1, "downloads"_L1 },
                                SortName{ Sort::Likes, "likes"_L1, "likes"_L1 },
                                SortName{ Sort::Modified, "lastModified"_L1, "last_modified"_L1 },
                                SortName{ Sort::Created, "createdAt"_L1, "created_at"_L1 } };

// QUrlQuery leaves '+' alone, which a server reads as a space.
void add(QUrlQuery *query, QLatin1StringView key, const QString &value)
{
    if (!value.isEmpty()) {
        query->addQueryItem(key, QString::fromLatin1(QUrl::toPercentEncoding(value)));
    }
}

void addAll(QUrlQuery *query, QLatin1StringView key, const QStringList &values)
{
    for (const auto &value : values) {
        add(query, key, value);
    }
}

// "6B", "500M": as the Hub writes them, whole numbers, so that nothing is rounded.
QString withUnit(qint64 parameters)
{
    constexpr qint64 million = 1'000'000;
    constexpr qint64 billion = 1000 * million;
    return parameters % billion == 0 ? u"%1B"_s.arg(parameters / billion)
                                     : u"%1M"_s.arg(parameters / million);
}

} // namespace

QUrlQuery Query::toUrlQuery() const
{
    QUrlQuery made;
    add(&made, "search"_L1, search);
    add(&made, "author"_L1, author);
    addAll(&made, "filter"_L1, filters);
    if (kind == RepoKind::Model) {
        add(&made, "pipeline_tag"_L1, task);
        addAll(&made, "apps"_L1, apps);
        addAll(&made, "inference_provider"_L1, inferenceProviders);
        add(&made, "inference"_L1, warm ? u"warm"_s : QString());
        add(&made, "num_parameters"_L1, parameters);
    }
    if (gated && kind != RepoKind::Space) {
        add(&made, "gated"_L1, *gated ? u"true"_s : u"false"_s);
    }
    if (sort) {
        add(&made, "sort"_L1, sortKey(*sort));
    }
    if (limit > 0) {
        add(&made, "limit"_L1, QString::number(limit));
    }
    if (expand.isEmpty() && full) {
        add(&made, "full"_L1, u"true"_s);
    }
    addAll(&made, "expand"_L1, expand);
    return made;
}

QString Query::parameterRange(qint64 least, qint64 most)
{
    QStringList ends;
    if (least > 0) {
        ends << "min:"_L1 + withUnit(least);
    }
    if (most > 0) {
        ends << "max:"_L1 + withUnit(most);
    }
    return ends.join(u',');
}

QLatin1StringView Query::sortKey(Sort sort)
{
    for (const auto &entry : sortNames) {
        if (entry.sort == sort) {
            return entry.key;
        }
    }
    Q_UNREACHABLE_RETURN("trendingScore"_L1);
}

Result<Sort> Query::sortFromName(const QString &name, RepoKind kind)
{
    QStringList known;
    for (const auto &entry : sortNames) {
        if (kind == RepoKind::Space && entry.sort == Sort::Downloads) {
            continue;
        }
        if (name == entry.name || name == entry.key) {
            return entry.sort;
        }
        known << entry.name;
    }
    return fail(Error::Kind::Usage,
                u"'%1' is no sort of %2; known are %3"_s.arg(name, kindPlural(kind), known.join(", "_L1)));
}

QStringList Query::listed(RepoKind kind)
{
    const QStringList all{ u"author"_s,    u"likes"_s, u"private"_s,       u"lastModified"_s,
                           u"createdAt"_s, u"tags"_s,  u"trendingScore"_s, u"sha"_s };
    switch (kind) {
    case RepoKind::Dataset:
        return all + QStringList{ u"downloads"_s, u"gated"_s };
    case RepoKind::Space:
        return all + QStringList{ u"sdk"_s };
    default:
        return all + QStringList{ u"downloads"_s,    u"gated"_s,       u"pipeline_tag"_s,
                                  u"library_name"_s, u"safetensors"_s, u"gguf"_s };
    }
}

} // namespace Hubdesk
