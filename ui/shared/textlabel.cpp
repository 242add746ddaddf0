// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/textlabel.h"

#include "ui/shared/paint.h"
#include "ui/shared/plaintip.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace Hubdesk
{

TextLabel::TextLabel(QWidget *parent)
    : TextLabel(QString(), TextSize::Body, Token::Ink, parent)
{
}

TextLabel::TextLabel(const QString &text, TextSize size, Token tone, QWidget *parent)
    : QLabel(parent)
    , m_tone(tone)
    , m_size(size)
{
    setTextFormat(Qt::PlainText); // much of it is a stranger's
    setText(text);
    restyle();
    if (const Theme *theme = Theme::current()) {
        connect(theme, &Theme::changed, this, &TextLabel::restyle);
    }
}

void TextLabel::setTone(Token tone)
{
    m_tone = tone;
    restyle();
}

void TextLabel::setLook(TextSize size, QFont::Weight weight, bool monospace)
{
    m_size = size;
    m_weight = weight;
    m_monospace = monospace;
    restyle();
}

void TextLabel::setElide(Qt::TextElideMode mode)
{
    m_elide = mode;
    updateGeometry();
    update();
}

void TextLabel::setText(const QString &text, const QString &shorter)
{
    m_shorter = shorter;
    QLabel::setText(text);
    setAccessibleName(text);
}

void TextLabel::restyle()
{
    setFont(m_monospace ? Theme::mono(m_size, m_weight) : Theme::font(m_size, m_weight));
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, Theme::color(m_tone));
    colors.setColor(QPalette::Disabled, QPalette::WindowText, Theme::color(Token::Faint));
    colors.setColor(QPalette::Link, Theme::color(Token::AccentText));
    setPalette(colors);
}

void TextLabel::setElideFacts()
{
    m_facts = true;
    setElide(Qt::ElideRight);
}

QSize TextLabel::minimumSizeHint() const
{
    const QSize natural = QLabel::minimumSizeHint();
    return m_elide == Qt::ElideNone ? natural : QSize(fontMetrics().averageCharWidth() * 4, natural.height());
}

void TextLabel::paintEvent(QPaintEvent *event)
{
    if (m_elide == Qt::ElideNone) {
        QLabel::paintEvent(event);
        return;
    }
    QPainter painter(this);
    painter.setPen(
        palette().color(isEnabled() ? QPalette::Active : QPalette::Disabled, QPalette::WindowText));
    painter.drawText(
        contentsRect(), static_cast<int>(alignment()) | Qt::TextSingleLine, fitting(contentsRect().width()));
}

QString TextLabel::fitting(int room) const
{
    if (m_facts) {
        return fittingFacts(text(), fontMetrics(), room);
    }
    const bool isShort = !m_shorter.isEmpty() && fontMetrics().horizontalAdvance(text()) > room;
    return fontMetrics().elidedText(isShort ? m_shorter : text(), m_elide, room);
}

bool TextLabel::event(QEvent *event)
{
    // Only what is cut needs a tooltip.
    if (event->type() == QEvent::ToolTip && m_elide != Qt::ElideNone && toolTip().isEmpty()
        && fontMetrics().horizontalAdvance(text()) > contentsRect().width()) {
        QToolTip::showText(static_cast<QHelpEvent *>(event)->globalPos(), plainTip(text()), this);
        return true;
    }
    return QLabel::event(event);
}

} // namespace Hubdesk
