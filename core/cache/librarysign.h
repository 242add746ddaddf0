// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cache/cachereport.h"

namespace Hubdesk
{

/// The library that a repo is made for, by the Hub's word for it ("transformers", "gguf"): as its card says,
/// else by files that only one library writes; of a Space its SDK. Empty where nothing here tells. Looks at
/// the revision of `main`, else at the newest, and reads its card and its config where they are small,
/// without using them: the last use of a repo is somebody else's. Nothing outside the cache is read. A
/// worker.
QString libraryOf(const CachedRepo &repo);

} // namespace Hubdesk
