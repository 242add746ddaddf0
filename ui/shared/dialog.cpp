// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/dialog.h"

#include "ui/shared/fadein.h"
#include "ui/shared/scrim.h"

#include <QHideEvent>
#include <QShowEvent>

namespace Hubdesk
{

Dialog::Dialog(QWidget *parent)
    : QDialog(parent)
    , m_below(parent ? parent->window() : nullptr)
{
    setWindowModality(Qt::WindowModal);
    setAttribute(Qt::WA_DeleteOnClose);
}

// Spontaneous is what the window manager does: minimizing hides nothing of ours.
void Dialog::showEvent(QShowEvent *event)
{
    if (m_below && !event->spontaneous()) {
        Scrim::cover(m_below, this);
    }
    if (!event->spontaneous()) {
        FadeIn::beginWindow(this);
    }
    QDialog::showEvent(event);
}

void Dialog::hideEvent(QHideEvent *event)
{
    QDialog::hideEvent(event);
    if (m_below && !event->spontaneous()) {
        Scrim::uncover(m_below, this);
    }
}

} // namespace Hubdesk
