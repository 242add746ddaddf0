// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "support/window.h"
#include "ui/viewers/filetreemodel.h"

#include <QApplication>
#include <QClipboard>
#include <QLineEdit>
#include <QMenu>
#include <QTabBar>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

constexpr int longMs = 20'000;

void fill(FakeHub::Server &hub)
{
    hub.addOrganization(u"northwind"_s, { u"ada"_s });
    hub.addUser({ .name = u"ada"_s, .fullname = u"Ada Alder"_s, .orgs = { u"northwind"_s } });
    hub.addRepo(FakeHub::RepoKind::Model,
                u"northwind/heron"_s,
                { { u"README.md"_s, QByteArray("# Heron\n") }, { u"config.json"_s, QByteArray("{}") } });
    hub.addRepo(
        FakeHub::RepoKind::Dataset, u"northwind/herbarium"_s, { { u"README.md"_s, QByteArray("# D\n") } });
}

} // namespace

/// Ctrl+K and what one finds there, by real keys.
class TestPalette : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void itOpensAndGivesTheFocusBack();
    void aRepoIsFoundAndOpened();
    void aPersonIsFoundAndOpened();
    void anActionIsGiven();
    void aSettingIsGoneTo();
    void recentPlacesComeFirst();
    void filesOfTheShownRepo();
    void moreActionsOfARepo();
    void staleAnswersAreDropped();
    void itSaysWhyNothingIsFound();
    void aClickBesideItCloses();
    void itFollowsTheWindow();
    void oneLetterIsEnough();
    void keysOfThePageDoNothing();
    void aManyFiledRepo();

private:
    static void openPalette(TestWindow &test);
    static QString current(const TestWindow &test);
};

void TestPalette::openPalette(TestWindow &test)
{
    test.key(Qt::Key_K, Qt::ControlModifier);
    QTRY_VERIFY(test.isShown(u"palette"_s));
    QCOMPARE(QApplication::focusWidget(), test.find(u"paletteField"_s));
}

QString TestPalette::current(const TestWindow &test)
{
    return test.currentRow(u"paletteList"_s);
}

void TestPalette::itOpensAndGivesTheFocusBack()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    QTRY_VERIFY_WITH_TIMEOUT(test.rows(u"repoList"_s) > 0, longMs);
    auto *list = test.find(u"repoList"_s);
    list->setFocus();
    openPalette(test);
    QVERIFY(test.rows(u"paletteList"_s) > 5); // there is something to choose before a letter is typed
    test.key(Qt::Key_Escape);
    QVERIFY(!test.isShown(u"palette"_s));
    QCOMPARE(QApplication::focusWidget(), list);
    openPalette(test);
    test.key(Qt::Key_K, Qt::ControlModifier);
    QVERIFY(!test.isShown(u"palette"_s));
}

void TestPalette::aRepoIsFoundAndOpened()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    openPalette(test);
    test.type(u"paletteField"_s, u"heron"_s);
    QTRY_VERIFY_WITH_TIMEOUT(current(test).contains(u"heron"_s), longMs);
    test.key(Qt::Key_Return);
    QVERIFY(!test.isShown(u"palette"_s));
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"repoPage"_s) && test.isShown(u"cardView"_s), longMs);
}

void TestPalette::aPersonIsFoundAndOpened()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    openPalette(test);
    test.type(u"paletteField"_s, u"@north"_s);
    QTRY_COMPARE_WITH_TIMEOUT(current(test), u"northwind"_s, longMs);
    test.key(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"personPage"_s), longMs);
    QTRY_COMPARE_WITH_TIMEOUT(test.rows(u"personRepos"_s), 1, longMs);
    test.clickTab(u"personTabs"_s, 1);
    QTRY_COMPARE_WITH_TIMEOUT(test.rowText(u"personRepos"_s, 0), u"northwind/herbarium"_s, longMs);
    test.clickRow(u"personRepos"_s, 0);
    test.key(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"repoPage"_s), longMs);
    test.key(Qt::Key_Left, Qt::AltModifier);
    QTRY_VERIFY(test.isShown(u"personPage"_s));
}

void TestPalette::anActionIsGiven()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    openPalette(test);
    test.type(u"paletteField"_s, u">transf"_s);
    QCOMPARE(current(test), u"Transfers"_s);
    test.key(Qt::Key_Return);
    QTRY_VERIFY(test.isShown(u"transfersPage"_s));
}

