// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/fakehub/asker.h"

#include <QElapsedTimer>
#include <QTest>

using namespace FakeHub;
using namespace Qt::StringLiterals;

class TestFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aCutClosesTheConnectionAfterSoManyBytes();
    void aStallLeavesTheConnectionOpen();
    void wrongBytesAreWrongAtOnePlace();
    void anIgnoredRangeGetsEverything();
    void aWrongContentRangeDoesNotFitTheBody();
    void anExpiredLinkIsRefusedByTheCdn();
    void aLongerBodySaysSo();
    void aStatusComesWithItsHeaders();
    void aMissingHeaderIsMissing();
    void gzipIsOnlyForThoseWhoAcceptIt();
    void latencyDelaysTheAnswer();
    void aFaultPassesFirstAndStopsAfterItsTimes();
    void closedWithoutAnAnswer();
    void everyActionCanBeWrittenAsText();
    void nonsenseIsNoFault();
    void aFullWindowAnswers429();
    void requestsAreRecorded();

private:
    QByteArray link() { return m_asker->head("/org/m/resolve/main/w.bin").header("Location"); }

    std::unique_ptr<Server> m_hub;
    std::unique_ptr<Asker> m_asker;
    const Blob m_blob = Blob::seeded(3, 200'000);
};

void TestFaults::init()
{
    m_hub = std::make_unique<Server>();
    m_asker = std::make_unique<Asker>(*m_hub);
    m_hub->addRepo(
        RepoKind::Model, u"org/m"_s, { { u"w.bin"_s, m_blob }, { u"a.txt"_s, QByteArray("hello") } });
}

void TestFaults::aCutClosesTheConnectionAfterSoManyBytes()
{
    m_hub->addFault(Fault::cutAfter(1000).on(u"cdn"_s).times(1));
    const auto reply = m_asker->get(link());
    // QNetworkReply does not always name an error for the missing rest: whoever downloads has to count
    QCOMPARE(reply.header("Content-Length"), QByteArray("200000"));
    QCOMPARE(reply.body, m_blob.bytes().first(1000));
    QCOMPARE(m_asker->get(link()).body, m_blob.bytes());
    const auto recorded = m_hub->requests(u"cdn"_s);
    QVERIFY(recorded.size()
            >= 2); // Qt asks once more if the second went into the connection that was just closed
    QTRY_COMPARE(recorded.first().sent(), 1000);
    QTRY_COMPARE(recorded.last().sent(), m_blob.size());
}

void TestFaults::aStallLeavesTheConnectionOpen()
{
    m_hub->addFault(Fault::stallAfter(1000).on(u"cdn"_s));
    QTcpSocket socket;
    const QUrl url = QUrl::fromEncoded(link());
    socket.connectToHost(url.host(), quint16(url.port()));
    QVERIFY(socket.waitForConnected());
    socket.write("GET " + url.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority)
                 + " HTTP/1.1\r\nHost: x\r\n\r\n");
    QByteArray got;
    while (got.indexOf("\r\n\r\n") < 0 || got.size() < got.indexOf("\r\n\r\n") + 4 + 1000) {
        QVERIFY(socket.waitForReadyRead(5000));
        got += socket.readAll();
    }
    QCOMPARE(got.size(), got.indexOf("\r\n\r\n") + 4 + 1000);
    QVERIFY(!socket.waitForReadyRead(100)); // nothing more, and nobody hung up
    QCOMPARE(socket.state(), QAbstractSocket::ConnectedState);
}

