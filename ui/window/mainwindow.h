// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/account/session.h"
#include "ui/shared/humanerror.h"
#include "ui/shared/link.h"
#include "ui/window/recent.h"

#include <QHash>
#include <QMainWindow>
#include <QPointer>

#include <optional>

class QAbstractButton;
class QDropEvent;
class QMenu;
class QStackedWidget;
class QTimer;
class QToolButton;

namespace Hubdesk
{

class Actions;
class AppSettings;
class Avatars;
class CacheCare;
class Connection;
class DesktopParts;
class DropHint;
struct DraggedAddress;
class Engine;
struct HubPage;
class FavouriteNews;
class FocusedField;
class MenuBar;
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

    /// Goes to an `hf://` address or a page of the Hub: a repo, a person, a list with its search. False if
    /// the text is none of these.
    bool openAddress(const QString &text);
    /// To the front, and to an address if one is given: what a second start of the program wants.
    void comeForward(const QString &address);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;
    // ---- mainwindowdrops.cpp
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void layOut();
    QLayout *makeRail();
    void collapseRail(bool collapsed);
    void connectPages();
    void connectEngine();
    void connectActions();
    // ---- mainwindowmenus.cpp
    void makeMenus();
    void connectView();
    void resizeText(bool larger);
    void makeMenuBar();
    void fillMenu(QMenu *menu);
    void addSchemes(QMenu *menu);
    void markOffered(bool marked);
    QAbstractButton *shownButton(const QString &name) const;
    // ---- mainwindowdesktop.cpp
    void connectTransfers();
    void connectCache();
    void showTransfers();
    void makeDesktop();
    void quit();
    // ----
    std::optional<DraggedAddress> addressOf(const QDropEvent *event) const;
    void showPlace(const Link &link);
    void showTitle(const Link &link);
    void showHistory();
    void clickShown(const QString &name);
    void searchEdited(const QString &text);
    void commandEdited(const QString &text);
    void searchEntered();
    void openPage(const HubPage &page);
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
    FocusedField *m_focused;
    QMenu *m_menu;
    QMenu *m_schemes; ///< in that menu and in the bar's
    QMenu *m_accountMenu;
    QAction *m_accountOrigin; ///< says which variable signs in
    Avatars *m_avatars;
    TopBar *m_top;
    Rail *m_rail;
    QToolButton *m_railSettings; ///< at the foot of the rail
    TransferModel *m_transfers;
    CacheCare *m_cache;
    Pages *m_pages;
    QStackedWidget *m_frame; ///< the usual face, and the first-run page in its place
    WelcomePage *m_welcome = nullptr; ///< made when it is wanted
    StatusStrip *m_strip;
    Palette *m_palette = nullptr; ///< made when it is first wanted
    MenuBar *m_menuBar = nullptr; ///< made after the first picture
    DesktopParts *m_desktop = nullptr; ///< likewise
    DropHint *m_dropHint = nullptr; ///< made when something is dragged over the window
    QHash<QAction *, QString> m_buttonOf; ///< what a command clicks in the shown page
    Recent m_recent;
    QPointer<SettingsDialog> m_settingsDialog;
    FavouriteNews *m_favouriteNews;
    NoticeBar *m_notice; ///< news for every page
    QTimer *m_spaceTimer;
    std::optional<AccountState> m_account; ///< as last heard
    int m_introduced = -1; ///< the token whose owner was asked for
    int m_remaining = 0;
    int m_quota = 0;
    bool m_cameTyping = false; ///< to the list, by letters that may yet be an address
    bool m_wantsRail = true;
    bool m_isPainted = false;
};

} // namespace Hubdesk
