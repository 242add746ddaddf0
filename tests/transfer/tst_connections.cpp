// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/transfer/rig.h"

using namespace Hubdesk;
using namespace Qt::StringLiterals;
using FakeHub::Blob;
using FakeHub::Fault;

/// Several connections for one file, on servers that are not as they should be.
class TestConnections : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void severalConnectionsBringOneFile();
    void moreConnectionsComeWhereEachIsSlow();
    void aServerThatIgnoresRangesIsLeftWithOneConnection();
    void aServerThatWantsFewerGetsFewer();
    void severalConnectionsGoOnWhereTheyWere();
    void aDamagedBlockBetweenConnections();
    void serversThatDisagreeAboutTheETag();
    void a416LeavesOneConnection();
    void theLastOneStaysWhereRangesAreIgnored();
    void aRepairLeavesOthersInPeace();

private:
    DownloadRequest request() const { return { .repo = Rig::repo(repoName) }; }
    void expectWhole(const Result<DownloadResult> &result);
    /// Before anything is asked for.
    void useConnections(int atFirst, int most);

    const Blob m_big = Blob::seeded(4, 42 * MiB + 333); // big enough for several
    std::unique_ptr<Rig> m_rig;
};

void TestConnections::init()
{
    m_rig = std::make_unique<Rig>();
    m_rig->hub.addRepo(
        FakeHub::RepoKind::Model, repoName, { { u"config.json"_s, QByteArray("{}\n") }, { bigName, m_big } });
}

void TestConnections::cleanup()
{
    QCOMPARE(m_rig->hub.violations(), QStringList());
    m_rig.reset();
}

void TestConnections::useConnections(int atFirst, int most)
{
    m_rig->stop();
    m_rig->connections = atFirst;
    m_rig->start();
    m_rig->queue->setConcurrency({ .connectionsPerFile = most });
}

void TestConnections::expectWhole(const Result<DownloadResult> &result)
{
    QVERIFY2(result, result ? "" : qPrintable(result.error().detail));
    QCOMPARE(result->files.size(), 2);
    QVERIFY(Rig::content(result->path + u"/weights.safetensors"_s) == m_big.bytes());
    QCOMPARE(m_rig->leftovers(), QStringList());
}

void TestConnections::severalConnectionsBringOneFile()
{
    useConnections(8, 8);
    const auto result = m_rig->download(repoName);
    expectWhole(result);
    if (QTest::currentTestFailed()) {
        return;
    }
    QVERIFY2(m_rig->ranges().size() >= 4, qPrintable(QString::number(m_rig->ranges().size())));
    QCOMPARE(result->bytesTransferred, m_big.size() + 3); // no byte came twice
}

void TestConnections::moreConnectionsComeWhereEachIsSlow()
{
    useConnections(1, 4);
    m_rig->hub.addFault(Fault::slow(6 * MiB).onPort(FakeHub::Port::Cdn));
    const auto result = m_rig->download(repoName);
    expectWhole(result);
    if (QTest::currentTestFailed()) {
        return;
    }
    QCOMPARE(m_rig->ranges().first(), QByteArray()); // the first asks for everything
    QVERIFY(m_rig->ranges().size() > 2);
    QVERIFY(result->bytesTransferred
            < m_big.size() + 3 * MiB); // the first has some too many when it is cut short
}

void TestConnections::aServerThatIgnoresRangesIsLeftWithOneConnection()
{
    useConnections(8, 8);
    m_rig->hub.addFault(Fault::ignoreRange().onPort(FakeHub::Port::Cdn));
    const auto result = m_rig->download(repoName);
    expectWhole(result);
    if (QTest::currentTestFailed()) {
        return;
    }
    QCOMPARE(result->bytesTransferred, m_big.size() + 3);
}

void TestConnections::aServerThatWantsFewerGetsFewer()
{
    useConnections(8, 8);
    m_rig->hub.addFault(Fault::status(503).onPort(FakeHub::Port::Cdn).after(2).times(6));
    const auto result = m_rig->download(repoName);
    expectWhole(result);
    if (QTest::currentTestFailed()) {
        return;
    }
    QCOMPARE(result->bytesTransferred, m_big.size() + 3);
}

void TestConnections::severalConnectionsGoOnWhereTheyWere()
{
    useConnections(4, 4);
    m_rig->hub.addFault(Fault::stallAfter(3 * MiB).onPort(FakeHub::Port::Cdn).times(4));
    const auto id = m_rig->queue->add(request());
    QVERIFY(id);
    QTRY_COMPARE(m_rig->queue->states().first().done, 12 * MiB + 3);
    m_rig->restart();
    QVERIFY(m_rig->queue->restore());
    const auto result = QCoro::waitFor(m_rig->queue->wait(*id, {}));
    expectWhole(result);
    if (QTest::currentTestFailed()) {
        return;
    }
    QCOMPARE(result->bytesTransferred, m_big.size() - 12 * MiB);
}

