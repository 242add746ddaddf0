// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/scrim.h"

#include "ui/shared/fadein.h"
#include "ui/shared/theme.h"

#include <QEvent>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

Scrim::Scrim(QWidget *window)
    : QWidget(window)
{
    setObjectName(u"scrim"_s);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    window->installEventFilter(this);
    hide();
}

Scrim *Scrim::of(const QWidget *window)
{
    return window->findChild<Scrim *>(Qt::FindDirectChildrenOnly);
}

void Scrim::paint(QWidget *widget)
{
    QPainter(widget).fillRect(widget->rect(), Theme::color(Token::Scrim));
}

void Scrim::cover(QWidget *window, QWidget *dialog)
{
    auto *scrim = of(window);
    if (!scrim) {
        scrim = new Scrim(window);
    }
    // One that is deleted while it is shown has no chance to say so itself.
    connect(dialog, &QObject::destroyed, scrim, &Scrim::remove, Qt::UniqueConnection);
    scrim->m_dialogs.insert(dialog);
    const auto below = scrim->isHidden() ? FadeIn::of(window) : QPixmap();
    scrim->setGeometry(window->rect());
    scrim->raise();
    scrim->show();
    FadeIn::begin(scrim, below);
}

void Scrim::uncover(QWidget *window, const QObject *dialog)
{
    if (auto *scrim = of(window)) {
        scrim->remove(dialog);
    }
}

void Scrim::remove(const QObject *dialog)
{
    m_dialogs.remove(dialog);
    setVisible(!m_dialogs.isEmpty());
}

bool Scrim::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize) {
        setGeometry(parentWidget()->rect());
    }
    return QWidget::eventFilter(watched, event);
}

void Scrim::paintEvent(QPaintEvent *)
{
    paint(this);
}

} // namespace Hubdesk
