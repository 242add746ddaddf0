// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
//
// Pictures of what the window has besides its pages: a list as a table, narrowed, waited for, its menus; who
// is signed in; a transfer under way; high contrast; and the other sizes of what is arranged by size.
#include "app/gui/shots.h"
#include "ui/settings/settingtexts.h"
#include "ui/transfers/transfermodel.h"

#include <QAbstractItemView>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

void Shots::addWindow(const QString &name)
{
    addTable(name);
    addSkeleton(name);
    addContrast(name);
    addTransfer(name);
    addAccount(name);
    if (Theme::px(100) == 100) { // larger text leaves the filters no room beside the list
        addChips(name);
        addNarrowFilters(u"1024x700-"_s + name.section(u'-', 1));
    }
}

// What differs from 1440x900 beside the lists and the pages of a repo.
void Shots::addArrangements(QSize size, const QString &name)
{
    addCompare(size, name);
    addPalette(name);
    addSettings(name);
    addWelcome(name);
}

// Words of twice the length in the dark, too: the run itself is light.
void Shots::addDark(const QString &name)
{
    step(
        u"settings"_s,
        [this] { press(Qt::Key_Comma, Qt::ControlModifier); },
        [this] { return isShown(u"settingsDialog"_s); });
    step(
        u"section"_s,
        [this] { clickRow(u"settingsSections"_s, int(SettingsSection::Appearance)); },
        [this] { return isShown(u"look.scheme"_s); });
    step(
        u"dark"_s,
        [this] {
            type(u"look.scheme"_s, {}); // the focus alone
            press(Qt::Key_End);
        },
        [] { return Theme::isDark(); });
    addClose(u"settingsDialog"_s, u"closeSettings"_s);
    addPages({ 1440, 900 }, 1, name);
    addCard(name);
    addRepoStates(name);
    addPalette(name);
    addSettings(name);
    addViewers(name);
    addWelcome(name);
}

void Shots::addTable(const QString &name)
{
    addModels();
    step(
        u"menu of a row"_s,
        [this] {
            clickRow(u"repoList"_s, 1);
            type(u"repoList"_s, {});
            press(Qt::Key_F10, Qt::ShiftModifier);
        },
        [this] { return isShown(u"rowMenu"_s); });
    picture(u"rowmenu-"_s + name);
    step(u"no menu"_s, [this] { press(Qt::Key_Escape); }, [this] { return !isShown(u"rowMenu"_s); });
    addActivate();
    step(u"as a table"_s, [this] { click(u"segment1"_s); }, [this] { return rows(u"repoTable"_s) > 3; });
    step(u"a row of it"_s, [this] { clickRow(u"repoTable"_s, 1); });
    picture(u"tablemode-"_s + name);
    step(u"as a list"_s, [this] { click(u"segment0"_s); }, [this] { return rows(u"repoList"_s) > 3; });
}

// A whole list of models.
void Shots::addModels()
{
    step(
        u"models"_s,
        [this] {
            press(Qt::Key_1, Qt::ControlModifier);
            type(u"searchField"_s, u"n"_s);
            press(Qt::Key_Backspace);
        },
        [this] { return rows(u"repoList"_s) > 3 && isShown(u"cardView"_s); });
}

// Two filters in force, and a search that was saved.
void Shots::addChips(const QString &name)
{
    addModels();
    step(
        u"by an author"_s,
        [this] {
            click(u"authorFacetToggle"_s);
            type(u"authorField"_s, u"meadowlark"_s);
            press(Qt::Key_Return);
        },
        [this] { return isShown(u"filterChip"_s); });
    step(
        u"open ones"_s,
        [this] {
            click(u"accessFacetToggle"_s);
            type(u"gatedChoice"_s, {});
            press(Qt::Key_Down);
        },
        [this] { return isShown(u"clearFilters"_s); });
    step(u"saved"_s, [this] { click(u"saveSearch"_s); }, [this] { return isShown(u"savedSearch"_s); });
    step(u"the list of it"_s, [] {}, [this] { return rows(u"repoList"_s) > 0 && isShown(u"cardView"_s); });
    picture(u"chips-"_s + name);
    step(u"forgotten"_s, [this] { click(u"forgetSearch"_s); }, [this] { return !isShown(u"savedSearch"_s); });
    step(u"all"_s, [this] { click(u"resetFilters"_s); }, [this] { return !isShown(u"filterChip"_s); });
    step(u"closed"_s, [this] {
        click(u"authorFacetToggle"_s);
        click(u"accessFacetToggle"_s);
    });
}

