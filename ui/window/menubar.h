// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/settings/setting.h"

#include <QList>
#include <QMenuBar>

namespace Hubdesk
{

class Actions;

/// File, Edit, View, Go, Repo and Help, from the registry of actions. Each menu is filled when it opens.
/// Where the desktop has a bar of its own for all windows it is there; elsewhere it stands in the window,
/// always or, unless the person wants that, while it is used: after F10 or a tap on Alt. GUI thread; owned by
/// the window.
class MenuBar : public QMenuBar
{
    Q_OBJECT
public:
    struct Menu {
        QString name; ///< objectName
        QString title;
        QStringList actions; ///< ids in the registry; an empty one is a line
    };

    /// `shown`: it stands in the window always.
    MenuBar(Actions *actions, Setting<bool> *shown, QWidget *window);

    /// Marks the first menu, as a tap on Alt does; or leaves the bar, if that was done already.
    void start();
    /// Every action of the registry is in one of them, but the one that leads here.
    static QList<Menu> menus();

Q_SIGNALS:
    /// A menu is about to be seen and has its actions; more may be added, which it forgets afterwards.
    void filled(QMenu *menu);
    void left(); ///< no menu is open any more

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void fill(QMenu *menu, const QStringList &ids);
    void followSetting();
    void leaveSoon();
    void watchAlt(const QObject *watched, QEvent *event);

    Actions *m_actions;
    Setting<bool> *m_shown;
    bool m_altAlone = false; ///< Alt is down, and nothing else has happened since
};

} // namespace Hubdesk