void TestFaults::wrongBytesAreWrongAtOnePlace()
{
    m_hub->addFault(Fault::wrongBytes(70'000).on(u"cdn"_s));
    const auto body = m_asker->get(link()).body;
    const auto right = m_blob.bytes();
    QCOMPARE(body.size(), right.size());
    QCOMPARE(body.first(70'000), right.first(70'000));
    QVERIFY(body[70'000] != right[70'000]);
    QCOMPARE(body.sliced(70'001), right.sliced(70'001));
}

void TestFaults::anIgnoredRangeGetsEverything()
{
    m_hub->addFault(Fault::ignoreRange());
    const auto reply = m_asker->get(link(), { { "Range", "bytes=10-19" } });
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.body.size(), m_blob.size());
}

void TestFaults::aWrongContentRangeDoesNotFitTheBody()
{
    m_hub->addFault(Fault::wrongContentRange(5).on(u"cdn"_s));
    const auto reply = m_asker->get(link(), { { "Range", "bytes=10-19" } });
    QCOMPARE(reply.header("Content-Range"), QByteArray("bytes 15-19/200000"));
    QCOMPARE(reply.body, m_blob.read(10, 10));
}

void TestFaults::anExpiredLinkIsRefusedByTheCdn()
{
    m_hub->addFault(Fault::expiredLink().times(1));
    QCOMPARE(m_asker->get(link()).status, 403);
    QCOMPARE(m_asker->get(link()).status, 200);
}

void TestFaults::aLongerBodySaysSo()
{
    const int number = m_hub->addFault(Fault::lengthChange(7).on(u"cdn"_s));
    QCOMPARE(m_asker->get(link()).body.size(), m_blob.size() + 7);
    m_hub->removeFault(number);
    m_hub->addFault(Fault::lengthChange(-7).on(u"cdn"_s));
    QCOMPARE(m_asker->get(link()).body, m_blob.bytes().chopped(7));
}

void TestFaults::aStatusComesWithItsHeaders()
{
    m_hub->addFault(Fault::tooManyRequests(2).on(u"whoami-v2"_s));
    m_hub->addFault(Fault::status(503).on(u"*/tree/*"_s));
    const auto limited = m_asker->get("/api/whoami-v2");
    QCOMPARE(limited.status, 429);
    QCOMPARE(limited.header("Retry-After"), QByteArray("2"));
    QCOMPARE(limited.header("RateLimit"), QByteArray("\"api\";r=0;t=2"));
    QCOMPARE(m_asker->get("/api/models/org/m/tree/main").status, 503);
    QCOMPARE(m_asker->get("/api/models/org/m").status, 200);
}

void TestFaults::aMissingHeaderIsMissing()
{
    m_hub->addFault(Fault::dropHeader("x-repo-commit").on(u"resolve"_s));
    const auto head = m_asker->head("/org/m/resolve/main/a.txt");
    QVERIFY(head.header("X-Repo-Commit").isEmpty());
    QVERIFY(!head.header("X-Linked-Etag").isEmpty());
}

void TestFaults::gzipIsOnlyForThoseWhoAcceptIt()
{
    m_hub->addFault(Fault::gzip().on(u"resolve-cache"_s));
    const auto location = m_asker->head("/org/m/resolve/main/a.txt").header("Location");
    QCOMPARE(m_asker->get(location).body, QByteArray("hello"));
    const auto packed = m_asker->get(location, { { "Accept-Encoding", "gzip" } });
    QCOMPARE(packed.header("Content-Encoding"), QByteArray("gzip"));
    QCOMPARE(packed.body.first(2), QByteArray::fromHex("1f8b"));
    QCOMPARE(packed.body.last(4), QByteArray::fromHex("05000000"));
}

void TestFaults::latencyDelaysTheAnswer()
{
    m_hub->addFault(Fault::latency(std::chrono::milliseconds(150)));
    QElapsedTimer clock;
    clock.start();
    QCOMPARE(m_asker->get("/api/models/org/m").status, 200);
    QVERIFY(clock.elapsed() >= 150);
}

void TestFaults::aFaultPassesFirstAndStopsAfterItsTimes()
{
    const int number = m_hub->addFault(Fault::status(500).on(u"info"_s).after(1).times(2));
    QList<int> statuses;
    for (int n = 0; n < 4; ++n) {
        statuses.append(m_asker->get("/api/models/org/m").status);
    }
    QCOMPARE(statuses, (QList<int>{ 200, 500, 500, 200 }));
    QCOMPARE(m_hub->fired(number), 2);
}

void TestFaults::closedWithoutAnAnswer()
{
    m_hub->addFault(Fault::close().on(u"info"_s));
    QCOMPARE(m_asker->get("/api/models/org/m").status, 0);
}

void TestFaults::everyActionCanBeWrittenAsText()
{
    for (const auto &text : { u"latency=300"_s,
                              u"stall=10"_s,
                              u"cut=10"_s,
                              u"slow=1000"_s,
                              u"status=503"_s,
                              u"wrong-bytes=3"_s,
                              u"ignore-range"_s,
                              u"expired-link"_s,
                              u"length-change=-1"_s,
                              u"wrong-content-range=2"_s,
                              u"gzip"_s,
                              u"drop-header=etag"_s,
                              u"close"_s }) {
        QVERIFY2(Fault::fromText(text), qPrintable(text));
    }
    const auto fault
        = Fault::fromText(u"cut=1000, route=*/two-gib/*, method=GET, times=1, after=2, port=cdn"_s);
    QVERIFY(fault);
    QCOMPARE(fault->action, Fault::Action::CutAfter);
    QCOMPARE(fault->amount, 1000);
    QCOMPARE(fault->route, u"*/two-gib/*"_s);
    QCOMPARE(fault->onlyMethod, QByteArray("GET"));
    QCOMPARE(fault->left, 1);
    QCOMPARE(fault->passFirst, 2);
    QCOMPARE(fault->onlyPort, Port::Cdn);
}

void TestFaults::nonsenseIsNoFault()
{
    QVERIFY(!Fault::fromText(u"explode=1"_s));
    QVERIFY(!Fault::fromText(u"cut"_s));
    QVERIFY(!Fault::fromText(u"slow=quite"_s));
    QVERIFY(!Fault::fromText(u"cut=1,times=often"_s));
    QVERIFY(!Fault::fromText(u"cut=1,port=left"_s));
    QVERIFY(!Fault::fromText(u"cut=1,colour=red"_s));
    QVERIFY(!Fault::fromText(QString()));
}

void TestFaults::aFullWindowAnswers429()
{
    m_hub->setRateLimit(u"api"_s, 2, 300);
    QCOMPARE(m_asker->get("/api/models/org/m").header("RateLimit").first(9), QByteArray("\"api\";r=1"));
    QCOMPARE(m_asker->get("/api/models/org/m").status, 200);
    const auto full = m_asker->get("/api/models/org/m");
    QCOMPARE(full.status, 429);
    QVERIFY(full.header("RateLimit").startsWith("\"api\";r=0;t="));
    QCOMPARE(m_asker->head("/org/m/resolve/main/a.txt").status, 307); // a window of its own
}

void TestFaults::requestsAreRecorded()
{
    m_asker->get("/api/models/org/m/tree/main?recursive=true", { { "X-Mark", "seen" } });
    const auto recorded = m_hub->requests(u"tree"_s);
    QCOMPARE(recorded.size(), 1);
    QCOMPARE(recorded[0].method, QByteArray("GET"));
    QCOMPARE(recorded[0].headers.value("x-mark"), QByteArray("seen"));
    QCOMPARE(recorded[0].query.value(0).second, u"true"_s);
    QCOMPARE(recorded[0].status, 200);
    m_hub->clearRequests();
    QCOMPARE(m_hub->requestCount(), 0);
}

QTEST_GUILESS_MAIN(TestFaults)
#include "tst_faults.moc"
