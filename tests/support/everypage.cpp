// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "support/everypage.h"

#include "app/fakehub/demofiles.h"
#include "app/fakehub/demorich.h"
#include "tests/upkeep/smallcache.h"
#include "ui/settings/settingtexts.h"
#include "ui/shared/overlay.h"

#include <QApplication>
#include <QDialog>

#include <functional>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr int longMs = 20'000;

// What the states of a repo need beside a plain one.
void fillStates(FakeHub::Server &hub)
{
    const auto model = FakeHub::RepoKind::Model;
    hub.addRepo(model, u"northwind/gated"_s, { { u"README.md"_s, QByteArray("# G\n") } });
    hub.edit(model, u"northwind/gated"_s, [](FakeHub::Repo &repo) { repo.gated = u"manual"_s; });
    hub.addRepo(model, u"northwind/off"_s, { { u"README.md"_s, QByteArray("# O\n") } });
    hub.edit(model, u"northwind/off"_s, [](FakeHub::Repo &repo) { repo.disabled = true; });
    hub.addRepo(model, u"northwind/egret"_s, { { u"README.md"_s, QByteArray("# E\n") } });
    hub.rename(model, u"northwind/egret"_s, u"northwind/ibis"_s);
    hub.addRepo(model,
                u"northwind/pickles"_s,
                { { u"README.md"_s, QByteArray("# P\n") },
                  { u"fine.txt"_s, QByteArray("fine\n") },
                  { u"bad.pkl"_s, FakeHub::Blob::seeded(7, 4'000) } });
    hub.edit(model, u"northwind/pickles"_s, [](FakeHub::Repo &repo) {
        repo.findings.insert(u"bad.pkl"_s,
                             { { .scanner = u"protectAiScan"_s,
                                 .status = u"unsafe"_s,
                                 .message = u"Runs a shell when it is loaded."_s,
                                 .reportLink = {},
                                 .reportLabel = {},
                                 .pickleImports = {} } });
    });
}

void fill(FakeHub::Server &hub)
{
    hub.addOrganization(u"northwind"_s);
    hub.addToken(u"hf_test"_s, u"someone"_s);
    hub.addRepo(
        FakeHub::RepoKind::Model,
        u"northwind/heron"_s,
        { { u"README.md"_s,
            QByteArray(
                "---\nlicense: mit\npipeline_tag: text-generation\n---\n# Heron\n\n[more](config.json), "
                "`code` and **words**\n\n> A quote\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```python\n"
                "# a comment\ndef wade(depth: int = 3) -> str:\n    return \"deep\"\n```\n\n"
                "<details><summary>More</summary>\n\nClosed words.\n\n</details>\n") },
          { u"config.json"_s, QByteArray("{\"model_type\": \"heron\", \"depth\": 3}\n") } });
    hub.edit(FakeHub::RepoKind::Model, u"northwind/heron"_s, [](FakeHub::Repo &repo) {
        repo.trendingScore = 9; // the first of the list
    });
    hub.addRepo(FakeHub::RepoKind::Model,
                u"northwind/weights"_s,
                { { u"README.md"_s, QByteArray("# W\n") },
                  { u"model.safetensors"_s,
                    FakeHub::safetensors({ { u"layer.weight"_s, { 16, 16 } } }, u"F16"_s, 7) } });
    hub.edit(FakeHub::RepoKind::Model, u"northwind/weights"_s, [](FakeHub::Repo &repo) {
        repo.trendingScore = 8; // and the second
    });
    hub.addRepo(FakeHub::RepoKind::Model,
                u"northwind/gallery"_s,
                { { u"README.md"_s, QByteArray("![Circles](circles.png)\n") },
                  { u"circles.png"_s, FakeHub::picturePng(320, 200, 5) } });
    hub.addRepo(FakeHub::RepoKind::Dataset,
                u"northwind/rows"_s,
                { { u"README.md"_s, QByteArray("# Rows\n") },
                  { u"rows.csv"_s, QByteArray("a,b\n1,2\n") },
                  { u"rows.ipynb"_s, FakeHub::notebook() },
                  { u"rows.parquet"_s, FakeHub::parquetTable(50) } });
    fillStates(hub);
}

using Way = std::function<void(TestWindow &)>;

// An address, and what is to be seen there.
Way at(const QString &address, const QString &shows)
{
    return [address, shows](TestWindow &test) {
        test.type(u"searchField"_s, address);
        test.key(Qt::Key_Return);
        QTRY_VERIFY2_WITH_TIMEOUT(test.isShown(shows), qPrintable(address), longMs);
    };
}

Way tab(int number, const QString &shows)
{
    return [number, shows](TestWindow &test) {
        at(u"hf://northwind/heron"_s, u"cardView"_s)(test);
        QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"repoPage"_s), longMs);
        test.clickTab(u"repoTabs"_s, number);
        QTRY_VERIFY2_WITH_TIMEOUT(test.isShown(shows), qPrintable(shows), longMs);
    };
}

Way keys(Qt::Key key, Qt::KeyboardModifiers modifiers, const QString &shows)
{
    return [key, modifiers, shows](TestWindow &test) {
        test.key(key, modifiers);
        QTRY_VERIFY2_WITH_TIMEOUT(test.isShown(shows), qPrintable(shows), longMs);
    };
}

void openPerson(TestWindow &test)
{
    keys(Qt::Key_K, Qt::ControlModifier, u"palette"_s)(test);
    test.type(u"paletteField"_s, u"@northwind"_s);
    const auto *list = test.get<QAbstractItemView>(u"paletteList"_s);
    QTRY_COMPARE_WITH_TIMEOUT(list->currentIndex().data().toString(), u"northwind"_s, longMs);
    test.key(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(test.rows(u"personRepos"_s) > 0, longMs);
}

void openCompare(TestWindow &test)
{
    for (const int row : { 0, 1 }) {
        test.clickRow(u"repoList"_s, row);
        test.key(Qt::Key_E, Qt::ControlModifier);
    }
    keys(Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier, u"comparePage"_s)(test);
    QTRY_VERIFY_WITH_TIMEOUT(test.text(u"compareState"_s) == "Model"_L1, longMs);
}

void openNothing(TestWindow &test)
{
    test.type(u"searchField"_s, u"zzzz"_s);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"statePane"_s), longMs);
}

void goOffline(TestWindow &test)
{
    test.click(u"stripConnection"_s);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"noticeText"_s), longMs);
}

