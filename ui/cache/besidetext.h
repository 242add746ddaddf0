// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cache/cachereport.h"

#include <QString>

namespace Hubdesk
{

// What lies beside a cache is called, and what each of it is for, in a plain sentence.

/// "Chunk cache", "default", the name of a file.
QString besideItemName(const BesideItem &item);
/// Of the shelf that an item stands on: "timm", "rajpurkar/squad".
QString besideShelfName(const BesideFolder &folder, const BesideItem &item);
QString besideItemMeaning(const BesideItem &item);
/// With what could not be looked at, if anything.
QString besideFolderMeaning(const BesideFolder &folder);

} // namespace Hubdesk
