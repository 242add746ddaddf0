// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/taglink.h"

#include "ui/shared/paint.h"
#include "ui/shared/theme.h"

#include <QEvent>

namespace Hubdesk
{

TagLink::TagLink(const QString &text, QWidget *parent)
    : QAbstractButton(parent)
{
    setText(text);
    setShortcut({}); // a stranger's "&" is no key
    setAccessibleName(text);
    setCursor(Qt::PointingHandCursor);
    setAttribute(Qt::WA_Hover); // its edge shows the pointer
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize TagLink::sizeHint() const
{
    return tagSize({ .text = text() });
}

void TagLink::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    drawTag(&painter, rect(), { .text = text() });
    if (underMouse() && isEnabled()) {
        strokeRounded(&painter, rect(), Metrics::radiusSmall, Theme::color(Token::Accent));
    }
}

void TagLink::changeEvent(QEvent *event)
{
    QAbstractButton::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        updateGeometry();
    }
}

} // namespace Hubdesk
