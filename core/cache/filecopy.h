// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QString>

#include <stop_token>

namespace Hubdesk
{

/// How a copy comes to its bytes.
enum class CopyWay {
    CloneOrCopy, ///< shares its blocks with the original until one of the two is written to, where the volume
                 ///< can; else byte by byte
    CloneOnly,
};

/// A new file with the content of a regular one, links followed, brought to the disk. Conflict if anything is
/// there, Cancelled when stopped; after any error nothing is left. DiskFull says how much is missing. Takes
/// as long as the file is large: workers only.
Result<void> copyFile(const QString &from, const QString &to, CopyWay way, std::stop_token stop);

/// True if both paths lead to one file on the disk: links are followed, second names count.
bool isSameFile(const QString &one, const QString &other);

} // namespace Hubdesk
