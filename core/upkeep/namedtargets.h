// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/upkeep/deletionplan.h"

namespace Hubdesk
{

// What the words of a command line mean in a cache, with the grammar of `hf cache rm` (hub-protocol.md 6.6,
// hub-delta-cache.md 5). Pure.

struct NamedTargets {
    QList<DeletionTarget> targets; ///< in the order of the words, each once
    QStringList unknown; ///< words that name nothing here
    bool areFiles = false; ///< each word names a file

    bool operator==(const NamedTargets &) const = default;
};

/// `model/owner/name`, `hf://models/owner/name`, a commit of 40 digits, or `hf://models/owner/name/path` for
/// that file in every revision; beside the cache `xet`, `assets` or `prepared`, each with a path below it, or
/// alone for all of it. Case does not matter but in paths. Usage error for a URI with a revision, for
/// files among other targets, and for a commit that several repos have: nobody knows which one was meant.
Result<NamedTargets> namedTargets(const CacheReport &report, const QStringList &words);

/// What pins are made of: `model/owner/name`, `hf://models/owner/name`, each also with `@` and a commit, or a
/// commit that is in the cache. In the form of Pins; what is not in the cache can be pinned as well.
Result<QString> namedPin(const CacheReport &report, const QString &word);

} // namespace Hubdesk
