// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/desktop/finishwatch.h"
#include "ui/desktop/transfernews.h"

#include <QHash>
#include <QObject>
#include <QPointer>

class QAction;
class QMenu;
class QWidget;

namespace Hubdesk
{

class DesktopBus;
class FinishDialog;

/// What a person has chosen to happen when all is done, and its menu. It happens once, after a countdown that
/// can be stopped, and is forgotten then; it is kept while something needs attention. Never outlives the
/// program: nobody expects a computer to sleep because of last week. GUI thread.
class FinishPlan : public QObject
{
    Q_OBJECT
public:
    /// The dialog with the countdown belongs to `window`.
    FinishPlan(DesktopBus *bus, QWidget *window, QObject *parent = nullptr);

    /// For the menus of the window and of the tray.
    QMenu *menu() const { return m_menu; }
    WhenFinished choice() const { return m_choice; }
    void choose(WhenFinished choice);

    void end(Ending ending, const TransferSummary &summary);
    /// There is something to do again: no countdown goes on.
    void goOn();
    /// 30 unless changed; seconds.
    void setCountdown(int seconds) { m_countdown = seconds; }

Q_SIGNALS:
    void quitRequested();
    void told(Hubdesk::DesktopNotice notice);

private:
    void offer(WhenFinished choice, const QString &name, const QString &text);
    void askForSleep();
    void tellTrouble(int failed);
    void countDown();
    void act(WhenFinished choice);
    void sleep();

    DesktopBus *m_bus;
    QWidget *m_window;
    QMenu *m_menu;
    QHash<WhenFinished, QAction *> m_actions;
    QPointer<FinishDialog> m_dialog;
    WhenFinished m_choice = WhenFinished::Nothing;
    int m_countdown;
};

} // namespace Hubdesk
