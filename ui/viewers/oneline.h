// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace Hubdesk
{

/// A stranger's text for one row of a table: at most `longest` characters, a sign for a line end, a space for
/// what else would disturb the row.
inline QString oneLine(const QString &text, qsizetype longest)
{
    auto shown = text.left(longest);
    for (auto &c : shown) {
        if (c == u'\n' || c == u'\r' || c == QChar::LineSeparator || c == QChar::ParagraphSeparator) {
            c = u'\u21B5';
        } else if (c.unicode() < 0x20) {
            c = u' ';
        }
    }
    return text.size() > longest ? shown + u'\u2026' : shown;
}

} // namespace Hubdesk
