// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "support/window.h"
#include "ui/browse/repolistmodel.h"
#include "ui/settings/settingtexts.h"

#include <QComboBox>
#include <QLineEdit>
#include <QListView>
#include <QScrollBar>
#include <QToolButton>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

constexpr int longMs = 20'000;

void fill(FakeHub::Server &hub)
{
    const QMap<QString, FakeHub::Blob> readme{ { u"README.md"_s,
                                                 QByteArray("---\nlicense: mit\n---\n# Here\n") } };
    for (int n = 0; n < 8; ++n) {
        hub.addRepo(FakeHub::RepoKind::Model, u"fleet/ship-%1"_s.arg(n), readme);
        hub.edit(FakeHub::RepoKind::Model, u"fleet/ship-%1"_s.arg(n), [n](FakeHub::Repo &repo) {
            repo.trendingScore = 100 - n; // in the order of their numbers
            repo.downloads = 1000 + n;
        });
    }
    hub.addRepo(FakeHub::RepoKind::Dataset, u"fleet/log"_s, readme);
}

QStringList names(const TestWindow &test)
{
    const auto *list = test.get<QListView>(u"repoList"_s);
    QStringList all;
    for (int row = 0; list && row < list->model()->rowCount(); ++row) {
        all << list->model()->index(row, 0).data().toString();
    }
    return all;
}

std::optional<qint64> downloadsOf(const TestWindow &test, int row)
{
    const auto *list = test.get<QListView>(u"repoList"_s);
    const auto index = list->model()->index(row, 0);
    return index.data(RepoListModel::SummaryRole).value<RepoSummary>().downloads;
}

void start(TestWindow &test, const QStringList &favourites = {})
{
    fill(test.hub);
    test.start();
    test.settings()->favourites.set(favourites);
    QTRY_COMPARE_WITH_TIMEOUT(test.rows(u"repoList"_s), 8, longMs);
    QTRY_VERIFY_WITH_TIMEOUT(test.text(u"repoName"_s).contains(u"ship-0"_s), longMs);
}

// Facts of one repo, as a list of names asks for them.
int factsAsked(const TestWindow &test)
{
    int count = 0;
    for (const auto &request : test.hub.requests()) {
        count += request.path.startsWith(u"/api/models/fleet/ship-"_s)
                && request.target.contains("expand=trendingScore")
            ? 1
            : 0;
    }
    return count;
}

const QStringList two{ u"models/fleet/ship-5"_s, u"models/fleet/ship-2"_s };

} // namespace

/// Repos that a person has marked: by button, key and palette, and the list of them.
class TestWindowFavourites : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theButtonInTheHeadMarksAndUnmarks();
    void theKeyDoesTheSameAndUndoBringsItBack();
    void theListShowsThemWithTheirFacts();
    void anEmptyListTeachesAndLeadsOut();
    void theSearchLooksAtTheirNames();
    void aFilterLeavesThem();
    void takingOneAwayTakesItsRowAndUndoItsPlace();
    void undoLeavesTheOthersWhereTheyAre();
    void undoBringsAllBackThatWentMeanwhile();
    void theTroubleOfOneStandsInItsRow();
    void offlineTheyAreWhatTheHubSaidBefore();
    void withoutAnAnswerTheirNamesAreThere();
    void troubleIsToldAndTriedAgain();
    void oneThatIsGoneStaysAsAName();
    void thePaletteGoesToThem();
    void theSettingsForgetThem();
    void nothingOfThemIsSent();
};

void TestWindowFavourites::theButtonInTheHeadMarksAndUnmarks()
{
    TestWindow test;
    start(test);
    auto *button = test.get<QToolButton>(u"favouriteRepo"_s);
    QVERIFY(!button->isChecked());
    test.click(u"favouriteRepo"_s);
    QCOMPARE(test.settings()->favourites(), QStringList{ u"models/fleet/ship-0"_s });
    QVERIFY(button->isChecked());
    test.clickRow(u"repoList"_s, 1);
    QTRY_VERIFY_WITH_TIMEOUT(test.text(u"repoName"_s).contains(u"ship-1"_s), longMs);
    QVERIFY(!button->isChecked());
    test.clickRow(u"repoList"_s, 0);
    QTRY_VERIFY(button->isChecked());
    test.click(u"favouriteRepo"_s);
    QVERIFY(test.settings()->favourites().isEmpty());
    QVERIFY(!button->isChecked());
}

