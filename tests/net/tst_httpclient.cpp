// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/net/hosts.h"
#include "support/wait.h"
#include "tests/net/clienttools.h"

#include <QProcess>
#include <QSignalSpy>
#include <QTest>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

class TestHttpClient : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void sendsWhatEveryRequestCarries();
    void keepsTheTokenFromRequestsThatDoNotWantIt();
    void namesItsOriginInTheUserAgent();
    void sendsTheBody_data();
    void sendsTheBody();
    void readsAnswers();
    void mapsErrorsOfTheServer();
    void answersAHeadWithoutBody();
    void unpacksGzip();
    void refusesAnAnswerOverTheLimit_data();
    void refusesAnAnswerOverTheLimit();
    void asksForIdentity();
    void refusesAddressesThatAreNone_data();
    void refusesAddressesThatAreNone();
    void asksOnlyPublicHostsWhereTold_data();
    void asksOnlyPublicHostsWhereTold();
    void asksNoPublicNameOfAPrivateAddress();
    void publicOnlyStillReachesAHubOnThisComputer();
    void neverLeavesLoopbackInTests();
    void leavingLoopbackEndsTheTest();
    void offlineOpensNoSocket();
    void goingOfflineEndsWhatIsUnderWay();
    void aSilentServerTimesOut();
};

void TestHttpClient::sendsWhatEveryRequestCarries()
{
    RawServer server;
    HttpClient http(configFor(server));
    QVERIFY(wait(http.send(get(server.url(u"/x?a=b%2Bc"_s)), {})));
    const auto request = server.requests.value(0);
    QVERIFY(request.startsWith("GET /x?a=b%2Bc HTTP/1.1\r\n"));
    QCOMPARE(RawServer::header(request, "authorization"), "Bearer hf_test");
    QVERIFY(RawServer::header(request, "user-agent").startsWith("hubdesk/"));
    QCOMPARE(RawServer::header(request, "x-amzn-trace-id").size(), 36);
    QVERIFY(RawServer::header(request, "accept-encoding").contains("gzip"));
    QVERIFY(RawServer::header(request, "cookie").isEmpty());
}

void TestHttpClient::keepsTheTokenFromRequestsThatDoNotWantIt()
{
    RawServer server;
    HttpClient http(configFor(server));
    auto request = get(server.url(u"/x"_s));
    request.authorize = false;
    QVERIFY(wait(http.send(request, {})));
    QVERIFY(RawServer::header(server.requests.value(0), "authorization").isEmpty());
    http.setToken({});
    QVERIFY(!http.hasToken());
    QVERIFY(wait(http.send(get(server.url(u"/x"_s)), {})));
    QVERIFY(RawServer::header(server.requests.value(1), "authorization").isEmpty());
}

void TestHttpClient::namesItsOriginInTheUserAgent()
{
    QVERIFY(defaultUserAgent(u"somewhere"_s).endsWith("; origin/somewhere"_L1));
    QVERIFY(!defaultUserAgent().contains("origin"_L1));
    QVERIFY(defaultUserAgent().contains("; os/"_L1));
}

void TestHttpClient::sendsTheBody_data()
{
    QTest::addColumn<QByteArray>("verb");
    for (const char *verb : { "POST", "PUT", "PATCH", "DELETE" }) {
        QTest::newRow(verb) << QByteArray(verb);
    }
}

void TestHttpClient::sendsTheBody()
{
    QFETCH(QByteArray, verb);
    RawServer server;
    HttpClient http(configFor(server));
    auto request = get(server.url(u"/x"_s));
    request.verb = verb;
    request.body = "{\"a\":1}";
    request.headers.append(QHttpHeaders::WellKnownHeader::ContentType, "application/json");
    QVERIFY(wait(http.send(request, {})));
    const auto sent = server.requests.value(0);
    QVERIFY(sent.startsWith(verb + " /x "));
    QVERIFY(sent.endsWith(request.body));
    QCOMPARE(RawServer::header(sent, "content-type"), "application/json");
}

void TestHttpClient::readsAnswers()
{
    RawServer server([](const QByteArray &) { return RawServer::ok("[1]", "X-Odd:  yes \r\n"); });
    HttpClient http(configFor(server));
    const auto reply = wait(http.send(get(server.url(u"/x"_s)), {}));
    QVERIFY(reply);
    QCOMPARE(reply->head.status, 200);
    QCOMPARE(reply->head.header("x-ODD"), "yes");
    QCOMPARE(reply->head.url, server.url(u"/x"_s));
    QCOMPARE(reply->body, "[1]");
    QVERIFY(reply->json());
    server.answer = [](const QByteArray &) { return RawServer::ok("<html>"); };
    QCOMPARE(wait(http.send(get(server.url()), {}))->json().error().kind, Error::Kind::Protocol);
}

