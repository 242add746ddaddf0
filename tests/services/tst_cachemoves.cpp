// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/fakehub/server.h"
#include "core/base/workers.h"
#include "core/services/cachemoves.h"
#include "core/services/door.h"
#include "core/settings/appsettings.h"
#include "core/upkeep/moverecord.h"
#include "support/serviceoptions.h"
#include "tests/upkeep/smallcache.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>

#include <algorithm>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

/// A cache goes elsewhere while the program runs: what is switched, and when.
class TestCacheMoves : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_engine.reset(); }
    void whatIsBegunGoesOnInTheNewPlace();
    void theOldOneMayStay();
    void theVariableThatDecidesIsNamed();
    void aLinkOnItsWayIsNoOtherPlace();
    void aStopLeavesTheOldOne();
    void whatWatchesACacheFollows();
    void anotherCacheStaysInTheList_data();
    void anotherCacheStaysInTheList();
    void withoutItsDiskNothingIsMoved();
    void aKillAfterTheCopyIsSettledAtTheStart();
    void aKillBeforeThatLeavesTheOldOne();
    void aSwitchThatFailsIsNoneAtTheNextStart_data();
    void aSwitchThatFailsIsNoneAtTheNextStart();
    void whatIsInUseIsNotTakenBack();

private:
    void start();
    Result<MovePlan> plan(bool keepsOld = false);
    Result<MoveOutcome> move(const MovePlan &plan, bool stopped = false);
    template<typename Question>
    auto answerTo(Question question);
    QString ownRoot();
    void breakJournal(bool broken);
    void beKilledAfterTheCopy();
    void forceCopy() { QVERIFY(MoveRecord{ m_cache->root }.write(m_target)); }

    FakeHub::Server m_hub;
    std::unique_ptr<SmallCache> m_cache;
    QString m_target;
    ServiceOptions m_options;
    std::unique_ptr<Engine> m_engine;
};

void TestCacheMoves::init()
{
    m_cache = std::make_unique<SmallCache>();
    m_cache->root = QFileInfo(m_cache->root).canonicalFilePath();
    m_target = QFileInfo(m_cache->root).path() + "/disk/hub"_L1;
    m_cache->revision(u"m"_s, u'1', { "a"_ba.repeated(3'000'000) }, u"main"_s);
    // Nothing but the setting decides, as with most people.
    m_options = serviceOptions(m_cache->folder.path(), m_hub.url());
    QProcessEnvironment variables;
    variables.insert(u"HF_ENDPOINT"_s, m_hub.url().toString());
    m_options.environment = Environment::from(variables, m_cache->folder.path());
    m_options.environment.hubCache = m_cache->root;
    m_options.restoreTransfers = true;
    start();
}

void TestCacheMoves::start()
{
    m_engine.reset();
    m_engine = std::make_unique<Engine>(m_options);
}

template<typename Question>
auto TestCacheMoves::answerTo(Question question)
{
    using Value = typename std::invoke_result_t<Question &, Services &, std::stop_token>::value_type;
    std::optional<Value> answer;
    ask(m_engine.get(), this, std::move(question), [&answer](Value value) { answer = std::move(value); });
    [&answer] { QTRY_VERIFY(answer.has_value()); }();
    return answer.value_or(fail(Error::Kind::Internal, u"no answer"_s));
}

Result<MovePlan> TestCacheMoves::plan(bool keepsOld)
{
    const MoveWish wish{ m_options.environment.hubCache, m_target, keepsOld };
    return answerTo(
        [wish](Services &core, std::stop_token stop) { return planCacheMove(&core, wish, stop); });
}

Result<MoveOutcome> TestCacheMoves::move(const MovePlan &plan, bool stopped)
{
    std::stop_source stop;
    if (stopped) {
        stop.request_stop();
    }
    return answerTo([plan, root = m_options.environment.hubCache, token = stop.get_token()](Services &core,
                                                                                            std::stop_token) {
        return moveCacheAway(&core, plan, root, { token, {} });
    });
}

namespace
{
Async<QString> rootOf(Services *core)
{
    co_return core->cache().layout().root();
}

Async<TransferState> stateOf(Services *core, TransferId id)
{
    for (const auto &state : core->transfers().states()) {
        if (state.id == id) {
            co_return state;
        }
    }
    co_return fail(Error::Kind::EntryNotFound, u"no such transfer"_s);
}

Async<QList<TransferEvent>> logOf(Services *core, TransferId id)
{
    co_return core->transfers().log(id);
}

Async<QList<VerifyItem>> verifications(Services *core)
{
    co_return core->verifications().items();
}

Async<RadarState> updates(Services *core)
{
    co_return core->updates().state();
}

Async<TransferId> addTransfer(Services *core)
{
    co_return core->transfers().add({ .repo = *RepoId::parse(RepoKind::Model, u"org/open"_s) });
}
} // namespace