void TestWindowFavourites::theKeyDoesTheSameAndUndoBringsItBack()
{
    TestWindow test;
    start(test);
    test.clickRow(u"repoList"_s, 0);
    test.key(Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(test.settings()->favourites(), QStringList{ u"models/fleet/ship-0"_s });
    QVERIFY(!test.isShown(u"favouriteNews"_s));
    test.key(Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(test.settings()->favourites().isEmpty());
    QTRY_VERIFY(test.isShown(u"favouriteNews"_s));
    QVERIFY(test.find(u"favouriteNews"_s)->accessibleName().contains(u"fleet/ship-0"_s));
    test.click(u"noticeAction"_s);
    QCOMPARE(test.settings()->favourites(), QStringList{ u"models/fleet/ship-0"_s });
    QVERIFY(!test.isShown(u"favouriteNews"_s));
}

void TestWindowFavourites::theListShowsThemWithTheirFacts()
{
    TestWindow test;
    start(test, two + QStringList{ u"datasets/fleet/log"_s });
    test.click(u"favouritesOnly"_s);
    QCOMPARE(names(test), (QStringList{ u"fleet/ship-5"_s, u"fleet/ship-2"_s })); // before the Hub has told
    QTRY_COMPARE_WITH_TIMEOUT(downloadsOf(test, 0), 1005, longMs);
    QCOMPARE(downloadsOf(test, 1), 1002);
    QVERIFY(test.text(u"resultCount"_s).startsWith(u"2 favourite"_s));
    QVERIFY(!test.get<QComboBox>(u"sortBy"_s)->isEnabled());
    QTRY_VERIFY_WITH_TIMEOUT(test.text(u"repoName"_s).contains(u"ship-5"_s), longMs);
    test.key(Qt::Key_2, Qt::ControlModifier); // each list has its own
    QTRY_VERIFY_WITH_TIMEOUT(test.rows(u"repoList"_s) == 1, longMs);
    test.click(u"favouritesOnly"_s);
    QCOMPARE(names(test), QStringList{ u"fleet/log"_s });
    test.key(Qt::Key_1, Qt::ControlModifier);
    test.click(u"favouritesOnly"_s);
    QTRY_COMPARE_WITH_TIMEOUT(test.rows(u"repoList"_s), 8, longMs);
    QVERIFY(test.get<QComboBox>(u"sortBy"_s)->isEnabled());
}

void TestWindowFavourites::anEmptyListTeachesAndLeadsOut()
{
    TestWindow test;
    start(test);
    test.key(Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(test.isShown(u"statePane"_s));
    QVERIFY(test.find(u"statePane"_s)->accessibleName().contains(u"No favourites yet"_s));
    test.click(u"favouriteRepo"_s); // what is still shown beside it
    QTRY_COMPARE(names(test), QStringList{ u"fleet/ship-0"_s });
    QVERIFY(!test.isShown(u"statePane"_s));
    test.click(u"favouriteRepo"_s);
    QTRY_VERIFY(test.isShown(u"statePane"_s));
    test.click(u"statePrimary"_s);
    QTRY_COMPARE_WITH_TIMEOUT(test.rows(u"repoList"_s), 8, longMs);
}

void TestWindowFavourites::theSearchLooksAtTheirNames()
{
    TestWindow test;
    start(test, two);
    test.click(u"favouritesOnly"_s);
    test.type(u"searchField"_s, u"SHIP-2"_s);
    QTRY_COMPARE_WITH_TIMEOUT(names(test), QStringList{ u"fleet/ship-2"_s }, longMs);
    test.type(u"searchField"_s, u"ship-7"_s); // there, but not marked
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"statePane"_s), longMs);
    QVERIFY(test.find(u"statePane"_s)->accessibleName().contains(u"called like that"_s));
}

void TestWindowFavourites::aFilterLeavesThem()
{
    TestWindow test;
    start(test, two);
    test.type(u"searchField"_s, u"ship"_s);
    QTRY_VERIFY(test.isShown(u"saveSearch"_s));
    test.click(u"saveSearch"_s);
    test.click(u"favouritesOnly"_s);
    QTRY_COMPARE_WITH_TIMEOUT(test.rows(u"repoList"_s), 2, longMs);
    test.click(u"savedSearch"_s);
    QTRY_COMPARE_WITH_TIMEOUT(test.rows(u"repoList"_s), 8, longMs);
    QVERIFY(!test.get<QToolButton>(u"favouritesOnly"_s)->isChecked());
}

void TestWindowFavourites::takingOneAwayTakesItsRowAndUndoItsPlace()
{
    TestWindow test;
    start(test, QStringList{ u"models/fleet/ship-7"_s } + two);
    test.click(u"favouritesOnly"_s);
    const auto *model = qobject_cast<RepoListModel *>(test.get<QListView>(u"repoList"_s)->model());
    QTRY_COMPARE_WITH_TIMEOUT(model->state(), RepoListModel::State::Ready, longMs);
    QCOMPARE(factsAsked(test), 3);
    QCOMPARE(downloadsOf(test, 2), 1002);
    test.clickRow(u"repoList"_s, 1);
    QTRY_VERIFY_WITH_TIMEOUT(test.text(u"repoName"_s).contains(u"ship-5"_s), longMs);
    const int asked = factsAsked(test);
    test.click(u"favouriteRepo"_s);
    QCOMPARE(names(test), (QStringList{ u"fleet/ship-7"_s, u"fleet/ship-2"_s }));
    QCOMPARE(downloadsOf(test, 0), 1007);
    QCOMPARE(factsAsked(test), asked);
    QVERIFY(test.text(u"resultCount"_s).startsWith(u"2 favourite"_s));
    test.click(u"noticeAction"_s);
    QCOMPARE(names(test), (QStringList{ u"fleet/ship-7"_s, u"fleet/ship-5"_s, u"fleet/ship-2"_s }));
    QTRY_COMPARE_WITH_TIMEOUT(downloadsOf(test, 1), 1005, longMs);
    QCOMPARE(factsAsked(test), asked + 1); // of the one that came back
}

// The place of the list, too: what a person looks at stays in sight.
void TestWindowFavourites::undoLeavesTheOthersWhereTheyAre()
{
    constexpr int many = 40;
    TestWindow test;
    QStringList all;
    for (int n = 0; n < many; ++n) {
        all << u"models/fleet/ship-%1"_s.arg(n);
    }
    start(test, all); // of most of them the Hub knows nothing
    test.click(u"favouritesOnly"_s);
    QTRY_COMPARE_WITH_TIMEOUT(names(test).size(), many, longMs);
    auto *list = test.get<QListView>(u"repoList"_s);
    const auto *model = qobject_cast<RepoListModel *>(list->model());
    QTRY_COMPARE_WITH_TIMEOUT(model->state(), RepoListModel::State::Ready, longMs);
    test.clickRow(u"repoList"_s, 3);
    test.key(Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(names(test).size(), many - 1);
    for (int row = 3; row < 30; ++row) {
        test.key(Qt::Key_Down);
    }
    for (int row = 0; row < 3; ++row) {
        test.key(Qt::Key_Up); // not the last in sight
    }
    const auto current = list->currentIndex().data().toString();
    const int scrolled = list->verticalScrollBar()->value();
    QVERIFY(scrolled > 0);
    test.click(u"noticeAction"_s);
    QCOMPARE(test.settings()->favourites(), all);
    QCOMPARE(names(test).at(3), u"fleet/ship-3"_s);
    QCOMPARE(list->currentIndex().data().toString(), current);
    QCOMPARE(list->currentIndex().row(), names(test).indexOf(current));
    QCOMPARE(list->verticalScrollBar()->value(), scrolled);
    QVERIFY(list->viewport()->rect().intersects(list->visualRect(list->currentIndex())));
}

void TestWindowFavourites::undoBringsAllBackThatWentMeanwhile()
{
    TestWindow test;
    const auto all = QStringList{ u"models/fleet/ship-7"_s } + two + QStringList{ u"models/fleet/ship-1"_s };
    start(test, all);
    test.click(u"favouritesOnly"_s);
    QTRY_COMPARE_WITH_TIMEOUT(names(test).size(), 4, longMs);
    test.clickRow(u"repoList"_s, 2);
    test.key(Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(test.find(u"favouriteNews"_s)->accessibleName().contains(u"fleet/ship-2"_s));
    test.clickRow(u"repoList"_s, 0);
    test.key(Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(test.find(u"favouriteNews"_s)->accessibleName().startsWith(u"2 "_s));
    QCOMPARE(names(test), (QStringList{ u"fleet/ship-5"_s, u"fleet/ship-1"_s }));
    test.click(u"noticeAction"_s);
    QCOMPARE(test.settings()->favourites(), all);
    QCOMPARE(names(test),
             (QStringList{ u"fleet/ship-7"_s, u"fleet/ship-5"_s, u"fleet/ship-2"_s, u"fleet/ship-1"_s }));
    QVERIFY(!test.isShown(u"favouriteNews"_s));
    test.clickRow(u"repoList"_s, 0); // what came back is no part of the next
    test.key(Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(test.find(u"favouriteNews"_s)->accessibleName().contains(u"fleet/ship-7"_s));
}

void TestWindowFavourites::theTroubleOfOneStandsInItsRow()
{
    TestWindow test;
    start(test, two);
    test.hub.addFault(FakeHub::Fault::status(400).on(u"/api/models/fleet/ship-5?*expand=*"_s));
    test.click(u"favouritesOnly"_s);
    QTRY_COMPARE_WITH_TIMEOUT(downloadsOf(test, 1), 1002, longMs);
    QVERIFY(!test.isShown(u"errorBanner"_s));
    const auto *model = test.get<QListView>(u"repoList"_s)->model();
    QTRY_VERIFY(!model->index(0, 0).data(RepoListModel::TroubleRole).toString().isEmpty());
    QVERIFY(model->index(1, 0).data(RepoListModel::TroubleRole).toString().isEmpty());
    test.hub.clearFaults();
    test.key(Qt::Key_F5);
    QTRY_COMPARE_WITH_TIMEOUT(downloadsOf(test, 0), 1005, longMs);
    QTRY_VERIFY_WITH_TIMEOUT(model->index(0, 0).data(RepoListModel::TroubleRole).toString().isEmpty(),
                             longMs);
}

void TestWindowFavourites::offlineTheyAreWhatTheHubSaidBefore()
{
    TestWindow test;
    test.options.keepAnswers = true;
    start(test, two);
    test.click(u"favouritesOnly"_s);
    QTRY_COMPARE_WITH_TIMEOUT(downloadsOf(test, 1), 1002, longMs);
    test.click(u"favouritesOnly"_s);
    test.settings()->workOffline.set(true);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"noticeText"_s), longMs);
    test.click(u"favouritesOnly"_s);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"errorBanner"_s), longMs); // that it is of an earlier time
    QCOMPARE(names(test), (QStringList{ u"fleet/ship-5"_s, u"fleet/ship-2"_s }));
    QTRY_COMPARE_WITH_TIMEOUT(downloadsOf(test, 0), 1005, longMs);
}

void TestWindowFavourites::withoutAnAnswerTheirNamesAreThere()
{
    TestWindow test;
    fill(test.hub);
    test.options.offline = true;
    test.start();
    test.settings()->favourites.set(two);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"statePane"_s), longMs); // nothing is here
    test.click(u"favouritesOnly"_s);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"errorBanner"_s), longMs);
    QCOMPARE(names(test), (QStringList{ u"fleet/ship-5"_s, u"fleet/ship-2"_s }));
    QVERIFY(!downloadsOf(test, 0));
}

