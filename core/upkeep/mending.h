// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cache/cachereport.h"
#include "core/transfer/transferstate.h"

namespace Hubdesk
{

// What a scan calls damage, and how much of it can be made good without losing anything that is whole.

/// How one is made good.
enum class Mending {
    None, ///< a person has to look: whatever a program did might be wrong
    Download, ///< the content that a link of a snapshot leads to is fetched again, and nothing else
    Ref, ///< a ref that names nothing that is here is corrected, or goes: no file is found by it already
};
/// `repo`: that it is of, if any.
Mending mendingOf(const CacheDamage &damage, const CachedRepo *repo);

/// Downloads that bring what these damages of a repo miss, one for each revision, into the cache at `root`.
/// None for what the Hub cannot be asked for: a name that it would refuse, a revision that is no commit.
/// Pure.
QList<DownloadRequest>
downloadsThatMend(const CachedRepo &repo, const QList<CacheDamage> &damages, const QString &root);

/// A ref that names a commit, but not alone, names it alone then; any other one is removed, to be written by
/// the next download. Conflict where it is another one by now, or where what it names is here; Disk where
/// nobody can tell; Unsafe where it does not lie in `refs` of a repo in the cache. `root` has its links
/// resolved, as a report has it. A worker.
Result<void> mendRef(const QString &root, const CacheDamage &damage);

} // namespace Hubdesk
