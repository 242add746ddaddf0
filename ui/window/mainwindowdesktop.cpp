// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/services/engine.h"
#include "core/settings/appsettings.h"
#include "ui/cache/cachecare.h"
#include "ui/desktop/desktopparts.h"
#include "ui/shared/actions.h"
#include "ui/shared/format.h"
#include "ui/shared/noticebar.h"
#include "ui/transfers/queuebutton.h"
#include "ui/transfers/transfermodel.h"
#include "ui/window/mainwindow.h"
#include "ui/window/rail.h"
#include "ui/window/statusstrip.h"

#include <QAction>
#include <QCloseEvent>
#include <QDateTime>
#include <QSystemTrayIcon>

#include <utility>

using namespace Qt::StringLiterals;

// The window and the desktop around it: the commands for all transfers, the tray, and the end of the program.
namespace Hubdesk
{

namespace
{
constexpr qint64 secondsPerMinute = 60;
}

void MainWindow::connectTransfers()
{
    m_transfers->follow(m_engine);
    connect(m_transfers, &TransferModel::countsChanged, this, &MainWindow::showTransfers);
    showTransfers();
    connect(m_actions->pauseAll, &QAction::triggered, this, [this] {
        m_transfers->isHeld() ? m_engine->resumeTransfers() : m_engine->pauseTransfers();
    });
    const auto pause = [this](QAction *action, auto until) {
        connect(action, &QAction::triggered, this, [this, until] {
            m_engine->pauseTransfers(until(QDateTime::currentDateTime()).toMSecsSinceEpoch());
        });
    };
    pause(m_actions->pauseHalfHour, [](const QDateTime &now) { return now.addSecs(30 * secondsPerMinute); });
    pause(m_actions->pauseTwoHours, [](const QDateTime &now) { return now.addSecs(120 * secondsPerMinute); });
    pause(m_actions->pauseTomorrow, &QueueButton::tomorrow);
}

void MainWindow::connectCache()
{
    connect(m_cache, &CacheCare::changed, this, [this] {
        const auto &space = m_cache->space();
        const qint64 size = space ? space->cacheSize() : 0;
        m_rail->setBadge(Link::Page::Cache, size > 0 ? formatSize(size) : QString());
    });
}

void MainWindow::showTransfers()
{
    const bool isHeld = m_transfers->isHeld();
    const int active = m_transfers->activeCount();
    m_actions->pauseAll->setText(isHeld ? tr("&Resume all") : tr("&Pause all"));
    m_actions->pauseAll->setEnabled(isHeld || m_transfers->canHold());
    for (auto *action : { m_actions->pauseHalfHour, m_actions->pauseTwoHours, m_actions->pauseTomorrow }) {
        action->setEnabled(m_transfers->canHold());
    }
    m_rail->setBadge(Link::Page::Transfers, active > 0 ? locale().toString(active) : QString());
    m_strip->setTransfers(active, m_transfers->bytesPerSecond());
}

// Some time after the first picture.
void MainWindow::makeDesktop()
{
    QList<TransferState> states;
    for (int row = 0; row < m_transfers->rowCount(); ++row) {
        states << *m_transfers->transfer(m_transfers->index(row, 0));
    }
    m_desktop = new DesktopParts({ m_settings, m_actions, this, &QSystemTrayIcon::isSystemTrayAvailable },
                                 std::make_unique<DesktopBus>(),
                                 states);
    connect(m_engine, &Engine::transfersChanged, m_desktop, &DesktopParts::update);
    connect(m_engine, &Engine::transferRemoved, m_desktop, &DesktopParts::remove);
    connect(m_desktop, &DesktopParts::showRequested, this, [this] { comeForward({}); });
    connect(m_desktop, &DesktopParts::transferRequested, this, [this](TransferId transfer) {
        comeForward({});
        goTo({ .page = Link::Page::Transfers, .transfer = transfer });
    });
    connect(m_desktop, &DesktopParts::told, this, [this](const DesktopNotice &notice) {
        m_notice->setNotice(
            { .kind = notice.isTrouble ? Notice::Kind::Warning : Notice::Kind::Information,
              .text = notice.text.isEmpty() ? notice.title : notice.title + u": "_s + notice.text,
              .closable = true });
    });
}

void MainWindow::quit()
{
    if (m_desktop) {
        m_desktop->quit();
    } else {
        close();
    }
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_settings->windowGeometry.set(saveGeometry());
    m_settings->sync();
    if (m_desktop && !m_desktop->mayClose()) {
        event->ignore();
        return;
    }
    QMainWindow::closeEvent(event);
}

} // namespace Hubdesk
