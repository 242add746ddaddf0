// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/fakehub/server.h"
#include "core/services/engine.h"
#include "support/serviceoptions.h"
#include "ui/browse/repolistmodel.h"

#include <QAbstractItemModelTester>
#include <QDir>
#include <QSet>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Hubdesk;
using namespace Qt::StringLiterals;
using State = RepoListModel::State;

namespace
{

constexpr int ships = 120; // three pages
constexpr int pageSize = 50;

/// A model on a stand-in Hub of its own, looked at by Qt's own tester all the time.
struct Rig {
    FakeHub::Server hub;
    QTemporaryDir folder;
    std::unique_ptr<Engine> engine;
    std::unique_ptr<RepoListModel> model;
    std::unique_ptr<QAbstractItemModelTester> tester;
    std::unique_ptr<QSignalSpy> resets;
    std::unique_ptr<QSignalSpy> failures;

    explicit Rig(bool offline = false)
    {
        const QMap<QString, FakeHub::Blob> readme{ { u"README.md"_s, QByteArray("# Here\n") } };
        for (int n = 0; n < ships; ++n) {
            hub.addRepo(FakeHub::RepoKind::Model, u"fleet/ship-%1"_s.arg(n), readme);
        }
        hub.addRepo(FakeHub::RepoKind::Model, u"northwind/heron"_s, readme);
        auto options = serviceOptions(folder.path(), hub.url());
        options.offline = offline;
        engine = std::make_unique<Engine>(options);
        model = std::make_unique<RepoListModel>(engine.get(), RepoKind::Model);
        tester = std::make_unique<QAbstractItemModelTester>(
            model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        resets = std::make_unique<QSignalSpy>(model.get(), &RepoListModel::modelReset);
        failures = std::make_unique<QSignalSpy>(model.get(), &RepoListModel::failed);
    }

    void search(const QString &text) { model->search({ .search = text, .limit = pageSize }); }
    void more() { model->askMore(); }
    QString name(int row) const { return model->index(row, 0).data().toString(); }
    QSet<QString> names() const
    {
        QSet<QString> all;
        for (int row = 0; row < model->rowCount(); ++row) {
            all << name(row);
        }
        return all;
    }
    /// So many ships, the last first.
    static QList<RepoId> fleet(int count)
    {
        QList<RepoId> repos;
        for (int n = count - 1; n >= 0; --n) {
            repos << *RepoId::parse(RepoKind::Model, u"fleet/ship-%1"_s.arg(n));
        }
        return repos;
    }
    std::optional<qint64> likes(int row) const { return model->summary(model->index(row, 0))->likes; }
    Error::Kind lastFailure() const { return failures->last().first().value<Error>().kind; }
    void putIntoCache(const QString &repo) const
    {
        const auto place = u"hub/models--"_s + QString(repo).replace(u"/"_s, u"--"_s);
        QVERIFY(QDir(folder.path()).mkpath(place + u"/snapshots"_s));
    }
};

} // namespace

class TestRepoListModel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void pagesToTheEnd();
    void nothingMatches();
    void asksForOnePageAtATime();
    void staleSearchIsDropped();
    void staleFurtherPageIsDropped();
    void oldRowsStayUntilTheNewOnesAreThere();
    void firstPageFailsAndIsTriedAgain();
    void furtherPageFailsAndIsTriedAgain();
    void offlineItShowsWhatIsHere();
    void offlineItShowsTheAuthorsOwn();
    void offlineWithNothingHereItSaysWhy();
    void backOnlineItShowsTheHubAgain();
    void aRowTellsItsRepo();
    void namesAreThereBeforeTheHubTellsOfThem();
    void aNameThatGoesTakesItsRowAlone();
    void aNameThatComesBackTakesItsOwnPlace();
    void whatComesAbovePushesNoneOut();
    void theTroubleOfOneIsItsRowsAlone();
    void theTroubleOfAllEndsTheRound();
    void aSearchEndsAListOfNames();
};