void openSignIn(TestWindow &test)
{
    test.click(u"stripAccount"_s);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"signInDialog"_s), longMs);
}

void comeBack(TestWindow &test) // as a window manager lets it when a dialog has gone
{
    test.window()->activateWindow();
    QTRY_COMPARE(QApplication::activeWindow(), static_cast<QWidget *>(test.window()));
}

void openSignOut(TestWindow &test)
{
    openSignIn(test);
    test.type(u"tokenField"_s, u"hf_test"_s);
    test.click(u"signInButton"_s);
    QTRY_COMPARE_WITH_TIMEOUT(test.text(u"accountButton"_s), u"someone"_s, longMs);
    QTRY_VERIFY_WITH_TIMEOUT(!test.isShown(u"signInDialog"_s), longMs);
    comeBack(test);
    keys(Qt::Key_K, Qt::ControlModifier, u"palette"_s)(test);
    test.type(u"paletteField"_s, u"> sign out"_s);
    test.key(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"signOutDialog"_s) && test.find(u"signOutButton"_s)->isEnabled(),
                             longMs);
}

Way settings(int section)
{
    return [section](TestWindow &test) {
        keys(Qt::Key_Comma, Qt::ControlModifier, u"settingsDialog"_s)(test);
        test.clickRow(u"settingsSections"_s, section);
        QTRY_COMPARE(test.get<QAbstractItemView>(u"settingsSections"_s)->currentIndex().row(), section);
    };
}

Way weights(int tab, const QString &shows)
{
    return [tab, shows](TestWindow &test) {
        at(u"hf://northwind/weights/model.safetensors"_s, u"tensorPreview"_s)(test);
        QTRY_VERIFY_WITH_TIMEOUT(test.rows(u"tensorTree"_s) > 0, longMs);
        test.clickTab(u"tensorTabs"_s, tab);
        QTRY_VERIFY_WITH_TIMEOUT(test.isShown(shows), longMs);
    };
}

void openTableMode(TestWindow &test)
{
    QTest::mouseClick(test.find(u"listMode"_s)->findChild<QWidget *>(u"segment1"_s), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(test.rows(u"repoTable"_s) > 0, longMs);
}

void narrow(TestWindow &test)
{
    if (test.isShown(u"showFilters"_s)) { // with large text
        test.click(u"showFilters"_s);
    }
    test.click(u"authorFacetToggle"_s);
    test.type(u"authorField"_s, u"northwind"_s);
    test.key(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"filterChip"_s) && test.rows(u"repoList"_s) > 0, longMs);
}

void openNarrowFilters(TestWindow &test)
{
    test.window()->resize(1024, 700);
    test.click(u"showFilters"_s);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"taskFacetList"_s), longMs);
}

void openFavourites(TestWindow &test)
{
    test.click(u"favouriteRepo"_s);
    test.click(u"favouritesOnly"_s);
    QTRY_COMPARE_WITH_TIMEOUT(test.rows(u"repoList"_s), 1, longMs);
}

