// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QString>
#include <QUrl>

namespace Hubdesk
{

/// Hands the token to git's own credential helper, as `hf auth login --add-to-git-credential` does. Takes a
/// few milliseconds (at most five seconds); a program that runs once may wait for it. Disk error if git
/// cannot be run.
Result<void> approveGitCredential(const QUrl &endpoint, const QString &token);

} // namespace Hubdesk
