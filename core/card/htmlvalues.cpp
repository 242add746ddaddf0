// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/card/htmlvalues.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr int maxSize = 4096; // pixels

/// The value of one property in a style attribute, trimmed and in lower case.
QString styleValue(const QString &style, QLatin1StringView property)
{
    for (const auto declaration : QStringView(style).split(u';')) {
        const auto colon = declaration.indexOf(u':');
        if (colon > 0 && declaration.first(colon).trimmed().compare(property, Qt::CaseInsensitive) == 0) {
            return declaration.sliced(colon + 1).trimmed().toString().toLower();
        }
    }
    return {};
}

} // namespace

int leadingNumber(QStringView text, int limit, QStringView *rest)
{
    qsizetype end = 0;
    int number = 0;
    while (end < text.size() && text[end] >= u'0' && text[end] <= u'9') {
        number = qMin(number * 10 + text[end].digitValue(), limit + 1);
        ++end;
    }
    if (rest) {
        *rest = text.sliced(end);
    }
    return number <= limit ? number : 0;
}

QString alignOf(const HtmlToken &token)
{
    auto align = styleValue(token.attribute("style"_L1), "text-align"_L1);
    if (align.isEmpty()) {
        align = token.name == "center"_L1 ? u"center"_s : token.attribute("align"_L1).trimmed().toLower();
    }
    static constexpr std::array known{ "left"_L1, "right"_L1, "center"_L1, "justify"_L1 };
    return std::ranges::find(known, align) != known.end() ? align : QString();
}

bool isInlineStyle(const HtmlToken &token)
{
    return styleValue(token.attribute("style"_L1), "display"_L1).startsWith("inline"_L1);
}

HtmlLength lengthOf(const HtmlToken &token, QLatin1StringView name)
{
    auto text = styleValue(token.attribute("style"_L1), name);
    if (text.isEmpty()) {
        text = token.attribute(name).trimmed().toLower();
    }
    QStringView unit;
    const int number = leadingNumber(text, maxSize, &unit);
    if (unit.startsWith(u'.')) { // 33.3%
        qsizetype end = 1;
        while (end < unit.size() && unit[end].isDigit()) {
            ++end;
        }
        unit = unit.sliced(end);
    }
    unit = unit.trimmed();
    if (unit == u"%") {
        return { 0, qMin(number, 100) };
    }
    return unit.isEmpty() || unit == u"px" ? HtmlLength{ number, 0 } : HtmlLength{};
}

void escapeInto(QString &out, QStringView text)
{
    for (const auto c : text) {
        const auto code = c.unicode();
        if (code == '<') {
            out.append("&lt;"_L1);
        } else if (code == '>') {
            out.append("&gt;"_L1);
        } else if (code == '&') {
            out.append("&amp;"_L1);
        } else if (code == '"') {
            out.append("&quot;"_L1);
        } else if ((code < 0x20 && code != '\n' && code != '\t') || (code >= 0x7F && code < 0xA0)) {
            // control characters: nothing
        } else if (code == 0x2028 || code == 0x2029 || code == 0xFFFC || code >= 0xFFFE
                   || (code >= 0xFDD0 && code <= 0xFDEF)) {
            out.append(u' '); // block and object marks of QTextDocument
        } else {
            out.append(c);
        }
    }
}

bool isBlank(QStringView text)
{
    return std::ranges::all_of(
        text, [](QChar c) { return c == u' ' || c == u'\n' || c == u'\t' || c == u'\r' || c == u'\f'; });
}

QString languageOf(const HtmlToken &token)
{
    QString language = token.attribute("lang"_L1);
    for (const auto word : QStringView(token.attribute("class"_L1)).split(u' ', Qt::SkipEmptyParts)) {
        if (word.startsWith(u"language-")) {
            language = word.sliced(9).toString();
            break;
        }
    }
    language = language.section(u'{', 0, 0).section(u',', 0, 0).trimmed().toLower();
    const bool valid = language.size() <= 40 && std::ranges::all_of(language, [](QChar c) {
                           return c.unicode() < 0x80 && (c.isLetterOrNumber() || u"+#._-"_s.contains(c));
                       });
    return valid ? language : QString();
}

} // namespace Hubdesk
