// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/services.h"

namespace Hubdesk
{

/// The caches whose files count as here: that of the program, then the one that TRANSFORMERS_CACHE names,
/// where it is another one. Only the first is downloaded to. Engine thread.
QList<CacheStore> cachesToRead(Services *core);

/// Of files that are in any of them. Touches the disk: workers.
CacheStore::FileStates presenceIn(const QList<CacheStore> &caches,
                                  const RepoId &repo,
                                  const CommitId &commit,
                                  const QList<TreeEntry> &entries);

} // namespace Hubdesk
