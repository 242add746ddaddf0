// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/desktop/desktopbus.h"
#include "ui/desktop/keepawake.h"
#include "ui/desktop/notifier.h"
#include "ui/desktop/taskbarprogress.h"
#include "ui/desktop/transferwatch.h"

#include <QDateTime>
#include <QObject>

#include <functional>
#include <memory>

class QMenu;
class QWidget;

namespace Hubdesk
{

class Actions;
class AppSettings;
class FinishPlan;
class Tray;

/// What of the transfers is seen and done outside the window: tray, notifications, task bar, no sleep
/// meanwhile, and what happens when all is done. Made after the first picture, which needs none of it. Owned
/// by the window, GUI thread; follows the values that the engine publishes.
class DesktopParts : public QObject
{
    Q_OBJECT
public:
    struct Surroundings {
        AppSettings *settings = nullptr;
        Actions *actions = nullptr;
        QWidget *window = nullptr;
        std::function<bool()> hasTray; ///< whether the desktop has one
    };
    /// `states` is what is known already.
    DesktopParts(const Surroundings &around,
                 std::unique_ptr<DesktopBus> bus,
                 const QList<TransferState> &states);
    ~DesktopParts() override;

    void update(const QList<TransferState> &states);
    void remove(TransferId id);

    /// For the menu of the transfers.
    QMenu *finishMenu() const;
    Tray *tray() { return m_tray; }
    Notifier *notifier() { return &m_notifier; }
    FinishPlan *plan() { return m_plan; }
    const KeepAwake &keepAwake() const { return m_awake; }

    /// Asked when the window is about to be closed. False: it went into the tray, or the person is asked.
    bool mayClose();
    /// Ends the program, also from the tray.
    void quit();

Q_SIGNALS:
    void showRequested();
    void transferRequested(Hubdesk::TransferId transfer); ///< 0: all
    /// To be said in the window.
    void told(Hubdesk::DesktopNotice notice);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void connectParts();
    void followSettings();
    void followTray();
    void show();
    void tell(const DesktopNotice &notice);
    void openFolder(const QString &folder);
    bool isWanted(TransferNews::Kind kind) const;
    void askToStay();
    void hideWindow();

    Surroundings m_around;
    std::unique_ptr<DesktopBus> m_bus; // before those who speak on it
    KeepAwake m_awake;
    TaskbarProgress m_taskbar;
    Notifier m_notifier;
    FinishPlan *m_plan;
    Tray *m_tray;
    TransferWatch m_watch;
    QDateTime m_since; ///< the start of the program: what was so before is no news
    bool m_isQuitting = false;
};

} // namespace Hubdesk
