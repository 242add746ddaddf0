// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/viewers/picturecanvas.h"

#include "ui/shared/paint.h"
#include "ui/shared/spoken.h"
#include "ui/shared/theme.h"

#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>

#include <cmath>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{
constexpr qreal smallestFactor = 0.05;
constexpr qreal largestFactor = 16;
constexpr qreal zoomStep = 1.25;
constexpr int panStep = 48;
} // namespace

PictureCanvas::PictureCanvas(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(u"lightboxCanvas"_s);
    setFocusPolicy(Qt::StrongFocus);
    setSpokenRole(this, QAccessible::Graphic);
}

void PictureCanvas::setImage(const QImage &image)
{
    m_image = image;
    fit();
}

/// Never larger than it is.
qreal PictureCanvas::fittingFactor() const
{
    if (m_image.isNull()) {
        return 1;
    }
    const auto room = rect().adjusted(Metrics::space4, Metrics::space4, -Metrics::space4, -Metrics::space4);
    return qBound(
        0.001, qMin(room.width() / qreal(m_image.width()), room.height() / qreal(m_image.height())), 1.0);
}

void PictureCanvas::fit()
{
    m_fits = true;
    m_factor = fittingFactor();
    m_middle = QRectF(m_image.rect()).center();
    update();
    Q_EMIT zoomed();
}

void PictureCanvas::setPercent(int percent, QPointF around)
{
    const auto factor = qBound(qMin(smallestFactor, fittingFactor()), percent / 100.0, largestFactor);
    const auto offset = around - QRectF(rect()).center();
    m_middle += offset / m_factor - offset / factor;
    m_factor = factor;
    m_fits = false;
    keepInside();
    update();
    Q_EMIT zoomed();
}

void PictureCanvas::zoom(bool in)
{
    setPercent(int(std::lround(m_factor * 100 * (in ? zoomStep : 1 / zoomStep))), QRectF(rect()).center());
}

int PictureCanvas::percent() const
{
    return int(std::lround(m_factor * 100));
}

QRectF PictureCanvas::target() const
{
    const auto middle = QRectF(rect()).center();
    return { middle - m_middle * m_factor, QSizeF(m_image.size()) * m_factor };
}

/// What is smaller than the canvas stays in the middle, what is larger leaves no gap at an edge.
void PictureCanvas::keepInside()
{
    const auto bound = [this](qreal middle, qreal size, qreal room) {
        const auto half = room / m_factor / 2;
        return size * m_factor <= room ? size / 2 : qBound(half, middle, size - half);
    };
    m_middle
        = { bound(m_middle.x(), m_image.width(), width()), bound(m_middle.y(), m_image.height(), height()) };
}

void PictureCanvas::moveBy(QPointF by)
{
    m_middle -= by / m_factor;
    keepInside();
    update();
}

void PictureCanvas::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), Theme::color(Token::CodeBlock));
    if (m_image.isNull()) {
        return;
    }
    painter.setRenderHint(QPainter::SmoothPixmapTransform, m_factor < 4); // beyond, a person looks at pixels
    const auto place = target();
    painter.fillRect(place, Theme::color(Token::Surface)); // what a card's picture is drawn for
    painter.drawImage(place, m_image);
    if (hasFocus()) {
        strokeRounded(&painter, QRectF(rect()).adjusted(1, 1, -1, -1), 0, Theme::color(Token::Accent), 1.5);
    }
}

void PictureCanvas::resizeEvent(QResizeEvent *)
{
    m_fits ? fit() : keepInside();
}

void PictureCanvas::wheelEvent(QWheelEvent *event)
{
    const auto steps = event->angleDelta().y() / 120.0;
    if (steps != 0) {
        setPercent(int(std::lround(m_factor * 100 * std::pow(zoomStep, steps))), event->position());
    }
    event->accept();
}

void PictureCanvas::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton) {
        m_from = event->position();
        setCursor(Qt::ClosedHandCursor);
    }
}

void PictureCanvas::mouseMoveEvent(QMouseEvent *event)
{
    if (event->buttons().testFlag(Qt::LeftButton)) {
        moveBy(event->position() - m_from);
        m_from = event->position();
    }
}

void PictureCanvas::mouseReleaseEvent(QMouseEvent *)
{
    unsetCursor();
}

void PictureCanvas::mouseDoubleClickEvent(QMouseEvent *event)
{
    m_fits ? setPercent(100, event->position()) : fit();
}

void PictureCanvas::keyPressEvent(QKeyEvent *event)
{
    const bool shift = event->modifiers().testFlag(Qt::ShiftModifier);
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoom(true);
        break;
    case Qt::Key_Minus:
        zoom(false);
        break;
    case Qt::Key_0:
        fit();
        break;
    case Qt::Key_1:
        setPercent(100, QRectF(rect()).center());
        break;
    case Qt::Key_Up:
        moveBy({ 0, panStep });
        break;
    case Qt::Key_Down:
        moveBy({ 0, -panStep });
        break;
    case Qt::Key_Left:
    case Qt::Key_Right:
        if (shift) {
            moveBy(event->key() == Qt::Key_Left ? QPointF(panStep, 0) : QPointF(-panStep, 0));
            break;
        }
        [[fallthrough]];
    default:
        QWidget::keyPressEvent(event);
    }
}

} // namespace Hubdesk
