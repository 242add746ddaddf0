// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/account/proxylogin.h"
#include "core/net/httpclient.h"
#include "support/rawserver.h"
#include "support/standinproxy.h"
#include "support/wait.h"
#include "tests/account/mapkeychain.h"

#include <QTest>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

/// The password of a proxy: in the keychain, at the proxy, and nowhere else.
class TestProxyLogin : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void isKeptAndHoldsAtOnce();
    void isReadAtTheStart();
    void holdsInMemoryWhereThereIsNoKeychain();
    void isForgotten();
    void belongsToOneUserOfOneProxy();
    void aRouteWithoutUserWantsNone();
    void survivesOtherChangesOfTheWay();

private:
    bool isLetThrough();

    MapKeychain m_keychain;
    std::unique_ptr<RawServer> m_hub;
    std::unique_ptr<StandInProxy> m_proxy;
    std::unique_ptr<HttpClient> m_http;
    Route m_route;
};

void TestProxyLogin::init()
{
    m_keychain.entries.clear();
    m_keychain.broken = false;
    m_hub = std::make_unique<RawServer>();
    m_proxy = std::make_unique<StandInProxy>(StandInProxy::Kind::Socks5);
    m_proxy->hosts.insert(u"hub.example"_s, quint16(m_hub->url().port()));
    m_proxy->user = "me";
    m_proxy->password = "secret";
    HttpConfig config;
    config.endpoint = QUrl(u"http://hub.example"_s);
    config.loopbackOnly = true;
    config.variables = {};
    m_http = std::make_unique<HttpClient>(config);
    m_route = { .proxy = Route::Proxy::Socks5,
                .proxyHost = u"127.0.0.1"_s,
                .proxyPort = m_proxy->port(),
                .proxyUser = u"me"_s };
}

bool TestProxyLogin::isLetThrough()
{
    HttpRequest request;
    request.url = m_http->endpoint();
    return wait(m_http->send(request, {})).has_value();
}

void TestProxyLogin::isKeptAndHoldsAtOnce()
{
    ProxyLogin login(m_http.get(), &m_keychain);
    login.setRoute(m_route);
    QVERIFY(!isLetThrough());
    const auto kept = wait(login.setPassword(u"secret"_s, {}));
    QVERIFY(kept);
    QCOMPARE(kept->place, PasswordPlace::Keychain);
    QCOMPARE(m_keychain.entries.value(ProxyLogin::keychainKey(m_route)), u"secret"_s);
    QVERIFY(isLetThrough());
}

void TestProxyLogin::isReadAtTheStart()
{
    m_keychain.entries.insert(ProxyLogin::keychainKey(m_route), u"secret"_s);
    ProxyLogin login(m_http.get(), &m_keychain);
    login.setRoute(m_route);
    QVERIFY(isLetThrough()); // though nobody waited for the keychain
    QCOMPARE(wait(login.place({}))->place, PasswordPlace::Keychain);
}

void TestProxyLogin::holdsInMemoryWhereThereIsNoKeychain()
{
    ProxyLogin login(m_http.get(), nullptr);
    login.setRoute(m_route);
    QCOMPARE(wait(login.setPassword(u"secret"_s, {}))->place, PasswordPlace::Memory);
    QVERIFY(isLetThrough());
    m_keychain.broken = true;
    ProxyLogin locked(m_http.get(), &m_keychain);
    locked.setRoute(m_route);
    QCOMPARE(wait(locked.setPassword(u"secret"_s, {}))->place, PasswordPlace::Memory);
    QVERIFY(isLetThrough());
    QCOMPARE(wait(locked.place({}))->place, PasswordPlace::Memory);
}

void TestProxyLogin::isForgotten()
{
    m_keychain.entries.insert(ProxyLogin::keychainKey(m_route), u"secret"_s);
    ProxyLogin login(m_http.get(), &m_keychain);
    login.setRoute(m_route);
    QCOMPARE(wait(login.setPassword({}, {}))->place, PasswordPlace::Nowhere);
    QVERIFY(m_keychain.entries.isEmpty());
    QVERIFY(!isLetThrough());
}

void TestProxyLogin::belongsToOneUserOfOneProxy()
{
    ProxyLogin login(m_http.get(), &m_keychain);
    login.setRoute(m_route);
    QVERIFY(wait(login.setPassword(u"secret"_s, {})));
    auto other = m_route;
    other.proxyUser = u"you"_s;
    login.setRoute(other);
    QCOMPARE(wait(login.place({}))->place, PasswordPlace::Nowhere);
    m_proxy->user = "you";
    QVERIFY(!isLetThrough()); // the password of somebody else is not tried
    m_proxy->user = "me";
    login.setRoute(m_route);
    QVERIFY(isLetThrough());
}

void TestProxyLogin::aRouteWithoutUserWantsNone()
{
    ProxyLogin login(m_http.get(), &m_keychain);
    m_route.proxyUser.clear();
    login.setRoute(m_route);
    QCOMPARE(wait(login.setPassword(u"secret"_s, {})).error().kind, Error::Kind::Usage);
    QVERIFY(m_keychain.entries.isEmpty());
}

void TestProxyLogin::survivesOtherChangesOfTheWay()
{
    ProxyLogin login(m_http.get(), nullptr);
    login.setRoute(m_route);
    QVERIFY(wait(login.setPassword(u"secret"_s, {})));
    m_route.stallMs = 5000;
    login.setRoute(m_route);
    QVERIFY(isLetThrough());
}

QTEST_GUILESS_MAIN(TestProxyLogin)
#include "tst_proxylogin.moc"
