// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "support/wait.h"
#include "tests/net/clienttools.h"

#include <QTest>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

class TestRedirects : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theTokenStaysWithItsOrigin_data();
    void theTokenStaysWithItsOrigin();
    void theTokenIsNotGivenBackOnTheWayHome();
    void aTokenOfTheCallerStaysHomeToo();
    void keepsTheQueryAndResolvesRelativeTargets();
    void changesTheVerb_data();
    void changesTheVerb();
    void stopsWhereAsked();
    void stopsAtTheFirstForeignOne();
    void answersARedirectWithoutTarget();
    void endsAfterTwenty();
    void refusesTargetsThatAreNone_data();
    void refusesTargetsThatAreNone();
    void knowsOrigins_data();
    void knowsOrigins();
    void streamsWhatIsBehindARedirect();
};

void TestRedirects::theTokenStaysWithItsOrigin_data()
{
    QTest::addColumn<int>("status");
    for (const int status : { 301, 302, 303, 307, 308 }) {
        QTest::addRow("%d", status) << status;
    }
}

void TestRedirects::theTokenStaysWithItsOrigin()
{
    QFETCH(int, status);
    RawServer other([](const QByteArray &) { return RawServer::ok("there"); });
    RawServer home;
    home.answer = [&](const QByteArray &request) {
        return redirect(status,
                        request.startsWith("GET /first ") ? home.url(u"/second"_s) : other.url(u"/x"_s));
    };
    HttpClient http(configFor(home));
    const auto reply = wait(http.send(get(home.url(u"/first"_s)), {}));
    QVERIFY(reply);
    QCOMPARE(reply->body, "there");
    QCOMPARE(reply->head.url, other.url(u"/x"_s));
    QCOMPARE(home.requests.size(), 2);
    for (const auto &request : std::as_const(home.requests)) {
        QCOMPARE(RawServer::header(request, "authorization"), "Bearer hf_test");
    }
    QCOMPARE(other.requests.size(), 1);
    QVERIFY(!other.requests[0].contains("hf_test"));
    QVERIFY(RawServer::header(other.requests[0], "authorization").isEmpty());
}

void TestRedirects::theTokenIsNotGivenBackOnTheWayHome()
{
    RawServer home;
    RawServer other([&](const QByteArray &) { return redirect(302, home.url(u"/last"_s)); });
    home.answer = [&](const QByteArray &request) {
        return request.startsWith("GET /last ") ? RawServer::ok("x") : redirect(302, other.url());
    };
    HttpClient http(configFor(home));
    auto request = get(home.url());
    request.authorize = false;
    QVERIFY(wait(http.send(request, {})));
    for (const auto &seen : home.requests + other.requests) {
        QVERIFY(RawServer::header(seen, "authorization").isEmpty());
    }
}

void TestRedirects::aTokenOfTheCallerStaysHomeToo()
{
    RawServer other;
    RawServer home([&](const QByteArray &) { return redirect(307, other.url()); });
    HttpClient http(configFor(home));
    auto request = get(home.url());
    request.authorize = false;
    request.headers.append("aUTHORIZATION"_L1, "Bearer hf_other");
    QVERIFY(wait(http.send(request, {})));
    QCOMPARE(RawServer::header(home.requests.value(0), "authorization"), "Bearer hf_other");
    QVERIFY(!other.requests.value(0).contains("hf_other"));
}

void TestRedirects::keepsTheQueryAndResolvesRelativeTargets()
{
    RawServer home([](const QByteArray &request) {
        return request.startsWith("GET /a/b")
            ? RawServer::status(307, {}, "Location: ../c?x=%2B&y=\"1\"#fragment\r\n")
            : RawServer::ok("x");
    });
    HttpClient http(configFor(home));
    QVERIFY(wait(http.send(get(home.url(u"/a/b?old=1"_s)), {})));
    QVERIFY2(home.requests.value(1).startsWith("GET /c?x=%2B&y=%221%22 HTTP"),
             home.requests.value(1).constData());
}

void TestRedirects::changesTheVerb_data()
{
    QTest::addColumn<QByteArray>("verb");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("then");
    QTest::newRow("POST 302") << QByteArray("POST") << 302 << QByteArray("GET");
    QTest::newRow("POST 303") << QByteArray("POST") << 303 << QByteArray("GET");
    QTest::newRow("POST 307") << QByteArray("POST") << 307 << QByteArray("POST");
    QTest::newRow("PUT 302") << QByteArray("PUT") << 302 << QByteArray("PUT");
    QTest::newRow("HEAD 303") << QByteArray("HEAD") << 303 << QByteArray("HEAD");
}

void TestRedirects::changesTheVerb()
{
    QFETCH(QByteArray, verb);
    QFETCH(int, status);
    QFETCH(QByteArray, then);
    RawServer home;
    home.answer = [&](const QByteArray &request) {
        return request.contains(" /first ") ? redirect(status, home.url(u"/second"_s)) : RawServer::ok({});
    };
    HttpClient http(configFor(home));
    auto request = get(home.url(u"/first"_s));
    request.verb = verb;
    request.body = verb == "HEAD" ? QByteArray() : QByteArray("body");
    QVERIFY(wait(http.send(request, {})));
    const auto second = home.requests.value(1);
    QVERIFY(second.startsWith(then + " /second "));
    QCOMPARE(second.endsWith("body"), then == verb && verb != "HEAD");
}