void TestRepoListModel::pagesToTheEnd()
{
    Rig rig;
    QVERIFY(!rig.model->hasMore());
    rig.search(u"ship"_s);
    QCOMPARE(rig.model->state(), State::Loading);
    QTRY_COMPARE(rig.model->state(), State::Ready);
    for (int rows = pageSize; rows < ships; rows += pageSize) {
        QCOMPARE(rig.model->rowCount(), rows);
        const auto before = rig.name(0);
        const auto last = rig.name(rows - 1);
        QVERIFY(rig.model->hasMore());
        rig.more();
        QCOMPARE(rig.model->state(), State::LoadingMore);
        QTRY_COMPARE(rig.model->state(), State::Ready);
        QCOMPARE(rig.name(0), before);
        QCOMPARE(rig.name(rows - 1), last);
    }
    QCOMPARE(rig.model->rowCount(), ships);
    QCOMPARE(rig.names().size(), ships); // none twice, none left out
    QVERIFY(!rig.model->hasMore());
    const auto asked = rig.hub.requestCount(u"list"_s);
    rig.more();
    QCOMPARE(rig.model->state(), State::Ready);
    QCOMPARE(rig.hub.requestCount(u"list"_s), asked);
    QCOMPARE(rig.resets->count(), 1); // further pages are inserted: a view keeps its place
}

void TestRepoListModel::nothingMatches()
{
    Rig rig;
    rig.search(u"no such thing"_s);
    QTRY_COMPARE(rig.model->state(), State::Ready);
    QCOMPARE(rig.model->rowCount(), 0);
    QVERIFY(!rig.model->hasMore());
    QVERIFY(!rig.model->summary(rig.model->index(0, 0)));
}

void TestRepoListModel::asksForOnePageAtATime()
{
    Rig rig;
    rig.search(u"ship"_s);
    rig.more(); // a view may ask at any moment
    QTRY_COMPARE(rig.model->state(), State::Ready);
    QCOMPARE(rig.model->rowCount(), pageSize);
    rig.more();
    rig.more();
    QVERIFY(!rig.model->hasMore());
    QTRY_COMPARE(rig.model->state(), State::Ready);
    QCOMPARE(rig.model->rowCount(), 2 * pageSize);
    QCOMPARE(rig.hub.requestCount(u"list"_s), 2);
}

/// The answer that is late belongs to a question of yesterday. A second model asks the same after it, and is
/// answered after it: by then the first has had its chance.
void TestRepoListModel::staleSearchIsDropped()
{
    Rig rig;
    const auto late
        = rig.hub.addFault(FakeHub::Fault::latency(std::chrono::milliseconds(300)).on(u"*=ship*"_s));
    rig.search(u"ship"_s);
    QTRY_VERIFY(rig.hub.fired(late) == 1);
    rig.search(u"heron"_s);
    RepoListModel fence(rig.engine.get(), RepoKind::Model);
    fence.search({ .search = u"ship"_s });
    QTRY_COMPARE(rig.model->state(), State::Ready);
    QTRY_COMPARE(fence.state(), State::Ready);
    QCOMPARE(rig.names(), QSet<QString>{ u"northwind/heron"_s });
    QCOMPARE(rig.resets->count(), 1);
    QCOMPARE(rig.failures->count(), 0);
}

void TestRepoListModel::staleFurtherPageIsDropped()
{
    Rig rig;
    rig.search(u"ship"_s);
    QTRY_COMPARE(rig.model->state(), State::Ready);
    const auto late
        = rig.hub.addFault(FakeHub::Fault::latency(std::chrono::milliseconds(300)).on(u"*=ship*"_s));
    rig.more();
    QTRY_VERIFY(rig.hub.fired(late) == 1);
    rig.search(u"heron"_s);
    RepoListModel fence(rig.engine.get(), RepoKind::Model);
    fence.search({ .search = u"ship"_s });
    QTRY_COMPARE(rig.model->state(), State::Ready);
    QTRY_COMPARE(fence.state(), State::Ready);
    QCOMPARE(rig.names(), QSet<QString>{ u"northwind/heron"_s });
    QVERIFY(!rig.model->hasMore()); // nor is the old list's next page this one's
}

