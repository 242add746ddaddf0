// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/desktop/desktopparts.h"

#include "core/settings/appsettings.h"
#include "ui/desktop/closedialog.h"
#include "ui/desktop/finishplan.h"
#include "ui/desktop/tray.h"

#include <QApplication>
#include <QDesktopServices>
#include <QEvent>
#include <QUrl>
#include <QWidget>

#include <utility>

namespace Hubdesk
{

namespace
{

bool isLookedAt()
{
    return QApplication::activeWindow() != nullptr;
}

} // namespace

DesktopParts::DesktopParts(const Surroundings &around,
                           std::unique_ptr<DesktopBus> bus,
                           const QList<TransferState> &states)
    : QObject(around.window)
    , m_around(around)
    , m_bus(std::move(bus))
    , m_awake(m_bus.get())
    , m_taskbar(m_bus.get())
    , m_notifier(m_bus.get())
    , m_plan(new FinishPlan(m_bus.get(), around.window, this))
    , m_tray(new Tray(around.actions, m_plan->menu(), around.hasTray, around.window))
    , m_since(QDateTime::currentDateTimeUtc())
{
    m_watch.update(states);
    connectParts();
    followSettings();
    show();
}

DesktopParts::~DesktopParts() = default;

void DesktopParts::connectParts()
{
    connect(m_tray, &Tray::showRequested, this, &DesktopParts::showRequested);
    connect(m_tray, &Tray::transferRequested, this, &DesktopParts::transferRequested);
    connect(&m_notifier, &Notifier::showRequested, this, &DesktopParts::transferRequested);
    connect(&m_notifier, &Notifier::folderRequested, this, &DesktopParts::openFolder);
    connect(&m_notifier, &Notifier::unserved, m_tray, &Tray::say);
    connect(m_plan, &FinishPlan::told, this, &DesktopParts::tell);
    connect(m_plan, &FinishPlan::quitRequested, this, &DesktopParts::quit);
    m_around.window->installEventFilter(this);
    // The end of the session is no wish to go on in its tray.
    connect(
        qApp,
        &QGuiApplication::commitDataRequest,
        this,
        [this] { m_isQuitting = true; },
        Qt::DirectConnection);
}

void DesktopParts::followSettings()
{
    connect(&m_around.settings->tray, &SettingBase::changed, this, &DesktopParts::followTray);
    connect(&m_around.settings->keepAwake, &SettingBase::changed, this, &DesktopParts::show);
    followTray();
}

// Only what is in a tray has to know that the whole program is about to end, which the application is told.
void DesktopParts::followTray()
{
    m_tray->setWanted(m_around.settings->tray());
    qApp->removeEventFilter(this);
    if (m_tray->isThere()) {
        qApp->installEventFilter(this);
    }
}

void DesktopParts::update(const QList<TransferState> &states)
{
    const auto changes = m_watch.update(states);
    for (const auto &change : changes) {
        const auto news = TransferNews::of(change, m_since);
        if (news && isWanted(news->kind) && !isLookedAt()) {
            m_notifier.add(*news);
        }
    }
    const auto &summary = m_watch.summary();
    m_plan->end(endingOf(changes, summary, m_since), summary);
    if (summary.active() > 0) {
        m_plan->goOn();
    }
    show();
}

void DesktopParts::remove(TransferId id)
{
    m_watch.remove(id);
    show();
}

bool DesktopParts::isWanted(TransferNews::Kind kind) const
{
    return kind == TransferNews::Kind::Done ? m_around.settings->tellDone()
                                            : m_around.settings->tellTrouble();
}

void DesktopParts::show()
{
    const auto &summary = m_watch.summary();
    m_tray->show(summary);
    m_taskbar.show(TaskbarFigure::of(summary, isLookedAt()));
    m_awake.setWanted(m_around.settings->keepAwake() && summary.active() > 0);
}

// What all together came to is more than what was said of each. Trouble stays to be read in the window.
void DesktopParts::tell(const DesktopNotice &notice)
{
    const bool isSeen = isLookedAt();
    if (isSeen || notice.isTrouble) {
        Q_EMIT told(notice);
    }
    if (!notice.isTrouble) {
        m_notifier.withdraw();
    }
    if (!isSeen) {
        m_notifier.post(notice);
    }
}

void DesktopParts::openFolder(const QString &folder)
{
    QDesktopServices::openUrl(QUrl::fromLocalFile(folder));
}

QMenu *DesktopParts::finishMenu() const
{
    return m_plan->menu();
}

bool DesktopParts::mayClose()
{
    if (m_isQuitting || !m_tray->isThere()) {
        return true;
    }
    if (m_around.settings->closeToTray()) {
        hideWindow();
        return false;
    }
    if (m_around.settings->closeAsked() || m_watch.summary().active() == 0) {
        return true;
    }
    askToStay();
    return false;
}

void DesktopParts::askToStay()
{
    auto *dialog = new CloseDialog(m_watch.summary().active(), m_around.window);
    connect(dialog, &CloseDialog::answered, this, [this](bool stays) {
        m_around.settings->closeAsked.set(true);
        m_around.settings->closeToTray.set(stays);
        if (stays) {
            hideWindow();
        } else {
            quit();
        }
    });
    dialog->open();
}

// A dialog that is closed meanwhile is not the last window.
void DesktopParts::hideWindow()
{
    QGuiApplication::setQuitOnLastWindowClosed(false);
    m_around.window->hide();
}

void DesktopParts::quit()
{
    m_isQuitting = true;
    const bool isInTray = m_around.window->isHidden();
    m_around.window->close();
    if (isInTray) {
        QCoreApplication::quit();
    }
}

bool DesktopParts::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == qApp && event->type() == QEvent::Quit) {
        m_isQuitting = true;
    } else if (watched == m_around.window) {
        switch (event->type()) {
        case QEvent::Show:
            QGuiApplication::setQuitOnLastWindowClosed(true);
            break;
        case QEvent::WindowActivate:
            m_notifier.withdraw();
            show();
            break;
        case QEvent::WindowDeactivate:
            show();
            break;
        default:
            break;
        }
    }
    return QObject::eventFilter(watched, event);
}

} // namespace Hubdesk