// Where the window has no room for them beside the list.
void Shots::addNarrowFilters(const QString &name)
{
    addModels();
    step(u"size"_s, [this] { m_main->resize(1024, 700); }, [this] { return isShown(u"showFilters"_s); });
    step(u"filters"_s, [this] { click(u"showFilters"_s); }, [this] { return isShown(u"taskFacetList"_s); });
    picture(u"filters-"_s + name);
    step(u"no filters"_s, [this] { press(Qt::Key_Escape); }, [this] { return !isShown(u"filterPanel"_s); });
    step(u"size"_s, [this] { m_main->resize(1440, 900); }, [this] { return isShown(u"filterPanel"_s); });
}

// DemoHub lets the Hub be slow in answering this search; nothing that was found before is there to be kept.
void Shots::addSkeleton(const QString &name)
{
    step(
        u"nothing"_s,
        [this] {
            press(Qt::Key_1, Qt::ControlModifier);
            type(u"searchField"_s, u"zzzzzz"_s);
        },
        [this] { return isShown(u"statePane"_s) && !isShown(u"repoList"_s); }); // not that of the detail
    step(
        u"waited for"_s,
        [this] { type(u"searchField"_s, u"waiting"_s); },
        [this] { return isShown(u"skeleton"_s); });
    step(u"blocks"_s, [] {}, [looks = 0]() mutable { return ++looks > 6; });
    picture(u"skeleton-"_s + name);
    addModels();
}

void Shots::addContrast(const QString &name)
{
    const auto turn = [this, name](const QString &shot) {
        step(
            u"settings"_s,
            [this] { press(Qt::Key_Comma, Qt::ControlModifier); },
            [this] { return isShown(u"settingsDialog"_s); });
        step(
            u"section"_s,
            [this] { clickRow(u"settingsSections"_s, int(SettingsSection::Appearance)); },
            [this] { return isShown(u"look.contrast"_s); });
        step(u"contrast"_s, [this] { click(u"look.contrast"_s); });
        if (!shot.isEmpty()) {
            picture(shot + name);
        }
        addClose(u"settingsDialog"_s, u"closeSettings"_s);
    };
    addModels();
    turn(u"contrast-settings-"_s);
    picture(u"contrast-"_s + name);
    addPlace(u"northlight/Heron-8B-Instruct"_s, u"cardView"_s);
    picture(u"contrast-card-"_s + name);
    turn({});
}

// The row of a repo that is on its way, or has come to an end already; -1: it is not there yet.
int Shots::transferOf(const QString &repo) const
{
    const auto *tree = qobject_cast<QAbstractItemView *>(find(u"transferTree"_s));
    for (int row = 0; tree && row < tree->model()->rowCount(); ++row) {
        const auto state
            = tree->model()->index(row, 0).data(TransferModel::TransferRole).value<TransferState>();
        const bool isOver = state.isFinal() || state.phase == TransferPhase::NeedsAttention;
        if (state.repo.text() == repo && (state.done > 0 || isOver)) {
            return row;
        }
    }
    return -1;
}

