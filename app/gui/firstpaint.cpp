// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/gui/firstpaint.h"

#include <QApplication>
#include <QEvent>
#include <QTimer>
#include <QWidget>

#include <cstdio>

namespace Hubdesk
{

FirstPaint::FirstPaint(QWidget *window)
    : QObject(nullptr)
{
    for (auto *page : window->findChildren<QWidget *>(QStringLiteral("browsePage"))) {
        page->installEventFilter(this);
    }
}

bool FirstPaint::isWanted()
{
    return qEnvironmentVariableIsSet("HUBDESK_QUIT_WHEN_PAINTED");
}

bool FirstPaint::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Paint) {
        // After this paint and those of its children have reached the screen.
        QTimer::singleShot(0, qApp, [] {
            std::puts("painted");
            std::fflush(stdout);
            QApplication::quit();
        });
    }
    return QObject::eventFilter(watched, event);
}

} // namespace Hubdesk
