// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/actions.h"

#include <QAction>
#include <QJsonDocument>
#include <QJsonObject>
#include <QWidget>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

QString plain(QString text)
{
    return text.remove(u'&');
}

} // namespace

QString Actions::favouriteText()
{
    return plain(tr("F&avourite"));
}

QString Actions::collectText()
{
    return plain(tr("Coll&ect for a comparison"));
}

QString Actions::copyIdText()
{
    return plain(tr("Copy &name"));
}

QString Actions::openInBrowserText()
{
    return plain(tr("Open in bro&wser"));
}

QString Actions::openOwnerText()
{
    return plain(tr("Open the &owner"));
}

struct Actions::Description {
    QString id;
    Icon icon;
    QString text;
    QKeySequence keys;
    QString tip;
};

Actions::Actions(QObject *parent)
    : QObject(parent)
{
    makeNavigation();
    makeView();
    makeEdit();
    makeRepo();
    makeTransfers();
    makeProgram();
}

void Actions::addTo(QWidget *window) const
{
    for (QAction *action : m_all) {
        if (!isOfFocus(action)) {
            window->addAction(action);
        }
    }
}

void Actions::makeNavigation()
{
    back
        = add({ u"go.back"_s, Icon::Back, tr("&Back"), Qt::ALT | Qt::Key_Left, tr("Go to the page before") });
    forward = add({ u"go.forward"_s,
                    Icon::Forward,
                    tr("&Forward"),
                    Qt::ALT | Qt::Key_Right,
                    tr("Go to the page after") });
    goModels = add(
        { u"go.models"_s, Icon::Model, tr("&Models"), Qt::CTRL | Qt::Key_1, tr("Browse models on the Hub") });
    goDatasets = add({ u"go.datasets"_s,
                       Icon::Dataset,
                       tr("&Datasets"),
                       Qt::CTRL | Qt::Key_2,
                       tr("Browse datasets on the Hub") });
    goSpaces = add(
        { u"go.spaces"_s, Icon::Space, tr("&Spaces"), Qt::CTRL | Qt::Key_3, tr("Browse Spaces on the Hub") });
    goTransfers = add({ u"go.transfers"_s,
                        Icon::Transfers,
                        tr("&Transfers"),
                        Qt::CTRL | Qt::Key_4,
                        tr("See what is being downloaded") });
    goCache = add({ u"go.cache"_s,
                    Icon::Cache,
                    tr("&Cache"),
                    Qt::CTRL | Qt::Key_7,
                    tr("See what is on this computer") });
    goFavourites = add({ u"go.favourites"_s,
                         Icon::FavouriteSet,
                         tr("Fa&vourites"),
                         Qt::CTRL | Qt::SHIFT | Qt::Key_F,
                         tr("List the repositories that you have marked as favourites") });
    goCompare = add({ u"go.compare"_s,
                      Icon::Columns,
                      tr("Com&pare"),
                      Qt::CTRL | Qt::SHIFT | Qt::Key_E,
                      tr("See the repositories that you have collected side by side") });
    find = add({ u"go.find"_s, Icon::Search, tr("Fi&nd"), Qt::Key_Slash, tr("Search the Hub") });
    palette = add({ u"go.palette"_s,
                    Icon::Keyboard,
                    tr("Command pa&lette"),
                    Qt::CTRL | Qt::Key_K,
                    tr("Jump to a page, a repository or a command") });
}

