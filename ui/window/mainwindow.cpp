// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/window/mainwindow.h"

#include "core/services/door.h"
#include "core/services/questions.h"
#include "core/settings/appsettings.h"
#include "ui/account/welcomepage.h"
#include "ui/browse/browsepage.h"
#include "ui/settings/settingsdialog.h"
#include "ui/shared/actions.h"
#include "ui/shared/avatars.h"
#include "ui/shared/connection.h"
#include "ui/shared/noticebar.h"
#include "ui/shared/panel.h"
#include "ui/shared/theme.h"
#include "ui/transfers/transfermodel.h"
#include "ui/window/connectionbar.h"
#include "ui/window/favouritenews.h"
#include "ui/window/navigator.h"
#include "ui/window/pages.h"
#include "ui/window/palette.h"
#include "ui/window/paletteplaces.h"
#include "ui/window/rail.h"
#include "ui/window/shortcutsheet.h"
#include "ui/window/spacepopup.h"
#include "ui/window/startnews.h"
#include "ui/window/statusstrip.h"
#include "ui/window/topbar.h"

#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QMimeData>
#include <QStackedWidget>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

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
    , m_menu(new QMenu(this))
    , m_accountMenu(new QMenu(this))
    , m_accountOrigin(m_accountMenu->addAction(QString()))
    , m_avatars(new Avatars(engine, settings, this))
    , m_top(new TopBar(m_actions, m_menu, m_accountMenu, m_avatars))
    , m_rail(new Rail)
    , m_railSettings(new RailButton)
    , m_transfers(new TransferModel(this))
    , m_pages(new Pages(engine, settings, m_actions, m_transfers, m_avatars))
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
    connect(m_navigator, &Navigator::changed, this, &MainWindow::showPlace);
    connect(
        m_rail, &Rail::pageRequested, this, [this](Link::Page page) { m_navigator->go({ .page = page }); });
    connect(m_pages, &Pages::openRequested, m_navigator, &Navigator::go);
    connect(m_pages, &Pages::backRequested, m_navigator, &Navigator::back);
    connect(m_pages, &Pages::searchChanged, m_top->field(), &QLineEdit::setText);
    connect(m_pages, &Pages::remedyRequested, this, &MainWindow::help);
    m_transfers->follow(m_engine);
    connect(m_transfers, &TransferModel::countsChanged, this, [this] {
        const int active = m_transfers->activeCount();
        m_rail->setBadge(Link::Page::Transfers, active > 0 ? locale().toString(active) : QString());
        m_strip->setTransfers(active, m_transfers->bytesPerSecond());
    });
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
    connect(m_top->field(), &QLineEdit::textEdited, this, &MainWindow::searchEdited);
    connect(m_top->field(), &QLineEdit::returnPressed, this, &MainWindow::searchEntered);
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
    connect(m_engine, &Engine::filePlaced, this, [this] {
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
    m_favouriteNews->hide(); // what was done elsewhere
    m_pages->show(link);
    // The field belongs to the page that is shown.
    m_top->field()->setText(m_pages->browsePage() ? m_pages->browsePage()->search() : QString());
    m_rail->setCurrentPage(link.list());
    m_actions->back->setEnabled(m_navigator->canGoBack());
    m_actions->forward->setEnabled(m_navigator->canGoForward());
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
    if (text.contains("://"_L1)) {
        return;
    }
    if (!m_pages->browsePage() && !text.trimmed().isEmpty()) {
        m_navigator->go({ .page = Link::Page::Models });
        m_top->field()->setText(text); // going there showed what was searched for last
    }
    if (auto *page = m_pages->browsePage()) {
        page->setSearch(text);
    }
}

void MainWindow::searchEntered()
{
    if (!openAddress(m_top->field()->text()) && m_pages->browsePage()) {
        m_pages->browsePage()->focusList();
    }
}

bool MainWindow::openAddress(const QString &text)
{
    const auto place = HubPlace::parse(text.trimmed(), { m_engine->options().environment.endpoint });
    if (!place) {
        if (text.contains("://"_L1)) {
            m_notice->setNotice({ .kind = Notice::Kind::Warning,
                                  .text = tr("This is not an address on the Hub: %1").arg(text.left(200)),
                                  .closable = true });
        }
        return false;
    }
    goTo(Link::toPlace(*place));
    return true;
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
        m_palette = new Palette(m_engine, centralWidget());
        connect(m_palette, &Palette::linkChosen, this, &MainWindow::goTo);
        connect(m_palette, &Palette::settingChosen, this, &MainWindow::showSettings);
    }
    if (m_palette->isVisible()) {
        m_palette->close();
        return;
    }
    m_palette->open(paletteRecent(m_recent.links())
                    + paletteFavourites(Favourites(&m_settings->favourites).all())
                    + paletteActions(*m_actions) + paletteSettings()
                    + paletteFiles(m_navigator->current(), m_pages->shownFiles()));
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    collapseRail(!m_wantsRail || width() < Theme::px(narrowWindow));
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_settings->windowGeometry.set(saveGeometry());
    m_settings->sync();
    QMainWindow::closeEvent(event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasText() || event->mimeData()->hasUrls()) {
        event->acceptProposedAction();
    }
}

void MainWindow::dropEvent(QDropEvent *event)
{
    const auto urls = event->mimeData()->urls();
    if (openAddress(urls.isEmpty() ? event->mimeData()->text() : urls.front().toString())) {
        event->acceptProposedAction();
    }
}

} // namespace Hubdesk
