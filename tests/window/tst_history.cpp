// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "support/window.h"
#include "ui/viewers/filetreemodel.h"

#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QScrollBar>
#include <QTabBar>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

constexpr int longMs = 20'000;
constexpr auto model = FakeHub::RepoKind::Model;
constexpr int ships = 40;
constexpr int files = 60;

void start(TestWindow &test)
{
    for (int n = 0; n < ships; ++n) {
        const auto id = u"fleet/ship-%1"_s.arg(n, 2, 10, QChar(u'0'));
        test.hub.addRepo(model, id, { { u"README.md"_s, QByteArray("# Ship\n") } });
        test.hub.edit(model, id, [n](FakeHub::Repo &repo) { repo.trendingScore = 100 - n; });
    }
    QMap<QString, FakeHub::Blob> all{ { u"README.md"_s,
                                        QByteArray("# Heron\n\n") + QByteArray("words\n\n").repeated(400) } };
    for (int n = 0; n < files; ++n) {
        all.insert(u"n%1.txt"_s.arg(n, 2, 10, QChar(u'0')), QByteArray("text\n"));
    }
    test.hub.addRepo(model, u"northwind/heron"_s, all);
    test.start();
    QTRY_VERIFY_WITH_TIMEOUT(test.rows(u"repoList"_s) > ships, longMs);
}

void open(TestWindow &test, const QString &repo)
{
    test.type(u"searchField"_s, u"hf://"_s + repo);
    test.key(Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(
        test.isShown(u"repoPage"_s) ? test.find(u"repoName"_s)->accessibleName() : QString(), repo, longMs);
}

void back(TestWindow &test)
{
    test.key(Qt::Key_Left, Qt::AltModifier);
}

void forward(TestWindow &test)
{
    test.key(Qt::Key_Right, Qt::AltModifier);
}

QString searched(const TestWindow &test)
{
    return test.get<QLineEdit>(u"searchField"_s)->text();
}

int tab(const TestWindow &test)
{
    const auto *bar = test.get<QTabBar>(u"repoTabs"_s);
    return bar ? bar->currentIndex() : -1;
}

QModelIndex fileRow(const TestWindow &test, const QString &path)
{
    const auto *tree = test.get<QAbstractItemView>(u"fileTree"_s);
    const auto found = tree->model()->match(
        tree->model()->index(0, 0), FileTreeModel::PathRole, path, 1, Qt::MatchExactly);
    return found.value(0);
}

void clickFile(TestWindow &test, const QString &path)
{
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"fileTree"_s) && fileRow(test, path).isValid(), longMs);
    auto *tree = test.get<QAbstractItemView>(u"fileTree"_s);
    tree->scrollTo(fileRow(test, path));
    QTest::mouseClick(tree->viewport(), Qt::LeftButton, {}, tree->visualRect(fileRow(test, path)).center());
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"filePreview"_s), longMs);
}

QString currentFile(const TestWindow &test)
{
    const auto *tree = test.get<QAbstractItemView>(u"fileTree"_s);
    return tree ? tree->currentIndex().data(FileTreeModel::PathRole).toString() : QString();
}

void search(TestWindow &test, const QString &text, int rows)
{
    test.type(u"searchField"_s, text);
    QTRY_COMPARE_WITH_TIMEOUT(test.rows(u"repoList"_s), rows, longMs);
}

} // namespace

/// Alt+Left and Alt+Right lead through everything that a person has done to what is shown.
class TestHistory : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aSearchIsAStep();
    void whoIsQuickLosesNothing();
    void typingIsOneStep();
    void typingElsewhereIsOneStep();
    void filtersAndSortAreSteps();
    void favouritesAreAStep();
    void runningThroughRowsIsNone();
    void tabsAndFilesAreSteps();
    void anotherRepoComesBackAsItWasLeft();
    void theListComesBackWhereItStood();
    void aTagOpensItsListAndLeadsBack();
};

void TestHistory::aSearchIsAStep()
{
    TestWindow test;
    start(test);
    search(test, u"heron"_s, 1);
    search(test, u"ship-0"_s, 10);
    back(test);
    QTRY_COMPARE_WITH_TIMEOUT(test.rows(u"repoList"_s), 1, longMs);
    QCOMPARE(searched(test), u"heron"_s);
    back(test);
    QTRY_VERIFY_WITH_TIMEOUT(test.rows(u"repoList"_s) > ships, longMs);
    QCOMPARE(searched(test), QString());
    forward(test);
    forward(test);
    QTRY_COMPARE_WITH_TIMEOUT(test.rows(u"repoList"_s), 10, longMs);
    QCOMPARE(searched(test), u"ship-0"_s);
}

