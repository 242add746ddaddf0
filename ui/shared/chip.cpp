// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/chip.h"

#include "ui/shared/icons.h"
#include "ui/shared/paint.h"
#include "ui/shared/theme.h"

#include <QKeyEvent>

namespace Hubdesk
{

Chip::Chip(const QString &text, QWidget *parent)
    : QPushButton(text, parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    //: Accessible name of a filter chip. %1 is the filter: "Remove the filter apache-2.0"
    setAccessibleName(tr("Remove the filter %1").arg(text));
    connect(this, &QPushButton::clicked, this, &Chip::removeRequested);
}

QSize Chip::sizeHint() const
{
    const QFontMetrics metrics(Theme::font(TextSize::Small));
    return { metrics.horizontalAdvance(text()) + 2 * Metrics::space2 + 2 + Metrics::iconGap
                 + Theme::px(Metrics::iconSmall),
             Theme::px(Metrics::chip) };
}

void Chip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Token ground = isDown() ? Token::Pressed : Token::Selection;
    fillRounded(&painter, rect(), Metrics::radiusControl, Theme::color(ground));
    if (underMouse() && !isDown()) {
        strokeRounded(&painter, rect(), Metrics::radiusControl, Theme::color(Token::Accent));
    }
    const int side = Theme::px(Metrics::iconSmall);
    const QRect inner = rect().adjusted(Metrics::space2, 0, -Metrics::space2, 0);
    painter.setFont(Theme::font(TextSize::Small));
    painter.setPen(Theme::color(Token::Ink));
    drawElided(
        &painter, inner.adjusted(0, 0, -side - Metrics::iconGap, 0), Qt::AlignLeft, text(), Qt::ElideMiddle);
    drawIcon(&painter,
             Icon::Close,
             QRect(inner.right() - side + 1, 0, side, height()),
             Theme::color(underMouse() ? Token::Ink : Token::Muted));
}

void Chip::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace) {
        click();
        return;
    }
    QPushButton::keyPressEvent(event);
}

} // namespace Hubdesk
