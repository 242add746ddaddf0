// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/gui/shots.h"

#include "ui/repo/downloadbutton.h"
#include "ui/settings/settingtexts.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QWidget>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

Shots::Shots(QWidget *window, const Theme &theme, const QString &folder, const QString &variant)
    : Robot(window, folder)
    , m_main(window)
{
    const auto percent = theme.textPercent();
    const auto suffix = (Theme::isDark() ? u"dark-%1"_s : u"light-%1"_s).arg(percent) + variant;
    addPages({ 1440, 900 }, 1, u"1440x900-"_s + suffix);
    addStates(u"1440x900-"_s + suffix);
    if (percent == 100 && variant.isEmpty()) {
        addPages({ 1440, 900 }, 1.5, u"1440x900@1.5-"_s + suffix);
        addPages({ 1024, 700 }, 1, u"1024x700-"_s + suffix);
        addArrangements({ 1024, 700 }, u"1024x700-"_s + suffix);
        addPages({ 1920, 1080 }, 1, u"1920x1080-"_s + suffix);
        addArrangements({ 1920, 1080 }, u"1920x1080-"_s + suffix);
    } else if (!variant.isEmpty() && !Theme::isDark()) {
        addDark(u"1440x900-dark-%1"_s.arg(percent) + variant);
    }
    start();
}

void Shots::addPages(QSize size, qreal scale, const QString &name)
{
    step(u"size"_s, [this, size] { m_main->resize(size); });
    addList(Qt::Key_1, u"models"_s, scale, name);
    addRepo(scale, name);
    step(
        u"transfers"_s,
        [this] { press(Qt::Key_4, Qt::ControlModifier); },
        [this] { return rows(u"transferTree"_s) > 0; });
    picture(u"transfers-"_s + name, scale);
    addCache(scale, name);
    addList(Qt::Key_2, u"datasets"_s, scale, name);
    addList(Qt::Key_3, u"spaces"_s, scale, name);
}

// A whole list, whatever was searched in it before.
void Shots::addList(Qt::Key key, const QString &page, qreal scale, const QString &name)
{
    step(
        page,
        [this, key] {
            press(key, Qt::ControlModifier);
            type(u"searchField"_s, u"n"_s);
            press(Qt::Key_Backspace);
        },
        [this] { return rows(u"repoList"_s) > 3 && isShown(u"cardView"_s); });
    step(
        u"pictures of the card"_s,
        [] {},
        [looks = 0]() mutable { return ++looks > 10; }); // in their own size
    picture(page + u'-' + name, scale);
}

void Shots::addRepo(qreal scale, const QString &name)
{
    step(
        u"search"_s,
        [this] { type(u"searchField"_s, u"wren-embed"_s); },
        [this] { return rows(u"repoList"_s) > 0 && rows(u"repoList"_s) < 10 && isShown(u"cardView"_s); });
    step(
        u"open"_s,
        [this] {
            clickRow(u"repoList"_s, 0);
            click(u"openAsPage"_s);
        },
        [this] { return isShown(u"repoPage"_s) && isShown(u"cardView"_s); });
    picture(u"card-"_s + name, scale);
    step(u"files"_s, [this] { clickTab(u"repoTabs"_s, 1); }, [this] { return rows(u"fileTree"_s) > 2; });
    step(
        u"preview"_s,
        [this] { clickRow(u"fileTree"_s, rows(u"fileTree"_s) - 1); },
        [this] { return isShown(u"filePreview"_s); });
    step(u"tick"_s, [this] { tickRow(u"fileTree"_s, 0); }, [this] { return knowsDetails(); });
    picture(u"files-"_s + name, scale);
    step(u"commits"_s, [this] { clickTab(u"repoTabs"_s, 2); }, [this] { return isShown(u"diffView"_s); });
    picture(u"commits-"_s + name, scale);
    step(u"info"_s, [this] { clickTab(u"repoTabs"_s, 3); }, [this] { return isShown(u"infoPanel"_s); });
    picture(u"info-"_s + name, scale);
    step(u"recent"_s, [this] { press(Qt::Key_Slash); });
    picture(u"recent-"_s + name, scale);
    step(u"closed"_s, [this] { press(Qt::Key_Escape); });
    const auto isHere = [this] { // after the first size
        const auto *button = qobject_cast<DownloadButton *>(find(u"downloadRepo"_s));
        return button && button->isHere();
    };
    step(
        u"download"_s,
        [this, isHere] {
            if (!isHere()) {
                click(u"downloadRepo"_s);
            }
        },
        [this, isHere] { return isHere() || isShown(u"repoNotice"_s); });
}