// The list has not even been asked for what was typed.
void TestHistory::whoIsQuickLosesNothing()
{
    TestWindow test;
    start(test);
    search(test, u"heron"_s, 1);
    test.type(u"searchField"_s, u"ship-0"_s);
    back(test);
    QCOMPARE(searched(test), u"heron"_s);
    QTRY_COMPARE_WITH_TIMEOUT(test.rows(u"repoList"_s), 1, longMs);
    forward(test);
    QCOMPARE(searched(test), u"ship-0"_s);
    QTRY_COMPARE_WITH_TIMEOUT(test.rows(u"repoList"_s), 10, longMs);
}

// However many of the letters are searched for on the way.
void TestHistory::typingIsOneStep()
{
    TestWindow test;
    start(test);
    search(test, u"ship-"_s, ships);
    test.key(Qt::Key_1);
    QTRY_COMPARE_WITH_TIMEOUT(test.rows(u"repoList"_s), 10, longMs);
    test.key(Qt::Key_7);
    QTRY_COMPARE_WITH_TIMEOUT(test.rows(u"repoList"_s), 1, longMs);
    back(test);
    QTRY_VERIFY_WITH_TIMEOUT(test.rows(u"repoList"_s) > ships, longMs);
    QCOMPARE(searched(test), QString());
    forward(test);
    QTRY_COMPARE_WITH_TIMEOUT(searched(test), u"ship-17"_s, longMs);
    QTRY_COMPARE_WITH_TIMEOUT(test.rows(u"repoList"_s), 1, longMs);
}

void TestHistory::typingElsewhereIsOneStep()
{
    TestWindow test;
    start(test);
    test.key(Qt::Key_4, Qt::ControlModifier);
    QTRY_VERIFY(test.isShown(u"transfersPage"_s));
    search(test, u"heron"_s, 1);
    back(test);
    QTRY_VERIFY(test.isShown(u"transfersPage"_s));
    forward(test);
    QTRY_VERIFY(test.isShown(u"repoList"_s));
    QCOMPARE(searched(test), u"heron"_s);
    QTRY_COMPARE_WITH_TIMEOUT(test.rows(u"repoList"_s), 1, longMs);
}

void TestHistory::filtersAndSortAreSteps()
{
    TestWindow test;
    start(test);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"sortBy"_s), longMs);
    auto *sort = test.get<QComboBox>(u"sortBy"_s);
    sort->setFocus();
    test.key(Qt::Key_Down);
    QCOMPARE(sort->currentIndex(), 1);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"authorField"_s) || test.isShown(u"authorFacetToggle"_s), longMs);
    if (!test.isShown(u"authorField"_s)) {
        test.find(u"authorFacetToggle"_s)->setFocus();
        test.key(Qt::Key_Space);
    }
    test.type(u"authorField"_s, u"northwind"_s);
    test.key(Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(test.rows(u"repoList"_s), 1, longMs);
    QVERIFY(test.isShown(u"filterChip"_s));
    back(test);
    QTRY_VERIFY_WITH_TIMEOUT(test.rows(u"repoList"_s) > ships, longMs);
    QVERIFY(!test.isShown(u"filterChip"_s));
    QCOMPARE(sort->currentIndex(), 1);
    back(test);
    QTRY_COMPARE(sort->currentIndex(), 0);
    forward(test);
    forward(test);
    QTRY_COMPARE_WITH_TIMEOUT(test.rows(u"repoList"_s), 1, longMs);
    QVERIFY(test.isShown(u"filterChip"_s));
}

void TestHistory::favouritesAreAStep()
{
    TestWindow test;
    start(test);
    test.clickRow(u"repoList"_s, 2);
    test.key(Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
    test.key(Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE_WITH_TIMEOUT(test.rows(u"repoList"_s), 1, longMs);
    back(test);
    QTRY_VERIFY_WITH_TIMEOUT(test.rows(u"repoList"_s) > ships, longMs);
    forward(test);
    QTRY_COMPARE_WITH_TIMEOUT(test.rows(u"repoList"_s), 1, longMs);
}

void TestHistory::runningThroughRowsIsNone()
{
    TestWindow test;
    start(test);
    test.find(u"repoList"_s)->setFocus();
    test.key(Qt::Key_Home);
    for (int n = 0; n < 5; ++n) {
        test.key(Qt::Key_Down);
    }
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"repoTabs"_s), longMs);
    test.clickTab(u"repoTabs"_s, 3);
    QVERIFY(!test.find(u"go.backButton"_s)->isEnabled());
}

