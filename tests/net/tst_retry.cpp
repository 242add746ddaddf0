// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "support/wait.h"
#include "tests/net/clienttools.h"

#include <QSignalSpy>
#include <QTest>

#include <thread>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

class TestRetry : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void triesAgain_data();
    void triesAgain();
    void givesUpAfterItsRetries();
    void doesNotKeepAPersonWaiting_data();
    void doesNotKeepAPersonWaiting();
    void makesAShortPauseForAPerson();
    void doesNotRetryUnlessAsked();
    void isShortWithAHostThatIsNotThere();
    void aServerThatSpeaksNoHttpIsAnError();
    void tellsTheRateLimit();
    void tellsReachability();
    void tellsWarningsOnce();
    void stopsWhileConnecting();
    void stopsWhileStreaming();
    void stopsWhilePaused();
    void stopsWhileWaitingToTryAgain();
    void stopsFromAnotherThread();
    void aStopBeforeTheStartAsksNothing();
    void endsWhatIsUnderWayWithItself();
};

void TestRetry::triesAgain_data()
{
    QTest::addColumn<QByteArray>("failure");
    QTest::addColumn<bool>("again");
    for (const int status : { 408, 429, 500, 502, 503, 504 }) {
        QTest::addRow("status %d", status) << QByteArray::number(status) << true;
    }
    for (const int status : { 400, 401, 403, 404, 409, 416, 501 }) {
        QTest::addRow("not status %d", status) << QByteArray::number(status) << false;
    }
    QTest::newRow("cut") << QByteArray("cut") << true;
    QTest::newRow("stalled") << QByteArray("stall") << true;
}

void TestRetry::triesAgain()
{
    QFETCH(QByteArray, failure);
    QFETCH(bool, again);
    RawServer server;
    server.answer = [&](const QByteArray &) -> RawServer::Answer {
        if (server.requests.size() > 2) {
            return RawServer::ok("[]");
        }
        if (failure == "cut" || failure == "stall") {
            return { "HTTP/1.1 200 X\r\nContent-Length: 9\r\n\r\nabc", failure == "cut" };
        }
        return RawServer::status(failure.toInt());
    };
    HttpClient http(configFor(server));
    auto request = get(server.url());
    request.retry = true;
    request.idleTimeoutMs = failure == "stall" ? 40 : 20'000;
    const auto reply = wait(http.send(request, {}));
    QCOMPARE(reply.has_value(), again);
    if (again) {
        QCOMPARE(server.requests.size(), 3);
    }
}

void TestRetry::givesUpAfterItsRetries()
{
    RawServer server([](const QByteArray &) { return RawServer::status(503, "busy"); });
    HttpClient http(configFor(server));
    auto request = get(server.url());
    request.retry = true;
    const auto reply = wait(http.send(request, {}));
    QCOMPARE(reply.error().kind, Error::Kind::Server);
    QCOMPARE(server.requests.size(), 6);
}

void TestRetry::doesNotKeepAPersonWaiting_data()
{
    QTest::addColumn<QByteArray>("pause"); // what the server asks for, in seconds; empty: it stalls
    QTest::addColumn<bool>("person");
    QTest::addColumn<int>("requests");
    QTest::newRow("an hour's pause is told at once") << QByteArray("3600") << true << 1;
    QTest::newRow("so is one of six seconds") << QByteArray("5") << true << 1;
    QTest::newRow("two more stalls are enough") << QByteArray() << true << 3;
    QTest::newRow("a program stays for all of them") << QByteArray() << false << 6;
}

void TestRetry::doesNotKeepAPersonWaiting()
{
    QFETCH(QByteArray, pause);
    QFETCH(bool, person);
    QFETCH(int, requests);
    RawServer server([pause](const QByteArray &) -> RawServer::Answer {
        if (pause.isEmpty()) {
            return { "HTTP/1.1 200 X\r\nContent-Length: 9\r\n\r\nabc", false };
        }
        return RawServer::status(429, {}, "Retry-After: " + pause + "\r\n");
    });
    HttpClient http(configFor(server));
    auto request = get(server.url());
    request.retry = true;
    request.personWaits = person;
    request.idleTimeoutMs = pause.isEmpty() ? 40 : 20'000;
    const auto reply = wait(http.send(request, {}));
    QVERIFY(!reply);
    QCOMPARE(reply.error().kind, pause.isEmpty() ? Error::Kind::Timeout : Error::Kind::RateLimited);
    QCOMPARE(server.requests.size(), requests);
    if (!pause.isEmpty()) {
        QCOMPARE(reply.error().retryAfterMs, (pause.toInt() + 1) * 1000); // never earlier than it said
    }
}

