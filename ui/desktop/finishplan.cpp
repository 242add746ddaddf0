// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/desktop/finishplan.h"

#include "ui/desktop/desktopbus.h"
#include "ui/desktop/finishdialog.h"

#include <QAction>
#include <QActionGroup>
#include <QMenu>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr int countdownSeconds = 30;

// systemd's logind: https://www.freedesktop.org/software/systemd/man/org.freedesktop.login1.html
DesktopBus::Object logind()
{
    return { DesktopBus::Bus::System,
             u"org.freedesktop.login1"_s,
             u"/org/freedesktop/login1"_s,
             u"org.freedesktop.login1.Manager"_s };
}

} // namespace

FinishPlan::FinishPlan(DesktopBus *bus, QWidget *window, QObject *parent)
    : QObject(parent)
    , m_bus(bus)
    , m_window(window)
    , m_menu(new QMenu(tr("&When all is done"), window))
    , m_countdown(countdownSeconds)
{
    m_menu->setObjectName(u"finishMenu"_s);
    new QActionGroup(m_menu);
    offer(WhenFinished::Nothing, u"finishNothing"_s, tr("Do &nothing"));
    offer(WhenFinished::Notify, u"finishNotify"_s, tr("&Tell me"));
    offer(WhenFinished::Quit, u"finishQuit"_s, tr("&Quit Hubdesk"));
    offer(WhenFinished::Sleep, u"finishSleep"_s, tr("&Let the computer sleep"));
    m_actions[WhenFinished::Nothing]->setChecked(true);
    askForSleep();
}

void FinishPlan::offer(WhenFinished choice, const QString &name, const QString &text)
{
    auto *action = m_menu->addAction(text);
    action->setObjectName(name);
    action->setCheckable(true);
    action->setActionGroup(m_menu->findChild<QActionGroup *>());
    m_actions.insert(choice, action);
    connect(action, &QAction::triggered, this, [this, choice] { choose(choice); });
}

void FinishPlan::choose(WhenFinished choice)
{
    m_choice = choice;
    m_actions[choice]->setChecked(true);
    if (choice == WhenFinished::Nothing) {
        goOn();
    }
}

// Where it cannot sleep, or may not, nobody should count on it.
void FinishPlan::askForSleep()
{
    auto *action = m_actions[WhenFinished::Sleep];
    action->setEnabled(false);
    m_bus->call(logind(), u"CanSuspend"_s, {}, this, [action](const DesktopBus::Answer &answer) {
        action->setEnabled(answer && answer->value(0).toString() == "yes"_L1);
    });
}

void FinishPlan::end(Ending ending, const TransferSummary &summary)
{
    if (ending == Ending::None || m_choice == WhenFinished::Nothing) {
        return;
    }
    if (ending == Ending::WithTrouble) {
        tellTrouble(summary.failed);
    } else if (m_choice == WhenFinished::Notify) {
        choose(WhenFinished::Nothing);
        Q_EMIT told({ .title = tr("All downloads are done") });
    } else if (!m_dialog) {
        countDown();
    }
}

void FinishPlan::tellTrouble(int failed)
{
    const auto text = tr("%n download(s) need attention.", nullptr, std::max(1, failed));
    switch (m_choice) {
    case WhenFinished::Nothing:
        break;
    case WhenFinished::Notify:
        Q_EMIT told({ .title = tr("Not all downloads are done"), .text = text, .isTrouble = true });
        break;
    case WhenFinished::Quit:
        Q_EMIT told({ .title = tr("Hubdesk was not closed"), .text = text, .isTrouble = true });
        break;
    case WhenFinished::Sleep:
        Q_EMIT told({ .title = tr("The computer was kept awake"), .text = text, .isTrouble = true });
        break;
    }
}

void FinishPlan::goOn()
{
    if (m_dialog) {
        m_dialog->disconnect(this); // the choice stands
        m_dialog->close();
        m_dialog.clear();
    }
}

// A window in the tray comes out for it, so that there is something to stop it with.
void FinishPlan::countDown()
{
    if (m_window->isHidden()) {
        m_window->show();
    }
    m_dialog = new FinishDialog(m_choice, m_countdown, m_window);
    connect(m_dialog, &QDialog::accepted, this, [this, choice = m_choice] {
        choose(WhenFinished::Nothing);
        act(choice);
    });
    connect(m_dialog, &QDialog::rejected, this, [this] { choose(WhenFinished::Nothing); });
    m_dialog->open();
}

void FinishPlan::act(WhenFinished choice)
{
    if (choice == WhenFinished::Quit) {
        Q_EMIT quitRequested();
    } else {
        sleep();
    }
}

// Without asking for a password: there is nobody who would give it.
void FinishPlan::sleep()
{
    m_bus->call(logind(), u"Suspend"_s, { false }, this, [this](const DesktopBus::Answer &answer) {
        if (!answer) {
            Q_EMIT told({ .title = tr("The computer does not go to sleep"),
                          .text = answer.error(),
                          .isTrouble = true });
        }
    });
}

} // namespace Hubdesk
