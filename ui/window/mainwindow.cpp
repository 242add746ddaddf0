// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/window/mainwindow.h"

#include "core/services/door.h"
#include "core/services/questions.h"
#include "core/settings/appsettings.h"
#include "ui/account/welcomepage.h"
#include "ui/browse/browsepage.h"
#include "ui/cache/cachecare.h"
#include "ui/settings/settingsdialog.h"
#include "ui/shared/actions.h"
#include "ui/shared/avatars.h"
#include "ui/shared/connection.h"
#include "ui/shared/noticebar.h"
#include "ui/shared/overlay.h"
#include "ui/shared/panel.h"
#include "ui/shared/theme.h"
#include "ui/transfers/transfermodel.h"
#include "ui/window/connectionbar.h"
#include "ui/window/favouritenews.h"
#include "ui/window/focusedfield.h"
#include "ui/window/navigator.h"
#include "ui/window/pages.h"
#include "ui/window/palette.h"
#include "ui/window/paletteplaces.h"
#include "ui/window/rail.h"
#include "ui/window/recentpopup.h"
#include "ui/window/shortcutsheet.h"
#include "ui/window/spacepopup.h"
#include "ui/window/startnews.h"
#include "ui/window/statusstrip.h"
#include "ui/window/topbar.h"

#include <QAction>
#include <QHBoxLayout>
#include <QMenu>
#include <QStackedWidget>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>
#include <QWindow>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{
constexpr int narrowWindow = 1100; ///< below this the rail shows icons only
constexpr int spaceEveryMs = 15'000;
} // namespace

MainWindow::MainWindow(Engine *engine, Theme *theme, AppSettings *settings)
    : m_engine(engine)
    , m_theme(theme)
    , m_settings(settings)
    , m_connection(new Connection(engine, this))
    , m_actions(new Actions(this))
    , m_navigator(new Navigator(this))
    , m_focused(new FocusedField(m_actions, this))
    , m_menu(new QMenu(this))
    , m_schemes(new QMenu(this))
    , m_accountMenu(new QMenu(this))
    , m_accountOrigin(m_accountMenu->addAction(QString()))
    , m_avatars(new Avatars(engine, settings, this))
    , m_top(new TopBar(m_actions, m_menu, m_accountMenu, m_avatars))
    , m_rail(new Rail)
    , m_railSettings(new RailButton)
    , m_transfers(new TransferModel(this))
    , m_cache(new CacheCare(engine, settings, this))
    , m_pages(new Pages(engine, settings, m_actions, m_transfers, m_cache, m_avatars))
    , m_frame(new QStackedWidget)
    , m_strip(new StatusStrip(m_actions))
    , m_recent(&settings->recent, &settings->keepRecent)
    , m_favouriteNews(new FavouriteNews(&settings->favourites))
    , m_notice(new NoticeBar)
    , m_spaceTimer(new QTimer(this))
{
    setObjectName(u"mainWindow"_s);
    setWindowTitle(u"Hubdesk"_s);
    setWindowIcon(productIcon());
    setAcceptDrops(true);
    Theme::follow(this, [this] { setMinimumSize(Theme::px(760), Theme::px(520)); });
    layOut();
    makeMenus();
    connectPages();
    connectEngine();
    connectActions();
    if (!restoreGeometry(m_settings->windowGeometry())) {
        resize(Theme::px(1440), Theme::px(900));
    }
    m_wantsRail = m_settings->railOpen();
    if (m_settings->welcomed()) {
        showPlace(m_navigator->current());
    } else {
        welcome();
    }
}

MainWindow::~MainWindow()
{
    delete m_settingsDialog; // while the actions and settings that it shows are still there
}

void MainWindow::layOut()
{
    auto *right = new QVBoxLayout;
    right->setContentsMargins(0, 0, 0, 0);
    right->setSpacing(0);
    auto *connection = new ConnectionBar(m_connection);
    connect(connection, &ConnectionBar::onlineRequested, this, [this] {
        m_actions->workOffline->setChecked(false);
    });
    right->addWidget(connection);
    right->addWidget(m_notice);
    right->addWidget(new StartNews(m_engine, this));
    right->addWidget(m_favouriteNews);
    right->addWidget(m_pages, 1);
    m_notice->hide();
    auto *middle = new QHBoxLayout;
    middle->setContentsMargins(0, 0, 0, 0);
    middle->setSpacing(0);
    middle->addLayout(makeRail());
    auto *edge = new QFrame;
    edge->setFrameShape(QFrame::VLine);
    edge->setFixedWidth(1);
    middle->addWidget(edge);
    middle->addLayout(right, 1);
    auto *face = new QWidget;
    auto *rows = new QVBoxLayout(face);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addWidget(m_top);
    rows->addLayout(middle, 1);
    m_frame->addWidget(face);
    auto *whole = new QWidget;
    auto *column = new QVBoxLayout(whole);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_frame, 1);
    column->addWidget(m_strip);
    setCentralWidget(whole);
}

