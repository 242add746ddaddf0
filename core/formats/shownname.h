// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace Hubdesk
{

/// A name out of a stranger's file, for a message: in quotes, and not longer than a line.
inline QString shownName(const QString &name)
{
    constexpr qsizetype longest = 80;
    return name.size() <= longest ? u'\'' + name + u'\''
                                  : u'\'' + name.left(longest) + QStringLiteral("...'");
}

} // namespace Hubdesk
