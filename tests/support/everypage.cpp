// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "support/everypage.h"

#include "app/fakehub/demofiles.h"

#include <QDialog>

#include <functional>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr int longMs = 20'000;

void fill(FakeHub::Server &hub)
{
    hub.addOrganization(u"northwind"_s);
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
    hub.addRepo(FakeHub::RepoKind::Model, u"northwind/gated"_s, { { u"README.md"_s, QByteArray("# G\n") } });
    hub.edit(FakeHub::RepoKind::Model, u"northwind/gated"_s, [](FakeHub::Repo &repo) {
        repo.gated = u"manual"_s;
    });
    hub.addRepo(FakeHub::RepoKind::Dataset,
                u"northwind/rows"_s,
                { { u"README.md"_s, QByteArray("# Rows\n") }, { u"rows.csv"_s, QByteArray("a,b\n1,2\n") } });
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

void openWeights(TestWindow &test)
{
    at(u"hf://northwind/weights/model.safetensors"_s, u"tensorPreview"_s)(test);
    QTRY_VERIFY_WITH_TIMEOUT(test.rows(u"tensorTree"_s) > 0, longMs);
}

const QList<std::pair<QString, Way>> &ways()
{
    static const QList<std::pair<QString, Way>> all{
        { u"models"_s, [](TestWindow &) { } },
        { u"datasets"_s, keys(Qt::Key_2, Qt::ControlModifier, u"repoList"_s) },
        { u"spaces"_s, keys(Qt::Key_3, Qt::ControlModifier, u"browsePage"_s) },
        { u"transfers"_s, keys(Qt::Key_4, Qt::ControlModifier, u"transfersPage"_s) },
        { u"card"_s, tab(0, u"cardView"_s) },
        { u"files"_s, tab(1, u"fileTree"_s) },
        { u"commits"_s, tab(2, u"diffView"_s) },
        { u"info"_s, tab(3, u"infoPanel"_s) },
        { u"text"_s, at(u"hf://northwind/heron/config.json"_s, u"filePreview"_s) },
        { u"table"_s, at(u"hf://datasets/northwind/rows/rows.csv"_s, u"tableView"_s) },
        { u"weights"_s, openWeights },
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
        { u"welcome"_s, [](TestWindow &) { } },
    };
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
    test->firstRun = page == "welcome"_L1;
    test->start();
    if (test->firstRun) {
        QTRY_VERIFY_WITH_TIMEOUT(test->text(u"foundCacheTitle"_s).contains(u"yet"_s), longMs);
        return;
    }
    QTRY_VERIFY_WITH_TIMEOUT(test->rows(u"repoList"_s) > 0, longMs);
    for (const auto &[name, way] : ways()) {
        if (name == page) {
            way(*test);
        }
    }
}

QWidget *shownRoot(TestWindow *test)
{
    for (auto *top : QApplication::topLevelWidgets()) {
        if (top->isVisible() && qobject_cast<QDialog *>(top)) {
            return top;
        }
    }
    return test->window();
}

void closeDialog(TestWindow *test)
{
    if (auto *dialog = qobject_cast<QDialog *>(shownRoot(test))) {
        dialog->reject();
    }
}

} // namespace Hubdesk
