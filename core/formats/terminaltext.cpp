// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/formats/notebook.h"

namespace Hubdesk
{

namespace
{

constexpr char16_t escape = 0x1B;
constexpr char16_t bell = 0x07;

// Where a control sequence ends that begins with an escape at `at`. One that never ends is its first two
// characters, so that nothing behind it is lost.
qsizetype endOfSequence(QStringView text, qsizetype at)
{
    constexpr qsizetype longest = 256;
    const auto next = at + 1 < text.size() ? text[at + 1].unicode() : u'\0';
    const auto end = qMin(text.size(), at + longest);
    if (next == u'[') { // parameters, then a letter
        for (auto i = at + 2; i < end; ++i) {
            const auto c = text[i].unicode();
            if (c >= 0x40 && c <= 0x7E) {
                return i + 1;
            }
            if (c < 0x20 || c > 0x3F) {
                break;
            }
        }
    } else if (next == u']') { // a title or a link, to a bell or to an escape and a backslash
        for (auto i = at + 2; i < end; ++i) {
            if (text[i] == bell) {
                return i + 1;
            }
            if (text[i] == escape) {
                return qMin(text.size(), i + 2);
            }
        }
    } else if (next < 0x20 || next > 0x7E) {
        return at + 1;
    }
    return qMin(text.size(), at + 2);
}

} // namespace

QString withoutTerminalCodes(QStringView text)
{
    QString out;
    out.reserve(text.size());
    qsizetype lineStart = 0;
    for (qsizetype i = 0; i < text.size();) {
        const auto c = text[i];
        if (c == escape) {
            i = endOfSequence(text, i);
            continue;
        }
        ++i;
        if (c == u'\r') {
            const bool atLineEnd = i >= text.size() || text[i] == u'\n' || text[i] == u'\r';
            if (!atLineEnd) { // a bar of progress draws itself anew
                out.truncate(lineStart);
            }
            continue;
        }
        out += c;
        if (c == u'\n') {
            lineStart = out.size();
        }
    }
    return out;
}

} // namespace Hubdesk
