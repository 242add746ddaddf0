// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "support/standinproxy.h"
#include "support/tlsserver.h"
#include "support/wait.h"
#include "tests/net/clienttools.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

/// The way to the network: proxies of both kinds, with and without a user, how long to wait, and all that
/// changed while requests are under way. The hosts have names that only the proxy knows.
class TestRoute : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void addressesAsPeopleWriteThem_data();
    void addressesAsPeopleWriteThem();
    void asksThroughTheProxy_data();
    void asksThroughTheProxy();
    void streamsThroughTheProxy();
    void loopbackIsNeverProxied();
    void aProxyThatFailsIsNotTakenForTheNetwork_data();
    void aProxyThatFailsIsNotTakenForTheNetwork();
    void waitsForThePassword();
    void doesNotWaitForAPasswordForEver();
    void whatOnlyAsksIsAskedAgainOverTheNewWay();
    void whatChangesSomethingIsNotSentTwice();
    void whatIsStreamedEndsAndMayGoOn();
    void keptConnectionsAreNotUsedAnyMore();
    void theSameWayAgainDisturbsNothing();
    void stallsAreWaitedForAsChosen();
    void aConnectionIsWaitedForAsChosen();

private:
    static HttpConfig configFor(const QUrl &endpoint, const StandInProxy &proxy, Route::Proxy kind);

    QTemporaryDir m_folder;
    bool m_hasCertificate = false;
};

void TestRoute::initTestCase()
{
    m_hasCertificate = TlsServer::makeCertificate(m_folder.path(), u"DNS:hub.example"_s);
}

HttpConfig TestRoute::configFor(const QUrl &endpoint, const StandInProxy &proxy, Route::Proxy kind)
{
    HttpConfig config;
    config.endpoint = endpoint;
    config.token = u"hf_test"_s;
    config.loopbackOnly = true;
    config.variables = {};
    config.route = { .proxy = kind, .proxyHost = u"127.0.0.1"_s, .proxyPort = proxy.port() };
    return config;
}

void TestRoute::addressesAsPeopleWriteThem_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("place");
    QTest::addColumn<QString>("user");
    QTest::newRow("host and port") << u" proxy.example:3128 "_s << u"proxy.example:3128"_s << QString();
    QTest::newRow("IPv4") << u"10.0.0.1:80"_s << u"10.0.0.1:80"_s << QString();
    QTest::newRow("IPv6") << u"[fd00::1]:1080"_s << u"[fd00::1]:1080"_s << QString();
    QTest::newRow("URL") << u"http://proxy.example:8080/"_s << u"proxy.example:8080"_s << QString();
    QTest::newRow("SOCKS URL") << u"socks5h://me:pa%20ss@p.example:1080"_s << u"p.example:1080"_s << u"me"_s;
    QTest::newRow("user") << u"me@p.example:1080"_s << u"p.example:1080"_s << u"me"_s;
    QTest::newRow("no port") << u"proxy.example"_s << QString() << QString();
    QTest::newRow("no host") << u":3128"_s << QString() << QString();
    QTest::newRow("port zero") << u"p.example:0"_s << QString() << QString();
    QTest::newRow("port too large") << u"p.example:70000"_s << QString() << QString();
    QTest::newRow("a script") << u"http://p.example:80/proxy.pac"_s << QString() << QString();
    QTest::newRow("another kind") << u"socks4://p.example:80"_s << QString() << QString();
    QTest::newRow("words") << u"the usual one"_s << QString() << QString();
    QTest::newRow("nothing") << QString() << QString() << QString();
}

void TestRoute::addressesAsPeopleWriteThem()
{
    QFETCH(QString, text);
    const auto address = ProxyAddress::parse(text).value_or(ProxyAddress());
    QTEST(ProxyAddress::text(address.host, address.port), "place");
    QTEST(address.user, "user");
    QCOMPARE(address.proxy.has_value(), !address.host.isEmpty() && text.contains("://"_L1));
}

void TestRoute::asksThroughTheProxy_data()
{
    QTest::addColumn<Route::Proxy>("kind");
    QTest::addColumn<QString>("scheme");
    QTest::addColumn<bool>("login");
    for (const auto kind : { Route::Proxy::Http, Route::Proxy::Socks5 }) {
        for (const auto &scheme : { u"http"_s, u"https"_s }) {
            for (const bool login : { false, true }) {
                QTest::addRow("%s, %s%s",
                              kind == Route::Proxy::Http ? "HTTP" : "SOCKS5",
                              qPrintable(scheme),
                              login ? ", with a user" : "")
                    << kind << scheme << login;
            }
        }
    }
}