void Actions::makeView()
{
    refresh = add({ u"view.refresh"_s, Icon::Retry, tr("&Refresh"), Qt::Key_F5, tr("Ask the Hub again") });
    toggleSidebar = add({ u"view.sidebar"_s,
                          Icon::Sidebar,
                          tr("Side&bar"),
                          Qt::CTRL | Qt::Key_B,
                          tr("Show the rail with names or with icons alone") });
    larger = add({ u"view.larger"_s,
                   Icon::Plus,
                   tr("&Larger text"),
                   QKeySequence::ZoomIn,
                   tr("Make the text larger") });
    smaller = add({ u"view.smaller"_s,
                    Icon::Minus,
                    tr("Small&er text"),
                    QKeySequence::ZoomOut,
                    tr("Make the text smaller") });
    normalSize = add({ u"view.normalSize"_s,
                       Icon::Text,
                       tr("&Normal size"),
                       Qt::CTRL | Qt::Key_0,
                       tr("Make the text as large as it was at first") });
    fullScreen = add({ u"view.fullScreen"_s,
                       Icon::Monitor,
                       tr("&Full screen"),
                       Qt::Key_F11,
                       tr("Use the whole screen, without the frame of the window") });
    fullScreen->setCheckable(true);
    menuBar = add({ u"view.menuBar"_s,
                    Icon::Menu,
                    tr("&Menu bar"),
                    Qt::CTRL | Qt::Key_M,
                    tr("Keep the menu bar in the window") });
    menuBar->setCheckable(true);
    menus
        = add({ u"view.menus"_s, Icon::Menu, tr("Open the m&enus"), Qt::Key_F10, tr("Go to the menu bar") });
    findInPage = add({ u"view.find"_s,
                       Icon::Search,
                       tr("&Find in the text"),
                       QKeySequence::Find,
                       tr("Find a text in the card, the file or the changes that are shown") });
    findNext = add({ u"view.findNext"_s,
                     Icon::ChevronDown,
                     tr("Find ne&xt"),
                     Qt::Key_F3,
                     tr("Go to the next place that was found") });
    findPrevious = add({ u"view.findPrevious"_s,
                         Icon::ChevronUp,
                         tr("Find pre&vious"),
                         Qt::SHIFT | Qt::Key_F3,
                         tr("Go to the place that was found before") });
    webPictures = add({ u"view.webPictures"_s,
                        Icon::Image,
                        tr("&Pictures of other sites"),
                        {},
                        tr("Let cards show pictures that lie outside the Hub") });
    webPictures->setCheckable(true);
    workOffline = add({ u"view.offline"_s,
                        Icon::Offline,
                        tr("Work &offline"),
                        {},
                        tr("Use what is on this computer and open no connection") });
    workOffline->setCheckable(true);
}

// Fields and lists know these keys by themselves, Ctrl+A means another thing in each.
void Actions::makeEdit()
{
    undo = add({ u"edit.undo"_s, Icon::Undo, tr("&Undo"), QKeySequence::Undo, tr("Undo what was typed") });
    redo = add({ u"edit.redo"_s, Icon::Retry, tr("&Redo"), QKeySequence::Redo, tr("Do it again") });
    cut = add({ u"edit.cut"_s, Icon::Minus, tr("Cu&t"), QKeySequence::Cut, tr("Cut what is selected") });
    copy = add({ u"edit.copy"_s, Icon::Copy, tr("&Copy"), QKeySequence::Copy, tr("Copy what is selected") });
    paste = add({ u"edit.paste"_s,
                  Icon::Card,
                  tr("&Paste"),
                  QKeySequence::Paste,
                  tr("Put in what was cut or copied") });
    selectAll = add({ u"edit.selectAll"_s,
                      Icon::Check,
                      tr("Select &all"),
                      QKeySequence::SelectAll,
                      tr("Select everything in the field or list") });
    for (QAction *action : { undo, redo, cut, copy, paste, selectAll }) {
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        action->setIconVisibleInMenu(false); // nobody looks for these by a picture
    }
}

bool Actions::isOfFocus(const QAction *action)
{
    return action->shortcutContext() != Qt::WindowShortcut;
}

