// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/cache/shownspace.h"
#include "ui/shared/tokens.h"

#include <QString>

namespace Hubdesk
{

/// What the colours of a picture of the cache say.
enum class SpaceColouring : quint8 {
    Type, ///< models, datasets, Spaces, leftovers
    Library, ///< that a repo is made for: the four largest
    Owner, ///< likewise
    Age, ///< since its last use
    Freeable, ///< bytes that are gone with it, and bytes that stay
};

/// "Type", "Age of last use", ...: for the choice above the picture.
QString spaceColouringName(SpaceColouring colouring);

Series spaceSeries(const ShownSpace &space, int node, SpaceColouring colouring, qint64 nowMs);

struct SpaceMeaning {
    Series series = Series::Other;
    QString words;

    bool operator==(const SpaceMeaning &) const = default;
};
/// What each colour stands for, of those that the cache has something for.
QList<SpaceMeaning> spaceMeanings(const ShownSpace &space, SpaceColouring colouring);

} // namespace Hubdesk
