// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QString>

namespace Hubdesk
{

/// Checks a path that came from a repo before it names a file on a disk (hub-protocol.md 5.9): refuses `..`,
/// absolute paths, drives, UNC, NUL and control characters, names over 255 bytes, and what Windows cannot
/// hold (reserved device names, trailing dots and spaces), under POSIX and Windows rules on every system.
/// Unsafe error that says which rule.
Result<void> checkRepoPath(const QString &path);

/// Of several paths of one repo, those that would fall on one another on a file system that ignores case: all
/// but the first of each group. The caller decides by file system.
QStringList caseCollisions(const QStringList &paths);

} // namespace Hubdesk