void Actions::makeRepo()
{
    download = add({ u"repo.download"_s,
                     Icon::Download,
                     tr("&Download..."),
                     Qt::CTRL | Qt::Key_D,
                     tr("Download files of this repository into the cache") });
    preview = add({ u"repo.preview"_s,
                    Icon::Eye,
                    tr("Pre&view"),
                    Qt::Key_Space,
                    tr("Show the selected file beside the list") });
    preview->setShortcutContext(Qt::WidgetWithChildrenShortcut); // Space presses buttons elsewhere
    favourite = add({ u"repo.favourite"_s,
                      Icon::Favourite,
                      tr("F&avourite"),
                      Qt::CTRL | Qt::SHIFT | Qt::Key_D,
                      tr("Mark this repository as a favourite, or take the mark away") });
    collect = add({ u"repo.collect"_s,
                    Icon::Plus,
                    tr("Coll&ect for a comparison"),
                    Qt::CTRL | Qt::Key_E,
                    tr("Put this repository beside others to compare them, or take it away again") });
    copyId = add({ u"repo.copyId"_s,
                   Icon::Copy,
                   tr("Copy &name"),
                   Qt::CTRL | Qt::SHIFT | Qt::Key_C,
                   tr("Copy the repository's name") });
    openInBrowser = add({ u"repo.openInBrowser"_s,
                          Icon::Open,
                          tr("Open in bro&wser"),
                          Qt::CTRL | Qt::SHIFT | Qt::Key_O,
                          tr("Open this page in the web browser") });
    openOwner = add({ u"repo.owner"_s,
                      Icon::Account,
                      tr("Open the &owner"),
                      {},
                      tr("Go to the page of whoever this repository belongs to") });
}

void Actions::makeTransfers()
{
    openFolder = add({ u"transfer.openFolder"_s,
                       Icon::Folder,
                       tr("Open &folder"),
                       Qt::CTRL | Qt::Key_O,
                       tr("Show the files in the file manager") });
    // Names beside the keys of a stop and a retry in other transfer lists; plain Delete would be too easy.
    cancel = add({ u"transfer.cancel"_s,
                   Icon::Stop,
                   tr("Can&cel the transfer"),
                   Qt::CTRL | Qt::Key_Backspace,
                   tr("Stop this transfer and keep what has arrived") });
    retry = add({ u"transfer.retry"_s,
                  Icon::Retry,
                  tr("Tr&y the transfer again"),
                  Qt::CTRL | Qt::Key_R,
                  tr("Start this transfer again now") });
    pauseAll = add({ u"transfer.pauseAll"_s,
                     Icon::Pause,
                     tr("&Pause all"),
                     Qt::CTRL | Qt::SHIFT | Qt::Key_P,
                     tr("Hold every transfer, or let them go on") });
    pauseHalfHour = add({ u"transfer.pauseHalfHour"_s,
                          Icon::Clock,
                          tr("Pause all for &30 minutes"),
                          {},
                          tr("Hold every transfer; they go on by themselves") });
    pauseTwoHours = add({ u"transfer.pauseTwoHours"_s,
                          Icon::Clock,
                          tr("Pause all for &2 hours"),
                          {},
                          tr("Hold every transfer; they go on by themselves") });
    pauseTomorrow = add({ u"transfer.pauseTomorrow"_s,
                          Icon::Clock,
                          tr("Pause all until to&morrow"),
                          {},
                          tr("Hold every transfer; they go on by themselves in the morning") });
    moveTop = add({ u"transfer.top"_s,
                    Icon::ArrowUp,
                    tr("Move to the &top"),
                    Qt::CTRL | Qt::Key_Home,
                    tr("Let this transfer go before all others") });
    moveUp = add({ u"transfer.up"_s,
                   Icon::ChevronUp,
                   tr("Move &up"),
                   Qt::CTRL | Qt::Key_Up,
                   tr("Let this transfer go one place sooner") });
    moveDown = add({ u"transfer.down"_s,
                     Icon::ChevronDown,
                     tr("Move &down"),
                     Qt::CTRL | Qt::Key_Down,
                     tr("Let this transfer go one place later") });
    moveBottom = add({ u"transfer.bottom"_s,
                       Icon::ArrowDown,
                       tr("Move to the &end"),
                       Qt::CTRL | Qt::Key_End,
                       tr("Let this transfer go after all others") });
    for (QAction *action : { moveTop, moveUp, moveDown, moveBottom }) {
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    }
}

