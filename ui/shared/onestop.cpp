// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/onestop.h"

#include <QAbstractButton>
#include <QKeyEvent>

#include <algorithm>

namespace Hubdesk
{

void OneStop::add(QAbstractButton *link)
{
    link->setFocusPolicy(m_links.isEmpty() ? Qt::StrongFocus : Qt::ClickFocus);
    link->installEventFilter(this);
    m_links.append(link);
}

bool OneStop::eventFilter(QObject *watched, QEvent *event)
{
    auto *link = qobject_cast<QAbstractButton *>(watched);
    if (link && event->type() == QEvent::FocusIn) {
        stopAt(link);
    } else if (link && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const auto modifiers = key->modifiers() & ~Qt::KeypadModifier;
        return modifiers == Qt::NoModifier && press(link, key->key());
    }
    return QObject::eventFilter(watched, event);
}

bool OneStop::press(QAbstractButton *link, int key)
{
    const auto last = m_links.size() - 1;
    auto at = m_links.indexOf(link);
    const int ahead = link->isRightToLeft() ? -1 : 1;
    switch (key) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        link->click();
        return true;
    case Qt::Key_Right:
        at += ahead;
        break;
    case Qt::Key_Left:
        at -= ahead;
        break;
    case Qt::Key_Down:
        ++at;
        break;
    case Qt::Key_Up:
        --at;
        break;
    case Qt::Key_Home:
        at = 0;
        break;
    case Qt::Key_End:
        at = last;
        break;
    default:
        return false;
    }
    m_links[std::clamp<qsizetype>(at, 0, last)]->setFocus(Qt::TabFocusReason);
    return true;
}

void OneStop::stopAt(const QAbstractButton *link)
{
    for (auto *other : std::as_const(m_links)) {
        other->setFocusPolicy(other == link ? Qt::StrongFocus : Qt::ClickFocus);
    }
}

} // namespace Hubdesk
