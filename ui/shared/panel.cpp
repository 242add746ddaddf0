// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/panel.h"

#include "ui/shared/paint.h"
#include "ui/shared/theme.h"

namespace Hubdesk
{

Panel::Panel(QWidget *parent)
    : QWidget(parent)
{
}

Panel::Panel(Token ground, Qt::Edges lines, QWidget *parent)
    : QWidget(parent)
    , m_ground(ground)
    , m_lines(lines)
{
}

void Panel::setGround(Token ground)
{
    m_ground = ground;
    update();
}

void Panel::setLines(Qt::Edges lines, Token color)
{
    m_lines = lines;
    m_line = color;
    update();
}

void Panel::setBoxed(Token edge, int radius)
{
    m_line = edge;
    m_radius = radius;
    update();
}

void Panel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    if (m_radius > 0) {
        drawBox(&painter, rect(), m_radius, Theme::color(m_ground), Theme::color(m_line));
        return;
    }
    painter.fillRect(rect(), Theme::color(m_ground));
    const QColor line = Theme::color(m_line);
    if (m_lines & Qt::TopEdge) {
        painter.fillRect(0, 0, width(), 1, line);
    }
    if (m_lines & Qt::BottomEdge) {
        painter.fillRect(0, height() - 1, width(), 1, line);
    }
    if (m_lines & Qt::LeftEdge) {
        painter.fillRect(0, 0, 1, height(), line);
    }
    if (m_lines & Qt::RightEdge) {
        painter.fillRect(width() - 1, 0, 1, height(), line);
    }
}

} // namespace Hubdesk
