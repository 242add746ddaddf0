// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/card/frontmatter.h"

#include <optional>

namespace Hubdesk
{

namespace
{

constexpr QByteArrayView bom("\xEF\xBB\xBF");
constexpr QByteArrayView fence("---");

/// Length of the white space character at the start of text, or 0. White space is what Python's `\s` takes
/// for it, because the Hub and the official client look for the fence with that.
qsizetype spaceLength(QByteArrayView text)
{
    const auto first = uchar(text[0]);
    if (first < 0x80) {
        return (first >= 0x09 && first <= 0x0D) || (first >= 0x1C && first <= 0x20) ? 1 : 0;
    }
    const qsizetype length = first >= 0xE0 ? 3 : 2; // no white space lies outside the basic plane
    if (text.size() < length) {
        return 0;
    }
    char32_t code = first & (length == 3 ? 0x0F : 0x1F);
    for (qsizetype i = 1; i < length; ++i) {
        code = code << 6 | (uchar(text[i]) & 0x3F);
    }
    const bool space = code == 0x85 || code == 0xA0 || code == 0x1680 || (code >= 0x2000 && code <= 0x200A)
        || code == 0x2028 || code == 0x2029 || code == 0x202F || code == 0x205F || code == 0x3000;
    return space ? length : 0;
}

/// Length of the line break at `at`: 2 for CR LF, 1 for a lone CR or LF, 0 for none.
qsizetype breakLength(QByteArrayView text, qsizetype at)
{
    if (at >= text.size()) {
        return 0;
    }
    if (text[at] == '\r') {
        return at + 1 < text.size() && text[at + 1] == '\n' ? 2 : 1;
    }
    return text[at] == '\n' ? 1 : 0;
}

/// Where the body starts if `at` is a closing fence: dashes, blanks, then LF, CR LF or the end. A lone CR
/// does not count.
std::optional<qsizetype> closingFence(QByteArrayView text, qsizetype at)
{
    if (!text.sliced(at).startsWith(fence)) {
        return std::nullopt;
    }
    at += fence.size();
    while (at < text.size() && (text[at] == ' ' || text[at] == '\t')) {
        ++at;
    }
    if (at == text.size()) {
        return at;
    }
    const auto length = breakLength(text, at);
    if (length == 0 || (length == 1 && text[at] == '\r')) {
        return std::nullopt;
    }
    return at + length;
}

/// Finds the first closing fence whose line break starts at or after `from`.
bool findClosing(QByteArrayView text, qsizetype from, FrontMatter &found)
{
    for (qsizetype at = from; at < text.size(); ++at) {
        const auto length = breakLength(text, at);
        if (length == 0) {
            continue;
        }
        if (const auto body = closingFence(text, at + length)) {
            found.present = true;
            found.yamlStart = from;
            found.yamlEnd = at;
            found.closeStart = at + length;
            found.bodyStart = *body;
            return true;
        }
        at += length - 1;
    }
    return false;
}

void countLineEnds(QByteArrayView text, FrontMatter &found)
{
    qsizetype cr = 0, lf = 0, pairs = 0;
    for (qsizetype at = 0; at < text.size(); ++at) {
        cr += text[at] == '\r';
        lf += text[at] == '\n';
        pairs += text[at] == '\n' && at > 0 && text[at - 1] == '\r';
    }
    const int kinds = (pairs > 0) + (cr > pairs) + (lf > pairs);
    found.mixedLineEnds = kinds > 1;
    if (pairs > 0 && kinds == 1) {
        found.lineEnd = LineEnd::CrLf;
    } else if (cr > lf) {
        found.lineEnd = LineEnd::Cr;
    }
}

} // namespace

FrontMatter splitFrontMatter(QByteArrayView text)
{
    FrontMatter found;
    countLineEnds(text, found);
    found.hasBom = text.startsWith(bom);
    qsizetype at = found.hasBom ? bom.size() : 0;
    found.openStart = found.yamlStart = found.yamlEnd = found.closeStart = found.bodyStart = at;
    while (at < text.size()) {
        const auto length = spaceLength(text.sliced(at));
        if (length == 0) {
            break;
        }
        at += length;
    }
    const auto after = at + fence.size();
    const auto length = text.sliced(at).startsWith(fence) ? breakLength(text, after) : 0;
    if (length == 0) {
        return found;
    }
    const auto open = at;
    // Where the fence ends in CR LF and the text between the fences is missing, the Hub's expression takes
    // the CR alone for the end of the opening fence and the LF for the break before the closing one: an empty
    // block.
    if (findClosing(text, after + length, found) || (length == 2 && findClosing(text, after + 1, found))) {
        found.openStart = open;
    }
    return found;
}

int FrontMatter::yamlLine(QByteArrayView text) const
{
    int line = 1;
    for (qsizetype at = 0; at < yamlStart;) {
        const auto length = breakLength(text, at);
        line += length > 0;
        at += qMax<qsizetype>(length, 1);
    }
    return line;
}

QString cardBody(QByteArrayView text)
{
    return QString::fromUtf8(splitFrontMatter(text).body(text));
}

} // namespace Hubdesk
