// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/services/engine.h"
#include "core/settings/appsettings.h"
#include "ui/browse/browsepage.h"
#include "ui/settings/settingsdialog.h"
#include "ui/shared/actions.h"
#include "ui/shared/compareset.h"
#include "ui/window/mainwindow.h"
#include "ui/window/navigator.h"
#include "ui/window/pages.h"
#include "ui/window/palette.h"
#include "ui/window/rail.h"
#include "ui/window/topbar.h"

#include <QAbstractButton>
#include <QLineEdit>

using namespace Qt::StringLiterals;

// What each action of the window does.
namespace Hubdesk
{

// What the settings decide, whoever changes them.
void MainWindow::followSettings()
{
    const auto follow = [this](SettingBase *setting, auto apply) {
        apply();
        connect(setting, &SettingBase::changed, this, apply);
    };
    follow(&m_settings->webPictures,
           [this] { m_actions->webPictures->setChecked(m_settings->webPictures()); });
    follow(&m_settings->menuBar, [this] { m_actions->menuBar->setChecked(m_settings->menuBar()); });
    follow(&m_settings->shortcuts, [this] { m_actions->applyShortcuts(m_settings->shortcuts()); });
    connect(&m_settings->workOffline, &SettingBase::changed, this, [this] {
        m_engine->setOffline(m_settings->workOffline());
    });
    connect(&m_settings->keepAnswers, &SettingBase::changed, this, [this] {
        m_engine->setKeepAnswers(m_settings->keepAnswers());
    });
    connect(&m_settings->officialLogin, &SettingBase::changed, this, [this] {
        m_engine->setOfficialLogin(m_settings->officialLogin());
    });
    for (auto *limit : std::initializer_list<SettingBase *>{ &m_settings->limitSpeed,
                                                             &m_settings->speedLimit,
                                                             &m_settings->followTimetable,
                                                             &m_settings->timetable }) {
        connect(limit, &SettingBase::changed, this, [this] {
            const auto limits = m_settings->speedLimits();
            m_engine->setRateLimit(limits.bytesPerSecond);
            m_engine->setTimetable(limits.timetable);
        });
    }
    for (SettingBase *part : std::initializer_list<SettingBase *>{ &m_settings->proxy,
                                                                   &m_settings->proxyHost,
                                                                   &m_settings->proxyPort,
                                                                   &m_settings->proxyUser,
                                                                   &m_settings->certificates,
                                                                   &m_settings->connectSeconds,
                                                                   &m_settings->stallSeconds }) {
        connect(part, &SettingBase::changed, this, [this] { m_engine->setRoute(m_settings->route()); });
    }
    for (auto *number :
         { &m_settings->transfers, &m_settings->filesPerTransfer, &m_settings->connectionsPerFile }) {
        connect(number, &SettingBase::changed, this, [this] {
            m_engine->setConcurrency(m_settings->concurrency());
        });
    }
}

void MainWindow::showSettings(const QString &id)
{
    if (!m_settingsDialog) {
        m_settingsDialog = new SettingsDialog(
            { m_engine, m_settings, m_actions, m_account.value_or(AccountState()) }, this);
        connect(m_settingsDialog, &SettingsDialog::signInRequested, this, &MainWindow::signIn);
        connect(m_settingsDialog, &SettingsDialog::signOutRequested, this, &MainWindow::signOut);
        connect(m_settingsDialog, &SettingsDialog::clearRecentRequested, this, [this] { m_recent.clear(); });
        connect(m_engine, &Engine::accountChanged, m_settingsDialog, &SettingsDialog::setAccount);
        m_settingsDialog->open();
    }
    if (!id.isEmpty()) {
        m_settingsDialog->showSetting(id);
    }
}

void MainWindow::connectActions()
{
    const auto go = [this](QAction *action, Link::Page page) {
        connect(action, &QAction::triggered, this, [this, page] { goTo({ .page = page }); });
    };
    go(m_actions->goModels, Link::Page::Models);
    go(m_actions->goDatasets, Link::Page::Datasets);
    go(m_actions->goSpaces, Link::Page::Spaces);
    go(m_actions->goTransfers, Link::Page::Transfers);
    go(m_actions->goCache, Link::Page::Cache);
    connect(m_actions->goFavourites, &QAction::triggered, this, &MainWindow::showFavourites);
    connect(m_actions->goCompare, &QAction::triggered, this, [this] { goTo(m_pages->compared()->link()); });
    const auto allow = [this] { m_actions->goCompare->setEnabled(m_pages->compared()->isEnough()); };
    connect(m_pages->compared(), &CompareSet::changed, this, allow);
    allow();
    connect(m_actions->collect, &QAction::triggered, m_pages, &Pages::collect);
    connect(m_actions->favourite, &QAction::triggered, m_pages, &Pages::markFavourite);
    connect(m_actions->back, &QAction::triggered, m_navigator, &Navigator::back);
    connect(m_actions->forward, &QAction::triggered, m_navigator, &Navigator::forward);
    connect(m_actions->refresh, &QAction::triggered, m_pages, &Pages::refresh);
    connect(m_actions->quit, &QAction::triggered, this, &MainWindow::quit);
    connect(m_actions->signIn, &QAction::triggered, this, &MainWindow::signIn);
    connect(m_actions->signOut, &QAction::triggered, this, &MainWindow::signOut);
    connect(m_actions->workOffline, &QAction::toggled, this, [this](bool offline) {
        m_settings->workOffline.set(offline);
    });
    connect(m_actions->webPictures, &QAction::toggled, this, [this](bool shown) {
        m_settings->webPictures.set(shown);
    });
    connect(m_actions->shortcuts, &QAction::triggered, this, &MainWindow::showShortcuts);
    connect(m_actions->firstSteps, &QAction::triggered, this, &MainWindow::welcome);
    connect(m_actions->settings, &QAction::triggered, this, [this] { showSettings({}); });
    followSettings();
    connectView();
    connect(m_actions->toggleSidebar, &QAction::triggered, this, [this] {
        m_wantsRail = m_rail->isCollapsed();
        m_settings->railOpen.set(m_wantsRail);
        collapseRail(!m_wantsRail);
    });
    connect(m_actions->palette, &QAction::triggered, this, &MainWindow::showPalette);
    connect(m_actions->find, &QAction::triggered, this, [this] {
        m_top->field()->setFocus(Qt::ShortcutFocusReason);
        m_top->field()->selectAll();
    });
    const auto click = [this](QAction *action, const QString &button) {
        m_buttonOf.insert(action, button);
        connect(action, &QAction::triggered, this, [this, button] { clickShown(button); });
    };
    click(m_actions->findInPage, u"findInPage"_s);
    click(m_actions->findNext, u"findNext"_s);
    click(m_actions->findPrevious, u"findPrevious"_s);
    m_buttonOf.insert(m_actions->download, u"downloadRepo"_s);
    connect(m_actions->download, &QAction::triggered, m_pages, &Pages::download);
    click(m_actions->copyId, u"copyName"_s);
    click(m_actions->openInBrowser, u"openInBrowser"_s);
    click(m_actions->openOwner, u"openOwner"_s);
    click(m_actions->openFolder, u"openFolder"_s);
    click(m_actions->cancel, u"cancelTransfer"_s);
    click(m_actions->retry, u"retryTransfer"_s);
}

// What a task bar shows; the name of the program is added by Qt.
void MainWindow::showTitle(const Link &link)
{
    const auto nameOf = [](const QAction *action) { return action->text().remove(u'&'); };
    switch (link.page) {
    case Link::Page::Models:
        return setWindowTitle(nameOf(m_actions->goModels));
    case Link::Page::Datasets:
        return setWindowTitle(nameOf(m_actions->goDatasets));
    case Link::Page::Spaces:
        return setWindowTitle(nameOf(m_actions->goSpaces));
    case Link::Page::Transfers:
        return setWindowTitle(nameOf(m_actions->goTransfers));
    case Link::Page::Cache:
        return setWindowTitle(nameOf(m_actions->goCache));
    case Link::Page::Compare:
        return setWindowTitle(nameOf(m_actions->goCompare));
    case Link::Page::Repo:
        return setWindowTitle(link.repo.text());
    case Link::Page::Person:
        return setWindowTitle(link.person);
    }
}

void MainWindow::showHistory()
{
    m_cameTyping = false;
    m_actions->back->setEnabled(m_navigator->canGoBack());
    m_actions->forward->setEnabled(m_navigator->canGoForward());
}

// The sign before commands leads to where they are; the field stays as it was.
void MainWindow::commandEdited(const QString &text)
{
    auto *page = m_pages->browsePage();
    if (page) {
        page->forgetTyping();
    }
    m_top->field()->setText(page ? page->search() : QString());
    showPalette();
    m_palette->setText(text);
}

// From a list, its own; from elsewhere, those of the kind that is looked at.
void MainWindow::showFavourites()
{
    if (auto *page = m_pages->browsePage()) {
        page->setFavouritesOnly(!page->isFavouritesOnly());
        return;
    }
    auto link = Link::toList(m_navigator->current().repo.kind);
    link.state = { { u"favourites"_s, true } };
    goTo(link);
    m_pages->browsePage()->setFavouritesOnly(true);
}

// A key does what the button of the shown page does, and nothing where there is no such button.
void MainWindow::clickShown(const QString &name)
{
    if (auto *button = shownButton(name)) {
        button->click();
    }
}

} // namespace Hubdesk