void TestWindowFavourites::troubleIsToldAndTriedAgain()
{
    TestWindow test;
    start(test, two);
    test.hub.addFault(FakeHub::Fault::status(400).on(u"/api/models/fleet/ship-*expand=*"_s));
    test.click(u"favouritesOnly"_s);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"errorBanner"_s), longMs);
    QCOMPARE(names(test), (QStringList{ u"fleet/ship-5"_s, u"fleet/ship-2"_s }));
    test.hub.clearFaults();
    test.key(Qt::Key_F5);
    QTRY_VERIFY_WITH_TIMEOUT(!test.isShown(u"errorBanner"_s), longMs);
    QTRY_VERIFY_WITH_TIMEOUT(factsAsked(test) >= 4, longMs); // both, and both again
}

void TestWindowFavourites::oneThatIsGoneStaysAsAName()
{
    TestWindow test;
    start(test, QStringList{ u"models/fleet/sunk"_s } + two);
    test.hub.rename(FakeHub::RepoKind::Model, u"fleet/ship-5"_s, u"fleet/flagship"_s);
    test.click(u"favouritesOnly"_s);
    QTRY_COMPARE_WITH_TIMEOUT(downloadsOf(test, 1), 1005, longMs);
    QCOMPARE(names(test), (QStringList{ u"fleet/sunk"_s, u"fleet/ship-5"_s, u"fleet/ship-2"_s }));
    QVERIFY(!downloadsOf(test, 0));
    QVERIFY(!test.isShown(u"errorBanner"_s));
}