// Before anything is marked, a list of two, and what is said when one of them goes. The list has the focus,
// so that its row shows what can be done in it.
void Shots::addFavourites(const QString &name)
{
    const auto favourites = [this] { press(Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier); };
    const auto mark = [this] { press(Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier); };
    step(
        u"models"_s,
        [this] {
            press(Qt::Key_1, Qt::ControlModifier);
            type(u"searchField"_s, u"n"_s);
            press(Qt::Key_Backspace);
        },
        [this] { return rows(u"repoList"_s) > 3 && isShown(u"cardView"_s); });
    step(u"no favourites"_s, favourites, [this] { return isShown(u"statePane"_s); });
    picture(u"favourites-none-"_s + name);
    step(u"all again"_s, favourites, [this] { return rows(u"repoList"_s) > 3; });
    for (const int row : { 3, 1 }) {
        step(u"a row"_s, [this, row] { clickRow(u"repoList"_s, row); });
        step(u"marked"_s, mark);
    }
    step(u"favourites"_s, favourites, [this] { return rows(u"repoList"_s) == 2; });
    step(
        u"a row"_s,
        [this] { clickRow(u"repoList"_s, 1); },
        [this] { return isShown(u"rowActions"_s) && isShown(u"cardView"_s); });
    picture(u"favourites-"_s + name);
    step(u"one less"_s, mark, [this] { return isShown(u"favouriteNews"_s); });
    picture(u"favourites-undo-"_s + name);
    step(u"undone"_s, [this] { click(u"noticeAction"_s); }, [this] { return rows(u"repoList"_s) == 2; });
    step(u"all again"_s, favourites, [this] { return rows(u"repoList"_s) > 3; });
}

void Shots::addStates(const QString &name)
{
    addFavourites(name);
    step(
        u"nothing matches"_s,
        [this] { type(u"searchField"_s, u"zzzzzz"_s); },
        [this] { return isShown(u"statePane"_s); });
    picture(u"empty-"_s + name);
    step(
        u"a repo that does not exist"_s,
        [this] {
            type(u"searchField"_s, u"hf://nobody/nothing"_s);
            press(Qt::Key_Return);
        },
        [this] { return isShown(u"repoPage"_s) && isShown(u"statePane"_s); });
    picture(u"error-"_s + name);
    step(u"shortcuts"_s, [this] { press(Qt::Key_F1); }, [this] { return isShown(u"shortcutSheet"_s); });
    picture(u"shortcuts-"_s + name);
    addClose(u"shortcutSheet"_s, u"closeSheet"_s);
    step(u"sign in"_s, [this] { click(u"stripAccount"_s); }, [this] { return isShown(u"signInDialog"_s); });
    picture(u"signin-"_s + name);
    addClose(u"signInDialog"_s, u"signInCancel"_s);
    addCard(name);
    addWeights(name);
    addRepoStates(name);
    addCompare({ 760, 520 }, u"760x520-"_s + name.section(u'-', 1));
    addCompare({ 1440, 900 }, name);
    addPalette(name);
    addMenus(name);
    addDrop(name);
    addSettings(name);
    addViewers(name);
    addCacheStates(name);
    addWindow(name);
    addOffline(name);
    addWelcome(name);
}

