// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QString>

#include <functional>

namespace Hubdesk
{

/// Bytes that this user may still write on the volume where `path` lies or would lie: the nearest ancestor
/// that exists decides. Touches the disk, briefly.
Result<qint64> freeBytes(const QString &path);

/// The volume where a path lies or would lie.
struct VolumeSpace {
    QString mount; ///< its topmost folder
    qint64 freeBytes = 0; ///< for this user
    qint64 totalBytes = 0; ///< of the volume; 0 where that is not known
    bool operator==(const VolumeSpace &) const = default;
};
/// Touches the disk, briefly, like freeBytes().
Result<VolumeSpace> volumeSpace(const QString &path);
using SpaceAt = std::function<Result<VolumeSpace>(const QString &path)>;

} // namespace Hubdesk
