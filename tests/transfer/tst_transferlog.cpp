// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/cache/filelock.h"
#include "core/transfer/partfile.h"
#include "tests/transfer/rig.h"

#include <QSignalSpy>

#include <algorithm>

using namespace Hubdesk;
using namespace Qt::StringLiterals;
using FakeHub::Blob;
using FakeHub::Fault;
using Kind = TransferEvent::Kind;

namespace
{
const auto bigPath = u"weights.safetensors"_s;
} // namespace

/// What the log of a transfer says about it.
class TestTransferLog : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void onlyTheLastLinesStay();
    void arrivalsInARowAreOneLine();
    void aTransferTellsItsStory();
    void whatGoesWrongIsTold_data();
    void whatGoesWrongIsTold();
    void whatWasHereBeforeIsTold();
    void aDamagedBlockIsTold();
    void pausesAreTold();
    void moreConnectionsAreTold();
    void locksAreTold();
    void itIsPublishedOnceItIsLookedAt();

private:
    TransferState state() const { return m_rig->queue->states().first(); }
    QList<TransferEvent> log() const { return m_rig->queue->log(state().id); }
    QList<Kind> kinds() const
    {
        QList<Kind> list;
        for (const auto &event : log()) {
            list.append(event.kind);
        }
        return list;
    }
    TransferEvent first(Kind kind) const
    {
        const auto all = log();
        const auto found = std::ranges::find(all, kind, &TransferEvent::kind);
        return found == all.cend() ? TransferEvent() : *found;
    }
    bool has(Kind kind) const { return kinds().contains(kind); }
    DownloadRequest onlyBig() const { return { .repo = Rig::repo(u"org/model"_s), .paths = { bigPath } }; }

    const Blob m_big = Blob::seeded(5, 10 * MiB);
    std::unique_ptr<Rig> m_rig;
};

void TestTransferLog::init()
{
    m_rig = std::make_unique<Rig>();
    m_rig->addModel(m_big);
}

void TestTransferLog::cleanup()
{
    PartFile::failWritesAfter(-1);
    QCOMPARE(m_rig->hub.violations(), QStringList());
    m_rig.reset();
}

void TestTransferLog::onlyTheLastLinesStay()
{
    TransferLog log;
    for (int i = 0; i < TransferLog::most + 5; ++i) {
        log.add({ .kind = Kind::Retry, .count = i });
    }
    QCOMPARE(log.events().size(), TransferLog::most);
    QCOMPARE(log.events().first().count, 5);
    QCOMPARE(log.events().last().count, int(TransferLog::most) + 4);
}

void TestTransferLog::arrivalsInARowAreOneLine()
{
    TransferLog log;
    for (const auto &path : { u"a"_s, u"b"_s, u"c"_s }) {
        log.add({ .kind = Kind::Verified, .path = path, .count = 1, .bytes = 10 });
        log.add({ .kind = Kind::Placed, .path = path, .count = 1, .bytes = 10 });
    }
    QCOMPARE(log.events().size(), 2);
    QCOMPARE(log.events()[0],
             (TransferEvent{ .kind = Kind::Verified, .path = u"c"_s, .count = 3, .bytes = 30 }));
    QCOMPARE(log.events()[1],
             (TransferEvent{ .kind = Kind::Placed, .path = u"c"_s, .count = 3, .bytes = 30 }));
    log.add({ .kind = Kind::Resumed });
    log.add({ .kind = Kind::Placed, .path = u"d"_s, .count = 1 });
    QCOMPARE(log.events().size(), 4);
    QCOMPARE(log.events().last().count, 1);
}

void TestTransferLog::aTransferTellsItsStory()
{
    const auto before = QDateTime::currentMSecsSinceEpoch();
    QVERIFY(m_rig->download(onlyBig()));
    QCOMPARE(kinds(),
             QList<Kind>({ Kind::Added,
                           Kind::Started,
                           Kind::Planned,
                           Kind::Verified,
                           Kind::Placed,
                           Kind::RefWritten,
                           Kind::Done }));
    QCOMPARE(first(Kind::Planned).count, 1);
    QCOMPARE(first(Kind::Planned).bytes, m_big.size());
    QCOMPARE(first(Kind::Verified).path, bigPath);
    QCOMPARE(first(Kind::RefWritten).path, u"main"_s);
    QCOMPARE(first(Kind::Done).bytes, m_big.size());
    QVERIFY(first(Kind::Added).atMs >= before);
    QVERIFY(std::ranges::is_sorted(log(), {}, &TransferEvent::atMs));
    // The same again: everything is here.
    QVERIFY(m_rig->download(onlyBig()));
    const auto again = m_rig->queue->log(m_rig->queue->states().last().id);
    const auto planned = std::ranges::find(again, Kind::Planned, &TransferEvent::kind);
    QVERIFY(planned != again.cend());
    QCOMPARE(planned->had, m_big.size());
}

