// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/net/httpclient.h"
#include "core/net/linkheader.h"
#include "core/net/proxies.h"
#include "core/net/ratelimit.h"
#include "core/net/retrypolicy.h"

#include <QTest>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

class TestHeaders : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void links_data();
    void links();
    void rateLimits_data();
    void rateLimits();
    void waits_data();
    void waits();
    void jitterStaysInItsShare();
    void whatIsNotTriedAgain_data();
    void whatIsNotTriedAgain();
    void proxies_data();
    void proxies();
    void chosenProxies_data();
    void chosenProxies();
    void noProxyIsNone();
};

void TestHeaders::links_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QByteArray>("relation");
    QTest::addColumn<QByteArray>("target");
    const auto row = [](const char *name, const char *header, const char *target) {
        QTest::newRow(name) << QByteArray(header) << QByteArray("next") << QByteArray(target);
    };
    row("plain", R"(<https://h/a?limit=2&cursor=eyJ>; rel="next")", "https://h/a?limit=2&cursor=eyJ");
    row("commas inside", R"(<https://h/a?x=1,2,3>; rel="next")", "https://h/a?x=1,2,3");
    row("semicolons inside", R"(<https://h/a;b>; rel="next")", "https://h/a;b");
    row("second of two", R"(<https://h/p>; rel="prev", <https://h/n>; rel="next")", "https://h/n");
    row("comma in a quoted value",
        R"(<https://h/p>; title="a, <b>; rel=next"; rel="prev", <https://h/n>; rel=next)",
        "https://h/n");
    row("escaped quote",
        R"(<https://h/p>; title="a\", <https://h/bad>; rel=next"; rel="next")",
        "https://h/p");
    row("without quotes", "<https://h/n>;rel=next", "https://h/n");
    row("other case", R"(<https://h/n>; REL="Next")", "https://h/n");
    row("several relations", R"(<https://h/n>; rel="last next")", "https://h/n");
    row("parameters before", R"(<https://h/n>; type="x"; rel="next")", "https://h/n");
    row("part of a word", R"(<https://h/n>; rel="nextone")", "");
    row("none", R"(<https://h/n>; rel="prev")", "");
    row("empty", "", "");
    row("no target", R"(https://h/n; rel="next")", "");
    row("open end", R"(<https://h/n; rel="next")", "");
    QTest::newRow("refresh route") << QByteArray(R"(<https://h/t>; rel="xet-auth", <https://h/r>; rel="x")")
                                   << QByteArray("xet-auth") << QByteArray("https://h/t");
}

void TestHeaders::links()
{
    QFETCH(QByteArray, header);
    QFETCH(QByteArray, relation);
    QTEST(linkTarget(header, relation), "target");
}

void TestHeaders::rateLimits_data()
{
    QTest::addColumn<QByteArray>("limit");
    QTest::addColumn<QByteArray>("policy");
    QTest::addColumn<bool>("known");
    QTest::addColumn<int>("remaining");
    QTest::addColumn<int>("quota");
    const auto row = [](const char *name, const char *limit, const char *policy, bool known, int r, int q) {
        QTest::newRow(name) << QByteArray(limit) << QByteArray(policy) << known << r << q;
    };
    row("both", R"("api";r=0;t=55)", R"("fixed window";"api";q=500;w=300)", true, 0, 500);
    row("no policy", R"("api";r=12;t=55)", "", true, 12, -1);
    row("other order", R"("api"; t=55; r=12)", "", true, 12, -1);
    row("nothing", "", "", false, 0, 0);
    row("half", R"("api";r=1)", "", false, 0, 0);
    row("words", R"("api";r=x;t=y)", "", false, 0, 0);
    row("negative", R"("api";r=-1;t=5)", "", false, 0, 0);
}

void TestHeaders::rateLimits()
{
    QFETCH(QByteArray, limit);
    QFETCH(QByteArray, policy);
    QFETCH(bool, known);
    const auto parsed = RateLimit::parse(limit, policy);
    QCOMPARE(parsed.has_value(), known);
    if (known) {
        QTEST(parsed->remaining, "remaining");
        QTEST(parsed->quota, "quota");
        QCOMPARE(parsed->resetSeconds, 55);
        QCOMPARE(parsed->resource, "api");
    }
}

