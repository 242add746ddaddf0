// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QTextDocument>

namespace Hubdesk
{

/// A stranger's text as a tooltip: a tooltip takes for HTML what looks like it. Line ends stay; at most 2,000
/// characters.
inline QString plainTip(const QString &text)
{
    constexpr qsizetype longest = 2'000;
    if (text.isEmpty()) {
        return {};
    }
    const auto shown = text.size() <= longest ? text : text.left(longest) + QChar(0x2026);
    return Qt::mightBeRichText(shown)
        ? QStringLiteral("<p style=\"white-space:pre-wrap\">%1</p>").arg(shown.toHtmlEscaped())
        : shown;
}

} // namespace Hubdesk
