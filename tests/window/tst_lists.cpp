// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/services/door.h"
#include "support/window.h"
#include "ui/browse/repolistmodel.h"

#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QScrollBar>
#include <QTabBar>
#include <QTreeView>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

constexpr int longMs = 20'000;
constexpr int ships = 120; // three pages

void fill(FakeHub::Server &hub)
{
    hub.addUser({ .name = u"fleet"_s, .fullname = u"<img src=\"file:///etc/passwd\">"_s });
    for (int n = 0; n < ships; ++n) {
        hub.addRepo(FakeHub::RepoKind::Model,
                    u"fleet/ship-%1"_s.arg(n),
                    { { u"README.md"_s, QByteArray("# Ship\n") } });
    }
    hub.addRepo(FakeHub::RepoKind::Dataset, u"fleet/log"_s, { { u"README.md"_s, QByteArray("# Log\n") } });
}

/// So many questions to the engine, one after the other: whatever asks without end has asked by then.
void askTheEngine(TestWindow &test, int times)
{
    int answers = 0;
    for (int n = 0; n < times; ++n) {
        ask(
            test.engine(),
            test.window(),
            [](Services &core, std::stop_token stop) {
                return core.hub().search({ .search = u"ship-1"_s, .limit = 1 }, stop);
            },
            [&answers](const Result<Page<RepoSummary>> &) { ++answers; });
        QTRY_COMPARE_WITH_TIMEOUT(answers, n + 1, longMs);
    }
}

void openPerson(TestWindow &test, const QString &name)
{
    test.key(Qt::Key_K, Qt::ControlModifier);
    QTRY_VERIFY(test.isShown(u"palette"_s));
    test.type(u"paletteField"_s, u"@"_s + name);
    const auto *list = test.get<QListView>(u"paletteList"_s);
    QTRY_COMPARE_WITH_TIMEOUT(list->currentIndex().data().toString(), name, longMs);
    test.key(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"personPage"_s), longMs);
}

} // namespace

/// Lists of repos where the Hub fails, or is asked again.
class TestLists : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aFurtherPageThatFailsIsAskedForOnce();
    void askingAgainKeepsWhatIsShown();
    void theArrowOfTheTableFollowsTheSort();
    void aSearchIsSavedAndComeBackTo();
    void aTabOfAPersonSaysWhyItIsEmpty();
    void nobodyIsCalledLikeThat();
    void aStrangersNameIsText();
};

void TestLists::aFurtherPageThatFailsIsAskedForOnce()
{
    TestWindow test;
    fill(test.hub);
    const int fault = test.hub.addFault(FakeHub::Fault::status(400).on(u"*cursor=*"_s));
    test.start();
    QTRY_VERIFY_WITH_TIMEOUT(test.rows(u"repoList"_s) > 0, longMs);
    const int rows = test.rows(u"repoList"_s);
    auto *bar = test.get<QListView>(u"repoList"_s)->verticalScrollBar();
    bar->setValue(bar->maximum());
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"errorBanner"_s), longMs);
    askTheEngine(test, 20);
    QCOMPARE(test.hub.fired(fault), 1);
    QCOMPARE(test.rows(u"repoList"_s), rows); // what was there stays
    test.hub.clearFaults();
    test.key(Qt::Key_F5);
    const auto hasMore = [&] {
        bar->setValue(bar->maximum());
        return test.rows(u"repoList"_s) > rows;
    };
    QTRY_VERIFY_WITH_TIMEOUT(hasMore(), longMs);
}

void TestLists::askingAgainKeepsWhatIsShown()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    QTRY_VERIFY_WITH_TIMEOUT(test.rows(u"repoList"_s) > 5, longMs);
    test.clickRow(u"repoList"_s, 4);
    auto *list = test.get<QListView>(u"repoList"_s);
    const auto name = list->currentIndex().data().toString();
    QTRY_VERIFY_WITH_TIMEOUT(test.text(u"repoName"_s).contains(name.section(u'/', 1)), longMs);
    const int asked = test.hub.requestCount(u"list"_s);
    test.key(Qt::Key_F5);
    QTRY_VERIFY_WITH_TIMEOUT(test.hub.requestCount(u"list"_s) > asked, longMs);
    QTRY_COMPARE_WITH_TIMEOUT(list->currentIndex().data().toString(), name, longMs);
    QCOMPARE(list->currentIndex().row(), 4);
    QVERIFY(test.text(u"repoName"_s).contains(name.section(u'/', 1)));
}

