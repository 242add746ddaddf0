// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "support/wait.h"
#include "tests/net/clienttools.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace
{

// Keeps what was streamed.
struct Kept {
    QByteArray body;
    int heads = 0;

    HttpSink sink()
    {
        return { .head = [this](const HttpHead &) -> Result<void> { return ++heads, Result<void>(); },
                 .bytes = [this](QByteArrayView bytes) -> Result<void> {
                     body += bytes;
                     return {};
                 } };
    }
};

} // namespace

// A body that goes to a sink while it comes in.
class TestHttpStream : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void streamsABody();
    void streamsNothingForAnError();
    void aRefusingSinkDecidesTheResult_data();
    void aRefusingSinkDecidesTheResult();
    void aCutBodyIsTransientAndKeepsItsBytes();
    void aStalledBodyTimesOut();
    void refusesACompressedStream();
    void waitsForRoom();
    void aLongPauseIsNoStall();
};

void TestHttpStream::streamsABody()
{
    QByteArray body;
    for (int i = 0; body.size() < 9'000'000; ++i) {
        body += QByteArray::number(i);
    }
    RawServer server([&](const QByteArray &) { return RawServer::ok(body); });
    HttpClient http(configFor(server));
    Kept kept;
    const auto head = wait(http.stream(get(server.url()), kept.sink(), {}));
    QVERIFY(head);
    QCOMPARE(head->status, 200);
    QCOMPARE(kept.heads, 1);
    QVERIFY(kept.body == body);
}

void TestHttpStream::streamsNothingForAnError()
{
    RawServer server([](const QByteArray &) { return RawServer::status(416, "out of range"); });
    HttpClient http(configFor(server));
    Kept kept;
    const auto head = wait(http.stream(get(server.url()), kept.sink(), {}));
    QCOMPARE(head.error().status, 416);
    QCOMPARE(head.error().detail, u"out of range"_s);
    QCOMPARE(kept.heads, 0);
    QVERIFY(kept.body.isEmpty());
}

void TestHttpStream::aRefusingSinkDecidesTheResult_data()
{
    QTest::addColumn<bool>("atHead");
    QTest::newRow("by the head") << true;
    QTest::newRow("by the bytes") << false;
}

void TestHttpStream::aRefusingSinkDecidesTheResult()
{
    QFETCH(bool, atHead);
    RawServer server([](const QByteArray &) { return RawServer::ok(QByteArray(5'000'000, 'x')); });
    HttpClient http(configFor(server));
    int calls = 0;
    HttpSink sink;
    sink.head = [&](const HttpHead &) -> Result<void> {
        return atHead ? Result<void>(fail(Error::Kind::DiskFull, u"full"_s)) : Result<void>();
    };
    sink.bytes = [&](QByteArrayView) -> Result<void> {
        ++calls;
        return fail(Error::Kind::DiskFull, u"full"_s);
    };
    const auto head = wait(http.stream(get(server.url()), sink, {}));
    QCOMPARE(head.error().kind, Error::Kind::DiskFull);
    QCOMPARE(calls, atHead ? 0 : 1);
}

void TestHttpStream::aCutBodyIsTransientAndKeepsItsBytes()
{
    RawServer server([](const QByteArray &) {
        return RawServer::Answer{ "HTTP/1.1 200 X\r\nContent-Length: 1000\r\n\r\n" + QByteArray(300, 'x'),
                                  true };
    });
    HttpClient http(configFor(server));
    Kept kept;
    const auto head = wait(http.stream(get(server.url()), kept.sink(), {}));
    QCOMPARE(head.error().kind, Error::Kind::Offline);
    QVERIFY(head.error().isTransient());
    QCOMPARE(kept.body.size(), 300);
    QCOMPARE(wait(http.send(get(server.url()), {})).error().kind, Error::Kind::Offline);
}

void TestHttpStream::aStalledBodyTimesOut()
{
    RawServer server([](const QByteArray &) {
        return RawServer::Answer{ "HTTP/1.1 200 X\r\nContent-Length: 1000\r\n\r\nabc", false };
    });
    HttpClient http(configFor(server));
    auto request = get(server.url());
    request.idleTimeoutMs = 50;
    Kept kept;
    const auto head = wait(http.stream(request, kept.sink(), {}));
    QCOMPARE(head.error().kind, Error::Kind::Timeout);
    QCOMPARE(kept.body, "abc");
}

void TestHttpStream::refusesACompressedStream()
{
    RawServer server([](const QByteArray &) { return RawServer::ok("xx", "Content-Encoding: gzip\r\n"); });
    HttpClient http(configFor(server));
    Kept kept;
    QCOMPARE(wait(http.stream(get(server.url()), kept.sink(), {})).error().kind, Error::Kind::Protocol);
    QVERIFY(kept.body.isEmpty());
}

void TestHttpStream::waitsForRoom()
{
    const QByteArray body(100'000, 'x');
    RawServer server([&](const QByteArray &) { return RawServer::ok(body); });
    HttpClient http(configFor(server));
    Kept kept;
    auto sink = kept.sink();
    int refusals = 3;
    qint64 largest = 0;
    sink.bytes = [&, keep = sink.bytes](QByteArrayView bytes) {
        largest = std::max(largest, qint64(bytes.size()));
        return keep(bytes);
    };
    sink.room = [&]() -> qint64 { return refusals-- > 0 ? 0 : 7'000; };
    QVERIFY(wait(http.stream(get(server.url()), sink, {})));
    QVERIFY(refusals < 0);
    QCOMPARE(largest, 7'000);
    QVERIFY(kept.body == body);
}

void TestHttpStream::aLongPauseIsNoStall()
{
    const QByteArray body(100'000, 'x');
    RawServer server([&](const QByteArray &) { return RawServer::ok(body); });
    HttpClient http(configFor(server));
    Kept kept;
    auto sink = kept.sink();
    QElapsedTimer since;
    since.start();
    sink.room = [&]() -> qint64 { return since.elapsed() < 300 ? 0 : 1'000'000; };
    auto request = get(server.url());
    request.idleTimeoutMs = 60;
    QVERIFY(wait(http.stream(request, sink, {})));
    QVERIFY(kept.body == body);
}

QTEST_GUILESS_MAIN(TestHttpStream)
#include "tst_httpstream.moc"