void TestHeaders::waits_data()
{
    QTest::addColumn<int>("attempt");
    QTest::addColumn<qint64>("asked");
    QTest::addColumn<int>("wait"); // -1: not again
    QTest::newRow("first") << 1 << qint64(-1) << 1000;
    QTest::newRow("second") << 2 << qint64(-1) << 2000;
    QTest::newRow("third") << 3 << qint64(-1) << 4000;
    QTest::newRow("fourth") << 4 << qint64(-1) << 8000;
    QTest::newRow("fifth") << 5 << qint64(-1) << 8000;
    QTest::newRow("no sixth") << 6 << qint64(-1) << -1;
    QTest::newRow("the server's wish") << 1 << qint64(2000) << 2000;
    QTest::newRow("the server's long wish") << 4 << qint64(301'000) << 301'000;
}

void TestHeaders::waits()
{
    QFETCH(int, attempt);
    QFETCH(qint64, asked);
    RetryPolicy policy;
    policy.jitter = 0;
    Error error{ Error::Kind::RateLimited, {} };
    error.status = 429;
    error.retryAfterMs = asked;
    QTEST(policy.waitMs(error, attempt, 0.7).value_or(-1), "wait");
    QVERIFY(!RetryPolicy::none().waitMs(error, 1, 0));
}

void TestHeaders::jitterStaysInItsShare()
{
    Error error{ Error::Kind::Server, {} };
    error.status = 503;
    const RetryPolicy policy;
    QCOMPARE(policy.waitMs(error, 1, 0), 800);
    QCOMPARE(policy.waitMs(error, 1, 1), 1000);
    error.retryAfterMs = 5000;
    QCOMPARE(policy.waitMs(error, 1, 0), 5000);
    QVERIFY(policy.waitMs(error, 1, 1).value() > 5000); // never earlier than the server said
}

void TestHeaders::whatIsNotTriedAgain_data()
{
    QTest::addColumn<Error::Kind>("kind");
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("again");
    QTest::newRow("unreachable") << Error::Kind::Offline << 0 << true;
    QTest::newRow("silent") << Error::Kind::Timeout << 0 << true;
    QTest::newRow("cut while it came") << Error::Kind::Offline << 200 << true;
    QTest::newRow("cancelled") << Error::Kind::Cancelled << 0 << false;
    QTest::newRow("certificate") << Error::Kind::Untrusted << 0 << false;
    QTest::newRow("no TLS") << Error::Kind::Protocol << 0 << false;
    QTest::newRow("not implemented") << Error::Kind::Server << 501 << false;
    QTest::newRow("gone") << Error::Kind::NotFound << 404 << false;
    QTest::newRow("disk full in a sink") << Error::Kind::DiskFull << 200 << false;
}

void TestHeaders::whatIsNotTriedAgain()
{
    QFETCH(Error::Kind, kind);
    QFETCH(int, status);
    Error error{ kind, {} };
    error.status = status;
    QTEST(RetryPolicy().waitMs(error, 1, 0).has_value(), "again");
}

namespace
{

QString placeOf(const std::optional<QNetworkProxy> &proxy)
{
    if (!proxy) {
        return u"system"_s;
    }
    return proxy->type() == QNetworkProxy::NoProxy ? QString()
                                                   : u"%1:%2"_s.arg(proxy->hostName()).arg(proxy->port());
}

} // namespace

void TestHeaders::proxies_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("exceptions");
    QTest::addColumn<QString>("proxy");
    const QString https = u"secure.example:8443"_s;
    const QString http = u"plain.example:3128"_s;
    QTest::newRow("https") << u"https://hub.example/x"_s << QString() << https;
    QTest::newRow("http") << u"http://hub.example/x"_s << QString() << http;
    QTest::newRow("all") << u"https://hub.example/x"_s << u"*"_s << QString();
    QTest::newRow("host") << u"https://hub.example/x"_s << u"a.example, hub.example"_s << QString();
    QTest::newRow("sub-domain") << u"https://a.hub.example"_s << u"hub.example"_s << QString();
    QTest::newRow("dotted") << u"https://a.hub.example"_s << u".hub.example"_s << QString();
    QTest::newRow("starred") << u"https://a.hub.example"_s << u"*.hub.example"_s << QString();
    QTest::newRow("longer name") << u"https://xhub.example"_s << u"hub.example"_s << https;
    QTest::newRow("port") << u"https://hub.example"_s << u"hub.example:443"_s << QString();
    QTest::newRow("other port") << u"https://hub.example"_s << u"hub.example:8080"_s << https;
    QTest::newRow("range") << u"https://192.168.3.4"_s << u"192.168.0.0/16"_s << QString();
    QTest::newRow("outside the range") << u"https://192.169.3.4"_s << u"192.168.0.0/16"_s << https;
    QTest::newRow("IPv6 range") << u"https://[fd00::1]"_s << u"fd00::/8"_s << QString();
    QTest::newRow("nonsense") << u"https://hub.example"_s << u"/,:,//x"_s << https;
    QTest::newRow("loopback") << u"http://127.0.0.1:8080"_s << QString() << QString();
}