void TestTransferLog::whatGoesWrongIsTold_data()
{
    QTest::addColumn<QList<Fault>>("faults");
    QTest::addColumn<QList<Kind>>("expected"); // in this order, among others
    QTest::addColumn<bool>("ends");
    const auto cdn = FakeHub::Port::Cdn;
    QTest::newRow("a cut") << QList{ Fault::cutAfter(5 * MiB).onPort(cdn).times(1) }
                           << QList{ Kind::ConnectionLost, Kind::Retry, Kind::ConnectedAgain, Kind::Done }
                           << true;
    QTest::newRow("a stall") << QList{ Fault::stallAfter(3 * MiB).onPort(cdn).times(1) }
                             << QList{ Kind::ConnectionLost, Kind::Retry, Kind::ConnectedAgain, Kind::Done }
                             << true;
    QTest::newRow("an ignored Range")
        << QList{ Fault::cutAfter(6 * MiB).onPort(cdn).times(1), Fault::ignoreRange().onPort(cdn) }
        << QList{ Kind::ConnectionLost, Kind::RangeIgnored, Kind::Done } << true;
    QTest::newRow("server errors that pass") << QList{ Fault::status(503).onPort(cdn).times(2) }
                                             << QList{ Kind::Retry, Kind::Retry, Kind::Done } << true;
    QTest::newRow("too many requests")
        << QList{ Fault::status(429, { { "Retry-After", "0" } }).on(u"resolve"_s).times(1) }
        << QList{ Kind::RateLimited, Kind::Done } << true;
    QTest::newRow("a wrong byte once")
        << QList{ Fault::wrongBytes(9 * MiB).onPort(cdn).times(1) }
        << QList{ Kind::HashWrong, Kind::HashRepaired, Kind::Verified, Kind::Done } << true;
    QTest::newRow("server errors for ever")
        << QList{ Fault::status(500).onPort(cdn) } << QList{ Kind::Retry, Kind::NeedsAttention } << false;
}

void TestTransferLog::whatGoesWrongIsTold()
{
    QFETCH(QList<Fault>, faults);
    QFETCH(QList<Kind>, expected);
    QFETCH(bool, ends);
    m_rig->stop();
    m_rig->idleTimeoutMs = 300;
    m_rig->start();
    for (const auto &fault : faults) {
        m_rig->hub.addFault(fault);
    }
    QCOMPARE(bool(m_rig->download(onlyBig())), ends);
    const auto told = kinds();
    auto from = told.cbegin();
    for (const auto kind : expected) {
        from = std::find(from, told.cend(), kind);
        QVERIFY2(from != told.cend(), qPrintable(QString::number(int(kind))));
        ++from;
    }
    for (const auto &event : log()) {
        if (event.kind == Kind::Retry || event.kind == Kind::ConnectionLost) {
            QVERIFY(event.error);
            QCOMPARE(event.path, bigPath);
        }
        if (event.kind == Kind::Retry) {
            QVERIFY(event.count >= 1 && event.count <= event.of);
        }
        QVERIFY(event.kind != Kind::RangeIgnored || event.bytes > MiB);
    }
}

void TestTransferLog::whatWasHereBeforeIsTold()
{
    m_rig->hub.addFault(Fault::stallAfter(7 * MiB + 5).onPort(FakeHub::Port::Cdn).times(1));
    const auto id = m_rig->queue->add(onlyBig());
    QTRY_COMPARE(state().done, 7 * MiB + 5);
    m_rig->restart();
    QVERIFY(m_rig->queue->restore());
    QCOMPARE(state().done, 7 * MiB + 5); // is known before it goes on
    QVERIFY(QCoro::waitFor(m_rig->queue->wait(*id, {})));
    QCOMPARE(kinds().first(), Kind::TakenUp);
    QCOMPARE(first(Kind::GoesOnAt).bytes, 7 * MiB + 5);
    QCOMPARE(first(Kind::GoesOnAt).path, bigPath);
    QCOMPARE(state().done, m_big.size());
}