void TestRedirects::stopsWhereAsked()
{
    RawServer home;
    home.answer = [&](const QByteArray &) { return redirect(302, home.url(u"/x"_s)); };
    HttpClient http(configFor(home));
    auto request = get(home.url());
    request.follow = false;
    const auto reply = wait(http.send(request, {}));
    QCOMPARE(reply->head.status, 302);
    QCOMPARE(home.requests.size(), 1);
}

void TestRedirects::stopsAtTheFirstForeignOne()
{
    RawServer other;
    RawServer home;
    home.answer = [&](const QByteArray &request) {
        return request.contains(" /first ") ? redirect(307, home.url(u"/second"_s))
                                            : redirect(302, other.url(u"/x"_s));
    };
    HttpClient http(configFor(home));
    auto request = get(home.url(u"/first"_s));
    request.verb = "HEAD";
    request.stopAtForeignRedirect = true;
    const auto reply = wait(http.send(request, {}));
    QCOMPARE(reply->head.status, 302);
    QCOMPARE(reply->head.url, home.url(u"/second"_s));
    QCOMPARE(other.connections, 0);
}

void TestRedirects::answersARedirectWithoutTarget()
{
    RawServer home([](const QByteArray &) { return RawServer::status(302); });
    HttpClient http(configFor(home));
    QCOMPARE(wait(http.send(get(home.url()), {}))->head.status, 302);
}

void TestRedirects::endsAfterTwenty()
{
    RawServer home;
    home.answer = [&](const QByteArray &) { return redirect(302, home.url(u"/again"_s)); };
    HttpClient http(configFor(home));
    const auto reply = wait(http.send(get(home.url()), {}));
    QCOMPARE(reply.error().kind, Error::Kind::Protocol);
    QCOMPARE(home.requests.size(), 21);
}

void TestRedirects::refusesTargetsThatAreNone_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::newRow("file") << QByteArray("file:///etc/passwd");
    QTest::newRow("no host") << QByteArray("http:///x");
    QTest::newRow("javascript") << QByteArray("javascript:x");
}

void TestRedirects::refusesTargetsThatAreNone()
{
    QFETCH(QByteArray, target);
    RawServer home(
        [&](const QByteArray &) { return RawServer::status(302, {}, "Location: " + target + "\r\n"); });
    HttpClient http(configFor(home));
    QCOMPARE(wait(http.send(get(home.url()), {})).error().kind, Error::Kind::Protocol);
}

void TestRedirects::knowsOrigins_data()
{
    QTest::addColumn<QString>("a");
    QTest::addColumn<QString>("b");
    QTest::addColumn<bool>("same");
    QTest::newRow("paths do not matter") << u"https://h/a"_s << u"https://h/b?c"_s << true;
    QTest::newRow("default port") << u"https://h"_s << u"https://h:443"_s << true;
    QTest::newRow("default port of http") << u"http://h:80"_s << u"http://h"_s << true;
    QTest::newRow("case") << u"HTTPS://H.Example"_s << u"https://h.example"_s << true;
    QTest::newRow("scheme") << u"https://h"_s << u"http://h"_s << false;
    QTest::newRow("scheme with one port") << u"https://h:80"_s << u"http://h"_s << false;
    QTest::newRow("port") << u"http://h:1"_s << u"http://h:2"_s << false;
    QTest::newRow("sub-domain") << u"https://h.example"_s << u"https://a.h.example"_s << false;
    QTest::newRow("longer name") << u"https://h.example"_s << u"https://h.example.org"_s << false;
    QTest::newRow("user part") << u"https://h"_s << u"https://h@evil"_s << false;
    QTest::newRow("nothing") << QString() << QString() << false;
}

void TestRedirects::knowsOrigins()
{
    QFETCH(QString, a);
    QFETCH(QString, b);
    QTEST(HttpClient::sameOrigin(QUrl(a), QUrl(b)), "same");
    QTEST(HttpClient::sameOrigin(QUrl(b), QUrl(a)), "same");
}

void TestRedirects::streamsWhatIsBehindARedirect()
{
    RawServer other([](const QByteArray &) { return RawServer::ok("bytes"); });
    RawServer home([&](const QByteArray &) {
        return RawServer::status(302, "not this", "Location: " + other.url().toEncoded() + "\r\n");
    });
    HttpClient http(configFor(home));
    QByteArray got;
    int heads = 0;
    const HttpSink sink{ .head = [&](const HttpHead &) -> Result<void> { return ++heads, Result<void>(); },
                         .bytes = [&](QByteArrayView bytes) -> Result<void> {
                             return got += bytes, Result<void>();
                         } };
    QVERIFY(wait(http.stream(get(home.url()), sink, {})));
    QCOMPARE(got, "bytes");
    QCOMPARE(heads, 1);
}

QTEST_GUILESS_MAIN(TestRedirects)
#include "tst_redirects.moc"