QString TestCacheMoves::ownRoot()
{
    return answerTo([](Services &core, std::stop_token) { return rootOf(&core); }).value_or(QString());
}

/// All is in the target, and nothing is switched yet.
void TestCacheMoves::beKilledAfterTheCopy()
{
    forceCopy();
    const auto planned = plan();
    QVERIFY(planned);
    m_engine.reset();
    UpkeepProgress progress;
    QVERIFY((BegunMove{ planned->root, m_cache->root, m_target }.write(m_options.stateDir)));
    QVERIFY(moveCache(*planned, &progress, {}));
}

/// So that it cannot follow the cache.
void TestCacheMoves::breakJournal(bool broken)
{
    {
        auto database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"test"_s);
        database.setDatabaseName(m_options.stateDir + "/transfers.sqlite"_L1);
        QVERIFY(database.open());
        QSqlQuery query(database);
        if (broken) {
            QVERIFY(query.prepare(u"INSERT INTO partials(path, size) VALUES(?, 1)"_s));
            query.addBindValue(m_cache->at(u"x"_s));
            QVERIFY(query.exec());
            QVERIFY(query.exec(u"CREATE TRIGGER stuck BEFORE UPDATE OF path ON partials BEGIN SELECT "
                               "RAISE(ABORT, 'stuck'); END"_s));
        } else {
            QVERIFY(query.exec(u"DROP TRIGGER stuck"_s));
        }
    }
    QSqlDatabase::removeDatabase(u"test"_s);
}