void TestHttpClient::mapsErrorsOfTheServer()
{
    RawServer server([](const QByteArray &) {
        return RawServer::status(
            404, "{\"error\":\"no hf_test here\"}", "X-Error-Code: RepoNotFound\r\nX-Request-Id: r1\r\n");
    });
    HttpClient http(configFor(server));
    const auto reply = wait(http.send(get(server.url(u"/api/models/a/b?secret=1"_s)), {}));
    QVERIFY(!reply);
    QCOMPARE(reply.error().kind, Error::Kind::NotFound);
    QCOMPARE(reply.error().status, 404);
    QCOMPARE(reply.error().requestId, u"r1"_s);
    QCOMPARE(reply.error().detail, u"no **** here"_s); // a server may repeat the token, we do not
    QCOMPARE(reply.error().subject, server.url(u"/api/models/a/b"_s));
}

void TestHttpClient::answersAHeadWithoutBody()
{
    RawServer server([](const QByteArray &request) {
        const auto length = request.startsWith("HEAD /gone") ? "404 X" : "200 X";
        return RawServer::Answer{
            "HTTP/1.1 " + QByteArray(length)
                + "\r\nContent-Length: 5000000000\r\nX-Error-Code: EntryNotFound\r\n\r\n",
            false
        };
    });
    HttpClient http(configFor(server));
    auto request = get(server.url(u"/there"_s));
    request.verb = "HEAD";
    const auto there = wait(http.send(request, {}));
    QVERIFY(there);
    QCOMPARE(there->head.header("content-length"), "5000000000");
    request.url = server.url(u"/gone"_s);
    QCOMPARE(wait(http.send(request, {})).error().kind, Error::Kind::EntryNotFound);
}

