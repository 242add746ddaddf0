// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/transfer/rig.h"

#include <QSignalSpy>

#include <algorithm>

using namespace Hubdesk;
using namespace Qt::StringLiterals;
using FakeHub::Blob;
using FakeHub::Fault;

namespace
{
constexpr qint64 crawl = 1; ///< bytes a second: no file ends while a test runs
constexpr qint64 small = 250'000;
constexpr qint64 big = 900'000;
} // namespace

/// How many files of one repo are fetched together: small ones spend their time on the way to the server.
class TestFilesAtOnce : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void asManyAsAreWanted_data();
    void asManyAsAreWanted();
    void allTransfersTogetherLeaveConnectionsForOthers();
    void noTransferStarvesAnother();
    void bigAndSmallOnesHaveConnectionsOfTheirOwn();
    void smallOnesDoNotKeepABigOneSlow();
    void manySmallOnesArriveWhole();
};

namespace
{

/// The first ones are big.
QMap<QString, Blob> filesOf(int bigOnes, int smallOnes)
{
    QMap<QString, Blob> files;
    for (int n = 0; n < bigOnes + smallOnes; ++n) {
        files.insert(u"file-%1.bin"_s.arg(n, 3, 10, QChar(u'0')),
                     Blob::seeded(n + 1, n < bigOnes ? big : small));
    }
    return files;
}

int connections(const Rig &rig)
{
    int sum = 0;
    for (const auto &state : rig.queue->states()) {
        sum += state.connections;
    }
    return sum;
}

} // namespace

void TestFilesAtOnce::asManyAsAreWanted_data()
{
    QTest::addColumn<Concurrency>("most");
    QTest::addColumn<int>("bigOnes");
    QTest::addColumn<int>("expected");
    QTest::newRow("small: four times as many") << Concurrency{ .filesPerTransfer = 2 } << 0 << 8;
    QTest::newRow("one is one") << Concurrency{ .filesPerTransfer = 1 } << 0 << 1;
    QTest::newRow("as many as the connections carry") << Concurrency{ .filesPerTransfer = 8 } << 0 << 28;
    QTest::newRow("no more than that") << Concurrency{ .filesPerTransfer = 32 } << 0 << 28;
    QTest::newRow("strictly") << Concurrency{ .filesPerTransfer = 3, .smallFiles = 3 } << 0 << 3;
    QTest::newRow("big") << Concurrency{ .filesPerTransfer = 2 } << 20 << 2;
    QTest::newRow("big, and small ones beside them") << Concurrency{ .filesPerTransfer = 2 } << 2 << 8;
    QTest::newRow("one is one, of both") << Concurrency{ .filesPerTransfer = 1 } << 1 << 1;
    QTest::newRow("big: as many as the connections carry")
        << Concurrency{ .filesPerTransfer = 30 } << 40 << 14;
}

void TestFilesAtOnce::asManyAsAreWanted()
{
    QFETCH(Concurrency, most);
    QFETCH(int, bigOnes);
    QFETCH(int, expected);
    Rig rig;
    rig.hub.addRepo(FakeHub::RepoKind::Model, u"org/many"_s, filesOf(bigOnes, 40));
    rig.queue->setConcurrency(most);
    rig.queue->setRateLimit(crawl);
    int seen = 0;
    const QObject listener;
    connect(
        rig.queue.get(), &TransferQueue::changed, &listener, [&] { seen = qMax(seen, connections(rig)); });
    QVERIFY(rig.queue->add({ .repo = Rig::repo(u"org/many"_s) }));
    QTRY_COMPARE(connections(rig), expected);
    QSignalSpy told(rig.queue.get(), &TransferQueue::changed);
    rig.queue->setRateLimit(2 * crawl);
    QVERIFY(told.wait());
    QCOMPARE(seen, expected);
    QCOMPARE(rig.hub.violations(), QStringList());
}

void TestFilesAtOnce::allTransfersTogetherLeaveConnectionsForOthers()
{
    Rig rig;
    for (const auto &name : { u"org/a"_s, u"org/b"_s, u"org/c"_s }) {
        rig.hub.addRepo(FakeHub::RepoKind::Model, name, filesOf(0, 40));
    }
    rig.queue->setConcurrency({ .transfers = 3, .filesPerTransfer = 4 });
    rig.queue->setRateLimit(crawl);
    int seen = 0;
    const QObject listener;
    connect(
        rig.queue.get(), &TransferQueue::changed, &listener, [&] { seen = qMax(seen, connections(rig)); });
    for (const auto &name : { u"org/a"_s, u"org/b"_s, u"org/c"_s }) {
        QVERIFY(rig.queue->add({ .repo = Rig::repo(name) }));
    }
    QTRY_COMPARE(connections(rig), Concurrency::mostSmallFiles);
    const auto answer = QCoro::waitFor(rig.api->refs(Rig::repo(u"org/a"_s), false, {}));
    QVERIFY2(answer, answer ? "" : qPrintable(answer.error().detail)); // it did not have to wait for them
    QCOMPARE(seen, Concurrency::mostSmallFiles);
}