void collect(TestWindow &test)
{
    test.clickRow(u"repoList"_s, 0);
    test.key(Qt::Key_E, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"compareBar"_s), longMs);
}

void download(TestWindow &test)
{
    at(u"hf://northwind/weights"_s, u"downloadRepo"_s)(test);
    test.click(u"downloadRepo"_s);
    keys(Qt::Key_4, Qt::ControlModifier, u"transfersPage"_s)(test);
    QTRY_COMPARE_WITH_TIMEOUT(test.rows(u"transferTree"_s), 1, longMs);
}

void openRevisions(TestWindow &test)
{
    tab(0, u"cardView"_s)(test);
    test.click(u"revision"_s);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"revisionPopup"_s) && test.rows(u"revisionList"_s) > 0, longMs);
}

void openFindings(TestWindow &test)
{
    at(u"hf://northwind/pickles"_s, u"repoPage"_s)(test);
    QTRY_VERIFY_WITH_TIMEOUT(test.text(u"downloadRepo"_s).contains(u' '), longMs); // the files are known
    test.click(u"downloadRepo"_s);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"findingsSheet"_s), longMs);
}

void openLightbox(TestWindow &test)
{
    at(u"hf://northwind/gallery"_s, u"repoPage"_s)(test);
    const auto opens = [&test] { // a picture that has not come yet is no stop for Tab
        if (auto *card = test.find(u"cardView"_s); card && !test.isShown(u"lightbox"_s)) {
            card->setFocus();
            test.key(Qt::Key_Tab);
            test.key(Qt::Key_Return);
        }
        return test.isShown(u"lightbox"_s);
    };
    QTRY_VERIFY_WITH_TIMEOUT(opens(), longMs);
}

/// Two repos, of which one has a revision that nobody asks for any more.
void openCache(TestWindow &test)
{
    SmallCache cache;
    cache.root = test.cacheRoot();
    cache.revision(u"tern"_s, u'2', { "b"_ba.repeated(9000) });
    cache.revision(u"tern"_s, u'1', { "a"_ba.repeated(90'000) }, u"main"_s);
    cache.revision(u"plover"_s, u'1', { "c"_ba.repeated(30'000) }, u"main"_s);
    keys(Qt::Key_7, Qt::ControlModifier, u"cacheTree"_s)(test);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"takeSuggestion"_s) && test.rows(u"cacheTree"_s) > 0, longMs);
}

void openBasket(TestWindow &test)
{
    openCache(test);
    test.click(u"takeSuggestion"_s);
    const auto canReview
        = [&test] { return test.isShown(u"reviewBasket"_s) && test.find(u"reviewBasket"_s)->isEnabled(); };
    QTRY_VERIFY_WITH_TIMEOUT(canReview(), longMs);
}

void openReview(TestWindow &test)
{
    openBasket(test);
    test.click(u"reviewBasket"_s);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"reviewDialog"_s), longMs);
}

/// One that stays beside the window. The Hub knows nothing of what is in this cache.
Way cacheDialog(const QString &action, const QString &dialog, const QString &view, int rows)
{
    return [=](TestWindow &test) {
        openCache(test);
        test.choose(u"cacheMore"_s, { action });
        QTRY_VERIFY_WITH_TIMEOUT(test.isShown(dialog), longMs);
        test.find(dialog)->activateWindow(); // as a window manager does
        QTRY_COMPARE_WITH_TIMEOUT(test.rows(view), rows, longMs);
    };
}

void openChecks(TestWindow &test)
{
    test.click(u"anonymousButton"_s);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"checkHub"_s) && test.text(u"checkHubState"_s).contains(u"ms"_s),
                             longMs);
}