void TestHttpClient::unpacksGzip()
{
    // qCompress makes a zlib stream, which HTTP calls deflate.
    const auto deflated = qCompress(QByteArray(100'000, 'x')).sliced(4);
    RawServer server(
        [&](const QByteArray &) { return RawServer::ok(deflated, "Content-Encoding: deflate\r\n"); });
    HttpClient http(configFor(server));
    const auto reply = wait(http.send(get(server.url()), {}));
    QVERIFY(reply);
    QCOMPARE(reply->body, QByteArray(100'000, 'x'));
}

void TestHttpClient::refusesAnAnswerOverTheLimit_data()
{
    QTest::addColumn<QByteArray>("headers");
    QTest::addColumn<QByteArray>("body");
    const QByteArray big(2000, 'x');
    QTest::newRow("declared") << QByteArray("Content-Length: 2000\r\n") << big;
    QTest::newRow("undeclared") << QByteArray() << big;
    QTest::newRow("compressed") << QByteArray("Content-Encoding: deflate\r\n") << qCompress(big).sliced(4);
}

void TestHttpClient::refusesAnAnswerOverTheLimit()
{
    QFETCH(QByteArray, headers);
    QFETCH(QByteArray, body);
    RawServer server([&](const QByteArray &) {
        return RawServer::Answer{ "HTTP/1.1 200 X\r\n" + headers + "\r\n" + body, true };
    });
    HttpClient http(configFor(server));
    auto request = get(server.url());
    request.limit = 1999;
    QCOMPARE(wait(http.send(request, {})).error().kind, Error::Kind::Protocol);
    request.limit = 2000;
    QCOMPARE(wait(http.send(request, {}))->body.size(), 2000);
}

void TestHttpClient::asksForIdentity()
{
    RawServer server;
    HttpClient http(configFor(server));
    auto request = get(server.url());
    request.identity = true;
    QVERIFY(wait(http.send(request, {})));
    QVERIFY(wait(http.stream(get(server.url()), {}, {})));
    QCOMPARE(RawServer::header(server.requests.value(0), "accept-encoding"), "identity");
    QCOMPARE(RawServer::header(server.requests.value(1), "accept-encoding"), "identity");
}

void TestHttpClient::refusesAddressesThatAreNone_data()
{
    QTest::addColumn<QUrl>("url");
    QTest::newRow("empty") << QUrl();
    QTest::newRow("file") << QUrl(u"file:///etc/passwd"_s);
    QTest::newRow("data") << QUrl(u"data:text/plain,x"_s);
    QTest::newRow("no host") << QUrl(u"http:///x"_s);
    QTest::newRow("relative") << QUrl(u"/api"_s);
}

void TestHttpClient::refusesAddressesThatAreNone()
{
    QFETCH(QUrl, url);
    RawServer server;
    HttpClient http(configFor(server));
    QCOMPARE(wait(http.send(get(url), {})).error().kind, Error::Kind::Usage);
}

void TestHttpClient::asksOnlyPublicHostsWhereTold_data()
{
    QTest::addColumn<QUrl>("url");
    for (const char *url : { "http://example.org/x",
                             "https://127.0.0.1/x",
                             "https://10.1.2.3/x",
                             "https://192.168.1.1/",
                             "https://169.254.169.254/latest",
                             "https://0x7f.1/x",
                             "https://[::1]/x",
                             "https://[fd00::1]/x",
                             "https://[::ffff:10.0.0.1]/x",
                             "https://localhost/x",
                             "https://router/x",
                             "https://printer.local/x",
                             "https://0.0.0.0/x" }) {
        QTest::newRow(url) << QUrl(QString::fromLatin1(url));
    }
}

void TestHttpClient::asksOnlyPublicHostsWhereTold()
{
    QFETCH(QUrl, url);
    RawServer server;
    auto config = configFor(server);
    config.endpoint = QUrl(u"https://hub.example"_s);
    HttpClient http(config);
    auto request = get(url);
    request.publicOnly = true;
    QCOMPARE(wait(http.send(request, {})).error().kind, Error::Kind::Unsafe);
}

void TestHttpClient::asksNoPublicNameOfAPrivateAddress()
{
    RawServer server;
    auto config = configFor(server);
    config.endpoint = QUrl(u"https://hub.example"_s);
    config.loopbackOnly = false;
    config.hosts = { { u"inside.example.org"_s, { QHostAddress(u"10.0.0.7"_s) } },
                     { u"mixed.example.org"_s, { QHostAddress(u"1.1.1.1"_s), QHostAddress(u"::1"_s) } } };
    HttpClient http(config);
    for (const auto &host : { u"inside.example.org"_s, u"mixed.example.org"_s }) {
        auto request = get(QUrl(u"https://%1:%2/x.png"_s.arg(host).arg(server.url().port())));
        request.publicOnly = true;
        const auto reply = wait(http.send(request, {}));
        QVERIFY2(!reply && reply.error().kind == Error::Kind::Unsafe, qPrintable(host));
        QCOMPARE(reply.error().subject.host(), host);
    }
    QCOMPARE(server.connections, 0);
}

void TestHttpClient::publicOnlyStillReachesAHubOnThisComputer()
{
    RawServer server;
    HttpClient http(configFor(server));
    auto request = get(server.url());
    request.publicOnly = true;
    QVERIFY(wait(http.send(request, {})));
}

void TestHttpClient::neverLeavesLoopbackInTests()
{
    if (!qEnvironmentVariableIsSet("HUBDESK_TEST_STRAY")) {
        qunsetenv("QT_FATAL_CRITICALS"); // read at the first critical message, which is ours
    }
    RawServer server;
    HttpClient http(configFor(server));
    QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(u"a test reached for"_s));
    QCOMPARE(wait(http.send(get(QUrl(u"http://example.org/"_s)), {})).error().kind, Error::Kind::Internal);
}

void TestHttpClient::leavingLoopbackEndsTheTest()
{
    auto variables = QProcessEnvironment::systemEnvironment();
    variables.insert(u"HUBDESK_TEST_STRAY"_s, u"1"_s);
    variables.insert(u"QT_FATAL_CRITICALS"_s, u"1"_s); // as tests/CMakeLists.txt has it
    QProcess test;
    test.setProcessEnvironment(variables);
    test.setProcessChannelMode(QProcess::MergedChannels);
    test.start(QCoreApplication::applicationFilePath(), { u"neverLeavesLoopbackInTests"_s });
    QVERIFY(test.waitForFinished());
    const auto said = test.readAll();
    QVERIFY2(test.exitStatus() != QProcess::NormalExit || test.exitCode() != 0, said.constData());
}

void TestHttpClient::offlineOpensNoSocket()
{
    RawServer server;
    auto config = configFor(server);
    config.offlineReason = u"HF_HUB_OFFLINE"_s;
    HttpClient http(config);
    auto request = get(server.url());
    request.retry = true;
    const auto reply = wait(http.send(request, {}));
    QCOMPARE(reply.error().kind, Error::Kind::Offline);
    QVERIFY(reply.error().detail.contains("HF_HUB_OFFLINE"_L1));
    QCOMPARE(wait(http.stream(request, {}, {})).error().kind, Error::Kind::Offline);
    QTest::qWait(20);
    QCOMPARE(server.connections, 0);
    http.setOffline({});
    QVERIFY(wait(http.send(request, {})));
}

void TestHttpClient::goingOfflineEndsWhatIsUnderWay()
{
    RawServer server([](const QByteArray &) { return RawServer::Answer{ {}, false }; });
    HttpClient http(configFor(server));
    auto task = http.send(get(server.url()), {});
    QTRY_COMPARE(server.requests.size(), 1);
    http.setOffline(u"switch"_s);
    QCOMPARE(wait(std::move(task)).error().kind, Error::Kind::Offline);
}

void TestHttpClient::aSilentServerTimesOut()
{
    RawServer server([](const QByteArray &) { return RawServer::Answer{ {}, false }; });
    HttpClient http(configFor(server));
    auto request = get(server.url());
    request.idleTimeoutMs = 50;
    QCOMPARE(wait(http.send(request, {})).error().kind, Error::Kind::Timeout);
}

QTEST_GUILESS_MAIN(TestHttpClient)
#include "tst_httpclient.moc"
