// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/workers.h"
#include "tests/transfer/rig.h"

#include <QSemaphore>

using namespace Hubdesk;
using namespace Qt::StringLiterals;
using FakeHub::Blob;

/// The queue while a cache is moved.
class TestStandStill : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void whatRunsStopsAndGoesOnByItself();
    void nothingIsResumedMeanwhile();
    void whatAPersonHasPausedStaysSo();
    void aKilledMoveHoldsNothingBack();
    void twoMovesBothWantTheirEnd();
    void aStopEndsTheWaiting();
    void inTheNewPlaceItGoesOnWhereItWas();
    void theFolderNamedByARequestMovesToo();
    void whatBecomesOursKeepsAPersonsPause();

private:
    TransferId add(const QString &name, Begin begin = Begin::Now)
    {
        return *m_rig->queue->add({ .repo = Rig::repo(u"org/"_s + name) }, begin);
    }
    TransferState state(TransferId id) const { return m_rig->stateOf(id); }
    bool standsStill(TransferId id) const
    {
        return state(id).phase == TransferPhase::Paused && state(id).pauseReason == PauseReason::CacheMoves;
    }
    bool crawls(TransferId id) const { return m_rig->crawls(id); }
    void standStill() { QVERIFY(QCoro::waitFor(m_rig->queue->standStill())); }
    /// What moveCacheAway() does when all is copied; here the folder gets another name.
    void moveRoot(const QString &to);

    std::unique_ptr<Rig> m_rig;
};

void TestStandStill::init()
{
    m_rig = std::make_unique<Rig>();
    for (const auto &name : { u"a"_s, u"b"_s }) {
        m_rig->hub.addRepo(FakeHub::RepoKind::Model,
                           u"org/"_s + name,
                           { { u"weights.safetensors"_s, Blob::seeded(name.at(0).unicode(), 9 * MiB) } });
    }
}

void TestStandStill::cleanup()
{
    QCOMPARE(m_rig->hub.violations(), QStringList());
    m_rig.reset();
}

void TestStandStill::moveRoot(const QString &to)
{
    const auto from = m_rig->root;
    QVERIFY(m_rig->journal->moveRoot({ from }, to));
    QVERIFY(QDir().rename(from, to));
    *m_rig->cache = m_rig->cache->at(to);
    m_rig->queue->rootMoved({ from }, to);
    m_rig->root = to;
}

void TestStandStill::whatRunsStopsAndGoesOnByItself()
{
    m_rig->queue->setRateLimit(Rig::crawl);
    const auto a = add(u"a"_s);
    QTRY_VERIFY(crawls(a));
    standStill();
    QVERIFY(standsStill(a));
    const auto requests = m_rig->hub.requests().size();
    const auto done = state(a).done;
    const auto b = add(u"b"_s); // comes meanwhile
    QTRY_VERIFY(standsStill(b));
    QCOMPARE(m_rig->hub.requests().size(), requests);
    QCOMPARE(state(a).done, done);
    m_rig->queue->setRateLimit(0);
    m_rig->queue->goOn();
    QTRY_COMPARE(state(a).phase, TransferPhase::Done);
    QTRY_COMPARE(state(b).phase, TransferPhase::Done);
    QVERIFY(state(a).hadBefore + state(a).done >= 9 * MiB);
}

void TestStandStill::nothingIsResumedMeanwhile()
{
    const auto a = add(u"a"_s, Begin::Paused);
    standStill();
    m_rig->queue->resume(a);
    QTRY_VERIFY(standsStill(a));
    m_rig->queue->resume(a);
    m_rig->queue->downloadNow(a);
    m_rig->queue->networkChanged();
    QTRY_VERIFY(standsStill(a));
    QCOMPARE(m_rig->ranges().size(), 0);
    m_rig->queue->goOn(); // it was wanted
    QTRY_COMPARE(state(a).phase, TransferPhase::Done);
}

void TestStandStill::whatAPersonHasPausedStaysSo()
{
    m_rig->queue->setRateLimit(Rig::crawl);
    const auto a = add(u"a"_s, Begin::Paused);
    const auto b = add(u"b"_s);
    QTRY_VERIFY(crawls(b));
    standStill();
    m_rig->queue->pause(b);
    QTRY_COMPARE(state(b).pauseReason, PauseReason::User);
    m_rig->queue->goOn();
    QTest::qWait(50); // nothing is to happen
    QCOMPARE(state(a).pauseReason, PauseReason::User);
    QCOMPARE(state(b).pauseReason, PauseReason::User);
}

void TestStandStill::aKilledMoveHoldsNothingBack()
{
    m_rig->queue->setRateLimit(Rig::crawl);
    const auto a = add(u"a"_s);
    QTRY_VERIFY(crawls(a));
    standStill();
    QVERIFY(standsStill(a));
    m_rig->restart(); // whoever moved is gone
    QVERIFY(m_rig->queue->restore());
    QVERIFY(QCoro::waitFor(m_rig->queue->wait(a, {})));
}

void TestStandStill::twoMovesBothWantTheirEnd()
{
    standStill();
    standStill();
    const auto a = add(u"a"_s);
    QTRY_VERIFY(standsStill(a));
    m_rig->queue->goOn();
    QTest::qWait(50);
    QVERIFY(standsStill(a));
    m_rig->queue->goOn();
    QTRY_COMPARE(state(a).phase, TransferPhase::Done);
    m_rig->queue->goOn(); // one too many changes nothing
}