QList<std::pair<QString, Way>> plainWays()
{
    return {
        { u"models"_s, [](TestWindow &) { } },
        { u"datasets"_s, keys(Qt::Key_2, Qt::ControlModifier, u"repoList"_s) },
        { u"spaces"_s, keys(Qt::Key_3, Qt::ControlModifier, u"browsePage"_s) },
        { u"transfers"_s, keys(Qt::Key_4, Qt::ControlModifier, u"transfersPage"_s) },
        { u"cache"_s, openCache },
        { u"cacheBasket"_s, openBasket },
        { u"cacheReview"_s, openReview },
        { u"cacheVerify"_s, cacheDialog(u"verifyAll"_s, u"verifyDialog"_s, u"verifyQueue"_s, 3) },
        { u"cacheUpdates"_s, cacheDialog(u"checkAllUpdates"_s, u"updatesDialog"_s, u"updatesTable"_s, 2) },
        { u"noCache"_s, keys(Qt::Key_7, Qt::ControlModifier, u"cachePage"_s) },
        { u"card"_s, tab(0, u"cardView"_s) },
        { u"files"_s, tab(1, u"fileTree"_s) },
        { u"commits"_s, tab(2, u"diffView"_s) },
        { u"info"_s, tab(3, u"infoPanel"_s) },
        { u"text"_s, at(u"hf://northwind/heron/config.json"_s, u"filePreview"_s) },
        { u"table"_s, at(u"hf://datasets/northwind/rows/rows.csv"_s, u"tableView"_s) },
        { u"tableMode"_s, openTableMode },
        { u"narrowed"_s, narrow },
        { u"narrowFilters"_s, openNarrowFilters },
        { u"favourites"_s, openFavourites },
        { u"collected"_s, collect },
        { u"transferring"_s, download },
        { u"weights"_s, weights(0, u"tensorTree"_s) },
        { u"map"_s, weights(1, u"tensorMap"_s) },
        { u"parquet"_s, at(u"hf://datasets/northwind/rows/rows.parquet"_s, u"parquetTree"_s) },
        { u"notebook"_s, at(u"hf://datasets/northwind/rows/rows.ipynb"_s, u"notebookView"_s) },
        { u"picture"_s, at(u"hf://northwind/gallery/circles.png"_s, u"imagePreview"_s) },
        { u"lightbox"_s, openLightbox },
        { u"revisions"_s, openRevisions },
        { u"findings"_s, openFindings },
        { u"renamed"_s, at(u"hf://northwind/egret"_s, u"repoRenamed"_s) },
        { u"disabled"_s, at(u"hf://northwind/off"_s, u"statePane"_s) },
        { u"gated"_s, at(u"hf://northwind/gated"_s, u"gatePanel"_s) },
        { u"missing"_s, at(u"hf://nobody/nothing"_s, u"statePane"_s) },
        { u"person"_s, openPerson },
        { u"nothing"_s, openNothing },
        { u"offline"_s, goOffline },
        { u"compare"_s, openCompare },
        { u"palette"_s, keys(Qt::Key_K, Qt::ControlModifier, u"palette"_s) },
        { u"menuBar"_s, keys(Qt::Key_M, Qt::ControlModifier, u"menuBar"_s) },
        { u"settings"_s, keys(Qt::Key_Comma, Qt::ControlModifier, u"settingsDialog"_s) },
        { u"shortcuts"_s, keys(Qt::Key_F1, Qt::NoModifier, u"shortcutSheet"_s) },
        { u"signIn"_s, openSignIn },
        { u"signOut"_s, openSignOut },
        { u"welcome"_s, [](TestWindow &) { } },
        { u"welcomeChecks"_s, openChecks },
    };
}

const QList<std::pair<QString, Way>> &ways()
{
    static const auto all = [] {
        auto every = plainWays();
        for (int section = 1; section < settingsSectionCount; ++section) { // the first is open at once
            every.append({ u"settings%1"_s.arg(section), settings(section) });
        }
        return every;
    }();
    return all;
}

} // namespace

QStringList everyPage()
{
    QStringList names;
    for (const auto &[name, way] : ways()) {
        names << name;
    }
    return names;
}

void openPage(TestWindow *test, const QString &page)
{
    fill(test->hub);
    test->firstRun = page.startsWith("welcome"_L1);
    test->start();
    if (test->firstRun) {
        QTRY_VERIFY_WITH_TIMEOUT(test->text(u"foundCacheTitle"_s).contains(u"yet"_s), longMs);
    } else {
        QTRY_VERIFY_WITH_TIMEOUT(test->rows(u"repoList"_s) > 0 && test->isShown(u"cardView"_s), longMs);
    }
    for (const auto &[name, way] : ways()) {
        if (name == page) {
            way(*test);
        }
    }
}

QWidget *shownRoot(TestWindow *test)
{
    for (auto *top : QApplication::topLevelWidgets()) {
        if (top->isVisible() && (qobject_cast<QDialog *>(top) || top->windowType() == Qt::Popup)) {
            return top;
        }
    }
    return test->window();
}

QWidget *keyboardRoot(TestWindow *test)
{
    auto *root = shownRoot(test);
    for (auto *over : root->findChildren<Overlay *>()) {
        if (over->isVisible()) {
            return over;
        }
    }
    return root;
}

void closeDialog(TestWindow *test)
{
    auto *root = shownRoot(test);
    if (auto *dialog = qobject_cast<QDialog *>(root)) {
        dialog->reject();
    } else if (root != test->window()) {
        root->close();
    }
}

} // namespace Hubdesk
