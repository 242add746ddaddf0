// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/desktop/tray.h"

#include "ui/shared/actions.h"

#include <QAction>
#include <QMenu>
#include <QSystemTrayIcon>

#include <utility>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

Tray::Tray(Actions *actions, QMenu *whenFinished, std::function<bool()> isAvailable, QWidget *window)
    : QObject(window)
    , m_menu(new QMenu(window))
    , m_isAvailable(std::move(isAvailable))
    , m_tip(trayTip({}))
{
    m_menu->setObjectName(u"trayMenu"_s);
    fillMenu(actions, whenFinished);
}

Tray::~Tray() = default;

void Tray::fillMenu(Actions *actions, QMenu *whenFinished)
{
    auto *show = m_menu->addAction(tr("&Show Hubdesk"), this, &Tray::showRequested);
    show->setObjectName(u"trayShow"_s);
    m_menu->addSeparator();
    for (const auto &id : { u"transfer.pauseAll"_s,
                            u"transfer.pauseHalfHour"_s,
                            u"transfer.pauseTwoHours"_s,
                            u"transfer.pauseTomorrow"_s,
                            u"transfer.limit"_s }) {
        if (auto *action = actions->byId(id)) {
            m_menu->addAction(action);
        }
    }
    m_menu->addMenu(whenFinished);
    m_menu->addSeparator();
    auto *open = m_menu->addAction(tr("&Open Transfers"), this, [this] { Q_EMIT transferRequested(0); });
    open->setObjectName(u"trayTransfers"_s);
    m_menu->addAction(actions->quit);
    m_menu->setDefaultAction(show);
}

void Tray::make()
{
    m_icon = new QSystemTrayIcon(m_face.icon(), this);
    m_icon->setContextMenu(m_menu);
    m_icon->setToolTip(m_tip);
    connect(m_icon, &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason reason) {
        if (reason == QSystemTrayIcon::Trigger) {
            Q_EMIT showRequested();
        }
    });
    connect(m_icon, &QSystemTrayIcon::messageClicked, this, [this] { Q_EMIT transferRequested(m_said); });
}

void Tray::setWanted(bool wanted)
{
    if (wanted && !m_icon && m_isAvailable()) {
        make();
    }
    if (m_icon) {
        m_icon->setVisible(wanted);
    }
}

bool Tray::isThere() const
{
    return m_icon && m_icon->isVisible() && m_isAvailable();
}

void Tray::show(const TransferSummary &summary)
{
    const auto face = TrayFace::of(summary);
    const auto tip = trayTip(summary);
    if (m_face != face) {
        m_face = face;
        if (m_icon) {
            m_icon->setIcon(face.icon());
        }
    }
    if (m_tip != tip) {
        m_tip = tip;
        if (m_icon) {
            m_icon->setToolTip(tip);
        }
    }
}

void Tray::say(const DesktopNotice &notice)
{
    if (isThere()) {
        m_said = notice.transfer;
        m_icon->showMessage(notice.title,
                            notice.text,
                            notice.isTrouble ? QSystemTrayIcon::Warning : QSystemTrayIcon::Information);
    }
}

} // namespace Hubdesk
