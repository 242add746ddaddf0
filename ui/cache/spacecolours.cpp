// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/cache/spacecolours.h"

#include <QCoreApplication>

#include <algorithm>

namespace Hubdesk
{

namespace
{

using Kind = SpaceNode::Kind;

struct ColourWords {
    Q_DECLARE_TR_FUNCTIONS(ColourWords)
};

constexpr qint64 dayMs = 86'400'000;
constexpr qint64 week = 7;
constexpr qint64 month = 30;
constexpr qint64 quarter = 90;

Series seriesOfGroup(Kind group)
{
    switch (group) {
    case Kind::Models:
        return Series::Models;
    case Kind::Datasets:
    case Kind::Prepared:
        return Series::Datasets;
    case Kind::Spaces:
        return Series::Spaces;
    case Kind::Kernels:
        return Series::Spare;
    default:
        return Series::Other;
    }
}

Series seriesOfAge(qint64 usedMs, qint64 nowMs)
{
    if (usedMs <= 0) {
        return Series::Other;
    }
    const auto days = (nowMs - usedMs) / dayMs;
    return days < week   ? Series::Models
        : days < month   ? Series::Spaces
        : days < quarter ? Series::Datasets
                         : Series::Spare;
}

QString typeWords(Kind kind)
{
    switch (kind) {
    case Kind::Models:
        return ColourWords::tr("Models");
    case Kind::Datasets:
        return ColourWords::tr("Datasets");
    case Kind::Spaces:
        return ColourWords::tr("Spaces");
    case Kind::Kernels:
        return ColourWords::tr("Kernels");
    default:
        return ColourWords::tr("Leftovers");
    }
}

QList<SpaceMeaning> typeMeanings(const ShownSpace &space)
{
    QList<SpaceMeaning> all;
    const auto has = [&space](Kind kind) {
        const auto group = std::ranges::find(space.tree.nodes, kind, &SpaceNode::kind);
        return group != space.tree.nodes.end() && group->size > 0;
    };
    for (const auto kind : { Kind::Models, Kind::Datasets, Kind::Spaces, Kind::Kernels }) {
        if (has(kind) || (kind == Kind::Datasets && has(Kind::Prepared))) {
            all << SpaceMeaning{ seriesOfGroup(kind), typeWords(kind) };
        }
    }
    const bool isBeside = has(Kind::Xet) || has(Kind::Assets);
    if (isBeside) {
        all << SpaceMeaning{ Series::Other,
                             has(Kind::Leftovers) ? ColourWords::tr("Leftovers, and beside the cache")
                                                  : ColourWords::tr("Beside the cache") };
    } else if (has(Kind::Leftovers)) {
        all << SpaceMeaning{ Series::Other, typeWords(Kind::Leftovers) };
    }
    return all;
}

constexpr Series rankSeries[] = { Series::Models, Series::Spaces, Series::Datasets, Series::Spare };

Series seriesOfRank(const ShownSpace &space, const ShownSpace::Ranking &ranking, int at)
{
    const int repo = space.node(at).repo;
    const int rank = repo < 0 ? -1 : ranking.ofRepo.value(repo, -1);
    return rank < 0 ? Series::Other : rankSeries[rank];
}

QList<SpaceMeaning>
rankMeanings(const ShownSpace &space, const ShownSpace::Ranking &ranking, const QString &others)
{
    QList<SpaceMeaning> all;
    for (qsizetype rank = 0; rank < ranking.names.size(); ++rank) {
        all << SpaceMeaning{ rankSeries[rank], ranking.names.at(rank) };
    }
    if (ranking.hasOthers || space.report.repos.isEmpty() || !space.report.beside.isEmpty()) {
        all << SpaceMeaning{ Series::Other, others };
    }
    return all;
}

} // namespace

QString spaceColouringName(SpaceColouring colouring)
{
    switch (colouring) {
    case SpaceColouring::Type:
        return ColourWords::tr("Type");
    case SpaceColouring::Library:
        //: Of models: transformers, diffusers, gguf, ...
        return ColourWords::tr("Library");
    case SpaceColouring::Owner:
        //: Of repositories: a person or an organisation.
        return ColourWords::tr("Owner");
    case SpaceColouring::Age:
        return ColourWords::tr("Age of last use");
    case SpaceColouring::Freeable:
        break;
    }
    //: Colours by whether the bytes are gone once it is removed.
    return ColourWords::tr("What can be freed");
}

Series spaceSeries(const ShownSpace &space, int at, SpaceColouring colouring, qint64 nowMs)
{
    switch (colouring) {
    case SpaceColouring::Type:
        return seriesOfGroup(space.facts.at(at).group);
    case SpaceColouring::Library:
        return seriesOfRank(space, space.libraries, at);
    case SpaceColouring::Owner:
        return seriesOfRank(space, space.owners, at);
    case SpaceColouring::Age:
        return seriesOfAge(space.facts.at(at).usedMs, nowMs);
    case SpaceColouring::Freeable:
        break;
    }
    const bool isFreed = !space.facts.at(at).isShared && space.facts.at(at).frees * 2 >= space.node(at).size;
    return isFreed ? Series::Spaces : Series::Other;
}

QList<SpaceMeaning> spaceMeanings(const ShownSpace &space, SpaceColouring colouring)
{
    switch (colouring) {
    case SpaceColouring::Type:
        return typeMeanings(space);
    case SpaceColouring::Library:
        return rankMeanings(space, space.libraries, ColourWords::tr("Another library, or not known"));
    case SpaceColouring::Owner:
        return rankMeanings(space, space.owners, ColourWords::tr("Others"));
    case SpaceColouring::Age:
        return { { Series::Models, ColourWords::tr("Used within 7 days") },
                 { Series::Spaces, ColourWords::tr("30 days") },
                 { Series::Datasets, ColourWords::tr("90 days") },
                 { Series::Spare, ColourWords::tr("Longer ago") },
                 { Series::Other, ColourWords::tr("Not known") } };
    case SpaceColouring::Freeable:
        break;
    }
    return { { Series::Spaces, ColourWords::tr("Freed when removed") },
             { Series::Other, ColourWords::tr("Stays, something else uses it") } };
}

} // namespace Hubdesk
