// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/window/comparerig.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QListView>
#include <QMenu>
#include <QTableView>
#include <QTimer>

#include <algorithm>

using namespace Hubdesk;
using namespace Qt::StringLiterals;
using namespace CompareRig;

namespace
{

/// What the heads say, from left to right.
QStringList headWords(const TestWindow &test)
{
    QList<QWidget *> labels;
    if (table(test)) {
        labels = table(test)->findChildren<QWidget *>(u"compareState"_s);
    }
    labels.removeIf([](const QWidget *label) { return !label->isVisible(); });
    std::ranges::sort(labels, {}, [](const QWidget *label) { return label->mapToGlobal(QPoint()).x(); });
    QStringList words;
    for (const auto *label : std::as_const(labels)) {
        words << label->accessibleName();
    }
    return words;
}

} // namespace

/// Repos put aside and looked at side by side.
class TestCompare : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void collectedByMouseAndComparedAndBack();
    void fromTheMenuOfARow();
    void fromTheMenuOfTheRepo();
    void fromAPerson();
    void fromThePalette();
    void aFifthIsRefused();
    void onlyDifferencesAndCopies();
    void aColumnThatFailsIsTriedAgain();
    void withoutNetworkEachSaysHowOldItIs();
    void aScreenReaderFindsATable();
    void fitsIntoTheSmallestWindow();
};

void TestCompare::collectedByMouseAndComparedAndBack()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    QTRY_COMPARE_WITH_TIMEOUT(test.rows(u"repoList"_s), 5, longMs);
    QVERIFY(!test.isShown(u"compareBar"_s));
    test.clickRow(u"repoList"_s, 1);
    test.key(Qt::Key_E, Qt::ControlModifier);
    QTRY_VERIFY(test.isShown(u"compareBar"_s));
    QVERIFY(!test.find(u"compareNow"_s)->isEnabled()); // one is no comparison
    test.clickRow(u"repoList"_s, 2);
    test.key(Qt::Key_E, Qt::ControlModifier);
    QCOMPARE(test.text(u"compareCount"_s), u"2 of 4 to compare"_s);
    test.click(u"compareNow"_s);
    QTRY_VERIFY_WITH_TIMEOUT(isAnswered(test, 0) && isAnswered(test, 1), longMs);
    QCOMPARE(columns(test), QStringList({ u"fleet/bee"_s, u"fleet/cob"_s }));
    QCOMPARE(cell(test, u"Licence"_s, 1), u"GPL 3.0"_s);
    QCOMPARE(cell(test, u"Likes"_s, 0), u"40"_s);
    QCOMPARE(cell(test, u"Files"_s, 0), u"2"_s);
    test.key(Qt::Key_Left, Qt::AltModifier);
    QTRY_VERIFY(test.isShown(u"browsePage"_s));
    const auto asked = test.hub.requestCount();
    test.key(Qt::Key_Right, Qt::AltModifier);
    QTRY_VERIFY(test.isShown(u"comparePage"_s));
    QCOMPARE(cell(test, u"Licence"_s, 1), u"GPL 3.0"_s); // as it was left
    QCOMPARE(test.hub.requestCount(), asked);
    test.click(u"compareName"_s);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"repoPage"_s), longMs);
    QVERIFY(test.text(u"repoName"_s).contains(u"bee"_s));
    test.key(Qt::Key_1, Qt::ControlModifier);
    QTRY_VERIFY(test.isShown(u"compareBar"_s));
    test.click(u"compareChip"_s);
    QTRY_COMPARE(test.text(u"compareCount"_s), u"1 of 4 to compare"_s);
    test.click(u"compareClear"_s);
    QTRY_VERIFY(!test.isShown(u"compareBar"_s));
}

void TestCompare::fromTheMenuOfARow()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    QTRY_COMPARE_WITH_TIMEOUT(test.rows(u"repoList"_s), 5, longMs);
    auto *list = test.get<QListView>(u"repoList"_s);
    const auto at = list->visualRect(list->model()->index(3, 0)).center();
    QContextMenuEvent asked(QContextMenuEvent::Mouse, at, list->viewport()->mapToGlobal(at));
    QApplication::sendEvent(list->viewport(), &asked);
    QTRY_VERIFY(test.isShown(u"rowMenu"_s));
    auto *menu = test.get<QMenu>(u"rowMenu"_s);
    for (int press = 0; press < 3; ++press) {
        QTest::keyClick(menu, Qt::Key_Down);
    }
    QCOMPARE(menu->activeAction()->objectName(), u"menuCollect"_s);
    QTest::keyClick(menu, Qt::Key_Return);
    QTRY_VERIFY(test.isShown(u"compareChip"_s));
    QCOMPARE(test.text(u"compareChip"_s), u"dot"_s);
}