// Settings stand at the foot, away from the places.
QLayout *MainWindow::makeRail()
{
    m_railSettings->setDefaultAction(m_actions->settings);
    m_railSettings->setObjectName(u"railSettings"_s);
    m_railSettings->setAccessibleName(tr("Settings"));
    m_railSettings->setAutoRaise(true);
    Theme::follow(this, [this] { m_railSettings->setFixedHeight(Theme::px(Metrics::railRow)); });
    auto *foot = new Panel(Token::Panel);
    auto *inner = new QHBoxLayout(foot);
    inner->setContentsMargins(Metrics::space2, Metrics::space2, Metrics::space2, Metrics::space2);
    inner->addWidget(m_railSettings);
    auto *column = new QVBoxLayout;
    column->setSpacing(0);
    column->addWidget(m_rail, 1);
    column->addWidget(foot);
    return column;
}

void MainWindow::collapseRail(bool collapsed)
{
    m_rail->setCollapsed(collapsed);
    m_railSettings->setToolButtonStyle(collapsed ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon);
}

void MainWindow::connectPages()
{
    connect(m_navigator, &Navigator::leaving, this, [this] {
        if (auto *page = m_pages->browsePage()) {
            page->finishTyping(); // which is a step of its own
        }
        m_navigator->keep(m_pages->place(m_navigator->current()));
    });
    connect(m_navigator, &Navigator::changed, this, &MainWindow::showPlace);
    connect(m_navigator, &Navigator::stepped, this, &MainWindow::showHistory);
    connect(m_pages, &Pages::stepped, m_navigator, &Navigator::step);
    connect(
        m_rail, &Rail::pageRequested, this, [this](Link::Page page) { m_navigator->go({ .page = page }); });
    connect(m_pages, &Pages::openRequested, m_navigator, &Navigator::go);
    connect(m_pages, &Pages::backRequested, m_navigator, &Navigator::back);
    connect(m_pages, &Pages::missing, this, [this](const Link &link) { m_recent.remove(link); });
    connect(m_pages, &Pages::searchChanged, m_top->field(), &QLineEdit::setText);
    connect(m_pages, &Pages::remedyRequested, this, &MainWindow::help);
    connectTransfers();
    connectCache();
    connect(
        m_strip, &StatusStrip::transfersClicked, this, [this] { goTo({ .page = Link::Page::Transfers }); });
    connect(m_strip, &StatusStrip::spaceClicked, this, &MainWindow::showSpace);
    connect(m_strip, &StatusStrip::accountClicked, this, [this] {
        if (m_actions->signIn->isVisible()) {
            signIn();
        } else {
            m_accountMenu->popup(m_strip->aboveAccount(m_accountMenu->sizeHint()));
        }
    });
    m_top->field()->installEventFilter(this);
    connect(m_top->field(), &QLineEdit::textEdited, this, &MainWindow::searchEdited);
    connect(m_top->field(), &QLineEdit::returnPressed, this, &MainWindow::searchEntered);
    auto *recent = new RecentPopup(m_top->field(), &m_recent, centralWidget());
    connect(recent, &RecentPopup::linkChosen, this, &MainWindow::goTo);
    connect(m_navigator, &Navigator::changed, recent, &QWidget::hide); // by keys, past the popup
}

void MainWindow::connectEngine()
{
    connect(m_connection, &Connection::changed, this, [this] {
        if (m_welcome) {
            m_welcome->setOffline(m_connection->offlineReason());
        }
        showConnection();
        introduce();
    });
    connect(m_engine, &Engine::reachableChanged, this, [this](bool reachable) {
        if (reachable) {
            m_introduced = -1;
            introduce();
        }
    });
    connect(m_engine, &Engine::rateLimitChanged, this, [this](int remaining, int quota, int) {
        m_remaining = remaining;
        m_quota = quota;
        showConnection();
    });
    connect(m_engine, &Engine::filesPlaced, this, [this] {
        if (!m_spaceTimer->isActive()) {
            m_spaceTimer->start(1000);
        }
    });
    connect(m_spaceTimer, &QTimer::timeout, this, &MainWindow::askSpace);
    showConnection();
    connectAccount();
    askSpace();
}

void MainWindow::showPlace(const Link &link)
{
    m_frame->setCurrentIndex(0);
    for (auto *overlay : findChildren<Overlay *>()) {
        overlay->dismiss(); // it was about another place
    }
    m_favouriteNews->hide(); // what was done elsewhere
    m_pages->show(link);
    showTitle(link);
    // The field belongs to the page that is shown.
    m_top->field()->setText(m_pages->browsePage() ? m_pages->browsePage()->search() : QString());
    m_rail->setCurrentPage(link.list());
    showHistory();
    m_recent.add(link);
}

// Also out of the first-run page, which is no place of the navigator's.
void MainWindow::goTo(const Link &link)
{
    const bool isThere = link == m_navigator->current();
    m_navigator->go(link);
    if (isThere) { // the navigator has nothing to tell
        showPlace(link);
    }
}