// The first-run page, as it comes back by the palette.
void Shots::addWelcome(const QString &name)
{
    step(
        u"palette"_s,
        [this] { press(Qt::Key_K, Qt::ControlModifier); },
        [this] { return isShown(u"palette"_s); });
    step(
        u"first steps"_s,
        [this] {
            type(u"paletteField"_s, u"> first steps"_s);
            press(Qt::Key_Return);
        },
        [this] { return isShown(u"welcomePage"_s) && !text(u"foundCacheTitle"_s).contains(u'…'); });
    picture(u"firstrun-"_s + name);
    step(
        u"checks"_s,
        [this] { click(isShown(u"anonymousButton"_s) ? u"anonymousButton"_s : u"goOnButton"_s); },
        [this] { return isShown(u"checkHub"_s) && text(u"checkHubState"_s) != "Checking"_L1; });
    picture(u"checks-"_s + name);
    step(u"done"_s, [this] { click(u"welcomeDone"_s); }, [this] { return !isShown(u"welcomePage"_s); });
}

// The last row says that it is waited for.
bool Shots::hubHasAnswered() const
{
    const auto *list = qobject_cast<QAbstractItemView *>(find(u"paletteList"_s));
    const int count = rows(u"paletteList"_s);
    return list && count > 0 && !list->model()->index(count - 1, 0).data().toString().endsWith(u'…');
}

void Shots::addPalette(const QString &name)
{
    step(
        u"palette"_s,
        [this] {
            press(Qt::Key_K, Qt::ControlModifier);
            type(u"paletteField"_s, u"her"_s);
        },
        [this, looks = 0]() mutable { return ++looks > 10 && hubHasAnswered(); });
    picture(u"palette-"_s + name);
    step(
        u"people"_s,
        [this] { type(u"paletteField"_s, u"@north"_s); },
        [this] { return rows(u"paletteList"_s) > 1 && rows(u"paletteList"_s) < 9; });
    step(
        u"person"_s,
        [this] { press(Qt::Key_Return); },
        [this] { return isShown(u"personPage"_s) && rows(u"personRepos"_s) > 0; });
    picture(u"person-"_s + name);
}

// Every section, from its row in the list.
void Shots::addSettings(const QString &name)
{
    step(
        u"settings"_s,
        [this] { press(Qt::Key_Comma, Qt::ControlModifier); },
        [this] { return isShown(u"settingsDialog"_s); });
    for (int section = 0; section < settingsSectionCount; ++section) {
        step(u"section"_s, [this, section] { clickRow(u"settingsSections"_s, section); });
        picture(u"settings%1-"_s.arg(section) + name);
    }
    addClose(u"settingsDialog"_s, u"closeSettings"_s);
}

// What a window manager does when a dialog or menu closes; there is none offscreen.
void Shots::addActivate()
{
    step(
        u"window again"_s,
        [this] { m_main->activateWindow(); },
        [this] { return QApplication::activeWindow() == m_main; });
}

void Shots::addClose(const QString &dialog, const QString &button)
{
    step(u"close"_s, [this, button] { click(button); }, [this, dialog] { return !isShown(dialog); });
    addActivate();
}

// Offline the list is what addRepo() has downloaded.
void Shots::addOffline(const QString &name)
{
    addModels(); // nobody is signed in any more, and what was said to somebody is forgotten
    step(
        u"offline"_s,
        [this] {
            m_connection = text(u"stripConnection"_s);
            click(u"stripConnection"_s);
        },
        [this] { return text(u"stripConnection"_s) != m_connection; });
    step(
        u"the list offline"_s,
        [this] {
            press(Qt::Key_1, Qt::ControlModifier);
            type(u"searchField"_s, u"n"_s);
            press(Qt::Key_Backspace);
        },
        [this] { return isShown(u"errorBanner"_s) && isShown(u"cardView"_s); }); // what the Hub said before
    picture(u"offline-"_s + name);
    step(
        u"online again"_s,
        [this] { click(u"stripConnection"_s); },
        [this] { return text(u"stripConnection"_s).contains(u"127.0.0.1"_s); });
}

} // namespace Hubdesk
