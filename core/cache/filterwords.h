// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cache/cachefilter.h"

namespace Hubdesk
{

// How words become the conditions of cachefilter.h. Pure.

/// A word of a line, with the blanks that it may have around its operator and before its unit.
struct FilterWord {
    QString text;
    bool quoted = false; ///< text, whatever it looks like
};
QList<FilterWord> wordsOf(const QString &line);

std::expected<CacheFilter, FilterFlaw> filterOf(const FilterWord &word);
/// The official grammar.
std::expected<CacheFilter, FilterFlaw> filterOf(const QString &expression);

} // namespace Hubdesk
