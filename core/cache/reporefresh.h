// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cache/cachereport.h"

#include <optional>

namespace Hubdesk
{

/// A repo as an earlier scan found it, with the times and sizes of now; nothing if it has to be read again.
/// One look for each folder and each blob, no folder is listed and no link read: for workers.
std::optional<CachedRepo> repoAsBefore(const CachedRepo &before);

} // namespace Hubdesk
