// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/fakehub/server.h"
#include "core/cache/filelock.h"
#include "core/services/cachesharing.h"
#include "core/services/door.h"
#include "support/serviceoptions.h"
#include "tests/upkeep/smallcache.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStorageInfo>
#include <QTest>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

/// What a window asks about files that share their space, over the engine.
class TestCacheSharing : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_engine.reset(); }
    void onlyCachesOfTheSameVolumeAreLookedAt();
    void oneCacheUnderTwoNamesIsOne();
    void withoutItsDiskNothingIsShared();
    void verificationsWaitMeanwhile();
    void theEndOfTheProgramStopsIt();

private:
    template<typename Question>
    auto answerTo(Question question);
    Result<DuplicatesFound> find(const QStringList &roots);

    FakeHub::Server m_hub;
    std::unique_ptr<SmallCache> m_cache;
    std::unique_ptr<Engine> m_engine;
    const QByteArray m_big = "b"_ba.repeated(300'000);
};

void TestCacheSharing::init()
{
    m_cache = std::make_unique<SmallCache>();
    m_cache->root = QFileInfo(m_cache->root).canonicalFilePath();
    m_cache->revision(u"m"_s, u'1', { m_big }, u"main"_s);
    auto options = serviceOptions(m_cache->folder.path(), m_hub.url());
    m_engine = std::make_unique<Engine>(options);
}

template<typename Question>
auto TestCacheSharing::answerTo(Question question)
{
    using Value = typename std::invoke_result_t<Question &, Services &, std::stop_token>::value_type;
    std::optional<Value> answer;
    ask(m_engine.get(), this, std::move(question), [&answer](Value value) { answer = std::move(value); });
    [&answer] { QTRY_VERIFY(answer.has_value()); }();
    return answer.value_or(fail(Error::Kind::Internal, u"no answer"_s));
}

Result<DuplicatesFound> TestCacheSharing::find(const QStringList &roots)
{
    return answerTo([roots](Services &core, std::stop_token stop) {
        return findDuplicates(&core, roots, {}, std::move(stop));
    });
}

void TestCacheSharing::onlyCachesOfTheSameVolumeAreLookedAt()
{
    SmallCache near;
    near.root = m_cache->folder.filePath(u"near"_s);
    near.revision(u"x"_s, u'1', { m_big }, u"main"_s);
    const QTemporaryDir other(u"/dev/shm/hubdesk-XXXXXX"_s);
    SmallCache far;
    const bool isFar
        = other.isValid() && QStorageInfo(other.path()).device() != QStorageInfo(m_cache->root).device();
    far.root = (isFar ? other.path() : far.folder.path()) + "/far"_L1;
    far.revision(u"y"_s, u'1', { m_big }, u"main"_s);
    const auto alone = find({ m_cache->root });
    QVERIFY(alone && alone->groups.isEmpty());
    const auto found = find({ m_cache->root, near.root, far.root, u"/nowhere"_s });
    QVERIFY(found);
    QCOMPARE(found->groups.size(), 1);
    QCOMPARE(found->groups.first().files.size(), isFar ? 2 : 3);
    QCOMPARE(found->roots.contains(far.root), !isFar);
    QVERIFY(!find({ u"/nowhere"_s, m_cache->root })); // the first one has to be there
}

void TestCacheSharing::oneCacheUnderTwoNamesIsOne()
{
    const auto link = m_cache->folder.filePath(u"link"_s);
    QVERIFY(QFile::link(m_cache->root, link));
    const auto found = find({ m_cache->root, link });
    QVERIFY(found);
    QCOMPARE(found->groups, QList<DuplicateGroup>());
}

