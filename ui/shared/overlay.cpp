// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/overlay.h"

#include "ui/shared/fadein.h"
#include "ui/shared/panel.h"
#include "ui/shared/scrim.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>

#include <algorithm>

namespace Hubdesk
{

namespace
{

constexpr const char *worksAbove = "worksAboveOverlays";

bool worksAboveWith(const QWidget *window, const QKeyEvent *event)
{
    return std::ranges::any_of(window->actions(), [event](const QAction *action) {
        return action->property(worksAbove).toBool()
            && action->shortcuts().contains(QKeySequence(event->keyCombination()));
    });
}

} // namespace

Overlay::Overlay(QWidget *window)
    : QWidget(window)
    , m_box(new Panel(Token::Surface, {}, this))
{
    window->installEventFilter(this);
    hide();
}

void Overlay::enter(QWidget *first)
{
    const bool isNew = isHidden();
    if (isNew) {
        m_before = QApplication::focusWidget();
    }
    const auto below = isNew ? FadeIn::of(parentWidget()) : QPixmap();
    place();
    raise();
    show();
    first->setFocus(Qt::PopupFocusReason);
    FadeIn::begin(this, below, m_box);
}

void Overlay::leave()
{
    if (isHidden()) {
        return;
    }
    hide();
    if (m_before) {
        m_before->setFocus(Qt::PopupFocusReason);
    }
}

void Overlay::dismiss()
{
    if (!isHidden()) {
        cancel();
    }
}

void Overlay::setWorksAbove(QAction *action)
{
    action->setProperty(worksAbove, true);
}

void Overlay::place()
{
    setGeometry(parentWidget()->rect());
    m_box->setGeometry(placeOfBox());
}

bool Overlay::event(QEvent *event)
{
    // It comes up here from whatever has the focus inside, before any shortcut of the page is looked for.
    if (event->type() == QEvent::ShortcutOverride
        && !worksAboveWith(parentWidget(), static_cast<QKeyEvent *>(event))) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

bool Overlay::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible()) {
        place();
    }
    return QWidget::eventFilter(watched, event);
}

bool Overlay::focusNextPrevChild(bool next)
{
    QList<QWidget *> stops;
    for (auto *child : m_box->findChildren<QWidget *>()) {
        if ((child->focusPolicy() & Qt::TabFocus) != 0 && child->isVisible() && child->isEnabled()) {
            stops.append(child);
        }
    }
    const auto at = stops.indexOf(QApplication::focusWidget());
    const auto count = stops.size();
    if (count > 0) {
        const auto to = at < 0 ? (next ? 0 : count - 1) : (at + (next ? 1 : count - 1)) % count;
        stops[to]->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
    }
    return true;
}

void Overlay::keyPressEvent(QKeyEvent *event)
{
    event->accept(); // nothing goes to the page below
    if (event->key() == Qt::Key_Escape) {
        cancel();
    } else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        if (auto *button = qobject_cast<QAbstractButton *>(focusWidget())) {
            button->click(); // outside a dialog Return does nothing on a button
        }
    }
}

void Overlay::mousePressEvent(QMouseEvent *event)
{
    if (!m_box->geometry().contains(event->position().toPoint())) {
        cancel();
    }
}

void Overlay::paintEvent(QPaintEvent *)
{
    Scrim::paint(this);
}

} // namespace Hubdesk