void TestTransferLog::aDamagedBlockIsTold()
{
    m_rig->hub.addFault(Fault::stallAfter(9 * MiB).onPort(FakeHub::Port::Cdn).times(1));
    const auto id = m_rig->queue->add(onlyBig());
    QTRY_COMPARE(state().done, 9 * MiB);
    m_rig->stop();
    QFile file(m_rig->folder.filePath(u"cache/models--org--model/blobs/"_s
                                      + QString::fromLatin1(m_big.sha256()) + u".hubdesk-part"_s));
    QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(5 * MiB) && file.write("damaged") == 7);
    file.close();
    m_rig->start();
    QVERIFY(m_rig->queue->restore());
    QVERIFY(QCoro::waitFor(m_rig->queue->wait(*id, {})));
    QCOMPARE(first(Kind::BlocksDamaged).count, 1);
    QCOMPARE(first(Kind::BlocksDamaged).path, bigPath);
}

void TestTransferLog::pausesAreTold()
{
    m_rig->hub.addFault(Fault::stallAfter(3 * MiB).onPort(FakeHub::Port::Cdn).times(1));
    const auto id = *m_rig->queue->add(onlyBig());
    QTRY_VERIFY(state().done > 0);
    m_rig->queue->pause(id);
    QTRY_COMPARE(state().phase, TransferPhase::Paused);
    QCOMPARE(log().last().kind, Kind::Paused);
    QCOMPARE(log().last().reason, PauseReason::User);
    PartFile::failWritesAfter(MiB);
    m_rig->queue->resume(id);
    QCOMPARE(log().last().kind, Kind::Resumed);
    QTRY_VERIFY(has(Kind::DiskFull));
    QVERIFY(first(Kind::DiskFull).error && first(Kind::DiskFull).error->missingBytes > 0);
    PartFile::failWritesAfter(-1);
    QTRY_COMPARE(state().phase, TransferPhase::Done);
    QVERIFY(has(Kind::SpaceAgain));
}

void TestTransferLog::moreConnectionsAreTold()
{
    m_rig->queue->setConcurrency({ .connectionsPerFile = 4 });
    const auto big = Blob::seeded(4, 42 * MiB);
    m_rig->hub.addRepo(FakeHub::RepoKind::Model, u"org/bigger"_s, { { bigPath, big } });
    m_rig->hub.addFault(Fault::slow(8 * MiB).onPort(FakeHub::Port::Cdn)); // each: so more are faster
    QVERIFY(m_rig->download(u"org/bigger"_s));
    QVERIFY(first(Kind::MoreConnections).count > 1);
}

void TestTransferLog::locksAreTold()
{
    const auto kinds = [this] {
        QList<Kind> found;
        for (const auto &event : m_rig->queue->log(m_rig->queue->states().last().id)) {
            found.append(event.kind);
        }
        return found;
    };
    {
        const auto held
            = FileLock::tryLock(m_rig->cache->layout().lock(Rig::repo(u"org/model"_s), { m_big.sha256() }));
        QVERIFY(held && held->isHeld());
        QVERIFY(m_rig->queue->add(onlyBig()));
        QTRY_COMPARE(kinds().count(Kind::WaitsForOther), 1);
    }
    QTRY_COMPARE(m_rig->queue->states().last().phase, TransferPhase::Done);
    FileLock::pretendThereAreNone(true);
    const auto end = qScopeGuard([] { FileLock::pretendThereAreNone(false); });
    QVERIFY(m_rig->download({ .repo = Rig::repo(u"org/model"_s), .force = true }));
    QCOMPARE(kinds().count(Kind::NoLocks), 1); // of three files
}

void TestTransferLog::itIsPublishedOnceItIsLookedAt()
{
    QSignalSpy told(m_rig->queue.get(), &TransferQueue::logChanged);
    m_rig->hub.addFault(Fault::stallAfter(3 * MiB).onPort(FakeHub::Port::Cdn).times(1));
    const auto id = *m_rig->queue->add(onlyBig());
    QTRY_VERIFY(state().done > 0);
    QCOMPARE(told.size(), 0);
    m_rig->queue->showLog(id);
    QTRY_COMPARE(told.size(), 1);
    QCOMPARE(told.first()[0].value<TransferId>(), id);
    QCOMPARE(told.first()[1].value<QList<TransferEvent>>().first().kind, Kind::Added);
    m_rig->queue->pause(id);
    QTRY_VERIFY(told.size() > 1);
    QTRY_COMPARE(told.last()[1].value<QList<TransferEvent>>().last().kind, Kind::Paused);
}

QTEST_GUILESS_MAIN(TestTransferLog)
#include "tst_transferlog.moc"