void TestPalette::aSettingIsGoneTo()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    openPalette(test);
    test.type(u"paletteField"_s, u">text size"_s);
    QVERIFY2(current(test).contains(u"Text size"_s), qPrintable(current(test)));
    test.key(Qt::Key_Return);
    QTRY_VERIFY(test.isShown(u"settingsDialog"_s));
    QTRY_VERIFY(test.isShown(u"look.text"_s));
    QTRY_COMPARE(QApplication::focusWidget(), test.find(u"look.text"_s));
    test.key(Qt::Key_Escape);
    QTRY_VERIFY(!test.isShown(u"settingsDialog"_s));
}

void TestPalette::recentPlacesComeFirst()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    test.window()->openAddress(u"hf://northwind/heron"_s);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"repoPage"_s), longMs);
    test.key(Qt::Key_1, Qt::ControlModifier);
    openPalette(test);
    QCOMPARE(current(test), u"northwind/heron"_s);
    test.key(Qt::Key_Return);
    QTRY_VERIFY(test.isShown(u"repoPage"_s));
}

void TestPalette::filesOfTheShownRepo()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    test.window()->openAddress(u"hf://northwind/heron"_s);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"cardView"_s), longMs);
    test.clickTab(u"repoTabs"_s, 1);
    QTRY_VERIFY_WITH_TIMEOUT(test.rows(u"fileTree"_s) == 2, longMs);
    test.clickTab(u"repoTabs"_s, 0);
    openPalette(test);
    test.type(u"paletteField"_s, u"config.j"_s);
    QCOMPARE(current(test), u"config.json"_s);
    test.key(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"fileTree"_s), longMs);
    QTRY_COMPARE(test.currentRow(u"fileTree"_s), u"config.json"_s);
}

void TestPalette::moreActionsOfARepo()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    openPalette(test);
    test.type(u"paletteField"_s, u"heron"_s);
    QTRY_COMPARE_WITH_TIMEOUT(current(test), u"northwind/heron"_s, longMs);
    test.key(Qt::Key_Tab);
    QTRY_VERIFY(test.isShown(u"paletteMore"_s));
    auto *menu = test.get<QMenu>(u"paletteMore"_s);
    QTest::keyClick(menu, Qt::Key_Down);
    QTest::keyClick(menu, Qt::Key_Down);
    QTest::keyClick(menu, Qt::Key_Return);
    QTRY_COMPARE(QApplication::clipboard()->text(), u"northwind/heron"_s);
    QTRY_VERIFY(!test.isShown(u"palette"_s));
}

void TestPalette::staleAnswersAreDropped()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    openPalette(test);
    const auto late
        = test.hub.addFault(FakeHub::Fault::latency(std::chrono::milliseconds(500)).on(u"*q=heron*"_s));
    test.type(u"paletteField"_s, u"heron"_s);
    QTRY_VERIFY_WITH_TIMEOUT(test.hub.fired(late) > 0, longMs);
    test.type(u"paletteField"_s, u"herbar"_s);
    QTRY_COMPARE_WITH_TIMEOUT(current(test), u"northwind/herbarium"_s, longMs);
    QTest::qWait(700); // the late answer has come by now, and nothing happened
    QCOMPARE(current(test), u"northwind/herbarium"_s);
    test.key(Qt::Key_Escape);
}

void TestPalette::itSaysWhyNothingIsFound()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    openPalette(test);
    auto *list = test.get<QAbstractItemView>(u"paletteList"_s);
    test.type(u"paletteField"_s, u"zzzz"_s);
    QTRY_COMPARE_WITH_TIMEOUT(list->model()->index(0, 0).data().toString(), u"Nothing fits"_s, longMs);
    QCOMPARE(list->model()->rowCount(), 1);
    QVERIFY(!list->currentIndex().isValid());
    test.hub.addFault(FakeHub::Fault::status(403).on(u"quicksearch"_s));
    test.type(u"paletteField"_s, u"models"_s); // a page is called so
    const auto last = [list] { return list->model()->index(list->model()->rowCount() - 1, 0); };
    QTRY_VERIFY_WITH_TIMEOUT(test.hub.requests(u"quicksearch"_s).last().status == 403, longMs);
    QTRY_VERIFY_WITH_TIMEOUT(!last().data().toString().startsWith(u"Asking"_s), longMs);
    QVERIFY(!(last().flags() & Qt::ItemIsSelectable));
    QVERIFY(!last().data().toString().isEmpty());
    QVERIFY(current(test).contains(u"Models"_s));
}