void TestCacheMoves::whatIsBegunGoesOnInTheNewPlace()
{
    m_hub.addRepo(FakeHub::RepoKind::Model,
                  u"org/open"_s,
                  { { u"a.safetensors"_s, FakeHub::Blob::seeded(3, 9'000'000) } });
    m_engine->setRateLimit(1000);
    const auto id = answerTo([](Services &core, std::stop_token) { return addTransfer(&core); });
    QVERIFY(id);
    const auto state = [this, id] {
        return answerTo([id = *id](Services &core, std::stop_token) { return stateOf(&core, id); })
            .value_or(TransferState());
    };
    QTRY_VERIFY_WITH_TIMEOUT(state().phase == TransferPhase::Downloading && state().done > 0, 20'000);
    forceCopy(); // as to another disk
    QSignalSpy roots(m_engine.get(), &Engine::cacheRootChanged);
    const auto planned = plan();
    QVERIFY(planned);
    QCOMPARE(planned->way, MovePlan::Way::Copy);
    const auto moved = move(*planned);
    QVERIFY2(moved, moved ? "" : qPrintable(moved.error().detail));
    QCOMPARE(moved->moved.failures, QList<UpkeepFailure>());
    QVERIFY(moved->isSwitched && moved->wasOwn && moved->moved.isOldGone && !moved->trouble);
    QCOMPARE(moved->line, u"HF_HUB_CACHE="_s + m_target);
    QCOMPARE(moved->decidedBy, QString());
    QVERIFY(!QFileInfo::exists(m_cache->root));
    QCOMPARE(ownRoot(), m_target);
    QTRY_COMPARE(roots.size(), 1);
    QCOMPARE(m_engine->options().cacheRoot(), m_target);
    QCOMPARE(AppSettings(m_options.settingsFile).cacheFolder(), m_target);
    const auto log = answerTo([id = *id](Services &core, std::stop_token) { return logOf(&core, id); });
    QVERIFY(log && std::ranges::contains(*log, PauseReason::CacheMoves, &TransferEvent::reason));
    m_engine->setRateLimit(0);
    QTRY_COMPARE_WITH_TIMEOUT(state().phase, TransferPhase::Done, 20'000);
    QVERIFY(state().path.startsWith(m_target));
    QVERIFY(QFileInfo::exists(m_target + "/models--o--m/refs/main"_L1));
    QVERIFY(!QFileInfo::exists(m_cache->root)); // nobody has written there again
}

void TestCacheMoves::theOldOneMayStay()
{
    const auto planned = plan(true);
    QVERIFY(planned);
    const auto moved = move(*planned);
    QVERIFY(moved && moved->isSwitched && !moved->moved.isOldGone);
    QVERIFY(QFileInfo::exists(m_cache->at(u"models--o--m/refs/main"_s)));
    QVERIFY(QFileInfo::exists(m_target + "/models--o--m/refs/main"_L1));
    QCOMPARE(ownRoot(), m_target);
}

void TestCacheMoves::theVariableThatDecidesIsNamed()
{
    QProcessEnvironment variables;
    variables.insert(u"HF_ENDPOINT"_s, m_hub.url().toString());
    variables.insert(u"HF_HOME"_s, QFileInfo(m_cache->root).path());
    m_options.environment = Environment::from(variables, m_cache->folder.path());
    QCOMPARE(m_options.environment.hubCache, m_cache->root);
    start();
    const auto planned = plan();
    QVERIFY(planned);
    const auto moved = move(*planned);
    QVERIFY(moved && moved->isSwitched);
    QCOMPARE(moved->decidedBy, u"HF_HOME"_s);
    QCOMPARE(moved->line, u"HF_HUB_CACHE="_s + m_target); // the token stays where HF_HOME says
    QCOMPARE(ownRoot(), m_target); // as long as it runs
    QVERIFY(AppSettings(m_options.settingsFile).cacheFolder().isEmpty());
}

void TestCacheMoves::aLinkOnItsWayIsNoOtherPlace()
{
    const auto link = m_cache->folder.filePath(u"link"_s);
    QVERIFY(QFile::link(QFileInfo(m_cache->root).path(), link));
    m_options.environment.hubCache = link + "/hub"_L1;
    start();
    const auto planned = plan();
    QVERIFY(planned);
    QCOMPARE(planned->root, m_cache->root);
    const auto moved = move(*planned);
    QVERIFY(moved && moved->wasOwn);
    QCOMPARE(ownRoot(), m_target);
}

void TestCacheMoves::aStopLeavesTheOldOne()
{
    forceCopy();
    const auto planned = plan();
    QVERIFY(planned);
    const auto moved = move(*planned, true);
    QVERIFY(!moved);
    QCOMPARE(moved.error().kind, Error::Kind::Cancelled);
    QCOMPARE(ownRoot(), m_cache->root);
    const auto begun = answerTo([](Services &core, std::stop_token) { return begunMove(&core); });
    QVERIFY(begun);
    QCOMPARE(begun->target, m_target);
    const auto again = plan();
    QVERIFY(again && again->goesOn);
    QVERIFY(move(*again)->isSwitched);
    QVERIFY(!answerTo([](Services &core, std::stop_token) { return begunMove(&core); }));
}

void TestCacheMoves::whatWatchesACacheFollows()
{
    const VerifyTarget target{
        m_cache->root, *RepoId::parse(RepoKind::Model, u"o/m"_s), CommitId{ SmallCache::hash(u'1') }, {}
    };
    Door::post(m_engine.get(), [target](Services &core) {
        core.verifications().add({ target });
        core.updates().check(target.root);
    });
    const auto items = [this] {
        return answerTo([](Services &core, std::stop_token) { return verifications(&core); }).value();
    };
    const auto radar
        = [this] { return answerTo([](Services &core, std::stop_token) { return updates(&core); }).value(); };
    QTRY_VERIFY(items().first().isOver() && !radar().isChecking);
    const auto planned = plan();
    QVERIFY(planned && move(*planned)->isSwitched);
    QCOMPARE(items().first().target.root, m_target);
    QCOMPARE(radar().root, m_target);
}

void TestCacheMoves::anotherCacheStaysInTheList_data()
{
    QTest::addColumn<bool>("byVariable");
    QTest::addColumn<bool>("keepsOld");
    QTest::newRow("a person has added it") << false << false;
    QTest::newRow("TRANSFORMERS_CACHE names it") << true << false;
    QTest::newRow("TRANSFORMERS_CACHE names it, and it stays") << true << true;
}

void TestCacheMoves::anotherCacheStaysInTheList()
{
    QFETCH(bool, byVariable);
    QFETCH(bool, keepsOld);
    SmallCache other;
    other.root = m_cache->folder.path() + "/other"_L1;
    other.revision(u"x"_s, u'1', { "x"_ba }, u"main"_s);
    if (byVariable) {
        m_options.environment.transformersCache = other.root;
    } else {
        AppSettings(m_options.settingsFile).cacheFolders.set({ u"/first"_s, other.root });
    }
    start();
    const MoveWish wish{ other.root, m_target, keepsOld };
    const auto planned
        = answerTo([wish](Services &core, std::stop_token stop) { return planCacheMove(&core, wish, stop); });
    QVERIFY(planned);
    const auto moved = answerTo([plan = *planned, root = other.root](Services &core, std::stop_token) {
        return moveCacheAway(&core, plan, root, {});
    });
    QVERIFY(moved && moved->isSwitched && !moved->wasOwn);
    QCOMPARE(moved->decidedBy, byVariable ? u"TRANSFORMERS_CACHE"_s : QString());
    QCOMPARE(moved->line, byVariable ? u"TRANSFORMERS_CACHE="_s + m_target : QString());
    auto listed = byVariable ? QStringList() : QStringList{ u"/first"_s };
    listed << m_target;
    if (keepsOld) {
        listed << other.root;
    }
    QCOMPARE(AppSettings(m_options.settingsFile).cacheFolders(), listed); // also after a kill at this moment
    QCOMPARE(ownRoot(), m_cache->root);
}

/// As if the disk that has it was mounted on its folder, and is not any more.
void TestCacheMoves::withoutItsDiskNothingIsMoved()
{
    const auto planned = plan();
    QVERIFY(planned);
    m_engine.reset();
    QDir().mkpath(m_options.stateDir);
    QFile known(m_options.stateDir + "/volumes.json"_L1);
    QVERIFY(known.open(QIODevice::WriteOnly));
    const QJsonObject mounts{ { m_cache->root, m_cache->root } };
    QVERIFY(known.write(QJsonDocument(mounts).toJson()) > 0);
    known.close();
    start();
    const auto again = plan();
    QVERIFY(!again);
    QCOMPARE(again.error().kind, Error::Kind::NotConnected);
    const auto moved = move(*planned);
    QVERIFY(!moved);
    QCOMPARE(moved.error().kind, Error::Kind::NotConnected);
    QVERIFY(!QFileInfo::exists(m_target));
    QVERIFY(QFileInfo::exists(m_cache->at(u"models--o--m/refs/main"_s)));
}

void TestCacheMoves::aKillAfterTheCopyIsSettledAtTheStart()
{
    beKilledAfterTheCopy();
    start();
    QTRY_COMPARE(ownRoot(), m_target);
    QTRY_COMPARE(m_engine->options().cacheRoot(), m_target);
    QCOMPARE(AppSettings(m_options.settingsFile).cacheFolder(), m_target);
    const auto again = plan();
    QVERIFY(again && again->isCopied);
    const auto moved = move(*again);
    QVERIFY(moved && moved->moved.isOldGone);
    QVERIFY(QFileInfo::exists(m_target + "/models--o--m/refs/main"_L1));
}

void TestCacheMoves::aKillBeforeThatLeavesTheOldOne()
{
    forceCopy();
    m_engine.reset();
    QVERIFY((BegunMove{ m_cache->root, m_cache->root, m_target }.write(m_options.stateDir)));
    start();
    QCOMPARE(ownRoot(), m_cache->root);
    QVERIFY(answerTo([](Services &core, std::stop_token) { return begunMove(&core); }));
}

/// Since what comes into the old one from now on is not in the copy.
void TestCacheMoves::aSwitchThatFailsIsNoneAtTheNextStart_data()
{
    QTest::addColumn<bool>("atTheStart");
    QTest::newRow("of a move") << false;
    QTest::newRow("of a killed one, at the start") << true;
}

void TestCacheMoves::aSwitchThatFailsIsNoneAtTheNextStart()
{
    QFETCH(bool, atTheStart);
    forceCopy();
    const auto planned = plan();
    QVERIFY(planned);
    if (atTheStart) {
        beKilledAfterTheCopy();
    }
    breakJournal(true);
    if (atTheStart) {
        start();
    } else {
        QVERIFY(!move(*planned));
    }
    QTRY_COMPARE(MoveRecord::read(m_target)->stage, MoveRecord::Stage::Copying);
    QCOMPARE(ownRoot(), m_cache->root);
    m_cache->revision(u"late"_s, u'2', { "late" }, u"main"_s);
    breakJournal(false);
    start();
    QCOMPARE(ownRoot(), m_cache->root);
    const auto again = plan();
    QVERIFY(again && again->goesOn && !again->isCopied);
    QVERIFY(move(*again)->isSwitched);
    QVERIFY(QFileInfo::exists(m_target + "/models--o--late/refs/main"_L1));
}

/// The old one goes already: what is left of it must never be copied over the new one.
void TestCacheMoves::whatIsInUseIsNotTakenBack()
{
    beKilledAfterTheCopy();
    QVERIFY((MoveRecord{ m_cache->root, MoveRecord::Stage::Removing }.write(m_target)));
    breakJournal(true);
    start();
    QVERIFY(answerTo([](Services &core, std::stop_token) { return begunMove(&core); })); // after the look
    m_engine.reset();
    workers()->waitForDone();
    QCOMPARE(MoveRecord::read(m_target)->stage, MoveRecord::Stage::Removing);
}

QTEST_GUILESS_MAIN(TestCacheMoves)
#include "tst_cachemoves.moc"