void TestConnections::aDamagedBlockBetweenConnections()
{
    useConnections(4, 4);
    m_rig->hub.addFault(Fault::stallAfter(3 * MiB).onPort(FakeHub::Port::Cdn).times(4));
    const auto id = m_rig->queue->add(request());
    QTRY_COMPARE(m_rig->queue->states().first().done, 12 * MiB + 3);
    m_rig->stop();
    QFile file(m_rig->folder.filePath(u"cache/models--org--model/blobs/"_s
                                      + QString::fromLatin1(m_big.sha256()) + u".hubdesk-part"_s));
    QVERIFY(file.open(QIODevice::ReadWrite));
    for (const auto at : { MiB, 9 * MiB, 17 * MiB }) { // the beginnings of three parts
        QVERIFY(file.seek(at) && file.write("damaged") == 7);
    }
    file.close();
    m_rig->start();
    m_rig->queue->setConcurrency({ .connectionsPerFile = 4 });
    QVERIFY(m_rig->queue->restore());
    const auto result = QCoro::waitFor(m_rig->queue->wait(*id, {}));
    expectWhole(result);
    if (QTest::currentTestFailed()) {
        return;
    }
    QCOMPARE(result->bytesTransferred, m_big.size() - 3 * MiB); // of the four that were there one was whole
}

void TestConnections::serversThatDisagreeAboutTheETag()
{
    useConnections(8, 8);
    // What If-Range no longer fits is sent whole, as a server does that has another ETag.
    m_rig->hub.addFault(Fault::setHeader("ETag", "\"other\"").onPort(FakeHub::Port::Cdn).after(1));
    m_rig->hub.addFault(Fault::ignoreRange().onPort(FakeHub::Port::Cdn).after(1).times(3));
    const auto result = m_rig->download(repoName);
    expectWhole(result);
    if (QTest::currentTestFailed()) {
        return;
    }
    QVERIFY2(m_rig->ranges().size() < 40, qPrintable(QString::number(m_rig->ranges().size())));
}

void TestConnections::a416LeavesOneConnection()
{
    useConnections(1, 8);
    m_rig->hub.addFault(Fault::cutAfter(100'000).onPort(FakeHub::Port::Cdn).times(1));
    m_rig->hub.addFault(Fault::status(416).onPort(FakeHub::Port::Cdn).after(1).times(1));
    m_rig->hub.addFault(
        Fault::slow(12 * MiB).onPort(FakeHub::Port::Cdn)); // slow enough for more to be wanted
    const auto result = m_rig->download(repoName);
    expectWhole(result);
    if (QTest::currentTestFailed()) {
        return;
    }
    QCOMPARE(m_rig->ranges().size(), 3);
    QVERIFY(result->bytesTransferred <= m_big.size() + MiB);
}

void TestConnections::theLastOneStaysWhereRangesAreIgnored()
{
    useConnections(2, 2);
    // The first brings its part before the second has an answer, which then is the whole file.
    m_rig->hub.addFault(
        Fault::latency(std::chrono::milliseconds(1'500)).onPort(FakeHub::Port::Cdn).after(1).times(1));
    m_rig->hub.addFault(Fault::ignoreRange().onPort(FakeHub::Port::Cdn).after(1));
    expectWhole(m_rig->download(repoName));
}

/// What is under way beside it goes on over the same connection.
void TestConnections::aRepairLeavesOthersInPeace()
{
    m_rig->hub.addRepo(
        FakeHub::RepoKind::Model, u"org/other"_s, { { u"slow.safetensors"_s, Blob::seeded(9, 2 * MiB) } });
    m_rig->hub.addFault(Fault::slow(MiB).on(u"*filename=slow*"_s));
    m_rig->hub.addFault(Fault::wrongBytes(9 * MiB).on(u"*filename=weights*"_s).times(1));
    const auto other = m_rig->queue->add({ .repo = Rig::repo(u"org/other"_s) });
    QVERIFY(other);
    QTRY_VERIFY(m_rig->queue->states().first().done > 0);
    QVERIFY(m_rig->download(repoName));
    QVERIFY(m_rig->queue->states().first().isRunning()); // else this shows nothing
    const auto whole = QCoro::waitFor(m_rig->queue->wait(*other, {}));
    QVERIFY2(whole, whole ? "" : qPrintable(whole.error().detail));
    QCOMPARE(whole->bytesTransferred, 2 * MiB);
    int asked = 0;
    for (const auto &request : m_rig->hub.requests()) {
        asked += request.port == FakeHub::Port::Cdn && request.target.contains("filename=slow");
    }
    QCOMPARE(asked, 1);
}

QTEST_GUILESS_MAIN(TestConnections)
#include "tst_connections.moc"
