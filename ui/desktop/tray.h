// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/desktop/transfernews.h"
#include "ui/desktop/trayface.h"

#include <QObject>

#include <functional>

class QMenu;
class QSystemTrayIcon;
class QWidget;

namespace Hubdesk
{

class Actions;

/// The icon in the tray of the desktop, where there is one and the person wants it: how the transfers are
/// doing, and the commands of the window for all of them. GUI thread; actions and menu outlive it.
class Tray : public QObject
{
    Q_OBJECT
public:
    /// `isAvailable` says whether the desktop has a tray.
    Tray(Actions *actions, QMenu *whenFinished, std::function<bool()> isAvailable, QWidget *window);
    ~Tray() override;

    void setWanted(bool wanted);
    /// A person can bring a hidden window back by it.
    bool isThere() const;
    void show(const TransferSummary &summary);
    /// For desktops without notifications; nothing where there is no icon either.
    void say(const DesktopNotice &notice);
    QMenu *menu() const { return m_menu; }
    QString tip() const { return m_tip; }

Q_SIGNALS:
    void showRequested();
    void transferRequested(Hubdesk::TransferId transfer); ///< 0: all

private:
    void fillMenu(Actions *actions, QMenu *whenFinished);
    void make();

    QMenu *m_menu;
    std::function<bool()> m_isAvailable;
    QSystemTrayIcon *m_icon = nullptr; ///< made when it is first wanted
    TrayFace m_face;
    QString m_tip;
    TransferId m_said = 0; ///< what the last message was about
};

} // namespace Hubdesk
