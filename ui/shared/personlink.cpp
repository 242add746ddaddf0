// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/personlink.h"

#include "ui/shared/plaintip.h"

#include <QKeyEvent>
#include <QPainter>

#include <cmath>

namespace Hubdesk
{

PersonLink::PersonLink(Look look, QWidget *parent)
    : QAbstractButton(parent)
    , m_look(std::move(look))
{
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setAttribute(Qt::WA_Hover); // the underline comes and goes with the pointer
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    Theme::follow(this, [this] { updateGeometry(); });
    connect(this, &QAbstractButton::clicked, this, [this] {
        Q_EMIT openRequested({ .page = Link::Page::Person, .person = m_name });
    });
}

void PersonLink::setPerson(const QString &name, const QString &shown)
{
    m_name = name;
    setText(shown);
    //: Link: the page of a user or an organisation.
    const auto words = tr("Open the page of %1").arg(name);
    setAccessibleName(words);
    setToolTip(plainTip(words));
    updateGeometry();
}

QFont PersonLink::lookFont() const
{
    return m_look.isMonospace ? Theme::mono(m_look.size) : Theme::font(m_look.size);
}

QSize PersonLink::sizeHint() const
{
    const QFontMetrics metrics(lookFont());
    return { metrics.horizontalAdvance(text()) + metrics.horizontalAdvance(m_look.after), metrics.height() };
}

void PersonLink::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    auto font = lookFont();
    const int wide = QFontMetrics(font).horizontalAdvance(text());
    // In whole pixels, as a label stands that can be selected: on one line with it.
    const int high = int(std::ceil(QFontMetricsF(font).height()));
    const QRect line(0, (height() - high) / 2, width(), high);
    painter.setPen(Theme::color(isEnabled() ? m_look.tone : Token::Faint));
    painter.setFont(font);
    painter.drawText(line.adjusted(wide, 0, 0, 0), Qt::AlignTop | Qt::AlignLeft, m_look.after);
    font.setUnderline(underMouse() && isEnabled());
    painter.setFont(font);
    painter.drawText(line, Qt::AlignTop | Qt::AlignLeft, text());
}

void PersonLink::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        click();
        return;
    }
    QAbstractButton::keyPressEvent(event);
}

void PersonLink::changeEvent(QEvent *event)
{
    QAbstractButton::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        updateGeometry();
        update();
    }
}

} // namespace Hubdesk