void TestLists::theArrowOfTheTableFollowsTheSort()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    QTRY_VERIFY_WITH_TIMEOUT(test.rows(u"repoList"_s) > 0, longMs);
    test.settings()->browseTable.set(true);
    test.quit();
    test.start();
    QTRY_VERIFY_WITH_TIMEOUT(test.rows(u"repoTable"_s) > 0, longMs);
    auto *header = test.get<QTreeView>(u"repoTable"_s)->header();
    const int likes = RepoListModel::Likes;
    QTest::mouseClick(header->viewport(),
                      Qt::LeftButton,
                      {},
                      { header->sectionViewportPosition(likes) + header->sectionSize(likes) / 2, 10 });
    QTRY_VERIFY(header->isSortIndicatorShown());
    QCOMPARE(header->sortIndicatorSection(), likes);
    auto *sort = test.get<QComboBox>(u"sortBy"_s);
    QCOMPARE(sort->currentText(), u"Likes"_s);
    sort->setFocus();
    QTest::keyClick(sort, Qt::Key_Home); // Trending, which no column has
    QTRY_VERIFY(!header->isSortIndicatorShown());
}

void TestLists::aSearchIsSavedAndComeBackTo()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    QTRY_VERIFY_WITH_TIMEOUT(test.rows(u"repoList"_s) > 1, longMs);
    QVERIFY(!test.isShown(u"savedFacet"_s) && !test.isShown(u"saveSearch"_s));
    test.type(u"searchField"_s, u"ship-77"_s);
    QTRY_COMPARE_WITH_TIMEOUT(test.rows(u"repoList"_s), 1, longMs);
    test.click(u"saveSearch"_s);
    QTRY_VERIFY(test.isShown(u"savedSearch"_s));
    test.type(u"searchField"_s, u"ship"_s);
    QTRY_VERIFY_WITH_TIMEOUT(test.rows(u"repoList"_s) > 1, longMs);
    test.quit();
    test.start();
    QTRY_VERIFY_WITH_TIMEOUT(test.rows(u"repoList"_s) > 1, longMs);
    QTRY_VERIFY(test.isShown(u"savedSearch"_s) && test.find(u"savedSearch"_s)->width() > 20); // laid out
    test.click(u"savedSearch"_s);
    QTRY_COMPARE_WITH_TIMEOUT(test.rows(u"repoList"_s), 1, longMs);
    QCOMPARE(test.get<QLineEdit>(u"searchField"_s)->text(), u"ship-77"_s);
    test.click(u"forgetSearch"_s);
    QTRY_VERIFY(!test.isShown(u"savedFacet"_s));
}

void TestLists::aTabOfAPersonSaysWhyItIsEmpty()
{
    TestWindow test;
    fill(test.hub);
    test.hub.addFault(FakeHub::Fault::status(400).on(u"/api/datasets?*"_s));
    test.start();
    openPerson(test, u"fleet"_s);
    QTRY_VERIFY_WITH_TIMEOUT(test.rows(u"personRepos"_s) > 0, longMs);
    askTheEngine(test, 3);
    test.clickTab(u"personTabs"_s, 1);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"statePane"_s), longMs);
    test.hub.clearFaults();
    test.key(Qt::Key_F5);
    QTRY_COMPARE_WITH_TIMEOUT(test.rows(u"personRepos"_s), 1, longMs);
}

void TestLists::nobodyIsCalledLikeThat()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    QTRY_VERIFY_WITH_TIMEOUT(test.rows(u"repoList"_s) > 0, longMs);
    openPerson(test, u"fleet"_s);
    QTRY_VERIFY_WITH_TIMEOUT(test.rows(u"personRepos"_s) > 0, longMs);
    test.hub.addFault(FakeHub::Fault::status(404).on(u"/api/users/*"_s));
    test.hub.addFault(FakeHub::Fault::status(404).on(u"/api/organizations/*"_s));
    test.clickTab(u"personTabs"_s, 2);
    test.key(Qt::Key_F5);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"statePane"_s)
                                 && test.find(u"statePane"_s)->accessibleName().contains(u"Nobody"_s),
                             longMs);
}

void TestLists::aStrangersNameIsText()
{
    TestWindow test;
    fill(test.hub);
    test.start();
    openPerson(test, u"fleet"_s);
    QTRY_VERIFY_WITH_TIMEOUT(test.text(u"personName"_s).contains(u"<img"_s), longMs);
    QCOMPARE(test.get<QLabel>(u"personName"_s)->textFormat(), Qt::PlainText);
}

QTEST_MAIN(TestLists)
#include "tst_lists.moc"