void TestHeaders::proxies()
{
    QFETCH(QString, url);
    QFETCH(QString, exceptions);
    QProcessEnvironment variables;
    variables.insert(u"HTTPS_PROXY"_s, u"http://wrong.example:1"_s);
    variables.insert(u"https_proxy"_s, u"http://secure.example:8443"_s);
    variables.insert(u"HTTP_PROXY"_s, u"plain.example:3128"_s);
    variables.insert(u"NO_PROXY"_s, exceptions);
    const auto text = placeOf(proxyFor(QUrl(url), { .variables = variables, .route = {}, .password = {} }));
    QTEST(text, "proxy");
    QProcessEnvironment socks;
    socks.insert(u"ALL_PROXY"_s, u"socks5h://u:p@s.example"_s);
    const auto all
        = proxyFor(QUrl(u"https://hub.example"_s), { .variables = socks, .route = {}, .password = {} });
    QVERIFY(all);
    QCOMPARE(all->type(), QNetworkProxy::Socks5Proxy);
    QCOMPARE(all->port(), 1080);
    QCOMPARE(all->user(), u"u"_s);
}

void TestHeaders::chosenProxies_data()
{
    QTest::addColumn<Route::Proxy>("mode");
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("variable");
    QTest::addColumn<QString>("proxy");
    const auto own = u"own.example"_s;
    QTest::newRow("the system's") << Route::Proxy::System << own << QString() << u"system"_s;
    QTest::newRow("none") << Route::Proxy::None << own << QString() << QString();
    QTest::newRow("HTTP") << Route::Proxy::Http << own << QString() << u"own.example:3128"_s;
    QTest::newRow("SOCKS5") << Route::Proxy::Socks5 << own << QString() << u"own.example:3128"_s;
    QTest::newRow("without a place") << Route::Proxy::Http << QString() << QString() << u"system"_s;
    QTest::newRow("a variable wins over one")
        << Route::Proxy::Http << own << u"https_proxy"_s << u"v.example:1"_s;
    QTest::newRow("a variable wins over none")
        << Route::Proxy::None << own << u"ALL_PROXY"_s << u"v.example:1"_s;
    QTest::newRow("that of http is none of https")
        << Route::Proxy::Http << own << u"http_proxy"_s << u"own.example:3128"_s;
    QTest::newRow("an exception holds for it") << Route::Proxy::Socks5 << own << u"NO_PROXY"_s << QString();
}

void TestHeaders::chosenProxies()
{
    QFETCH(Route::Proxy, mode);
    QFETCH(QString, host);
    QFETCH(QString, variable);
    ProxyRules rules;
    rules.route = { .proxy = mode, .proxyHost = host, .proxyPort = 3128, .proxyUser = u"me"_s };
    rules.password = u"secret"_s;
    if (!variable.isEmpty()) {
        rules.variables.insert(variable,
                               variable == "NO_PROXY"_L1 ? u"hub.example"_s : u"http://v.example:1"_s);
    }
    const auto proxy = proxyFor(QUrl(u"https://hub.example"_s), rules);
    QTEST(placeOf(proxy), "proxy");
    if (proxy && proxy->hostName() == host) {
        QCOMPARE(proxy->type(),
                 mode == Route::Proxy::Http ? QNetworkProxy::HttpProxy : QNetworkProxy::Socks5Proxy);
        QCOMPARE(proxy->user(), u"me"_s);
        QCOMPARE(proxy->password(), u"secret"_s);
        QVERIFY(proxy->capabilities().testFlag(QNetworkProxy::HostNameLookupCapability));
    }
    for (const auto &here : { u"http://localhost:1"_s, u"https://127.0.0.1"_s, u"https://[::1]"_s }) {
        QCOMPARE(placeOf(proxyFor(QUrl(here), rules)), QString());
    }
}

/// What has no proxy has none, whichever way Qt is to read from it.
void TestHeaders::noProxyIsNone()
{
    using Direct = ChosenProxies::Direct;
    const HttpClient client({ .endpoint = QUrl(u"http://127.0.0.1:1"_s), .loopbackOnly = true });
    ProxyRules rules;
    rules.route = { .proxy = Route::Proxy::Http, .proxyHost = u"own.example"_s, .proxyPort = 3128 };
    const auto system = std::make_shared<SystemProxies>();
    const auto typeFor = [&](const QString &url, Direct direct) {
        return ChosenProxies(rules, system, direct).queryProxy(QNetworkProxyQuery(QUrl(url))).first().type();
    };
    QCOMPARE(typeFor(u"http://127.0.0.1:1"_s, Direct::Unbuffered), QNetworkProxy::NoProxy);
    QCOMPARE(typeFor(u"http://127.0.0.1:1"_s, Direct::Buffered), QNetworkProxy::DefaultProxy);
    QCOMPARE(QNetworkProxy::applicationProxy().type(), QNetworkProxy::NoProxy); // which that means
    for (const auto direct : { Direct::Buffered, Direct::Unbuffered }) {
        QCOMPARE(typeFor(u"https://hub.example"_s, direct), QNetworkProxy::HttpProxy);
    }
}

QTEST_GUILESS_MAIN(TestHeaders)
#include "tst_headers.moc"
