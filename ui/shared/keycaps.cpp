// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/keycaps.h"

#include "ui/shared/paint.h"
#include "ui/shared/spoken.h"
#include "ui/shared/theme.h"

namespace Hubdesk
{

namespace
{
constexpr int capInset = 6;
}

QString keyCapText(const QKeySequence &keys)
{
    auto text = keys.toString(QKeySequence::NativeText);
    // "Ctrl++" is a plus that stays.
    for (qsizetype at = text.indexOf(u'+'); at > 0 && at + 1 < text.size(); at = text.indexOf(u'+', at + 1)) {
        text[at] = u' ';
    }
    return text;
}

int keyCapWidth(const QString &text)
{
    const QFontMetrics metrics(Theme::font(TextSize::Small));
    return std::max(metrics.horizontalAdvance(text) + 2 * capInset, Theme::px(Metrics::tag));
}

int drawKeyCap(QPainter *painter, const QRect &rect, const QString &text)
{
    const int high = Theme::px(Metrics::tag) - 2;
    const int wide = keyCapWidth(text);
    const QRect box(rect.right() + 1 - wide, rect.top() + (rect.height() - high) / 2, wide, high);
    painter->save();
    drawBox(painter, box, Metrics::radiusSmall, Theme::color(Token::Panel), Theme::color(Token::Border));
    painter->setFont(Theme::font(TextSize::Small));
    painter->setPen(Theme::color(Token::Muted));
    painter->drawText(box, Qt::AlignCenter | Qt::TextSingleLine, text);
    painter->restore();
    return wide;
}

KeyCap::KeyCap(const QKeySequence &keys, QWidget *parent)
    : QWidget(parent)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setSpokenRole(this, QAccessible::StaticText);
    setKeys(keys);
    Theme::follow(this, [this] { updateGeometry(); });
}

void KeyCap::setKeys(const QKeySequence &keys)
{
    m_text = keyCapText(keys);
    setAccessibleName(m_text);
    updateGeometry();
    update();
}

QSize KeyCap::sizeHint() const
{
    return { m_text.isEmpty() ? 0 : keyCapWidth(m_text), Theme::px(Metrics::tag) };
}

void KeyCap::paintEvent(QPaintEvent *)
{
    if (!m_text.isEmpty()) {
        QPainter painter(this);
        drawKeyCap(&painter, rect(), m_text);
    }
}

} // namespace Hubdesk