void TestRetry::makesAShortPauseForAPerson()
{
    RawServer server;
    server.answer = [&server](const QByteArray &) {
        return server.requests.size() == 1 ? RawServer::status(429, {}, "Retry-After: 0\r\n")
                                           : RawServer::ok("{}");
    };
    HttpClient http(configFor(server));
    auto request = get(server.url());
    request.retry = true;
    request.personWaits = true;
    QVERIFY(wait(http.send(request, {})));
    QCOMPARE(server.requests.size(), 2);
}

void TestRetry::doesNotRetryUnlessAsked()
{
    RawServer server([](const QByteArray &) { return RawServer::status(503); });
    HttpClient http(configFor(server));
    QVERIFY(!wait(http.send(get(server.url()), {})));
    QVERIFY(!wait(http.stream(get(server.url()), {}, {})));
    QCOMPARE(server.requests.size(), 2);
}

void TestRetry::isShortWithAHostThatIsNotThere()
{
    RawServer gone;
    const auto url = gone.url();
    auto config = configFor(gone);
    config.retry.retries = 1000;
    HttpClient http(config);
    gone.close();
    auto request = get(url);
    request.retry = true;
    const auto reply = wait(http.send(request, {}));
    QCOMPARE(reply.error().kind, Error::Kind::Offline);
    QCOMPARE(reply.error().status, 0);
}

void TestRetry::aServerThatSpeaksNoHttpIsAnError()
{
    RawServer server([](const QByteArray &) { return RawServer::Answer{ "SSH-2.0-x\r\n\r\n", true }; });
    HttpClient http(configFor(server));
    const auto reply = wait(http.send(get(server.url()), {}));
    QVERIFY(!reply);
    QCOMPARE(reply.error().status, 0);
    QCOMPARE(reply.error().kind, Error::Kind::Offline); // to Qt a connection that ended early
}

void TestRetry::tellsTheRateLimit()
{
    RawServer server;
    server.answer = [&](const QByteArray &) {
        const bool first = server.requests.size() == 1;
        return RawServer::status(
            first ? 429 : 200,
            "[]",
            first ? "RateLimit: \"api\";r=3;t=1\r\nRateLimit-Policy: \"w\";\"api\";q=500;w=300\r\n"
                  : "RateLimit: \"api\";r=499;t=300\r\n");
    };
    HttpClient http(configFor(server));
    QSignalSpy told(&http, &HttpClient::rateLimitChanged);
    auto request = get(server.url());
    request.retry = true;
    QVERIFY(wait(http.send(request, {})));
    QCOMPARE(told.size(), 2);
    QCOMPARE(told[0], (QVariantList{ 3, 500, 1 }));
    QCOMPARE(told[1], (QVariantList{ 499, -1, 300 }));
}

void TestRetry::tellsReachability()
{
    RawServer server;
    HttpClient http(configFor(server));
    QSignalSpy told(&http, &HttpClient::reachableChanged);
    const auto url = server.url();
    QVERIFY(wait(http.send(get(url), {})));
    QCOMPARE(told.size(), 0);
    server.close();
    QTRY_VERIFY(!wait(http.send(get(url), {})));
    QTRY_COMPARE(told.size(), 1);
    QCOMPARE(told[0], QVariantList{ false });
    server.open(quint16(url.port()));
    QVERIFY(wait(http.send(get(url), {})));
    QCOMPARE(told.size(), 2);
    QCOMPARE(told[1], QVariantList{ true });
}