void TestHistory::tabsAndFilesAreSteps()
{
    TestWindow test;
    start(test);
    open(test, u"northwind/heron"_s);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"cardView"_s), longMs);
    test.clickTab(u"repoTabs"_s, 1);
    clickFile(test, u"n03.txt"_s);
    clickFile(test, u"n07.txt"_s);
    back(test);
    QTRY_COMPARE(currentFile(test), u"n03.txt"_s);
    QVERIFY(test.isShown(u"filePreview"_s));
    back(test);
    QTRY_VERIFY(!test.isShown(u"filePreview"_s));
    QCOMPARE(tab(test), 1);
    back(test);
    QTRY_COMPARE(tab(test), 0);
    back(test);
    QTRY_VERIFY(test.isShown(u"repoList"_s));
    for (int n = 0; n < 4; ++n) {
        forward(test);
    }
    QTRY_COMPARE_WITH_TIMEOUT(currentFile(test), u"n07.txt"_s, longMs);
    // By keys one passes by; that leaves nothing behind.
    test.find(u"fileTree"_s)->setFocus();
    test.key(Qt::Key_Down);
    test.key(Qt::Key_Down);
    QCOMPARE(currentFile(test), u"n09.txt"_s);
    back(test);
    QTRY_COMPARE(currentFile(test), u"n03.txt"_s);
}

void TestHistory::anotherRepoComesBackAsItWasLeft()
{
    TestWindow test;
    start(test);
    open(test, u"northwind/heron"_s);
    test.clickTab(u"repoTabs"_s, 1);
    clickFile(test, u"n50.txt"_s);
    test.find(u"fileTree"_s)->setFocus();
    test.key(Qt::Key_Return); // ticks
    auto *tree = test.get<QAbstractItemView>(u"fileTree"_s);
    QCOMPARE(fileRow(test, u"n50.txt"_s).data(Qt::CheckStateRole).toInt(), int(Qt::Checked));
    tree->verticalScrollBar()->setValue(tree->verticalScrollBar()->maximum() - 7);
    const auto scroll = tree->verticalScrollBar()->value();
    QVERIFY(scroll > 0);
    open(test, u"fleet/ship-03"_s);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"cardView"_s), longMs);
    back(test);
    QTRY_COMPARE_WITH_TIMEOUT(currentFile(test), u"n50.txt"_s, longMs);
    QCOMPARE(tab(test), 1);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"filePreview"_s), longMs);
    QCOMPARE(fileRow(test, u"n50.txt"_s).data(Qt::CheckStateRole).toInt(), int(Qt::Checked));
    QTRY_COMPARE(tree->verticalScrollBar()->value(), scroll);
    QCOMPARE(test.find(u"repoName"_s)->accessibleName(), u"northwind/heron"_s);
    // So does the card.
    test.clickTab(u"repoTabs"_s, 0);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"cardView"_s), longMs);
    auto *bar = test.get<QAbstractScrollArea>(u"cardView"_s)->verticalScrollBar();
    QTRY_VERIFY_WITH_TIMEOUT(bar->maximum() > 1'000, longMs);
    bar->setValue(900);
    open(test, u"fleet/ship-03"_s);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"cardView"_s) && bar->maximum() < 900, longMs);
    back(test);
    // What was in sight, whatever a line of it measures by now.
    QTRY_VERIFY_WITH_TIMEOUT(bar->value() > 850 && bar->value() < 950, longMs);
}

void TestHistory::theListComesBackWhereItStood()
{
    TestWindow test;
    start(test);
    search(test, u"ship"_s, ships);
    test.clickRow(u"repoList"_s, 30);
    auto *list = test.get<QAbstractItemView>(u"repoList"_s);
    const auto scroll = list->verticalScrollBar()->value();
    QVERIFY(scroll > 0);
    const auto name = list->currentIndex().data().toString();
    search(test, u"heron"_s, 1);
    back(test);
    QTRY_COMPARE_WITH_TIMEOUT(test.rows(u"repoList"_s), ships, longMs);
    QTRY_COMPARE(list->currentIndex().data().toString(), name);
    QTRY_COMPARE(list->verticalScrollBar()->value(), scroll);
}

void TestHistory::aTagOpensItsListAndLeadsBack()
{
    TestWindow test;
    test.hub.addRepo(model, u"northwind/egret"_s, { { u"README.md"_s, QByteArray("# Egret\n") } });
    test.hub.addRepo(
        model,
        u"northwind/egret-small"_s,
        { { u"README.md"_s, QByteArray("---\nlicense: mit\nbase_model: northwind/egret\n---\n# S\n") } });
    start(test);
    open(test, u"northwind/egret"_s);
    test.clickTab(u"repoTabs"_s, 3);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"derivativesLink"_s), longMs);
    test.find(u"derivativesLink"_s)->setFocus();
    test.key(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"repoList"_s) && test.rows(u"repoList"_s) == 1, longMs);
    QTRY_VERIFY(test.isShown(u"filterChip"_s));
    QCOMPARE(test.text(u"filterChip"_s), u"Fine-tunes of northwind/egret"_s);
    back(test);
    QTRY_VERIFY(test.isShown(u"repoPage"_s));
    QCOMPARE(tab(test), 3);
    for (int n = 0; n < 2; ++n) {
        back(test);
    }
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"repoList"_s) && test.rows(u"repoList"_s) > ships, longMs);
    QVERIFY(!test.isShown(u"filterChip"_s)); // the list before is as it was
}

QTEST_MAIN(TestHistory)
#include "tst_history.moc"