void TestRoute::asksThroughTheProxy()
{
    QFETCH(Route::Proxy, kind);
    QFETCH(QString, scheme);
    QFETCH(bool, login);
    const bool isSecure = scheme == "https"_L1;
    if (isSecure && !m_hasCertificate) {
        QSKIP("there is no openssl program");
    }
    RawServer plain;
    TlsServer secure(m_folder.path());
    StandInProxy proxy(kind == Route::Proxy::Http ? StandInProxy::Kind::Http : StandInProxy::Kind::Socks5);
    proxy.hosts.insert(u"hub.example"_s, isSecure ? secure.port() : quint16(plain.url().port()));
    auto config = configFor(QUrl(scheme + u"://hub.example"_s), proxy, kind);
    config.route.certificates << m_folder.filePath(u"own.pem"_s);
    if (login) {
        proxy.user = "me";
        proxy.password = "pass word";
        config.route.proxyUser = u"me"_s;
    }
    HttpClient http(config);
    http.setRoute(config.route, login ? u"pass word"_s : QString());
    const auto reply = wait(http.send(get(http.endpoint()), {}));
    QVERIFY2(reply, reply ? "" : qPrintable(reply.error().detail));
    QCOMPARE(reply->body, "{}");
    const auto &requests = isSecure ? secure.requests : plain.requests;
    QCOMPARE(requests.size(), 1);
    QCOMPARE(RawServer::header(requests.first(), "authorization"), "Bearer hf_test");
    QVERIFY(proxy.asked.contains(u"hub.example:%1"_s.arg(isSecure ? 443 : 80))); // a name, not its address
    QVERIFY(!proxy.asked.contains(u"an address"_s));
}

void TestRoute::streamsThroughTheProxy()
{
    RawServer hub([](const QByteArray &) { return RawServer::ok("bytes of a file"); });
    StandInProxy proxy(StandInProxy::Kind::Socks5);
    proxy.hosts.insert(u"hub.example"_s, quint16(hub.url().port()));
    HttpClient http(configFor(QUrl(u"http://hub.example"_s), proxy, Route::Proxy::Socks5));
    QByteArray got;
    const HttpSink sink{ .bytes = [&](QByteArrayView bytes) -> Result<void> {
        got += bytes;
        return {};
    } };
    QVERIFY(wait(http.stream(get(http.endpoint()), sink, {})));
    QCOMPARE(got, "bytes of a file");
}

void TestRoute::loopbackIsNeverProxied()
{
    RawServer hub;
    StandInProxy proxy(StandInProxy::Kind::Http);
    HttpClient http(configFor(hub.url(), proxy, Route::Proxy::Http));
    QVERIFY(wait(http.send(get(hub.url()), {})));
    QCOMPARE(proxy.connections, 0);
}

void TestRoute::aProxyThatFailsIsNotTakenForTheNetwork_data()
{
    QTest::addColumn<Route::Proxy>("kind");
    QTest::addColumn<QString>("trouble");
    for (const auto kind : { Route::Proxy::Http, Route::Proxy::Socks5 }) {
        const char *name = kind == Route::Proxy::Http ? "HTTP" : "SOCKS5";
        QTest::addRow("%s: gone", name) << kind << u"gone"_s;
    }
    // That of SOCKS5 looks to Qt as if the host were not there.
    QTest::newRow("HTTP: wants a user") << Route::Proxy::Http << u"login"_s;
}

void TestRoute::aProxyThatFailsIsNotTakenForTheNetwork()
{
    QFETCH(Route::Proxy, kind);
    QFETCH(QString, trouble);
    RawServer hub;
    StandInProxy proxy(kind == Route::Proxy::Http ? StandInProxy::Kind::Http : StandInProxy::Kind::Socks5);
    proxy.hosts.insert(u"hub.example"_s, quint16(hub.url().port()));
    HttpClient http(configFor(QUrl(u"http://hub.example"_s), proxy, kind));
    bool reachable = true;
    QObject::connect(&http, &HttpClient::reachableChanged, this, [&](bool now) { reachable = now; });
    if (trouble == "gone"_L1) {
        proxy.close();
    } else {
        proxy.user = "me";
        proxy.password = "secret";
    }
    const auto reply = wait(http.send(get(http.endpoint()), {}));
    QVERIFY(!reply);
    QCOMPARE(reply.error().kind, Error::Kind::Protocol);
    QVERIFY(reachable);
    QCOMPARE(hub.requests.size(), 0);
}

void TestRoute::waitsForThePassword()
{
    RawServer hub;
    StandInProxy proxy(StandInProxy::Kind::Socks5);
    proxy.hosts.insert(u"hub.example"_s, quint16(hub.url().port()));
    proxy.user = "me";
    proxy.password = "secret";
    auto config = configFor(QUrl(u"http://hub.example"_s), proxy, Route::Proxy::Socks5);
    config.route.proxyUser = u"me"_s;
    HttpClient http(config);
    http.setRoute(config.route, std::nullopt);
    QTimer::singleShot(50, &http, [&] {
        QCOMPARE(proxy.connections, 0);
        http.setRoute(config.route, u"secret"_s);
    });
    QVERIFY(wait(http.send(get(http.endpoint()), {})));
}

