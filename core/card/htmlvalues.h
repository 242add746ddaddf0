// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/card/htmltokenizer.h"

namespace Hubdesk
{

/// A number at the start of text, as far as `limit`; 0 if there is none. `rest` gets what follows.
int leadingNumber(QStringView text, int limit, QStringView *rest = nullptr);

/// Horizontal alignment that a tag asks for, by `style` or `align`: one of the four words, or nothing.
QString alignOf(const HtmlToken &token);

/// Whether a tag is shown within a line, by `style`: rows of badges are made so.
bool isInlineStyle(const HtmlToken &token);

struct HtmlLength {
    int pixels = 0; ///< up to 4096; 0 = not given
    int percent = 0; ///< up to 100
};
/// `width` or `height` of a tag, by `style` or as an attribute.
HtmlLength lengthOf(const HtmlToken &token, QLatin1StringView name);

/// Appends text as HTML, without characters that mean something to QTextDocument or to nobody.
void escapeInto(QString &out, QStringView text);

/// Only white space as HTML has it.
bool isBlank(QStringView text);

/// The language of a code block, from the class that Markdown gives or from `lang`; lower case.
QString languageOf(const HtmlToken &token);

} // namespace Hubdesk
