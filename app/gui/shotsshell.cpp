// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/gui/shots.h"

#include <QApplication>
#include <QDragEnterEvent>
#include <QDragLeaveEvent>
#include <QMimeData>
#include <QWidget>

using namespace Qt::StringLiterals;

// What the window itself has.
namespace Hubdesk
{

// The bar as F10 shows it, and along it with the menus open.
void Shots::addMenus(const QString &name)
{
    step(u"menu bar"_s, [this] { press(Qt::Key_F10); }, [this] { return isShown(u"menuBar"_s); });
    picture(u"menubar-"_s + name);
    step(u"first menu"_s, [this] { press(Qt::Key_Down); }, [this] { return isShown(u"fileMenu"_s); });
    for (const auto *menu : { "edit", "view", "go", "repo", "transfers", "help" }) {
        const auto shown = QString::fromLatin1(menu) + u"Menu"_s;
        const auto goOn = [this, shown] {
            press(Qt::Key_Right);
            if (!isShown(shown)) { // it has opened a menu within that one
                press(Qt::Key_Right);
            }
        };
        step(shown, goOn, [this, shown] { return isShown(shown); });
        picture(u"menu-%1-"_s.arg(QLatin1StringView(menu)) + name);
    }
    step(
        u"menu closed"_s,
        [this] { press(Qt::Key_Escape); },
        [] { return !QApplication::activePopupWidget(); });
    addActivate();
    step(u"bar left"_s, [this] { press(Qt::Key_Escape); }, [this] { return !isShown(u"menuBar"_s); });
}

// An address that is dragged over the window.
void Shots::addDrop(const QString &name)
{
    step(
        u"dragged over"_s,
        [this] {
            QMimeData address;
            address.setText(u"hf://northwind/heron-8b"_s);
            QDragEnterEvent enter(
                m_main->rect().center(), Qt::CopyAction, &address, Qt::LeftButton, Qt::NoModifier);
            QCoreApplication::sendEvent(m_main, &enter);
        },
        [this] { return isShown(u"dropHint"_s); });
    picture(u"drop-"_s + name);
    step(
        u"dragged away"_s,
        [this] {
            QDragLeaveEvent leave;
            QCoreApplication::sendEvent(m_main, &leave);
        },
        [this] { return !isShown(u"dropHint"_s); });
}

} // namespace Hubdesk