void TestRoute::doesNotWaitForAPasswordForEver()
{
    StandInProxy proxy(StandInProxy::Kind::Http);
    proxy.user = "me";
    auto config = configFor(QUrl(u"http://hub.example"_s), proxy, Route::Proxy::Http);
    config.route.proxyUser = u"me"_s;
    HttpClient http(config);
    QVERIFY(!wait(http.send(get(http.endpoint()), {}))); // the keychain is locked, and nobody is there
    QVERIFY(proxy.connections > 0);
}

void TestRoute::whatOnlyAsksIsAskedAgainOverTheNewWay()
{
    RawServer hub;
    StandInProxy dead(StandInProxy::Kind::Http);
    dead.silent = true;
    StandInProxy alive(StandInProxy::Kind::Http);
    alive.hosts.insert(u"hub.example"_s, quint16(hub.url().port()));
    const auto config = configFor(QUrl(u"http://hub.example"_s), dead, Route::Proxy::Http);
    HttpClient http(config);
    auto route = config.route;
    route.proxyPort = alive.port();
    QTimer later;
    later.callOnTimeout(&http, [&] {
        if (dead.connections > 0) {
            http.setRoute(route, QString());
            later.stop();
        }
    });
    later.start(1);
    const auto reply = wait(http.send(get(http.endpoint()), {}));
    QVERIFY2(reply, reply ? "" : qPrintable(reply.error().detail));
    QCOMPARE(hub.requests.size(), 1);
}

void TestRoute::whatChangesSomethingIsNotSentTwice()
{
    RawServer hub;
    HttpClient http(::configFor(hub));
    hub.answer = [&](const QByteArray &) {
        http.setRoute({ .connectMs = 5000 }, QString());
        return RawServer::ok("done");
    };
    auto request = get(hub.url());
    request.verb = "POST";
    request.body = "x";
    const auto reply = wait(http.send(request, {}));
    QVERIFY2(reply, reply ? "" : qPrintable(reply.error().detail));
    QCOMPARE(reply->body, "done");
    QCOMPARE(hub.requests.size(), 1);
}

void TestRoute::whatIsStreamedEndsAndMayGoOn()
{
    RawServer hub([](const QByteArray &) {
        return RawServer::Answer{ "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf", false };
    });
    HttpClient http(::configFor(hub));
    QByteArray got;
    const HttpSink sink{ .bytes = [&](QByteArrayView bytes) -> Result<void> {
        got += bytes;
        QTimer::singleShot(0, &http, [&] { http.setRoute({ .connectMs = 5000 }, QString()); });
        return {};
    } };
    const auto head = wait(http.stream(get(hub.url()), sink, {}));
    QVERIFY(!head);
    QVERIFY(head.error().isTransient());
    QCOMPARE(got, "half");
    QCOMPARE(hub.requests.size(), 1); // its caller decides from where to go on
}

void TestRoute::keptConnectionsAreNotUsedAnyMore()
{
    RawServer hub;
    HttpClient http(::configFor(hub));
    QVERIFY(wait(http.send(get(hub.url()), {})));
    QVERIFY(wait(http.send(get(hub.url()), {})));
    QCOMPARE(hub.connections, 1);
    http.setRoute({ .connectMs = 5000 }, QString());
    QVERIFY(wait(http.send(get(hub.url()), {})));
    QCOMPARE(hub.connections, 2);
}

void TestRoute::theSameWayAgainDisturbsNothing()
{
    RawServer hub;
    HttpClient http(::configFor(hub));
    QVERIFY(wait(http.send(get(hub.url()), {})));
    http.setRoute({}, QString());
    QVERIFY(wait(http.send(get(hub.url()), {})));
    QCOMPARE(hub.connections, 1);
}

void TestRoute::stallsAreWaitedForAsChosen()
{
    RawServer hub([](const QByteArray &) { return RawServer::Answer{ {}, false }; });
    HttpClient http(::configFor(hub));
    http.setRoute({ .stallMs = 30 }, QString());
    const auto reply = wait(http.send(get(hub.url()), {}));
    QVERIFY(!reply);
    QCOMPARE(reply.error().kind, Error::Kind::Timeout);
    QVERIFY2(reply.error().detail.contains(u"30 ms"_s), qPrintable(reply.error().detail));
}

// A proxy that takes the connection and never gives one to the host.
void TestRoute::aConnectionIsWaitedForAsChosen()
{
    StandInProxy proxy(StandInProxy::Kind::Socks5);
    proxy.silent = true;
    auto config = configFor(QUrl(u"http://hub.example"_s), proxy, Route::Proxy::Socks5);
    config.route.connectMs = 30;
    HttpClient http(config);
    const auto reply = wait(http.send(get(http.endpoint()), {}), 15'000);
    QVERIFY(!reply);
    QCOMPARE(reply.error().kind, Error::Kind::Timeout);
    QVERIFY2(reply.error().detail.contains(u"no connection for 30 ms"_s), qPrintable(reply.error().detail));
}

QTEST_GUILESS_MAIN(TestRoute)
#include "tst_route.moc"