void TestRetry::tellsWarningsOnce()
{
    RawServer server([](const QByteArray &) {
        return RawServer::ok("x", "X-HF-Warning: old; Update; please\r\nX-HF-Warning: no topic here\r\n");
    });
    HttpClient http(configFor(server));
    QSignalSpy told(&http, &HttpClient::warned);
    QVERIFY(wait(http.send(get(server.url()), {})));
    QVERIFY(wait(http.send(get(server.url()), {})));
    QCOMPARE(told.size(), 2);
    QCOMPARE(told[0], (QVariantList{ u"old"_s, u"Update; please"_s }));
    QCOMPARE(told[1], (QVariantList{ QString(), u"no topic here"_s }));
}

void TestRetry::stopsWhileConnecting()
{
    RawServer server([](const QByteArray &) { return RawServer::Answer{ {}, false }; });
    HttpClient http(configFor(server));
    std::stop_source stop;
    auto task = http.send(get(server.url()), stop.get_token());
    QTRY_COMPARE(server.requests.size(), 1);
    stop.request_stop();
    QCOMPARE(wait(std::move(task)).error().kind, Error::Kind::Cancelled);
}

void TestRetry::stopsWhileStreaming()
{
    RawServer server([](const QByteArray &) { return RawServer::ok(QByteArray(20'000'000, 'x')); });
    HttpClient http(configFor(server));
    std::stop_source stop;
    qint64 count = 0;
    const HttpSink sink{ .head = {}, .bytes = [&](QByteArrayView bytes) -> Result<void> {
                            count += bytes.size();
                            stop.request_stop();
                            return {};
                        } };
    QCOMPARE(wait(http.stream(get(server.url()), sink, stop.get_token())).error().kind,
             Error::Kind::Cancelled);
    QVERIFY(count < 20'000'000);
}

void TestRetry::stopsWhilePaused()
{
    RawServer server([](const QByteArray &) { return RawServer::ok("abc"); });
    HttpClient http(configFor(server));
    std::stop_source stop;
    HttpSink sink;
    int asked = 0;
    sink.room = [&]() -> qint64 {
        if (++asked == 3) {
            stop.request_stop();
        }
        return 0;
    };
    QCOMPARE(wait(http.stream(get(server.url()), sink, stop.get_token())).error().kind,
             Error::Kind::Cancelled);
}

void TestRetry::stopsWhileWaitingToTryAgain()
{
    RawServer server([](const QByteArray &) { return RawServer::status(503, {}, "Retry-After: 3600\r\n"); });
    HttpClient http(configFor(server));
    std::stop_source stop;
    auto request = get(server.url());
    request.retry = true;
    auto task = http.send(request, stop.get_token());
    QTRY_COMPARE(server.requests.size(), 1);
    stop.request_stop();
    QCOMPARE(wait(std::move(task)).error().kind, Error::Kind::Cancelled);
    QCOMPARE(server.requests.size(), 1);
}

void TestRetry::stopsFromAnotherThread()
{
    RawServer server([](const QByteArray &) { return RawServer::Answer{ {}, false }; });
    HttpClient http(configFor(server));
    for (int round = 0; round < 20; ++round) {
        std::stop_source stop;
        auto task = http.send(get(server.url()), stop.get_token());
        std::jthread other([stop]() mutable { stop.request_stop(); });
        QCOMPARE(wait(std::move(task)).error().kind, Error::Kind::Cancelled);
    }
}

void TestRetry::aStopBeforeTheStartAsksNothing()
{
    RawServer server;
    HttpClient http(configFor(server));
    std::stop_source stop;
    stop.request_stop();
    QCOMPARE(wait(http.send(get(server.url()), stop.get_token())).error().kind, Error::Kind::Cancelled);
    QTest::qWait(20);
    QCOMPARE(server.requests.size(), 0);
}

void TestRetry::endsWhatIsUnderWayWithItself()
{
    RawServer server([](const QByteArray &) { return RawServer::Answer{ {}, false }; });
    auto http = std::make_unique<HttpClient>(configFor(server));
    auto task = http->send(get(server.url()), {});
    QTRY_COMPARE(server.requests.size(), 1);
    http.reset();
    QCOMPARE(wait(std::move(task)).error().kind, Error::Kind::Cancelled);
}

QTEST_GUILESS_MAIN(TestRetry)
#include "tst_retry.moc"