void TestRepoListModel::oldRowsStayUntilTheNewOnesAreThere()
{
    Rig rig;
    rig.search(u"heron"_s);
    QTRY_COMPARE(rig.model->rowCount(), 1);
    const auto stall = rig.hub.addFault(FakeHub::Fault::stallAfter(0).on(u"list"_s));
    rig.search(u"ship"_s);
    QTRY_VERIFY(rig.hub.fired(stall) == 1);
    QCOMPARE(rig.model->state(), State::Loading);
    QCOMPARE(rig.names(), QSet<QString>{ u"northwind/heron"_s });
    QVERIFY(!rig.model->hasMore());
}

void TestRepoListModel::firstPageFailsAndIsTriedAgain()
{
    Rig rig;
    const auto fault = rig.hub.addFault(FakeHub::Fault::status(418).on(u"list"_s));
    rig.search(u"ship"_s);
    QTRY_COMPARE(rig.model->state(), State::Failed);
    QCOMPARE(rig.failures->count(), 1);
    QVERIFY(!rig.model->hasMore());
    rig.hub.removeFault(fault);
    rig.model->retry();
    QCOMPARE(rig.model->state(), State::Loading);
    QTRY_COMPARE(rig.model->state(), State::Ready);
    QCOMPARE(rig.model->rowCount(), pageSize);
    QCOMPARE(rig.failures->count(), 1);
}

void TestRepoListModel::furtherPageFailsAndIsTriedAgain()
{
    Rig rig;
    rig.search(u"ship"_s);
    QTRY_COMPARE(rig.model->state(), State::Ready);
    const auto fault = rig.hub.addFault(FakeHub::Fault::status(418).on(u"list"_s));
    rig.more();
    QTRY_COMPARE(rig.model->state(), State::Failed);
    QCOMPARE(rig.failures->count(), 1);
    QCOMPARE(rig.model->rowCount(), pageSize); // what is here stays
    QVERIFY2(!rig.model->hasMore(), "a view would ask again and again");
    rig.hub.removeFault(fault);
    rig.model->retry();
    QCOMPARE(rig.model->state(), State::LoadingMore);
    QTRY_COMPARE(rig.model->state(), State::Ready);
    QCOMPARE(rig.model->rowCount(), 2 * pageSize);
    QCOMPARE(rig.names().size(), 2 * pageSize);
    QCOMPARE(rig.resets->count(), 1); // only that page was asked for
}

void TestRepoListModel::offlineItShowsWhatIsHere()
{
    Rig rig(true);
    rig.putIntoCache(u"northwind/heron"_s);
    rig.putIntoCache(u"fleet/ship-7"_s);
    rig.search({});
    QTRY_COMPARE(rig.model->state(), State::Ready);
    QTRY_VERIFY(rig.model->isLocal());
    QCOMPARE(rig.names(), (QSet<QString>{ u"northwind/heron"_s, u"fleet/ship-7"_s }));
    QCOMPARE(rig.model->total(), 2);
    QVERIFY(!rig.model->hasMore());
    rig.search(u"HERON"_s);
    QTRY_COMPARE(rig.model->rowCount(), 1);
    QVERIFY(rig.model->isLocal());
    QCOMPARE(rig.failures->count(), 0);
    QCOMPARE(rig.hub.requestCount(), 0);
}

void TestRepoListModel::offlineItShowsTheAuthorsOwn()
{
    Rig rig(true);
    rig.putIntoCache(u"fleet/ship-1"_s);
    rig.putIntoCache(u"northwind/heron"_s);
    rig.model->search({ .author = u"northwind"_s });
    QTRY_COMPARE(rig.model->state(), State::Ready);
    QCOMPARE(rig.names(), QSet{ u"northwind/heron"_s });
    QCOMPARE(rig.model->rowOf(RepoId{ RepoKind::Model, u"northwind"_s, u"heron"_s }), 0);
    QCOMPARE(rig.model->rowOf(RepoId{ RepoKind::Model, u"fleet"_s, u"ship-1"_s }), -1);
}

void TestRepoListModel::offlineWithNothingHereItSaysWhy()
{
    Rig rig(true);
    rig.putIntoCache(u"northwind/heron"_s);
    rig.search(u"ship"_s);
    QTRY_COMPARE(rig.model->state(), State::Failed);
    QCOMPARE(rig.failures->count(), 1);
    QCOMPARE(rig.lastFailure(), Error::Kind::Offline);
    QVERIFY(!rig.model->isLocal());
}

