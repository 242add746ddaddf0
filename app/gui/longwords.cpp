// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/gui/longwords.h"

using namespace Qt::StringLiterals;

namespace Hubdesk
{

// Placeholders hold no vowel but %n's, and what stands between < and > is no word.
QString LongWords::translate(const char *, const char *source, const char *, int n) const
{
    const auto text = QString::fromUtf8(source).replace("(s)"_L1, n == 1 ? ""_L1 : "s"_L1);
    QString longer;
    bool inTag = false;
    for (const auto letter : text) {
        inTag = letter == u'<' || (inTag && letter != u'>');
        longer += letter;
        if (!inTag && u"aeiouAEIOU"_s.contains(letter)) {
            longer += letter.toLower();
        }
    }
    return longer;
}

} // namespace Hubdesk
