// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cache/filelock.h"
#include "core/cache/folder.h"

#include <vector>

namespace Hubdesk
{

/// The locks that the official libraries take on what lies beside the cache, held until they are dropped:
/// `datasets` holds `<hash>_builder.lock` beside what it prepares, earlier ones a file in the root of its
/// cache that has the whole path for its name, and `<file>.lock` beside what it downloads. Conflict while
/// somebody holds one of them. Only a lock file that is there is taken; a worker.
Result<std::vector<FileLock>> lockBeside(const Folder &root, const QString &path);

} // namespace Hubdesk