void TestRepoListModel::backOnlineItShowsTheHubAgain()
{
    Rig rig;
    rig.putIntoCache(u"northwind/heron"_s);
    rig.engine->setOffline(true);
    rig.search({});
    QTRY_VERIFY(rig.model->isLocal());
    rig.engine->setOffline(false);
    rig.model->retry();
    QTRY_COMPARE(rig.model->rowCount(), pageSize);
    QCOMPARE(rig.model->state(), State::Ready);
    QVERIFY(!rig.model->isLocal());
    QVERIFY(rig.model->hasMore());
}

void TestRepoListModel::aRowTellsItsRepo()
{
    Rig rig;
    rig.hub.edit(FakeHub::RepoKind::Model, u"northwind/heron"_s, [](FakeHub::Repo &repo) {
        repo.gated = u"auto"_s;
        repo.downloads = 1200;
    });
    rig.model->search({ .search = u"heron"_s, .expand = { u"downloads"_s, u"gated"_s } });
    QTRY_COMPARE(rig.model->state(), State::Ready);
    const auto row = rig.model->index(0, 0);
    const RepoId heron{ RepoKind::Model, u"northwind"_s, u"heron"_s };
    QVERIFY(rig.model->summary(row));
    QCOMPARE(rig.model->summary(row)->id, heron);
    QCOMPARE(row.data(RepoListModel::SummaryRole).value<RepoSummary>().id, heron);
    const auto spoken = row.data(Qt::AccessibleTextRole).toString();
    QVERIFY2(spoken.startsWith(u"northwind/heron, "_s), qPrintable(spoken));
    QVERIFY2(spoken.contains(u"1.2k download"_s), qPrintable(spoken));
    QVERIFY2(spoken.contains(u"access must be requested"_s), qPrintable(spoken));
    QVERIFY(!rig.model->summary({}));
    const auto size = row.siblingAtColumn(RepoListModel::Size);
    QCOMPARE(size.data().toString(), QString()); // the Hub tells of no weights
    QCOMPARE(rig.model->headerData(RepoListModel::Size, Qt::Horizontal, Qt::DisplayRole).toString(),
             u"Size"_s);
}

void TestRepoListModel::namesAreThereBeforeTheHubTellsOfThem()
{
    Rig rig;
    rig.model->list(Rig::fleet(ships), { u"likes"_s });
    QCOMPARE(rig.model->rowCount(), pageSize);
    QCOMPARE(rig.name(0), u"fleet/ship-119"_s);
    QVERIFY(!rig.likes(0));
    QCOMPARE(rig.model->state(), State::Loading);
    QTRY_COMPARE(rig.model->state(), State::Ready);
    QCOMPARE(rig.likes(0), 0);
    QCOMPARE(rig.model->total(), ships);
    for (int rows = 2 * pageSize; rig.model->hasMore(); rows += pageSize) {
        rig.more();
        QCOMPARE(rig.model->rowCount(), std::min(rows, ships));
        QTRY_COMPARE(rig.model->state(), State::Ready);
    }
    QCOMPARE(rig.likes(ships - 1), 0);
    QCOMPARE(rig.hub.requestCount(), ships); // each once
    QCOMPARE(rig.resets->size(), 1);
}

void TestRepoListModel::aNameThatGoesTakesItsRowAlone()
{
    Rig rig;
    auto repos = Rig::fleet(3);
    rig.model->list(repos, { u"likes"_s });
    QTRY_COMPARE(rig.model->state(), State::Ready);
    repos.removeAt(1);
    rig.model->list(repos, { u"likes"_s });
    QCOMPARE(rig.model->state(), State::Ready);
    QCOMPARE(rig.names(), (QSet{ u"fleet/ship-2"_s, u"fleet/ship-0"_s }));
    QCOMPARE(rig.likes(1), 0);
    QCOMPARE(rig.resets->size(), 1);
    QCOMPARE(rig.hub.requestCount(), 3);
    rig.model->list({}, {});
    QCOMPARE(rig.model->rowCount(), 0);
    QCOMPARE(rig.model->state(), State::Ready);
}

