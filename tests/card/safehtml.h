// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/card/carddocument.h"

#include <QRegularExpression>
#include <QSet>
#include <QStringList>

/// What must hold for every CardDocument, whatever it was made from. Written without any code of the
/// sanitiser.
namespace SafeHtml
{

inline QString checkTag(const QString &tag, QStringList *open)
{
    static const QSet<QString> paired{
        QStringLiteral("b"),         QStringLiteral("i"),       QStringLiteral("u"),
        QStringLiteral("s"),         QStringLiteral("sub"),     QStringLiteral("sup"),
        QStringLiteral("code"),      QStringLiteral("small"),   QStringLiteral("big"),
        QStringLiteral("p"),         QStringLiteral("div"),     QStringLiteral("blockquote"),
        QStringLiteral("h1"),        QStringLiteral("h2"),      QStringLiteral("h3"),
        QStringLiteral("h4"),        QStringLiteral("h5"),      QStringLiteral("h6"),
        QStringLiteral("ul"),        QStringLiteral("ol"),      QStringLiteral("dl"),
        QStringLiteral("li"),        QStringLiteral("dt"),      QStringLiteral("dd"),
        QStringLiteral("table"),     QStringLiteral("thead"),   QStringLiteral("tbody"),
        QStringLiteral("tr"),        QStringLiteral("td"),      QStringLiteral("th"),
        QStringLiteral("a"),         QStringLiteral("hubcode"), QStringLiteral("hubfold"),
        QStringLiteral("hubsummary")
    };
    static const QRegularExpression shape(QStringLiteral("\\A(/?)([a-z0-9]+)((?: [a-z]+=\"[^\"<>]*\")*)\\z"));
    const auto match = shape.match(tag);
    if (!match.hasMatch()) {
        return QStringLiteral("malformed tag <%1>").arg(tag);
    }
    const auto name = match.captured(2);
    if (!match.captured(1).isEmpty()) {
        return !open->isEmpty() && open->takeLast() == name && match.captured(3).isEmpty()
            ? QString()
            : QStringLiteral("</%1> closes something else").arg(name);
    }
    if (paired.contains(name)) {
        open->append(name);
    } else if (name != QLatin1String("img") && name != QLatin1String("br") && name != QLatin1String("hr")) {
        return QStringLiteral("forbidden tag <%1>").arg(name);
    }
    static const QRegularExpression attribute(QStringLiteral(" ([a-z]+)=\"([^\"]*)\""));
    static const QRegularExpression number(QStringLiteral("\\A[0-9]{1,9}%?\\z"));
    static const QRegularExpression target(QStringLiteral("\\A(hublink:[0-9]+|#.*)\\z"));
    static const QRegularExpression source(QStringLiteral("\\Ahubimage:[0-9]+\\z"));
    static const QSet<QString> numbers{ QStringLiteral("width"),      QStringLiteral("height"),
                                        QStringLiteral("border"),     QStringLiteral("colspan"),
                                        QStringLiteral("rowspan"),    QStringLiteral("cellspacing"),
                                        QStringLiteral("start"),      QStringLiteral("n"),
                                        QStringLiteral("cellpadding") };
    static const QSet<QString> aligns{
        QStringLiteral("left"), QStringLiteral("right"), QStringLiteral("center"), QStringLiteral("justify")
    };
    for (const auto &found : attribute.globalMatch(match.captured(3))) {
        const auto key = found.captured(1);
        const auto value = found.captured(2);
        const bool good = (numbers.contains(key) && number.match(value).hasMatch())
            || (key == QLatin1String("align") && aligns.contains(value))
            || (key == QLatin1String("href") && target.match(value).hasMatch())
            || (key == QLatin1String("src") && source.match(value).hasMatch()) || key == QLatin1String("name")
            || key == QLatin1String("alt");
        if (!good) {
            return QStringLiteral("forbidden attribute %1=\"%2\"").arg(key, value);
        }
    }
    return {};
}

inline QString checkReferences(const Hubdesk::CardDocument &document)
{
    for (const auto &link : document.links) {
        const auto scheme = link.url.scheme();
        if (scheme != QLatin1String("http") && scheme != QLatin1String("https")
            && scheme != QLatin1String("mailto")) {
            return QStringLiteral("link to ") + link.url.toString();
        }
        if (!link.url.userInfo().isEmpty()) {
            return QStringLiteral("link with user: ") + link.url.toString();
        }
        if (link.place.path.split(QLatin1Char('/')).contains(QLatin1String(".."))) {
            return QStringLiteral("link that climbs: ") + link.place.path;
        }
    }
    for (const auto &image : document.images) {
        const bool web = image.source == Hubdesk::ImageRef::Source::Web;
        if (web && image.address.scheme() != QLatin1String("https")) {
            return QStringLiteral("picture from ") + image.address.toString();
        }
        if (image.place.path.split(QLatin1Char('/')).contains(QLatin1String(".."))) {
            return QStringLiteral("picture that climbs: ") + image.place.path;
        }
    }
    return {};
}

/// What is wrong with the document, or nothing.
inline QString problem(const Hubdesk::CardDocument &document)
{
    QStringList open;
    const auto &html = document.html;
    for (qsizetype at = 0; at < html.size(); ++at) {
        const auto c = html[at].unicode();
        if (c == '>') {
            return QStringLiteral("bare > at %1").arg(at);
        }
        if ((c < 0x20 && c != '\n' && c != '\t') || c == 0x2029 || c == 0xFFFC
            || (c >= 0xFDD0 && c <= 0xFDEF)) {
            return QStringLiteral("character %1 at %2").arg(c, 0, 16).arg(at);
        }
        if (c != '<') {
            continue;
        }
        const auto end = html.indexOf(QLatin1Char('>'), at);
        if (end < 0) {
            return QStringLiteral("tag without end");
        }
        if (const auto wrong = checkTag(html.sliced(at + 1, end - at - 1), &open); !wrong.isEmpty()) {
            return wrong;
        }
        if (open.size() > 65) {
            return QStringLiteral("too deep");
        }
        at = end;
    }
    return open.isEmpty() ? checkReferences(document)
                          : QStringLiteral("never closed: ") + open.join(QLatin1Char(' '));
}

} // namespace SafeHtml