/// As if the disk that has it was mounted on its folder, and is not any more.
void TestCacheSharing::withoutItsDiskNothingIsShared()
{
    m_cache->revision(u"n"_s, u'1', { m_big }, u"main"_s);
    const auto found = find({ m_cache->root });
    QVERIFY(found && found->groups.size() == 1);
    PlaceWish wish{
        m_cache->root, m_cache->repoFolder(u"m"_s), SmallCache::hash(u'1'), m_cache->folder.filePath(u"own"_s)
    };
    const auto plan = [this, wish] {
        return answerTo(
            [wish](Services &core, std::stop_token stop) { return planPlacement(&core, wish, stop); });
    };
    const auto planned = plan();
    QVERIFY(planned);
    m_engine.reset();
    const auto options = serviceOptions(m_cache->folder.path(), m_hub.url());
    QFile known(options.stateDir + "/volumes.json"_L1);
    QVERIFY(known.open(QIODevice::WriteOnly));
    const QJsonObject mounts{ { m_cache->root, m_cache->root } };
    QVERIFY(known.write(QJsonDocument(mounts).toJson()) > 0);
    known.close();
    m_engine = std::make_unique<Engine>(options);
    constexpr auto away = Error::Kind::NotConnected;
    QCOMPARE(find({ m_cache->root }).error().kind, away);
    QCOMPARE(plan().error().kind, away);
    const auto shared
        = answerTo([root = m_cache->root, groups = found->groups](Services &core, std::stop_token) {
              return shareDuplicates(&core, root, groups, Sharing::ReflinkOrHardLink, {});
          });
    QCOMPARE(shared.error().kind, away);
    const auto placed = answerTo([root = m_cache->root, plan = *planned](Services &core, std::stop_token) {
        return carryOutPlacement(&core, root, { plan, PlaceWay::Copy, false }, {});
    });
    QCOMPARE(placed.error().kind, away);
    QVERIFY(!QFileInfo::exists(wish.folder));
}

void TestCacheSharing::verificationsWaitMeanwhile()
{
    m_cache->revision(u"n"_s, u'1', { m_big }, u"main"_s);
    const auto found = find({ m_cache->root });
    QVERIFY(found && found->groups.size() == 1);
    auto lock
        = std::optional(FileLock::tryLock(CacheLayout::lockOfPartial(found->groups.first().files[1].path)));
    QVERIFY(lock->has_value()); // sharing waits for that ten seconds
    QList<VerifyItem> items;
    connect(m_engine.get(), &Engine::verificationsChanged, this, [&items](const QList<VerifyItem> &news) {
        items = news;
    });
    int told = 0;
    connect(m_engine.get(), &Engine::cacheWorking, this, [&told] { ++told; });
    bool isShared = false;
    ask(
        m_engine.get(),
        this,
        [root = m_cache->root, groups = found->groups](Services &core, std::stop_token closing) {
            return shareDuplicates(&core, root, groups, Sharing::ReflinkOrHardLink, { {}, closing });
        },
        [&isShared](const Result<Deduplication> &) { isShared = true; });
    QTRY_VERIFY(told > 0);
    const VerifyTarget target{
        m_cache->root, *RepoId::parse(RepoKind::Model, u"o/m"_s), CommitId{ SmallCache::hash(u'1') }, {}
    };
    Door::post(m_engine.get(), [target](Services &core) { core.verifications().add({ target }); });
    QTRY_VERIFY(!items.isEmpty() && items.first().isHeld);
    QVERIFY(!isShared);
    lock.reset();
    QTRY_VERIFY(isShared);
    QTRY_VERIFY(items.first().isOver());
}

void TestCacheSharing::theEndOfTheProgramStopsIt()
{
    m_cache->revision(u"n"_s, u'1', { m_big }, u"main"_s);
    const auto found = find({ m_cache->root });
    QVERIFY(found && found->groups.size() == 1);
    const auto lock = FileLock::tryLock(CacheLayout::lockOfPartial(found->groups.first().files[1].path));
    QVERIFY(lock.has_value()); // sharing waits for that ten seconds
    int told = 0;
    connect(m_engine.get(), &Engine::cacheWorking, this, [&told] { ++told; });
    ask(
        m_engine.get(),
        this,
        [root = m_cache->root, groups = found->groups](Services &core, std::stop_token closing) {
            return shareDuplicates(&core, root, groups, Sharing::ReflinkOrHardLink, { {}, closing });
        },
        [](const Result<Deduplication> &) {});
    QTRY_VERIFY(told > 0);
    QElapsedTimer clock;
    clock.start();
    m_engine.reset();
    QVERIFY2(clock.elapsed() < 5000, qPrintable(QString::number(clock.elapsed())));
}

QTEST_GUILESS_MAIN(TestCacheSharing)
#include "tst_cachesharing.moc"