// DemoHub lets this file come slowly.
void Shots::addTransfer(const QString &name)
{
    const auto repo = u"northlight/two-gib"_s;
    addPlace(repo, u"downloadRepo"_s);
    step(u"files known"_s, [] {}, [this] { return text(u"downloadRepo"_s).contains(u' '); });
    step(u"download"_s, [this] { click(u"downloadRepo"_s); }, [this] { return isShown(u"repoNotice"_s); });
    step(
        u"on its way"_s,
        [this] { press(Qt::Key_4, Qt::ControlModifier); },
        [this, repo] { return transferOf(repo) >= 0; });
    step(u"its row"_s, [this, repo] { clickRow(u"transferTree"_s, transferOf(repo)); });
    step(u"the plan of the disk"_s, [] {}, [this] { return isShown(u"volumeBar"_s); });
    picture(u"transferring-"_s + name);
    step(
        u"log"_s, [this] { clickTab(u"transferTabs"_s, -2); }, [this] { return rows(u"transferLog"_s) > 1; });
    picture(u"transferring-log-"_s + name);
    step(
        u"source"_s,
        [this] { clickTab(u"transferTabs"_s, -1); },
        [this] { return isShown(u"sourceTarget"_s); });
    picture(u"transferring-source-"_s + name);
    step(
        u"files"_s,
        [this] { clickTab(u"transferTabs"_s, 0); },
        [this] { return isShown(u"transferFiles"_s); });
    step(u"add"_s, [this] { click(u"addTransfer"_s); }, [this] { return isShown(u"addDialog"_s); });
    picture(u"addtransfer-"_s + name);
    addClose(u"addDialog"_s, u"addCancel"_s);
    step(
        u"in the list"_s,
        [this] {
            press(Qt::Key_1, Qt::ControlModifier);
            type(u"searchField"_s, u"two-gib"_s);
        },
        [this] { return rows(u"repoList"_s) > 0 && rows(u"repoList"_s) < 5 && isShown(u"cardView"_s); });
    picture(u"transferring-list-"_s + name);
    step(
        u"its row"_s,
        [this] { press(Qt::Key_4, Qt::ControlModifier); },
        [this, repo] { return transferOf(repo) >= 0; });
    step(u"its row"_s, [this, repo] { clickRow(u"transferTree"_s, transferOf(repo)); });
    const auto isOver = [this] {
        const auto *cancel = find(u"cancelTransfer"_s);
        return !cancel || !cancel->isEnabled();
    };
    step(
        u"cancel"_s,
        [this, isOver] {
            if (!isOver()) {
                click(u"cancelTransfer"_s);
            }
        },
        isOver);
}

// Somebody signed in, and what is said before signing out.
void Shots::addAccount(const QString &name)
{
    addModels();
    step(u"sign in"_s, [this] { click(u"stripAccount"_s); }, [this] { return isShown(u"signInDialog"_s); });
    step(
        u"signed in"_s,
        [this] {
            type(u"tokenField"_s, u"hf_demo"_s);
            click(u"signInButton"_s);
        },
        [this] { return text(u"accountButton"_s) == "demo"_L1 && !isShown(u"signInDialog"_s); });
    addActivate();
    step(
        u"the list of somebody"_s,
        [] {},
        [this, looks = 0]() mutable { // with the picture of that person on top
            return ++looks > 10 && rows(u"repoList"_s) > 3 && isShown(u"cardView"_s);
        });
    picture(u"signedin-"_s + name);
    step(
        u"palette"_s,
        [this] { press(Qt::Key_K, Qt::ControlModifier); },
        [this] { return isShown(u"palette"_s); });
    step(
        u"sign out"_s,
        [this] {
            type(u"paletteField"_s, u"> sign out"_s);
            press(Qt::Key_Return);
        },
        [this] { return isShown(u"signOutDialog"_s) && find(u"signOutButton"_s)->isEnabled(); });
    picture(u"signout-"_s + name);
    addClose(u"signOutDialog"_s, u"signOutButton"_s);
    step(u"signed out"_s, [] {}, [this] { return text(u"accountButton"_s) != "demo"_L1; });
}

} // namespace Hubdesk
