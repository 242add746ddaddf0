// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/cache/cachereport.h"

#include <QByteArray>

namespace Hubdesk
{

// The last report of a cache, kept so that a window has something to show before the first scan is done.
// Pure.

QByteArray reportText(const CacheReport &report);
/// Protocol error for what is none, or what another version wrote.
Result<CacheReport> readReport(const QByteArray &text);

} // namespace Hubdesk