void TestPalette::aClickBesideItCloses()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    openPalette(test);
    QTest::mouseClick(test.find(u"palette"_s), Qt::LeftButton, {}, QPoint(10, 10));
    QVERIFY(!test.isShown(u"palette"_s));
}

void TestPalette::itFollowsTheWindow()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    openPalette(test);
    test.window()->resize(900, 600);
    QTRY_COMPARE(test.find(u"palette"_s)->size(), test.window()->size());
    const auto *field = test.find(u"paletteField"_s);
    QVERIFY(test.find(u"palette"_s)
                ->rect()
                .contains(QRect(field->mapTo(test.find(u"palette"_s), QPoint()), field->size())));
}

// What the Hub is asked for changes the rows, not what is chosen.
void TestPalette::oneLetterIsEnough()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    openPalette(test);
    test.hub.addFault(FakeHub::Fault::latency(std::chrono::milliseconds(300)).on(u"quicksearch"_s));
    QTest::keyClicks(test.find(u"paletteField"_s), u"w"_s);
    const auto chosen = current(test);
    QVERIFY(!chosen.isEmpty());
    QTRY_VERIFY_WITH_TIMEOUT(!test.hub.requests(u"quicksearch"_s).isEmpty(), longMs);
    const auto *list = test.get<QAbstractItemView>(u"paletteList"_s);
    const auto last
        = [list] { return list->model()->index(list->model()->rowCount() - 1, 0).data().toString(); };
    QTRY_VERIFY_WITH_TIMEOUT(!last().startsWith(u"Asking"_s), longMs);
    QCOMPARE(current(test), chosen);
    test.key(Qt::Key_Escape);
}

void TestPalette::keysOfThePageDoNothing()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    QTRY_VERIFY_WITH_TIMEOUT(test.rows(u"repoList"_s) > 0, longMs);
    openPalette(test);
    test.key(Qt::Key_4, Qt::ControlModifier);
    QVERIFY(test.isShown(u"palette"_s));
    test.key(Qt::Key_Escape);
    QVERIFY(test.isShown(u"repoList"_s));
    QVERIFY(!test.isShown(u"transfersPage"_s));
}

// The watchdog of the window looks whether a frame waits for 20,000 files.
void TestPalette::aManyFiledRepo()
{
    TestWindow test;
    QMap<QString, FakeHub::Blob> tree{ { u"README.md"_s, QByteArray("# Many\n") } };
    for (int i = 0; i < 20'000; ++i) {
        tree.insert(u"data/part-%1/file-%2.txt"_s.arg(i % 25).arg(i), QByteArray("x"));
    }
    test.hub.addRepo(FakeHub::RepoKind::Model, u"northwind/many"_s, tree);
    test.start();
    test.window()->openAddress(u"hf://northwind/many"_s);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"cardView"_s), longMs);
    test.clickTab(u"repoTabs"_s, 1);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"fileTree"_s), longMs);
    const auto *model = qobject_cast<FileTreeModel *>(test.get<QAbstractItemView>(u"fileTree"_s)->model());
    QVERIFY(model);
    QTRY_COMPARE_WITH_TIMEOUT(model->fileCount(), 20'001, 3 * longMs);
    openPalette(test);
    const auto *list = test.get<QAbstractItemView>(u"paletteList"_s);
    int least = list->model()->rowCount();
    connect(list->model(), &QAbstractItemModel::modelReset, this, [&] {
        least = std::min(least, list->model()->rowCount());
    });
    test.type(u"paletteField"_s, u"file-17042"_s);
    test.key(Qt::Key_Return); // before there is an answer
    QTRY_VERIFY_WITH_TIMEOUT(!test.isShown(u"palette"_s), longMs);
    QVERIFY(least > 0);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"fileTree"_s), longMs);
    QTRY_COMPARE_WITH_TIMEOUT(test.currentRow(u"fileTree"_s), u"file-17042.txt"_s, longMs);
}

QTEST_MAIN(TestPalette)
#include "tst_palette.moc"
