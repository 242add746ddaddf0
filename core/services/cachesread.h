// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/services.h"

namespace Hubdesk
{

/// The caches whose files count as here: that of the program, then the one that TRANSFORMERS_CACHE names,
/// where it is another one. Only the first is written to. Engine thread.
QList<CacheStore> cachesToRead(Services *core);

// Over several caches; all touch the disk: workers.

/// Of files that are in any of them.
CacheStore::FileStates presenceIn(const QList<CacheStore> &caches,
                                  const RepoId &repo,
                                  const CommitId &commit,
                                  const QList<TreeEntry> &entries);
/// The first that has a snapshot of the commit; else the first of all.
CacheStore cacheWith(const QList<CacheStore> &caches, const RepoId &repo, const CommitId &commit);

} // namespace Hubdesk
