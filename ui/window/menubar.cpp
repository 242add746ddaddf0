// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/window/menubar.h"

#include "ui/shared/actions.h"

#include <QAction>
#include <QApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

MenuBar::MenuBar(Actions *actions, Setting<bool> *shown, QWidget *window)
    : QMenuBar(window)
    , m_actions(actions)
    , m_shown(shown)
{
    setObjectName(u"menuBar"_s);
    setAccessibleName(tr("Menu bar"));
    const auto all = menus();
    for (const auto &[name, title, ids] : all) {
        auto *menu = addMenu(title);
        menu->setObjectName(name);
        connect(menu, &QMenu::aboutToShow, this, [this, menu, ids] { fill(menu, ids); });
        connect(menu, &QMenu::aboutToHide, this, &MenuBar::leaveSoon);
    }
    window->installEventFilter(this);
    connect(shown, &SettingBase::changed, this, &MenuBar::followSetting);
    hide();
    followSetting();
}

QList<MenuBar::Menu> MenuBar::menus()
{
    const QString line;
    return {
        { u"fileMenu"_s,
          tr("&File"),
          { u"account.signIn"_s,
            u"account.signOut"_s,
            line,
            u"program.settings"_s,
            line,
            u"program.quit"_s } },
        { u"editMenu"_s,
          tr("&Edit"),
          { u"edit.undo"_s,
            u"edit.redo"_s,
            line,
            u"edit.cut"_s,
            u"edit.copy"_s,
            u"edit.paste"_s,
            line,
            u"edit.selectAll"_s,
            line,
            u"view.find"_s,
            u"view.findNext"_s,
            u"view.findPrevious"_s } },
        { u"viewMenu"_s,
          tr("&View"),
          { u"view.refresh"_s,
            line,
            u"view.sidebar"_s,
            u"view.menuBar"_s,
            u"view.fullScreen"_s,
            line,
            u"view.larger"_s,
            u"view.smaller"_s,
            u"view.normalSize"_s,
            line,
            u"view.webPictures"_s,
            u"view.offline"_s } },
        { u"goMenu"_s,
          //: Menu: places to go to.
          tr("&Go"),
          { u"go.back"_s,
            u"go.forward"_s,
            line,
            u"go.models"_s,
            u"go.datasets"_s,
            u"go.spaces"_s,
            u"go.transfers"_s,
            u"go.cache"_s,
            u"go.favourites"_s,
            u"go.compare"_s,
            line,
            u"go.find"_s,
            u"go.palette"_s } },
        { u"repoMenu"_s,
          //: Menu: what can be done with the repository that is shown.
          tr("&Repo"),
          { u"repo.download"_s,
            u"repo.preview"_s,
            line,
            u"repo.favourite"_s,
            u"repo.collect"_s,
            line,
            u"repo.copyId"_s,
            u"repo.openInBrowser"_s,
            u"repo.owner"_s } },
        { u"transfersMenu"_s,
          //: Menu: what can be done with the transfers.
          tr("&Transfers"),
          { u"transfer.openFolder"_s,
            u"transfer.cancel"_s,
            u"transfer.retry"_s,
            line,
            u"transfer.top"_s,
            u"transfer.up"_s,
            u"transfer.down"_s,
            u"transfer.bottom"_s,
            line,
            u"transfer.pauseAll"_s,
            u"transfer.pauseHalfHour"_s,
            u"transfer.pauseTwoHours"_s,
            u"transfer.pauseTomorrow"_s } },
        { u"helpMenu"_s, tr("&Help"), { u"help.shortcuts"_s, u"help.firstSteps"_s, line, u"help.about"_s } },
    };
}

void MenuBar::fill(QMenu *menu, const QStringList &ids)
{
    menu->clear();
    for (const auto &id : ids) {
        if (auto *action = m_actions->byId(id)) {
            menu->addAction(action);
        } else {
            menu->addSeparator();
        }
    }
    Q_EMIT filled(menu);
}

void MenuBar::followSetting()
{
    if (isNativeMenuBar()) {
        return;
    }
    if ((*m_shown)()) {
        show();
    } else {
        leaveSoon();
    }
}

// The way that Qt itself enters its bar, which it offers to nobody: by these two events.
void MenuBar::start()
{
    if (isNativeMenuBar()) {
        return;
    }
    show();
    QKeyEvent down(QEvent::ShortcutOverride, Qt::Key_Alt, Qt::NoModifier);
    QKeyEvent up(QEvent::KeyRelease, Qt::Key_Alt, Qt::NoModifier);
    QMenuBar::eventFilter(window(), &down);
    QMenuBar::eventFilter(window(), &up);
}

// When what is going on now is over: from one menu to the next the first closes before the second opens.
void MenuBar::leaveSoon()
{
    QTimer::singleShot(0, this, [this] {
        if (QApplication::activePopupWidget()) {
            return;
        }
        Q_EMIT left();
        if (!isNativeMenuBar() && !hasFocus() && !(*m_shown)()) {
            hide();
        }
    });
}

void MenuBar::focusOutEvent(QFocusEvent *event)
{
    QMenuBar::focusOutEvent(event);
    leaveSoon();
}

bool MenuBar::eventFilter(QObject *watched, QEvent *event)
{
    if (!isVisible() && !isNativeMenuBar()) { // else Qt looks after it
        watchAlt(watched, event);
    }
    return QMenuBar::eventFilter(watched, event);
}

// Down and up again with nothing in between. Whether something is, only the application sees, so its events
// are looked at for as long as the key is down.
void MenuBar::watchAlt(const QObject *watched, QEvent *event)
{
    const auto type = event->type();
    const bool isKey
        = type == QEvent::ShortcutOverride || type == QEvent::KeyPress || type == QEvent::KeyRelease;
    const auto *key = isKey ? static_cast<QKeyEvent *>(event) : nullptr;
    const bool isAlt = key && key->key() == Qt::Key_Alt;
    if (!m_altAlone) {
        m_altAlone = watched == window() && type == QEvent::ShortcutOverride && isAlt
            && key->modifiers() == Qt::AltModifier && !key->isAutoRepeat();
        if (m_altAlone) {
            qApp->installEventFilter(this);
        }
        return;
    }
    const bool isOther = (isKey && !isAlt) || type == QEvent::MouseButtonPress || type == QEvent::Wheel
        || type == QEvent::Shortcut || type == QEvent::FocusOut || type == QEvent::WindowDeactivate;
    const bool isUp = isAlt && type == QEvent::KeyRelease && !key->isAutoRepeat();
    if (isOther || isUp) {
        m_altAlone = false;
        qApp->removeEventFilter(this);
    }
    if (isUp) {
        start();
    }
}

} // namespace Hubdesk