void TestRepoListModel::aNameThatComesBackTakesItsOwnPlace()
{
    Rig rig;
    const auto repos = Rig::fleet(4);
    rig.model->list({ repos[0], repos[3] }, { u"likes"_s });
    QTRY_COMPARE(rig.model->state(), State::Ready);
    const QPersistentModelIndex last(rig.model->index(1, 0)); // as a view keeps its current row
    rig.resets->clear();
    rig.model->list(repos, { u"likes"_s });
    for (int row = 0; row < 4; ++row) {
        QCOMPARE(rig.name(row), repos[row].text());
    }
    QCOMPARE(last.row(), 3);
    QVERIFY(!rig.likes(1)); // it is asked for
    QTRY_COMPARE(rig.model->state(), State::Ready);
    QCOMPARE(rig.likes(1), 0);
    QCOMPARE(rig.hub.requestCount(), 4);
    rig.model->list({ repos[3], repos[1], repos[0], repos[2] }, { u"likes"_s });
    QCOMPARE(last.row(), 0);
    QCOMPARE(rig.name(2), repos[0].text());
    QCOMPARE(rig.resets->size(), 0);
    QCOMPARE(rig.hub.requestCount(), 4);
}

void TestRepoListModel::whatComesAbovePushesNoneOut()
{
    Rig rig;
    const auto repos = Rig::fleet(ships);
    rig.model->list(repos.sliced(2), { u"likes"_s });
    QCOMPARE(rig.model->rowCount(), pageSize);
    const QPersistentModelIndex last(rig.model->index(pageSize - 1, 0));
    rig.model->list(repos, { u"likes"_s });
    QCOMPARE(rig.model->rowCount(), pageSize + 2);
    QCOMPARE(last.row(), pageSize + 1);
}

void TestRepoListModel::theTroubleOfOneIsItsRowsAlone()
{
    Rig rig;
    const auto fault = rig.hub.addFault(FakeHub::Fault::status(418).on(u"/api/models/fleet/ship-17?*"_s));
    rig.model->list(Rig::fleet(20), { u"likes"_s });
    QTRY_COMPARE(rig.model->state(), State::Ready);
    QCOMPARE(rig.failures->count(), 0);
    QCOMPARE(rig.hub.requestCount(), 20); // also of those after it
    const auto row = rig.model->index(2, 0);
    QVERIFY(!rig.likes(2));
    QCOMPARE(rig.likes(19), 0);
    const auto trouble = row.data(RepoListModel::TroubleRole).toString();
    QVERIFY(!trouble.isEmpty());
    QVERIFY(row.data(Qt::AccessibleTextRole).toString().contains(trouble));
    QVERIFY(row.data(Qt::ToolTipRole).toString().contains(trouble));
    QCOMPARE(row.siblingAtColumn(RepoListModel::Task).data().toString(), trouble);
    QCOMPARE(row.siblingAtRow(3).data(RepoListModel::TroubleRole).toString(), QString());
    rig.hub.removeFault(fault);
    rig.model->list(Rig::fleet(20), { u"likes"_s });
    QTRY_COMPARE(rig.model->state(), State::Ready);
    QCOMPARE(rig.likes(2), 0);
    QCOMPARE(row.data(RepoListModel::TroubleRole).toString(), QString());
    QCOMPARE(rig.hub.requestCount(), 21);
}

void TestRepoListModel::theTroubleOfAllEndsTheRound()
{
    Rig rig;
    rig.hub.addFault(FakeHub::Fault::status(418).on(u"/api/models/fleet/ship-*?*"_s));
    rig.model->list(Rig::fleet(20), { u"likes"_s });
    QTRY_COMPARE(rig.model->state(), State::Failed);
    QVERIFY(rig.hub.requestCount() < 20);
    QCOMPARE(rig.model->rowCount(), 20); // the names are known without the Hub
    QCOMPARE(rig.model->index(0, 0).data(RepoListModel::TroubleRole).toString(), QString());
}

void TestRepoListModel::aSearchEndsAListOfNames()
{
    Rig rig;
    rig.model->list(Rig::fleet(ships), {});
    rig.search(u"heron"_s);
    QTRY_COMPARE(rig.model->state(), State::Ready);
    QCOMPARE(rig.names(), QSet{ u"northwind/heron"_s });
    QVERIFY(!rig.model->hasMore());
}
QTEST_MAIN(TestRepoListModel)
#include "tst_repolistmodel.moc"
