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

/// How far one gets on the way to a host, and what is said of the step that fails.
class TestHostCheck : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void goesAllTheWay_data();
    void goesAllTheWay();
    void aNameThatNobodyKnows();
    void aHostThatIsNotThere();
    void whatSpeaksNoTls();
    void whatSaysNothing();
    void anUntrustedCertificate();
    void aTrustedCertificate();
    void aProxyThatFails_data();
    void aProxyThatFails();
    void whereOneMayNotGo();
    void isStopped();

private:
    static HttpConfig config();
    static Result<HostCheck> check(const HttpConfig &config, const QUrl &url, int stepMs = 20'000);

    QTemporaryDir m_folder;
    bool m_hasCertificate = false;
};

void TestHostCheck::initTestCase()
{
    m_hasCertificate = TlsServer::makeCertificate(m_folder.path(), u"DNS:hub.example,IP:127.0.0.1"_s);
}

HttpConfig TestHostCheck::config()
{
    HttpConfig config;
    config.loopbackOnly = true;
    config.variables = {};
    return config;
}

Result<HostCheck> TestHostCheck::check(const HttpConfig &config, const QUrl &url, int stepMs)
{
    HttpClient http(config);
    return wait(http.checkHost(url, stepMs, {}));
}

void TestHostCheck::goesAllTheWay_data()
{
    QTest::addColumn<Route::Proxy>("kind");
    QTest::addColumn<QList<NetStep>>("steps");
    QTest::newRow("straight on") << Route::Proxy::None << QList{ NetStep::Name, NetStep::Connect };
    // An HTTP proxy is asked for plain http itself.
    QTest::newRow("HTTP proxy") << Route::Proxy::Http << QList{ NetStep::Proxy };
    QTest::newRow("SOCKS5 proxy") << Route::Proxy::Socks5 << QList{ NetStep::Proxy, NetStep::Connect };
}

void TestHostCheck::goesAllTheWay()
{
    QFETCH(Route::Proxy, kind);
    QFETCH(QList<NetStep>, steps);
    RawServer hub;
    StandInProxy proxy(kind == Route::Proxy::Http ? StandInProxy::Kind::Http : StandInProxy::Kind::Socks5);
    proxy.hosts.insert(u"hub.example"_s, quint16(hub.url().port()));
    auto with = config();
    with.route = { .proxy = kind, .proxyHost = u"127.0.0.1"_s, .proxyPort = proxy.port() };
    const bool direct = kind == Route::Proxy::None;
    const auto result = check(with, direct ? hub.url() : QUrl(u"http://hub.example"_s));
    QVERIFY(result);
    QVERIFY2(result->isGood(), qPrintable(result->error.detail));
    QList<NetStep> done;
    for (const auto &step : result->steps) {
        done << step.step;
        QVERIFY(step.ms >= 0);
    }
    QCOMPARE(done, steps);
    QCOMPARE(result->proxy, direct ? QString() : u"127.0.0.1:%1"_s.arg(proxy.port()));
    QCOMPARE(result->host, direct ? u"127.0.0.1"_s : u"hub.example"_s);
    QCOMPARE(hub.requests.size(), 0); // nothing is sent
}

void TestHostCheck::aNameThatNobodyKnows()
{
    auto with = config();
    with.loopbackOnly = false;
    with.route.proxy = Route::Proxy::None;
    with.hosts = { { u"hub.example"_s, {} } };
    const auto result = check(with, QUrl(u"https://hub.example"_s));
    QVERIFY(result);
    QCOMPARE(result->failed, NetStep::Name);
    QCOMPARE(result->error.kind, Error::Kind::Offline);
    QVERIFY2(result->error.detail.contains(u"hub.example"_s), qPrintable(result->error.detail));
    QVERIFY(result->steps.isEmpty());
}

void TestHostCheck::aHostThatIsNotThere()
{
    RawServer gone;
    const auto url = gone.url();
    gone.close();
    const auto result = check(config(), url);
    QVERIFY(result);
    QCOMPARE(result->failed, NetStep::Connect);
    QCOMPARE(result->error.kind, Error::Kind::Offline);
    QCOMPARE(result->error.subject.host(), u"127.0.0.1"_s);
    QCOMPARE(result->steps.size(), 1); // the name is fine
}

void TestHostCheck::whatSpeaksNoTls()
{
    QTcpServer plain;
    QVERIFY(plain.listen(QHostAddress::LocalHost));
    connect(&plain, &QTcpServer::newConnection, this, [&] {
        auto *socket = plain.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, socket, [socket] {
            socket->write("HTTP/1.1 400 no TLS here\r\n\r\n");
            socket->disconnectFromHost();
        });
    });
    const auto result = check(config(), QUrl(u"https://127.0.0.1:%1"_s.arg(plain.serverPort())));
    QVERIFY(result);
    QCOMPARE(result->failed, NetStep::Tls);
    QCOMPARE(result->error.kind, Error::Kind::Protocol);
}

void TestHostCheck::whatSaysNothing()
{
    QTcpServer silent;
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    const auto result = check(config(), QUrl(u"https://127.0.0.1:%1"_s.arg(silent.serverPort())), 100);
    QVERIFY(result);
    QCOMPARE(result->failed, NetStep::Tls);
    QCOMPARE(result->error.kind, Error::Kind::Timeout);
}