// Typing searches the list that is shown; from any other page it goes to the models first.
void MainWindow::searchEdited(const QString &text)
{
    if (text == "/"_L1) { // the key that leads to the field, pressed in it
        m_top->field()->clear();
        return;
    }
    if (text.trimmed().startsWith(u'>')) {
        commandEdited(text.trimmed());
        return;
    }
    if (text.contains("://"_L1)) { // and so were the letters before
        if (auto *page = m_pages->browsePage()) {
            page->forgetTyping();
        }
        if (m_cameTyping) {
            m_navigator->back();
            m_top->field()->setText(text);
        }
        return;
    }
    const bool goes = !m_pages->browsePage() && !text.trimmed().isEmpty();
    if (goes) {
        m_navigator->go({ .page = Link::Page::Models });
        m_top->field()->setText(text); // going there showed what was searched for last
    }
    m_cameTyping = m_cameTyping || goes;
    if (auto *page = m_pages->browsePage()) {
        page->setSearch(text, goes);
    }
}

void MainWindow::searchEntered()
{
    if (!openAddress(m_top->field()->text()) && m_pages->browsePage()) {
        m_pages->browsePage()->focusList();
    }
}

void MainWindow::comeForward(const QString &address)
{
    setWindowState((windowState() & ~Qt::WindowMinimized) | Qt::WindowActive);
    show();
    raise();
    activateWindow();
    if (!address.isEmpty()) {
        openAddress(address);
    }
}

void MainWindow::showConnection()
{
    const auto &reason = m_connection->offlineReason();
    const bool isAway = reason.isEmpty() && !m_connection->outage().isOver();
    m_strip->setConnection(m_engine->options().environment.endpoint.host(),
                           isAway ? u"unreachable"_s : reason,
                           m_remaining,
                           m_quota);
    const QSignalBlocker quiet(m_actions->workOffline);
    m_actions->workOffline->setChecked(!reason.isEmpty());
    m_actions->workOffline->setEnabled(reason.isEmpty() || reason == "switch"_L1);
}

void MainWindow::askSpace()
{
    m_spaceTimer->start(spaceEveryMs);
    ask(
        m_engine,
        this,
        [](Services &core, std::stop_token) { return cacheVolume(&core); },
        [this](Result<CacheVolume> volume) {
            if (volume) {
                m_strip->setFreeSpace(volume->freeBytes, volume->root);
            }
        });
}

void MainWindow::showSpace()
{
    ask(
        m_engine,
        this,
        [](Services &core, std::stop_token) { return cacheVolume(&core); },
        [this](const Result<CacheVolume> &volume) {
            if (volume) {
                m_strip->setFreeSpace(volume->freeBytes, volume->root);
                auto *popup = new SpacePopup(*volume, this);
                connect(popup, &SpacePopup::cacheWanted, m_actions->goCache, &QAction::trigger);
                popup->adjustSize();
                popup->move(m_strip->aboveSpace(popup->size()));
                popup->show();
            }
        });
}

// What an error page offers and only the window can do.
void MainWindow::help(Remedy remedy)
{
    switch (remedy) {
    case Remedy::SignIn:
        signIn();
        break;
    case Remedy::GoOnline:
        if (m_connection->offlineReason() == "switch"_L1) {
            m_actions->workOffline->setChecked(false);
        }
        m_pages->refresh();
        break;
    case Remedy::FreeSpace:
        goTo({ .page = Link::Page::Cache });
        break;
    default:
        m_pages->refresh();
        break;
    }
}

void MainWindow::showShortcuts()
{
    auto *sheet = new ShortcutSheet(m_actions->all(), this);
    sheet->open();
}

void MainWindow::showPalette()
{
    if (!m_palette) {
        m_palette = new Palette(m_engine, this);
        connect(m_palette, &Palette::linkChosen, this, &MainWindow::goTo);
        connect(m_palette, &Palette::settingChosen, this, &MainWindow::showSettings);
    }
    if (m_palette->isVisible()) {
        m_palette->leave();
        return;
    }
    markOffered(true); // what cannot be done is not listed
    const auto actions = paletteActions(*m_actions);
    markOffered(false);
    m_palette->open(paletteRecent(m_recent.links())
                        + paletteFavourites(Favourites(&m_settings->favourites).all()) + actions
                        + paletteSettings(),
                    m_navigator->current(),
                    m_pages->shownFiles());
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    collapseRail(!m_wantsRail || width() < Theme::px(narrowWindow));
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::WindowStateChange) {
        m_actions->fullScreen->setChecked(isFullScreen());
    }
}

// The buttons at the side of a mouse would else be taken by whatever list is below the pointer.
void MainWindow::showEvent(QShowEvent *event)
{
    QMainWindow::showEvent(event);
    windowHandle()->installEventFilter(this);
}

} // namespace Hubdesk