void TestCompare::fromTheMenuOfTheRepo()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    test.type(u"searchField"_s, u"hf://fleet/elk"_s);
    test.key(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"repoPage"_s) && test.isShown(u"compareRepo"_s), longMs);
    pick(test, u"compareRepo"_s, u"collectRepo"_s);
    test.type(u"searchField"_s, u"hf://fleet/ada"_s);
    test.key(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(test.text(u"repoName"_s).contains(u"ada"_s), longMs);
    pick(test, u"compareRepo"_s, u"collectRepo"_s);
    pick(test, u"compareRepo"_s, u"compareCollected"_s);
    QTRY_VERIFY(test.isShown(u"comparePage"_s));
    QCOMPARE(columns(test), QStringList({ u"fleet/elk"_s, u"fleet/ada"_s }));
}

void TestCompare::fromAPerson()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    test.key(Qt::Key_K, Qt::ControlModifier);
    test.type(u"paletteField"_s, u"@fleet"_s);
    const auto *list = test.get<QListView>(u"paletteList"_s);
    QTRY_COMPARE_WITH_TIMEOUT(list->currentIndex().data().toString(), u"fleet"_s, longMs);
    test.key(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(test.rows(u"personRepos"_s) == 5, longMs);
    test.clickRow(u"personRepos"_s, 0);
    test.key(Qt::Key_E, Qt::ControlModifier);
    test.clickRow(u"personRepos"_s, 1);
    test.key(Qt::Key_E, Qt::ControlModifier);
    test.click(u"compareNow"_s);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"comparePage"_s) && isAnswered(test, 1), longMs);
}

void TestCompare::fromThePalette()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    QTRY_COMPARE_WITH_TIMEOUT(test.rows(u"repoList"_s), 5, longMs);
    test.clickRow(u"repoList"_s, 0);
    test.key(Qt::Key_E, Qt::ControlModifier);
    test.key(Qt::Key_Down);
    test.key(Qt::Key_E, Qt::ControlModifier);
    test.key(Qt::Key_K, Qt::ControlModifier);
    QTRY_VERIFY(test.isShown(u"palette"_s));
    test.type(u"paletteField"_s, u"> compare"_s);
    QTRY_COMPARE(test.currentRow(u"paletteList"_s), u"Compare"_s);
    test.key(Qt::Key_Return);
    QTRY_VERIFY(test.isShown(u"comparePage"_s));
    QCOMPARE(columns(test), QStringList({ u"fleet/ada"_s, u"fleet/bee"_s }));
}

void TestCompare::aFifthIsRefused()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    QTRY_COMPARE_WITH_TIMEOUT(test.rows(u"repoList"_s), 5, longMs);
    test.clickRow(u"repoList"_s, 0);
    for (int row = 0; row < 5; ++row) {
        test.key(Qt::Key_E, Qt::ControlModifier);
        test.key(Qt::Key_Down);
    }
    QTRY_VERIFY(test.text(u"compareCount"_s).contains(u"No more than 4"_s));
    test.click(u"compareNow"_s);
    QTRY_COMPARE(columns(test).size(), 4);
}

void TestCompare::onlyDifferencesAndCopies()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    compare(test, 3);
    QTRY_VERIFY_WITH_TIMEOUT(isAnswered(test, 0) && isAnswered(test, 1) && isAnswered(test, 2), longMs);
    QVERIFY(rowOf(test, u"Files"_s) >= 0);
    test.click(u"onlyDifferences"_s);
    QTRY_COMPARE(rowOf(test, u"Files"_s), -1);
    QVERIFY(rowOf(test, u"Licence"_s) >= 0);
    pick(test, u"copyTable"_s, u"copyTabs"_s);
    const auto tabs = QApplication::clipboard()->text();
    QVERIFY2(tabs.startsWith(u"\tfleet/ada\tfleet/bee\tfleet/cob\n"_s), qPrintable(tabs));
    QVERIFY2(tabs.contains(u"\nLicence\tMIT\tMIT\tGPL 3.0\n"_s), qPrintable(tabs));
    QVERIFY(!tabs.contains(u"\nFiles\t"_s)); // as it is shown
    pick(test, u"copyTable"_s, u"copyMarkdown"_s);
    const auto markdown = QApplication::clipboard()->text();
    QVERIFY2(markdown.contains(u"| Licence | MIT | MIT | GPL 3.0 |"_s), qPrintable(markdown));
    const auto licence = table(test)->model()->index(rowOf(test, u"Licence"_s), 2);
    QTest::mouseClick(table(test)->viewport(), Qt::LeftButton, {}, table(test)->visualRect(licence).center());
    test.key(Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QApplication::clipboard()->text(), u"GPL 3.0"_s);
}

