// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/hash.h"
#include "core/base/result.h"

#include <QString>
#include <QStringList>

namespace Hubdesk
{

/// Checks a path that came from a repo before it names a file on a disk (hub-protocol.md 5.9): refuses `..`,
/// absolute paths, drives, UNC, NUL and control characters, names over 255 bytes, and what Windows cannot
/// hold (reserved device names, trailing dots and spaces), under POSIX and Windows rules on every system.
/// Unsafe error that says which rule.
Result<void> checkRepoPath(const QString &path);

/// Checks an ETag before it names a blob: a hash always passes; what a mirror may send instead passes if it
/// is a plain file name that nobody could take for a partial or temporary file. Unsafe error.
Result<void> checkBlobName(const ContentId &etag);

/// Of several paths of one repo, those that would fall on one another on a file system that ignores case: all
/// but the first of each group, also a file where an earlier path has a folder and the other way round. The
/// caller decides by file system (CacheStore::ignoresCase).
QStringList caseCollisions(const QStringList &paths);

} // namespace Hubdesk
