// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/account/session.h"
#include "ui/shared/humanerror.h"
#include "ui/shared/link.h"
#include "ui/window/recent.h"

#include <QMainWindow>
#include <QPointer>

#include <optional>

class QMenu;
class QStackedWidget;
class QTimer;
class QToolButton;

namespace Hubdesk
{

class Actions;
class AppSettings;
class Avatars;
class Connection;
class Engine;
class FavouriteNews;
class Navigator;
class NoticeBar;
class Pages;
class Palette;
class Rail;
class SettingsDialog;
class StatusStrip;
class Theme;
class TopBar;
class TransferModel;
class WelcomePage;

/// The frame: top bar, rail, pages, status strip. Knows which page shows what; all else is in the pages.
class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    MainWindow(Engine *engine, Theme *theme, AppSettings *settings);
    ~MainWindow() override;

    /// Goes to an `hf://` address or a page of the Hub; false if the text is neither.
    bool openAddress(const QString &text);
    /// To the front, and to an address if one is given: what a second start of the program wants.
    void comeForward(const QString &address);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void layOut();
    QLayout *makeRail();
    void collapseRail(bool collapsed);
    void connectPages();
    void connectEngine();
    void connectActions();
    void makeMenus();
    void addSchemes(QMenu *menu);
    void showPlace(const Link &link);
    void clickShown(const QString &name);
    void searchEdited(const QString &text);
    void searchEntered();
    void connectAccount();
    void showAccount(const AccountState &state);
    void introduce();
    void showConnection();
    void askSpace();
    void showSpace();
    void help(Remedy remedy);
    void goTo(const Link &link);
    void welcome();
    void signIn();
    void signOut();
    void showShortcuts();
    void showFavourites();
    void showPalette();
    void showSettings(const QString &id);
    void followSettings();

    Engine *m_engine;
    Theme *m_theme;
    AppSettings *m_settings;
    Connection *m_connection;
    Actions *m_actions;
    Navigator *m_navigator;
    QMenu *m_menu;
    QMenu *m_accountMenu;
    QAction *m_accountOrigin; ///< says which variable signs in
    Avatars *m_avatars;
    TopBar *m_top;
    Rail *m_rail;
    QToolButton *m_railSettings; ///< at the foot of the rail
    TransferModel *m_transfers;
    Pages *m_pages;
    QStackedWidget *m_frame; ///< the usual face, and the first-run page in its place
    WelcomePage *m_welcome = nullptr; ///< made when it is wanted
    StatusStrip *m_strip;
    Palette *m_palette = nullptr; ///< made when it is first wanted
    Recent m_recent;
    QPointer<SettingsDialog> m_settingsDialog;
    FavouriteNews *m_favouriteNews;
    NoticeBar *m_notice; ///< news for every page
    QTimer *m_spaceTimer;
    std::optional<AccountState> m_account; ///< as last heard
    int m_introduced = -1; ///< the token whose owner was asked for
    int m_remaining = 0;
    int m_quota = 0;
    bool m_wantsRail = true;
};

} // namespace Hubdesk
