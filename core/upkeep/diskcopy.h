// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QString>

#include <atomic>
#include <stop_token>

namespace Hubdesk
{

// What moving and sharing files of a cache needs of the system. All of it takes as long as the disk does:
// workers only.

/// A new file with the bytes of a regular one, links not followed; Conflict if anything is there. They are
/// hashed on their way, brought to the medium, read back from there (not from memory, where the system can be
/// asked) and hashed again: Integrity if that differs. Where the bytes are zeros in long rows, no blocks are
/// used. `done` grows by the bytes that were copied. After an error or a stop nothing is left.
Result<void>
copyVerified(const QString &from, const QString &to, std::atomic<qint64> *done, const std::stop_token &stop);

/// Gives an entry mode, times and owner of another one; of a link what links have. Permission where the owner
/// is another one and cannot be given away; all else is done then.
Result<void> copyAttributes(const QString &from, const QString &to);

/// True if two files lie on the same blocks, as far as the system tells: nothing is gained by sharing them.
/// Also of one file with two names.
bool haveSameBlocks(const QString &one, const QString &other);

} // namespace Hubdesk
