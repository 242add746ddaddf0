// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/columnfit.h"

#include <QEvent>
#include <QHeaderView>

namespace Hubdesk
{

ColumnFit::ColumnFit(QHeaderView *header, std::function<void()> place)
    : QObject(header)
    , m_place(std::move(place))
{
    header->viewport()->installEventFilter(this);
    connect(header, &QHeaderView::sectionResized, this, [this] { m_isByHand = m_isByHand || m_isPressed; });
}

void ColumnFit::fit()
{
    if (!m_isByHand) {
        m_place();
    }
}

void ColumnFit::fitAnew()
{
    m_isByHand = false;
    m_place();
}

// A column changes its width under the mouse by nobody but a person: by a drag, or a double click.
bool ColumnFit::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::MouseButtonPress || event->type() == QEvent::MouseButtonDblClick) {
        m_isPressed = true;
    } else if (event->type() == QEvent::MouseButtonRelease || event->type() == QEvent::Hide) {
        m_isPressed = false;
    } else if (event->type() == QEvent::Resize) { // later: the view around it is not done with its own
        QMetaObject::invokeMethod(this, &ColumnFit::fit, Qt::QueuedConnection);
    }
    return QObject::eventFilter(watched, event);
}

} // namespace Hubdesk
