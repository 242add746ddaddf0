// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/reponame.h"

#include <QFontMetrics>
#include <QPainter>
#include <QStyle>

#include <algorithm>

namespace Hubdesk
{

namespace
{

// elidedText() counts in fractions, and takes letters from what is as wide as it was measured in whole
// pixels.
QString fitting(const QFontMetrics &metrics, const QString &words, int width)
{
    return metrics.horizontalAdvance(words) <= width ? words
                                                     : metrics.elidedText(words, Qt::ElideMiddle, width);
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
    const QFontMetrics quiet(Theme::mono(size));
    const QFontMetrics strong(Theme::mono(size, QFont::DemiBold));
    RepoNameText text;
    const int nameWidth = std::min(strong.horizontalAdvance(name), std::max(0, room));
    text.owner = fitting(quiet, owner, std::max(0, room - nameWidth));
    text.ownerWidth = quiet.horizontalAdvance(text.owner);
    text.name = fitting(strong, name, std::max(0, room - text.ownerWidth));
    text.width = text.ownerWidth + strong.horizontalAdvance(text.name);
    return text;
}

int drawRepoName(QPainter *painter,
                 const QRect &rect,
                 const QString &owner,
                 const QString &name,
                 TextSize size,
                 RepoNameTones tones)
{
    const auto text = fitRepoName(owner, name, size, rect.width());
    auto place = QStyle::visualRect(
        painter->layoutDirection(), rect, QRect(rect.left(), rect.top(), text.width, rect.height()));
    painter->save();
    painter->setLayoutDirection(Qt::LeftToRight);
    drawPart(painter, place, text.ownerWidth, text.owner, Theme::mono(size), tones.owner);
    place.setLeft(place.left() + text.ownerWidth);
    drawPart(painter, place, place.width(), text.name, Theme::mono(size, QFont::DemiBold), tones.name);
    painter->restore();
    return text.width;
}

} // namespace Hubdesk
