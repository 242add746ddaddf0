// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/upkeep/deletionplan.h"

#include <QDateTime>

namespace Hubdesk
{

/// What could go without being missed, and why. Nobody's decision: each is offered, none is taken.
struct Suggestion {
    enum class Kind {
        Superseded, ///< revisions that no ref names and that a newer one of the repo has taken the place of
        Detached, ///< revisions that no ref names, without a newer one: somebody asked for the commit itself
        Unused, ///< repos that nobody has read for a while
        Partials, ///< begun downloads that nobody has gone on with for a week, and temporaries
        Forgotten, ///< whole blobs that no revision has, and payloads that nothing refers to
        Xet, ///< pieces of files beside the cache, which nothing reads, and uploads nobody has gone on with
    };
    Kind kind = Kind::Superseded;
    QList<DeletionTarget> targets;
    qint64 size = 0; ///< what they take, without what they share with what stays: about what that frees

    bool operator==(const Suggestion &) const = default;
};

/// In the order of the kinds; without those that have nothing. What is pinned is in none. `unusedDays` counts
/// back from `now`. A revision is suggested once, for the first reason that holds. Pure.
QList<Suggestion> suggestionsOf(const CacheReport &report, const Pins &pins, QDateTime now, int unusedDays);

} // namespace Hubdesk
