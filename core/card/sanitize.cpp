// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/card/sanitize.h"

#include "core/card/sanitizer.h"

namespace Hubdesk
{

QString headingAnchor(QStringView text)
{
    QString anchor;
    anchor.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const auto c = text[i];
        if (c.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            if (QChar::isLetterOrNumber(QChar::surrogateToUcs4(c, text[i + 1]))) {
                anchor.append(c).append(text[i + 1]);
            }
            ++i;
        } else if (c.isLetterOrNumber() || c.isMark() || c == u'_' || c == u'-') {
            anchor.append(c.toLower());
        } else if (c.isSpace()) {
            anchor.append(u'-');
        }
    }
    return anchor.left(200);
}

CardDocument sanitizeHtml(QStringView html, const CardContext &context)
{
    return Sanitizer(html, context).run();
}

} // namespace Hubdesk
