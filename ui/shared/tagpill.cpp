// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/tagpill.h"

#include "ui/shared/paint.h"
#include "ui/shared/spoken.h"
#include "ui/shared/theme.h"

namespace Hubdesk
{

namespace
{

constexpr int tagInset = 6;

struct TagColors {
    Token ground;
    Token edge;
    Token text;
};

TagColors colorsOf(Tag::Tone tone)
{
    switch (tone) {
    case Tag::Tone::Plain:
        return { Token::Panel, Token::Border, Token::Muted };
    case Tag::Tone::Green:
        return { Token::GreenGround, Token::GreenEdge, Token::Green };
    case Tag::Tone::Amber:
        return { Token::AmberGround, Token::AmberEdge, Token::Amber };
    case Tag::Tone::Red:
        return { Token::RedGround, Token::RedEdge, Token::Red };
    case Tag::Tone::Blue:
        return { Token::BlueGround, Token::BlueEdge, Token::Blue };
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace

QSize tagSize(const Tag &tag)
{
    const QFontMetrics metrics(Theme::font(TextSize::Small));
    const int icon = tag.icon ? Theme::px(12) + 4 : 0;
    return { metrics.horizontalAdvance(tag.text) + icon + 2 * tagInset + 2, Theme::px(Metrics::tag) };
}

void drawTag(QPainter *painter, const QRect &rect, const Tag &tag)
{
    const QSize size = tagSize(tag);
    const QRect box(rect.x(),
                    rect.y() + (rect.height() - size.height()) / 2,
                    qMin(size.width(), rect.width()),
                    size.height());
    const TagColors colors = colorsOf(tag.tone);
    drawBox(painter, box, Metrics::radiusSmall, Theme::color(colors.ground), Theme::color(colors.edge));
    QRect words = box.adjusted(tagInset, 0, -tagInset, 0);
    if (tag.icon) {
        const int side = Theme::px(12);
        drawIcon(
            painter, *tag.icon, QRect(words.x(), words.y(), side, words.height()), Theme::color(colors.text));
        words.setLeft(words.left() + side + 4);
    }
    painter->save();
    painter->setFont(Theme::font(TextSize::Small));
    painter->setPen(Theme::color(colors.text));
    drawElided(painter, words, Qt::AlignLeft, tag.text);
    painter->restore();
}

TagPill::TagPill(const Tag &tag, QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setSpokenRole(this, QAccessible::StaticText);
    setTag(tag);
}

void TagPill::setTag(const Tag &tag)
{
    m_tag = tag;
    setAccessibleName(tag.text);
    updateGeometry();
    update();
}

QSize TagPill::sizeHint() const
{
    return tagSize(m_tag);
}

void TagPill::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    drawTag(&painter, rect(), m_tag);
}

} // namespace Hubdesk