void TestHostCheck::anUntrustedCertificate()
{
    if (!m_hasCertificate) {
        QSKIP("there is no openssl program");
    }
    const TlsServer secure(m_folder.path());
    const auto result = check(config(), QUrl(u"https://127.0.0.1:%1"_s.arg(secure.port())));
    QVERIFY(result);
    QCOMPARE(result->failed, NetStep::Tls);
    QCOMPARE(result->error.kind, Error::Kind::Untrusted);
    QVERIFY2(result->error.detail.contains(u"self-signed"_s), qPrintable(result->error.detail));
    QCOMPARE(result->steps.size(), 2);
}

void TestHostCheck::aTrustedCertificate()
{
    if (!m_hasCertificate) {
        QSKIP("there is no openssl program");
    }
    const TlsServer secure(m_folder.path());
    StandInProxy proxy(StandInProxy::Kind::Http);
    proxy.hosts.insert(u"hub.example"_s, secure.port());
    auto with = config();
    with.route = { .proxy = Route::Proxy::Http, .proxyHost = u"127.0.0.1"_s, .proxyPort = proxy.port() };
    with.route.certificates << m_folder.filePath(u"own.pem"_s);
    for (const auto &url : { u"https://127.0.0.1:%1"_s.arg(secure.port()), u"https://hub.example"_s }) {
        const auto result = check(with, QUrl(url));
        QVERIFY(result);
        QVERIFY2(result->isGood(), qPrintable(result->error.detail));
        QCOMPARE(result->steps.last().step, NetStep::Tls);
    }
    QCOMPARE(proxy.asked, QStringList{ u"hub.example:443"_s });
}

void TestHostCheck::aProxyThatFails_data()
{
    QTest::addColumn<StandInProxy::Kind>("kind");
    QTest::addColumn<QString>("trouble");
    QTest::addColumn<NetStep>("step");
    QTest::addColumn<Error::Kind>("error");
    const auto row = [](const char *name, const QString &trouble, NetStep step, Error::Kind error) {
        QTest::addRow("HTTP: %s", name) << StandInProxy::Kind::Http << trouble << step << error;
        QTest::addRow("SOCKS5: %s", name) << StandInProxy::Kind::Socks5 << trouble << step << error;
    };
    row("gone", u"gone"_s, NetStep::Proxy, Error::Kind::Offline);
    row("wants a user", u"login"_s, NetStep::Proxy, Error::Kind::Unauthorized);
    row("says nothing", u"silent"_s, NetStep::Connect, Error::Kind::Timeout);
    QTest::newRow("HTTP: does not let us through")
        << StandInProxy::Kind::Http << u"forbidden"_s << NetStep::Proxy << Error::Kind::Forbidden;
    // Qt does not tell this from a name that is not known.
    QTest::newRow("SOCKS5: does not let us through")
        << StandInProxy::Kind::Socks5 << u"forbidden"_s << NetStep::Name << Error::Kind::Offline;
    row("does not know the name", u"name"_s, NetStep::Name, Error::Kind::Offline);
    row("gets no connection", u"refused"_s, NetStep::Connect, Error::Kind::Offline);
}

void TestHostCheck::aProxyThatFails()
{
    QFETCH(StandInProxy::Kind, kind);
    QFETCH(QString, trouble);
    const bool isHttp = kind == StandInProxy::Kind::Http;
    StandInProxy proxy(kind);
    if (trouble == "gone"_L1) {
        proxy.close();
    } else if (trouble == "login"_L1) {
        proxy.user = "me";
    } else if (trouble == "silent"_L1) {
        proxy.silent = true;
    } else if (trouble == "forbidden"_L1) {
        proxy.refusal = isHttp ? 403 : 2;
    } else if (trouble == "refused"_L1) {
        proxy.refusal = isHttp ? 503 : 5;
    }
    auto with = config();
    with.route = { .proxy = isHttp ? Route::Proxy::Http : Route::Proxy::Socks5,
                   .proxyHost = u"127.0.0.1"_s,
                   .proxyPort = proxy.port() };
    const auto result = check(with, QUrl(u"https://hub.example"_s), trouble == "silent"_L1 ? 100 : 20'000);
    QVERIFY(result);
    QTEST(result->failed.value_or(NetStep::Answer), "step");
    QTEST(result->error.kind, "error");
    QCOMPARE(result->steps.size(), trouble == "gone"_L1 ? 0 : 1);
}

void TestHostCheck::whereOneMayNotGo()
{
    auto offline = config();
    offline.offlineReason = u"switch"_s;
    QCOMPARE(check(offline, QUrl(u"http://127.0.0.1:1"_s)).error().kind, Error::Kind::Offline);
    QCOMPARE(check(config(), QUrl(u"file:///etc"_s)).error().kind, Error::Kind::Usage);
}

void TestHostCheck::isStopped()
{
    QTcpServer silent;
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    HttpClient http(config());
    std::stop_source stop;
    connect(&silent, &QTcpServer::newConnection, this, [&] { stop.request_stop(); });
    const QUrl url(u"https://127.0.0.1:%1"_s.arg(silent.serverPort()));
    const auto result = wait(http.checkHost(url, 60'000, stop.get_token()));
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Error::Kind::Cancelled);
}

QTEST_GUILESS_MAIN(TestHostCheck)
#include "tst_hostcheck.moc"