void TestStandStill::aStopEndsTheWaiting()
{
    m_rig->queue->setRateLimit(Rig::crawl);
    const auto a = add(u"a"_s);
    QTRY_VERIFY(crawls(a));
    QSemaphore gate; // no worker is free, so that it cannot end by itself
    QList<QFuture<void>> blocked;
    for (int i = 0; i < workers()->maxThreadCount(); ++i) {
        blocked << onWorker([&gate] { gate.acquire(); });
    }
    std::stop_source stop;
    auto waiting = m_rig->queue->standStill(stop.get_token());
    QVERIFY(!waiting.isReady()); // something runs
    stop.request_stop();
    const auto waited = QCoro::waitFor(std::move(waiting));
    QVERIFY(!waited);
    QCOMPARE(waited.error().kind, Error::Kind::Cancelled);
    gate.release(int(blocked.size()));
    m_rig->queue->setRateLimit(0);
    m_rig->queue->goOn();
    QTRY_COMPARE(state(a).phase, TransferPhase::Done);
}

void TestStandStill::inTheNewPlaceItGoesOnWhereItWas()
{
    QVERIFY(m_rig->download(u"org/b"_s));
    m_rig->hub.addFault(FakeHub::Fault::stallAfter(5 * MiB).onPort(FakeHub::Port::Cdn).times(1));
    const auto a = add(u"a"_s);
    QTRY_COMPARE(state(a).done, 5 * MiB);
    standStill();
    const auto to = m_rig->folder.filePath(u"elsewhere"_s);
    moveRoot(to);
    QVERIFY(standsStill(a));
    QCOMPARE(state(a).target, to);
    QVERIFY(state(a).inOwnCache);
    m_rig->queue->goOn();
    QTRY_COMPARE(state(a).phase, TransferPhase::Done);
    QVERIFY(state(a).path.startsWith(to + u'/'));
    QCOMPARE(Rig::content(state(a).path + "/weights.safetensors"_L1).size(), 9 * MiB);
    QVERIFY(!QFileInfo::exists(m_rig->folder.filePath(u"cache"_s)));
    QVERIFY(m_rig->ranges().last().startsWith("bytes=")); // not from the beginning
    QVERIFY(!m_rig->ranges().last().startsWith("bytes=0-"));
    for (const auto &one : m_rig->queue->states()) { // what was done is found there, also after a restart
        QVERIFY2(one.path.startsWith(to), qPrintable(one.path));
    }
    m_rig->restart();
    QVERIFY(m_rig->queue->restore());
    QCOMPARE(m_rig->queue->states().size(), 2);
    for (const auto &one : m_rig->queue->states()) {
        QCOMPARE(one.phase, TransferPhase::Done);
        QVERIFY2(one.path.startsWith(to) && QFileInfo::exists(one.path), qPrintable(one.path));
    }
}

void TestStandStill::theFolderNamedByARequestMovesToo()
{
    const auto other = m_rig->folder.filePath(u"other"_s);
    const auto to = m_rig->folder.filePath(u"third"_s);
    QVERIFY(QDir().mkpath(other));
    m_rig->queue->setRateLimit(Rig::crawl);
    const DownloadRequest there{ .repo = Rig::repo(u"org/a"_s), .cacheDir = other };
    const auto id = *m_rig->queue->add(there);
    QTRY_VERIFY(crawls(id));
    standStill();
    QVERIFY(m_rig->journal->moveRoot({ other }, to));
    QVERIFY(QDir().rename(other, to));
    m_rig->queue->rootMoved({ other }, to);
    QVERIFY(standsStill(id));
    m_rig->restart();
    QVERIFY(m_rig->queue->restore());
    QVERIFY(state(id).pauseReason != PauseReason::OtherPlace);
    QCOMPARE(*m_rig->queue->add({ .repo = there.repo, .cacheDir = to }), id); // the same is asked for
    const auto done = QCoro::waitFor(m_rig->queue->wait(id, {}));
    QVERIFY(done && done->path.startsWith(to));
    QVERIFY(!QFileInfo::exists(other));
}

/// Begun when another cache was the program's, which moves to that place now.
void TestStandStill::whatBecomesOursKeepsAPersonsPause()
{
    m_rig->queue->setRateLimit(Rig::crawl);
    const auto paused = add(u"a"_s, Begin::Paused);
    const auto goes = add(u"b"_s);
    QTRY_VERIFY(crawls(goes));
    const auto there = m_rig->root;
    m_rig->root = m_rig->folder.filePath(u"first"_s);
    m_rig->restart();
    QVERIFY(m_rig->queue->restore());
    QCOMPARE(state(paused).pauseReason, PauseReason::OtherPlace);
    QCOMPARE(state(goes).pauseReason, PauseReason::OtherPlace);
    standStill();
    *m_rig->cache = m_rig->cache->at(there);
    m_rig->queue->rootMoved({ m_rig->root }, there);
    m_rig->queue->goOn();
    QTRY_COMPARE(state(goes).phase, TransferPhase::Done);
    QCOMPARE(state(paused).phase, TransferPhase::Paused);
    QCOMPARE(state(paused).pauseReason, PauseReason::User);
}

QTEST_GUILESS_MAIN(TestStandStill)
#include "tst_standstill.moc"
