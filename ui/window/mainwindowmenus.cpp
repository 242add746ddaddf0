// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/settings/appsettings.h"
#include "ui/desktop/desktopparts.h"
#include "ui/repo/repohead.h"
#include "ui/settings/appearance.h"
#include "ui/shared/actions.h"
#include "ui/shared/icons.h"
#include "ui/shared/overlay.h"
#include "ui/shared/theme.h"
#include "ui/window/focusedfield.h"
#include "ui/window/mainwindow.h"
#include "ui/window/menubar.h"
#include "ui/window/pages.h"
#include "ui/window/paletteplaces.h"

#include <QAbstractButton>
#include <QActionGroup>
#include <QMenu>
#include <QTimer>

#include <algorithm>
#include <chrono>
#include <iterator>
#include <ranges>
#include <utility>

using namespace Qt::StringLiterals;

// The menus of the window, and which commands they offer.
namespace Hubdesk
{

namespace
{
constexpr int mostRecentInMenu = 9; ///< each has a digit
constexpr auto desktopAfter = std::chrono::milliseconds(300); ///< the first picture is on the screen
} // namespace

void MainWindow::makeMenus()
{
    m_menu->addAction(m_actions->refresh);
    m_menu->addSeparator();
    m_schemes->setTitle(tr("&Appearance"));
    m_schemes->setObjectName(u"schemeMenu"_s);
    addSchemes(m_schemes);
    m_menu->addMenu(m_schemes);
    m_menu->addAction(m_actions->webPictures);
    m_menu->addAction(m_actions->workOffline);
    m_menu->addSeparator();
    m_menu->addAction(m_actions->settings);
    m_menu->addAction(m_actions->shortcuts);
    m_menu->addAction(m_actions->firstSteps);
    m_menu->addSeparator();
    m_menu->addAction(m_actions->quit);
    m_accountOrigin->setObjectName(u"account.origin"_s);
    m_accountOrigin->setEnabled(false);
    m_accountOrigin->setVisible(false);
    m_accountMenu->addAction(m_actions->signIn);
    m_accountMenu->addAction(m_actions->signOut);
    m_actions->signOut->setVisible(false);
    m_actions->addTo(this);
    Overlay::setWorksAbove(m_actions->quit);
    Overlay::setWorksAbove(m_actions->palette);
    connect(m_actions->menus, &QAction::triggered, this, [this] {
        makeMenuBar();
        m_menuBar->start();
    });
    if (m_settings->menuBar()) { // else after the first picture, which does not need it
        makeMenuBar();
    }
}

// How the window looks and what it is.
void MainWindow::connectView()
{
    connect(m_actions->about, &QAction::triggered, this, [this] { showSettings(u"about.version"_s); });
    connect(
        m_actions->menuBar, &QAction::toggled, this, [this](bool shown) { m_settings->menuBar.set(shown); });
    connect(m_actions->larger, &QAction::triggered, this, [this] { resizeText(true); });
    connect(m_actions->smaller, &QAction::triggered, this, [this] { resizeText(false); });
    connect(m_actions->normalSize, &QAction::triggered, this, [this] { m_settings->textScale.reset(); });
    connect(m_actions->fullScreen, &QAction::triggered, this, [this](bool full) {
        setWindowState(windowState().setFlag(Qt::WindowFullScreen, full));
    });
}

// To the next of the sizes that the settings offer.
void MainWindow::resizeText(bool larger)
{
    const int now = m_settings->textScale();
    const auto next
        = larger ? std::ranges::upper_bound(textPercents, now) : std::ranges::lower_bound(textPercents, now);
    if (larger ? next != textPercents.end() : next != textPercents.begin()) {
        m_settings->textScale.set(larger ? *next : *std::prev(next));
    }
}

void MainWindow::paintEvent(QPaintEvent *event)
{
    QMainWindow::paintEvent(event);
    if (!m_menuBar) {
        QTimer::singleShot(0, this, &MainWindow::makeMenuBar);
    }
    if (!std::exchange(m_isPainted, true)) {
        QTimer::singleShot(desktopAfter, this, &MainWindow::makeDesktop);
    }
}

void MainWindow::makeMenuBar()
{
    if (m_menuBar) {
        return;
    }
    m_menuBar = new MenuBar(m_actions, &m_settings->menuBar, this);
    setMenuBar(m_menuBar);
    connect(m_menuBar, &MenuBar::filled, this, &MainWindow::fillMenu);
    connect(m_menuBar, &MenuBar::left, this, [this] { markOffered(false); });
    // The desktop's own bar is always there.
    m_actions->menus->setVisible(!m_menuBar->isNativeMenuBar());
    m_actions->menuBar->setVisible(!m_menuBar->isNativeMenuBar());
}

// What changes from time to time, or belongs to the window.
void MainWindow::fillMenu(QMenu *menu)
{
    markOffered(true);
    if (menu->objectName() == "viewMenu"_L1) {
        menu->insertMenu(m_actions->webPictures, m_schemes);
    }
    if (menu->objectName() == "transfersMenu"_L1 && m_desktop) {
        menu->addMenu(m_desktop->finishMenu());
    }
    if (menu->objectName() != "goMenu"_L1) {
        return;
    }
    menu->addSeparator();
    for (const auto &[number, link] :
         m_recent.links().first(std::min<qsizetype>(m_recent.links().size(), mostRecentInMenu))
             | std::views::enumerate) {
        const bool isPerson = link.page == Link::Page::Person;
        auto name = isPerson ? link.person : link.repo.text();
        auto *action = menu->addAction(icon(isPerson ? Icon::Account : iconOfKind(link.repo.kind)),
                                       u"&%1  %2"_s.arg(number + 1).arg(name.replace(u'&', "&&"_L1)));
        action->setObjectName(u"recent%1"_s.arg(number + 1));
        action->setFont(Theme::mono(TextSize::Body));
        connect(action, &QAction::triggered, this, [this, link] { goTo(link); });
    }
}

// For as long as commands are listed, those that the shown page does not have are off. At other times a key
// may be pressed, and then it is asked what there is.
void MainWindow::markOffered(bool marked)
{
    if (marked) {
        m_focused->mark();
    }
    for (const auto &[action, button] : std::as_const(m_buttonOf).asKeyValueRange()) {
        action->setEnabled(!marked || shownButton(button) != nullptr);
    }
    const bool hasChosen = !m_pages->chosen().isEmpty();
    m_actions->favourite->setEnabled(!marked || hasChosen);
    m_actions->collect->setEnabled(!marked || hasChosen);
}

QAbstractButton *MainWindow::shownButton(const QString &name) const
{
    if (!m_pages->currentWidget()) {
        return nullptr;
    }
    for (auto *button : m_pages->currentWidget()->findChildren<QAbstractButton *>(name)) {
        if ((button->isVisible() || RepoHead::isBehindMenu(button)) && button->isEnabled()) {
            return button;
        }
    }
    return nullptr;
}

void MainWindow::addSchemes(QMenu *menu)
{
    auto *group = new QActionGroup(this);
    const auto add = [&](const QString &text, ColourScheme scheme) {
        auto *action = menu->addAction(text);
        action->setCheckable(true);
        group->addAction(action);
        const auto show
            = [this, action, scheme] { action->setChecked(m_settings->colourScheme() == scheme); };
        show();
        connect(&m_settings->colourScheme, &SettingBase::changed, action, show);
        connect(action, &QAction::triggered, this, [this, scheme] { m_settings->colourScheme.set(scheme); });
    };
    //: Colour scheme: the one of the desktop.
    add(tr("As the &system"), ColourScheme::System);
    add(tr("&Light"), ColourScheme::Light);
    add(tr("&Dark"), ColourScheme::Dark);
}

} // namespace Hubdesk