void Actions::makeProgram()
{
    signIn = add(
        { u"account.signIn"_s, Icon::SignIn, tr("Sign &in..."), {}, tr("Sign in to the Hub with a token") });
    signOut = add({ u"account.signOut"_s,
                    Icon::Quit,
                    tr("Sign &out..."),
                    {},
                    tr("Forget the token on this computer") });
    settings = add({ u"program.settings"_s,
                     Icon::Settings,
                     tr("&Settings..."),
                     Qt::CTRL | Qt::Key_Comma,
                     tr("Change how Hubdesk looks and works") });
    shortcuts = add({ u"help.shortcuts"_s,
                      Icon::Keyboard,
                      tr("&Keyboard shortcuts"),
                      Qt::Key_F1,
                      tr("Show every shortcut") });
    firstSteps = add({ u"help.firstSteps"_s,
                       Icon::Flask,
                       tr("&First steps"),
                       {},
                       tr("See what is on this computer, sign in, check that downloads work") });
    about = add({ u"help.about"_s,
                  Icon::Info,
                  tr("&About Hubdesk"),
                  {},
                  tr("See which version this is, and what it stands on") });
    quit = add({ u"program.quit"_s,
                 Icon::Quit,
                 tr("&Quit"),
                 Qt::CTRL | Qt::Key_Q,
                 tr("Close Hubdesk; downloads go on at the next start") });
    // Where a desktop has places of its own for these.
    settings->setMenuRole(QAction::PreferencesRole);
    about->setMenuRole(QAction::AboutRole);
    quit->setMenuRole(QAction::QuitRole);
}

QAction *Actions::add(Description description)
{
    auto *action = new QAction(icon(description.icon), description.text, this);
    action->setObjectName(description.id);
    action->setStatusTip(description.tip);
    setKeys(action, description.keys);
    m_defaults.insert(action, description.keys);
    m_all.append(action);
    m_byId.insert(description.id, action);
    return action;
}

void Actions::setKeys(QAction *action, const QKeySequence &keys)
{
    action->setShortcut(keys);
    // One step from a tool button to its key: the tip of a button says both.
    const auto tip = action->statusTip();
    const auto text = keys.toString(QKeySequence::NativeText);
    action->setToolTip(text.isEmpty() ? tip : tr("%1 (%2)").arg(tip, text));
}

QKeySequence Actions::defaultKeys(const QAction *action) const
{
    return m_defaults.value(action);
}

void Actions::applyShortcuts(const QString &json)
{
    const auto own = QJsonDocument::fromJson(json.toUtf8()).object();
    for (QAction *action : std::as_const(m_all)) {
        const auto keys = own[action->objectName()];
        setKeys(action, keys.isString() ? QKeySequence::fromString(keys.toString()) : defaultKeys(action));
    }
}

QString Actions::withShortcut(const QString &json, const QAction *action, const QKeySequence &keys) const
{
    auto own = QJsonDocument::fromJson(json.toUtf8()).object();
    if (keys == defaultKeys(action)) {
        own.remove(action->objectName());
    } else {
        own.insert(action->objectName(), keys.toString());
    }
    return own.isEmpty() ? QString() : QString::fromUtf8(QJsonDocument(own).toJson(QJsonDocument::Compact));
}

QAction *Actions::withKeys(const QKeySequence &keys, const QAction *except) const
{
    for (QAction *action : m_all) {
        if (action != except && !keys.isEmpty() && action->shortcut() == keys) {
            return action;
        }
    }
    return nullptr;
}

} // namespace Hubdesk
