// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/reponame.h"

#include <QFontMetrics>
#include <QPainter>
#include <QStyle>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

// The owner quiet, the name strong.
struct Fonts {
    explicit Fonts(TextSize size)
        : owner(Theme::mono(size))
        , name(Theme::mono(size, QFont::DemiBold))
    {
    }
    QFont owner;
    QFont name;
};

// elidedText() counts in fractions, and takes letters from what is as wide as it was measured in whole
// pixels.
QString fitting(const QFontMetrics &metrics, const QString &words, int width)
{
    return metrics.horizontalAdvance(words) <= width ? words
                                                     : metrics.elidedText(words, Qt::ElideMiddle, width);
}

RepoNameText fit(const QString &owner, const QString &name, const Fonts &fonts, int room)
{
    const QFontMetrics quiet(fonts.owner);
    const QFontMetrics strong(fonts.name);
    RepoNameText text;
    const int nameWidth = std::min(strong.horizontalAdvance(name), std::max(0, room));
    text.owner = fitting(quiet, owner, std::max(0, room - nameWidth));
    if (!owner.isEmpty() && !text.owner.endsWith(u'/')) { // else what is left would belong to the name
        text.owner = fitting(quiet, u"…/"_s, std::max(0, room - nameWidth));
        text.owner = text.owner.endsWith(u'/') ? text.owner : QString();
    }
    text.ownerWidth = quiet.horizontalAdvance(text.owner);
    text.name = fitting(strong, name, std::max(0, room - text.ownerWidth));
    text.width = text.ownerWidth + strong.horizontalAdvance(text.name);
    return text;
}

void drawPart(
    QPainter *painter, const QRect &place, int width, const QString &words, const QFont &font, Token tone)
{
    if (width > 0) {
        painter->setFont(font);
        painter->setPen(Theme::color(tone));
        painter->drawText(place, int(Qt::AlignVCenter) | Qt::TextSingleLine | Qt::TextDontClip, words);
    }
}

} // namespace

RepoNameText fitRepoName(const QString &owner, const QString &name, TextSize size, int room)
{
    return fit(owner, name, Fonts(size), room);
}

int drawRepoName(QPainter *painter,
                 const QRect &rect,
                 const QString &owner,
                 const QString &name,
                 TextSize size,
                 RepoNameTones tones)
{
    const Fonts fonts(size);
    const auto text = fit(owner, name, fonts, rect.width());
    auto place = QStyle::visualRect(
        painter->layoutDirection(), rect, QRect(rect.left(), rect.top(), text.width, rect.height()));
    painter->save();
    painter->setLayoutDirection(Qt::LeftToRight);
    drawPart(painter, place, text.ownerWidth, text.owner, fonts.owner, tones.owner);
    place.setLeft(place.left() + text.ownerWidth);
    drawPart(painter, place, place.width(), text.name, fonts.name, tones.name);
    painter->restore();
    return text.width;
}

} // namespace Hubdesk