void TestCompare::aColumnThatFailsIsTriedAgain()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    const auto fault = test.hub.addFault(FakeHub::Fault::status(418).on(u"/api/models/fleet/bee?*expand*"_s));
    compare(test, 3);
    QTRY_VERIFY_WITH_TIMEOUT(isAnswered(test, 0) && isAnswered(test, 2), longMs);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"compareRemedy"_s), longMs);
    QCOMPARE(cell(test, u"Likes"_s, 1), u"Not known"_s);
    QCOMPARE(cell(test, u"Likes"_s, 0), u"50"_s); // the others do not mind
    QCOMPARE(test.text(u"compareRemedy"_s), u"Try again"_s);
    test.hub.removeFault(fault);
    test.click(u"compareRemedy"_s);
    QTRY_COMPARE_WITH_TIMEOUT(cell(test, u"Likes"_s, 1), u"40"_s, longMs);
    QTRY_VERIFY(!test.isShown(u"compareRemedy"_s));
}

void TestCompare::withoutNetworkEachSaysHowOldItIs()
{
    TestWindow test;
    test.options.keepAnswers = true;
    fill(test.hub);
    test.start();
    compare(test, 2);
    QTRY_VERIFY_WITH_TIMEOUT(isAnswered(test, 0) && isAnswered(test, 1), longMs);
    QCOMPARE(headWords(test), QStringList({ u"Model"_s, u"Model"_s }));
    test.click(u"stripConnection"_s);
    QTRY_VERIFY_WITH_TIMEOUT(test.text(u"stripConnection"_s).contains(u"offline"_s), longMs);
    test.key(Qt::Key_F5);
    QTRY_VERIFY_WITH_TIMEOUT(headWords(test).size() == 2
                                 && headWords(test).last().startsWith(u"From the Hub"_s)
                                 && headWords(test).first().startsWith(u"From the Hub"_s),
                             longMs);
    QCOMPARE(cell(test, u"Likes"_s, 0), u"50"_s);
    test.click(u"stripConnection"_s);
    test.key(Qt::Key_F5);
    QTRY_COMPARE_WITH_TIMEOUT(headWords(test), QStringList({ u"Model"_s, u"Model"_s }), longMs);
}

void TestCompare::aScreenReaderFindsATable()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    compare(test, 3);
    QTRY_VERIFY_WITH_TIMEOUT(isAnswered(test, 0) && isAnswered(test, 1) && isAnswered(test, 2), longMs);
    auto *reader = QAccessible::queryAccessibleInterface(table(test));
    QVERIFY(reader && reader->tableInterface());
    QCOMPARE(reader->role(), QAccessible::Table);
    auto *cells = reader->tableInterface();
    QCOMPARE(cells->columnCount(), 3);
    QCOMPARE(cells->rowCount(), table(test)->model()->rowCount());
    const int licence = rowOf(test, u"Licence"_s);
    QCOMPARE(cells->columnDescription(2), u"fleet/cob"_s);
    QCOMPARE(cells->rowDescription(licence), u"Licence"_s);
    QCOMPARE(cells->cellAt(licence, 0)->text(QAccessible::Name), u"MIT"_s);
    QCOMPARE(cells->cellAt(licence, 2)->text(QAccessible::Name), u"GPL 3.0, differs"_s);
}

void TestCompare::fitsIntoTheSmallestWindow()
{
    TestWindow test;
    fill(test.hub);
    test.start({ 760, 520 });
    compare(test, 4);
    QTRY_VERIFY_WITH_TIMEOUT(isAnswered(test, 0) && isAnswered(test, 3), longMs);
    QVERIFY(test.find(u"comparePage"_s)->width() <= 760);
    const auto *view = table(test);
    for (int column = 0; column < 4; ++column) {
        QVERIFY(view->columnWidth(column) >= 160);
    }
    QVERIFY(test.find(u"copyTable"_s)->mapTo(test.window(), QPoint(test.find(u"copyTable"_s)->width(), 0)).x()
            <= 760);
}

QTEST_MAIN(TestCompare)
#include "tst_compare.moc"