/// The first has as many as there may be, and its files go on ending while the second one comes.
void TestFilesAtOnce::noTransferStarvesAnother()
{
    Rig rig;
    rig.hub.addRepo(FakeHub::RepoKind::Model, u"org/a"_s, filesOf(0, 400));
    rig.hub.addRepo(FakeHub::RepoKind::Model, u"org/b"_s, filesOf(0, 40));
    rig.hub.addFault(Fault::latency(std::chrono::milliseconds(20)).on(u"resolve"_s));
    const auto a = *rig.queue->add({ .repo = Rig::repo(u"org/a"_s) });
    const auto stateOf = [&rig](TransferId id) {
        const auto states = rig.queue->states();
        return *std::ranges::find(states, id, &TransferState::id);
    };
    QTRY_COMPARE_GT(stateOf(a).filesDone, 0);
    const auto b = *rig.queue->add({ .repo = Rig::repo(u"org/b"_s) });
    QVERIFY(QCoro::waitFor(rig.queue->wait(b, {})));
    QVERIFY(!stateOf(a).isFinal());
}

/// Neither do small files keep a big one from its connections, nor the big ones the small ones.
void TestFilesAtOnce::bigAndSmallOnesHaveConnectionsOfTheirOwn()
{
    Rig rig;
    QMap<QString, Blob> files; // in git: all of one host
    for (int n = 0; n < 14 + 40; ++n) {
        files.insert(u"file-%1.txt"_s.arg(n, 3, 10, QChar(u'0')), Blob::seeded(n + 1, n < 14 ? big : small));
    }
    rig.hub.addRepo(FakeHub::RepoKind::Model, u"org/both"_s, files);
    rig.queue->setConcurrency({ .filesPerTransfer = 14, .smallFiles = 42 });
    rig.queue->setRateLimit(crawl);
    QVERIFY(rig.queue->add({ .repo = Rig::repo(u"org/both"_s) }));
    QTRY_COMPARE(connections(rig), 14 + Concurrency::mostSmallFiles);
    // One of the two kinds alone could have 16 or 32. Not all 42: Qt lets one wait now and then until another
    // ends.
    QTRY_COMPARE_GT(rig.hub.connections(), 32);
}

void TestFilesAtOnce::smallOnesDoNotKeepABigOneSlow()
{
    Rig rig;
    QMap<QString, Blob> files{ { u"a-first.safetensors"_s, Blob::seeded(7, 200 * MiB) } };
    for (int n = 0; n < 40; ++n) {
        files.insert(u"file-%1.txt"_s.arg(n), Blob::seeded(n + 1, small));
    }
    rig.hub.addRepo(FakeHub::RepoKind::Model, u"org/both"_s, files);
    rig.hub.addFault(Fault::slow(1).on(u"resolve-cache"_s)); // the small ones
    rig.hub.addFault(Fault::slow(1 << 20).onPort(FakeHub::Port::Cdn));
    rig.queue->setConcurrency({ .connectionsPerFile = 4 });
    const auto id = *rig.queue->add({ .repo = Rig::repo(u"org/both"_s) });
    QTRY_COMPARE(connections(rig), Concurrency::mostSmallFiles);
    QTRY_COMPARE_GT(connections(rig), Concurrency::mostSmallFiles); // the big one has more than one
    rig.queue->cancel(id);
}

void TestFilesAtOnce::manySmallOnesArriveWhole()
{
    Rig rig;
    const auto files = filesOf(3, 60);
    rig.hub.addRepo(FakeHub::RepoKind::Model, u"org/many"_s, files);
    rig.hub.addFault(Fault::cutAfter(1'000).on(u"resolve"_s).times(20));
    const auto result = rig.download(u"org/many"_s);
    QVERIFY2(result, result ? "" : qPrintable(result.error().detail));
    for (const auto &[path, blob] : files.asKeyValueRange()) {
        QVERIFY(Rig::content(result->path + u'/' + path) == blob.bytes());
    }
    QCOMPARE(rig.leftovers(), QStringList());
}

QTEST_GUILESS_MAIN(TestFilesAtOnce)
#include "tst_filesatonce.moc"
