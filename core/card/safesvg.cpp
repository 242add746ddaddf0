// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/card/safesvg.h"

#include <QXmlStreamReader>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr qsizetype longest = 4 << 20;

// Every `url(` must lead into the picture itself.
bool staysInside(QStringView value)
{
    for (auto at = value.indexOf("url("_L1, 0, Qt::CaseInsensitive); at >= 0;
         at = value.indexOf("url("_L1, at + 4, Qt::CaseInsensitive)) {
        auto target = value.sliced(at + 4).trimmed();
        while (!target.isEmpty() && (target.front() == u'"' || target.front() == u'\'')) {
            target = target.sliced(1);
        }
        if (!target.startsWith(u'#')) {
            return false;
        }
    }
    return !value.contains("@import"_L1, Qt::CaseInsensitive);
}

bool isSafe(const QXmlStreamAttribute &attribute)
{
    const auto name = attribute.name();
    if (name.compare("href"_L1, Qt::CaseInsensitive) == 0) {
        return attribute.value().trimmed().startsWith(u'#');
    }
    return !name.startsWith("on"_L1, Qt::CaseInsensitive) && staysInside(attribute.value());
}

} // namespace

bool isSafeSvg(const QByteArray &svg)
{
    if (svg.size() > longest) {
        return false;
    }
    static const QStringList refused{ u"image"_s,  u"script"_s, u"foreignobject"_s,
                                      u"iframe"_s, u"video"_s,  u"audio"_s };
    QXmlStreamReader reader(svg);
    while (!reader.atEnd()) {
        const auto token = reader.readNext();
        if (token == QXmlStreamReader::DTD || token == QXmlStreamReader::EntityReference) {
            return false;
        }
        if (token == QXmlStreamReader::Characters && !staysInside(reader.text())) {
            return false;
        }
        if (token == QXmlStreamReader::StartElement
            && (refused.contains(reader.name().toString().toLower())
                || !std::ranges::all_of(reader.attributes(), isSafe))) {
            return false;
        }
    }
    return !reader.hasError();
}

} // namespace Hubdesk