void TestWindowFavourites::thePaletteGoesToThem()
{
    TestWindow test;
    start(test, two);
    test.key(Qt::Key_K, Qt::ControlModifier);
    QTRY_VERIFY(test.isShown(u"palette"_s));
    test.type(u"paletteField"_s, u"> Favourites"_s);
    QTRY_COMPARE(test.currentRow(u"paletteList"_s), u"Favourites"_s);
    test.key(Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(test.rows(u"repoList"_s), 2, longMs);
    test.key(Qt::Key_K, Qt::ControlModifier);
    QTRY_VERIFY(test.isShown(u"palette"_s));
    const auto *model = test.get<QListView>(u"paletteList"_s)->model();
    QCOMPARE(model->index(0, 0).data().toString(), u"Favourites"_s); // nothing was gone to yet
    QCOMPARE(model->index(1, 0).data().toString(), u"fleet/ship-5"_s);
    test.key(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(test.isShown(u"repoPage"_s), longMs);
    QTRY_VERIFY_WITH_TIMEOUT(test.text(u"repoName"_s).contains(u"ship-5"_s), longMs);
}

void TestWindowFavourites::theSettingsForgetThem()
{
    TestWindow test;
    start(test, two);
    test.settings()->favourites.set(two);
    test.key(Qt::Key_Comma, Qt::ControlModifier);
    QTRY_VERIFY(test.isShown(u"settingsDialog"_s));
    test.clickRow(u"settingsSections"_s, int(SettingsSection::Privacy));
    test.click(u"privacy.favourites"_s);
    QVERIFY(test.settings()->favourites().isEmpty());
    QVERIFY(!test.find(u"privacy.favourites"_s)->isEnabled());
    test.click(u"closeSettings"_s);
    QTRY_VERIFY(!test.isShown(u"settingsDialog"_s));
    QTRY_VERIFY(test.isShown(u"favouriteNews"_s));
    test.click(u"noticeAction"_s);
    QCOMPARE(test.settings()->favourites(), two);
}

void TestWindowFavourites::nothingOfThemIsSent()
{
    TestWindow test;
    start(test);
    test.hub.clearRequests();
    test.click(u"favouriteRepo"_s);
    test.click(u"favouriteRepo"_s);
    test.click(u"noticeAction"_s);
    QTest::qWait(100); // proves that nothing happens
    for (const auto &request : test.hub.requests()) {
        QVERIFY2(request.method == "GET", request.method.constData());
    }
}

QTEST_MAIN(TestWindowFavourites)
#include "tst_favourites.moc"
