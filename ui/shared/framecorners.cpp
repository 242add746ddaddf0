// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/framecorners.h"

#include "ui/shared/paint.h"
#include "ui/shared/theme.h"

#include <QAbstractItemView>
#include <QEvent>
#include <QPainterPath>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

FrameCorners::FrameCorners(QAbstractItemView *view)
    : QWidget(view)
{
    setObjectName(u"frameCorners"_s);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    view->installEventFilter(this);
    place();
}

void FrameCorners::place()
{
    const auto all = parentWidget()->rect();
    constexpr int side = Metrics::radiusBox;
    setGeometry(all);
    QRegion corners;
    for (const int x : { 0, all.width() - side }) {
        for (const int y : { 0, all.height() - side }) {
            corners += QRect(x, y, side, side);
        }
    }
    setMask(corners);
    raise();
}

bool FrameCorners::eventFilter(QObject *watched, QEvent *event)
{
    const auto type = event->type();
    if (watched == parentWidget() && (type == QEvent::Resize || type == QEvent::Show)) {
        place();
    }
    return QWidget::eventFilter(watched, event);
}

void FrameCorners::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    QPainterPath outside;
    outside.addRect(rect());
    QPainterPath inside;
    inside.addRoundedRect(rect(), Metrics::radiusBox, Metrics::radiusBox);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillPath(outside - inside, Theme::color(Token::Surface));
    strokeRounded(&painter, rect(), Metrics::radiusBox, Theme::color(Token::Border));
}

} // namespace Hubdesk
