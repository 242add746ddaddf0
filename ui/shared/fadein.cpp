// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/fadein.h"

#include "ui/shared/theme.h"

#include <QEvent>
#include <QGuiApplication>
#include <QPainter>
#include <QPropertyAnimation>

#include <utility>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

// The others only warn.
bool canFadeWindows()
{
    const auto platform = QGuiApplication::platformName();
    return platform == "xcb"_L1 || platform == "windows"_L1 || platform == "cocoa"_L1;
}

QPixmap pictureOf(QWidget *box)
{
    QPixmap picture(box->size() * box->devicePixelRatioF());
    picture.setDevicePixelRatio(box->devicePixelRatioF());
    picture.fill(Qt::transparent);
    box->render(&picture, {}, {}, QWidget::DrawChildren);
    return picture;
}

} // namespace

bool FadeIn::isWanted()
{
    return Theme::current() && Theme::duration(milliseconds) > 0;
}

QPixmap FadeIn::of(QWidget *window)
{
    return isWanted() && window->isVisible() ? window->grab() : QPixmap();
}

void FadeIn::begin(QWidget *cover, const QPixmap &below, QWidget *box)
{
    if (!below.isNull()) {
        new FadeIn(cover, below, box); // owned by the window
    }
}

void FadeIn::beginWindow(QWidget *dialog)
{
    if (!isWanted() || !canFadeWindows()) {
        return;
    }
    dialog->setWindowOpacity(0);
    auto *rise = new QPropertyAnimation(dialog, "windowOpacity", dialog);
    rise->setDuration(Theme::duration(milliseconds));
    rise->setStartValue(0.0);
    rise->setEndValue(1.0);
    rise->start(QAbstractAnimation::DeleteWhenStopped);
}

FadeIn::FadeIn(QWidget *cover, QPixmap below, QWidget *box)
    : QWidget(
          cover->parentWidget()) // beside it: only an opaque sibling keeps what is below from being painted
    , m_below(std::move(below))
{
    setObjectName(u"fadeIn"_s);
    setAttribute(Qt::WA_OpaquePaintEvent); // or all below would be painted again, too
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    if (box) {
        m_box = pictureOf(box);
        m_place = box->geometry();
    }
    setGeometry(cover->geometry());
    cover->installEventFilter(this);
    connect(cover, &QObject::destroyed, this, &QObject::deleteLater);
    m_rise.setDuration(Theme::duration(milliseconds));
    m_rise.setStartValue(0.0);
    m_rise.setEndValue(1.0);
    connect(&m_rise, &QVariantAnimation::valueChanged, this, qOverload<>(&QWidget::update));
    connect(&m_rise, &QVariantAnimation::finished, this, &QObject::deleteLater);
    m_rise.start();
    raise();
    show();
}

// What comes in is hidden or of another size before it is there: the pictures are of no use any more.
bool FadeIn::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Hide || event->type() == QEvent::Resize) {
        hide();
        deleteLater();
    }
    return QWidget::eventFilter(watched, event);
}

void FadeIn::paintEvent(QPaintEvent *)
{
    const double share = m_rise.currentValue().toDouble();
    QPainter painter(this);
    painter.drawPixmap(0, 0, m_below);
    auto scrim = Theme::color(Token::Scrim);
    scrim.setAlphaF(float(scrim.alphaF() * share));
    painter.fillRect(rect(), scrim);
    if (!m_box.isNull()) {
        painter.setOpacity(share);
        painter.drawPixmap(m_place.topLeft(), m_box);
    }
}

} // namespace Hubdesk
