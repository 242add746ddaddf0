// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/textlabel.h"

#include "ui/shared/paint.h"
#include "ui/shared/plaintip.h"

#include <QHelpEvent>
#include <QPainter>
#include <QStyle>
#include <QTextLayout>
#include <QToolTip>

#include <algorithm>
#include <cmath>

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

void TextLabel::setNames(const QStringList &names)
{
    if (m_names != names) {
        m_names = names;
        updateGeometry();
        update();
    }
}

bool TextLabel::hasNames() const
{
    return std::ranges::any_of(
        m_names, [this](const QString &name) { return !name.isEmpty() && text().contains(name); });
}

// In lines of `width`, with the names in monospace; one line where nothing wraps. Returns what it takes.
QSizeF TextLabel::layOut(QTextLayout *layout, int width) const
{
    const auto words = text().replace(u'\n', QChar::LineSeparator);
    QList<QTextLayout::FormatRange> ranges;
    for (const auto &name : m_names) {
        const auto at = name.isEmpty() ? -1 : words.indexOf(name);
        if (at >= 0) {
            QTextCharFormat format;
            format.setFontFamilies(Theme::mono(m_size).families());
            ranges.append({ int(at), int(name.size()), format });
        }
    }
    QTextOption option(QStyle::visualAlignment(layoutDirection(), alignment()));
    option.setTextDirection(layoutDirection());
    option.setWrapMode(wordWrap() ? QTextOption::WordWrap : QTextOption::NoWrap);
    layout->setText(words);
    layout->setFont(font());
    layout->setFormats(ranges);
    layout->setTextOption(option);
    layout->beginLayout();
    QSizeF taken;
    for (auto line = layout->createLine(); line.isValid(); line = layout->createLine()) {
        line.setLineWidth(width);
        line.setPosition({ 0, taken.height() });
        taken = { std::max(taken.width(), line.naturalTextWidth()), taken.height() + line.height() };
    }
    layout->endLayout();
    return taken;
}

// False: there is no room in one line.
bool TextLabel::drawWithNames(QPainter *painter) const
{
    const auto room = contentsRect();
    QTextLayout layout;
    const auto taken = layOut(&layout, room.width());
    if (m_elide != Qt::ElideNone && taken.width() > room.width()) {
        return false;
    }
    const double down = alignment() & Qt::AlignTop ? 0 : std::max(0.0, (room.height() - taken.height()) / 2);
    layout.draw(painter, QPointF(room.left(), room.top() + down));
    return true;
}

int TextLabel::heightForWidth(int width) const
{
    if (m_elide != Qt::ElideNone || !wordWrap() || !hasNames()) {
        return QLabel::heightForWidth(width);
    }
    const auto margins = contentsMargins();
    QTextLayout layout;
    const auto taken = layOut(&layout, width - margins.left() - margins.right());
    return int(std::ceil(taken.height())) + margins.top() + margins.bottom();
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
    if (m_elide == Qt::ElideNone && !hasNames()) {
        QLabel::paintEvent(event);
        return;
    }
    QPainter painter(this);
    painter.setPen(
        palette().color(isEnabled() ? QPalette::Active : QPalette::Disabled, QPalette::WindowText));
    if (hasNames() && drawWithNames(&painter)) {
        return;
    }
    painter.drawText(
        contentsRect(), static_cast<int>(alignment()) | Qt::TextSingleLine, fitting(contentsRect().width()));
}

QString TextLabel::fitting(int room) const
{
    if (m_facts) {
        return fittingFacts(text(), fontMetrics(), room);
    }
    const auto fitting = fontMetrics().elidedText(text(), m_elide, room);
    return m_shorter.isEmpty() || fitting == text() ? fitting
                                                    : fontMetrics().elidedText(m_shorter, m_elide, room);
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
