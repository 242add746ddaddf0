// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QString>

namespace Hubdesk
{

/// Bytes that this user may still write on the volume where `path` lies or would lie: the nearest ancestor
/// that exists decides. Touches the disk, briefly.
Result<qint64> freeBytes(const QString &path);

} // namespace Hubdesk
