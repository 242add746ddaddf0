// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/services/engine.h"
#include "core/settings/appsettings.h"
#include "ui/shared/actions.h"
#include "ui/shared/theme.h"
#include "ui/window/mainwindow.h"
#include "ui/window/navigator.h"
#include "ui/window/pages.h"
#include "ui/window/rail.h"
#include "ui/window/topbar.h"

#include <QAbstractButton>
#include <QActionGroup>
#include <QLineEdit>
#include <QMenu>

using namespace Qt::StringLiterals;

// The menus of the window, and what each action does.
namespace Hubdesk
{

void MainWindow::makeMenus()
{
    m_menu->addAction(m_actions->refresh);
    m_menu->addSeparator();
    auto *scheme = m_menu->addMenu(tr("&Appearance"));
    auto *group = new QActionGroup(this);
    const auto addScheme = [&](const QString &text, SchemeChoice choice) {
        auto *action = scheme->addAction(text);
        action->setCheckable(true);
        action->setChecked(m_theme->choice() == choice);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, choice] {
            m_theme->setChoice(choice);
            m_settings->colourScheme.set(ColourScheme(choice));
        });
    };
    //: Colour scheme: the one of the desktop.
    addScheme(tr("As the &system"), SchemeChoice::System);
    addScheme(tr("&Light"), SchemeChoice::Light);
    addScheme(tr("&Dark"), SchemeChoice::Dark);
    m_menu->addAction(m_actions->webPictures);
    m_actions->webPictures->setChecked(m_settings->webPictures());
    m_menu->addAction(m_actions->workOffline);
    m_menu->addAction(m_actions->shortcuts);
    m_menu->addSeparator();
    m_menu->addAction(m_actions->quit);
    m_accountOrigin->setObjectName(u"account.origin"_s);
    m_accountOrigin->setEnabled(false);
    m_accountOrigin->setVisible(false);
    m_accountMenu->addAction(m_actions->signIn);
    m_accountMenu->addAction(m_actions->signOut);
    m_actions->signOut->setVisible(false);
    m_actions->addTo(this);
    m_actions->goCache->setVisible(false);
}

void MainWindow::connectActions()
{
    const auto go = [this](QAction *action, Link::Page page) {
        connect(action, &QAction::triggered, this, [this, page] { m_navigator->go({ .page = page }); });
    };
    go(m_actions->goModels, Link::Page::Models);
    go(m_actions->goDatasets, Link::Page::Datasets);
    go(m_actions->goSpaces, Link::Page::Spaces);
    go(m_actions->goTransfers, Link::Page::Transfers);
    connect(m_actions->back, &QAction::triggered, m_navigator, &Navigator::back);
    connect(m_actions->forward, &QAction::triggered, m_navigator, &Navigator::forward);
    connect(m_actions->refresh, &QAction::triggered, m_pages, &Pages::refresh);
    connect(m_actions->quit, &QAction::triggered, this, &QWidget::close);
    connect(m_actions->signIn, &QAction::triggered, this, &MainWindow::signIn);
    connect(m_actions->signOut, &QAction::triggered, this, &MainWindow::signOut);
    connect(m_actions->workOffline, &QAction::toggled, this, [this](bool offline) {
        m_settings->workOffline.set(offline);
        m_engine->setOffline(offline);
    });
    connect(m_actions->webPictures, &QAction::toggled, this, [this](bool shown) {
        m_settings->webPictures.set(shown);
    });
    connect(m_actions->shortcuts, &QAction::triggered, this, &MainWindow::showShortcuts);
    connect(m_actions->toggleSidebar, &QAction::triggered, this, [this] {
        m_wantsRail = m_rail->isCollapsed();
        m_settings->railOpen.set(m_wantsRail);
        m_rail->setCollapsed(!m_wantsRail);
    });
    // One field searches and takes addresses, so one action has both keys until there is a palette of its
    // own.
    m_actions->palette->setVisible(false);
    m_actions->find->setShortcuts({ Qt::Key_Slash, Qt::CTRL | Qt::Key_K });
    connect(m_actions->find, &QAction::triggered, this, [this] {
        m_top->field()->setFocus(Qt::ShortcutFocusReason);
        m_top->field()->selectAll();
    });
    const auto click = [this](QAction *action, const QString &button) {
        connect(action, &QAction::triggered, this, [this, button] { clickShown(button); });
    };
    click(m_actions->download, u"downloadRepo"_s);
    click(m_actions->copyId, u"copyName"_s);
    click(m_actions->openInBrowser, u"openInBrowser"_s);
    click(m_actions->openFolder, u"openFolder"_s);
    click(m_actions->cancel, u"cancelTransfer"_s);
    click(m_actions->retry, u"retryTransfer"_s);
}

// A key does what the button of the shown page does, and nothing where there is no such button.
void MainWindow::clickShown(const QString &name)
{
    for (auto *button : m_pages->currentWidget()->findChildren<QAbstractButton *>(name)) {
        if (button->isVisible() && button->isEnabled()) {
            button->click();
            return;
        }
    }
}

} // namespace Hubdesk
