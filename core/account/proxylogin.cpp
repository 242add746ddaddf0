// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/account/proxylogin.h"

#include "core/account/keychain.h"
#include "core/base/logging.h"
#include "core/net/httpclient.h"

#include <QPointer>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

bool wantsLogin(const Route &route)
{
    return route.namesProxy() && !route.proxyUser.isEmpty();
}

} // namespace

ProxyLogin::ProxyLogin(HttpClient *http, Keychain *keychain, QObject *parent)
    : QObject(parent)
    , m_http(http)
    , m_keychain(keychain)
{
}

ProxyLogin::~ProxyLogin()
{
    m_reading.request_stop();
}

QString ProxyLogin::keychainKey(const Route &route)
{
    return u"proxy %1@%2:%3"_s.arg(route.proxyUser, route.proxyHost).arg(route.proxyPort);
}

void ProxyLogin::setRoute(const Route &route)
{
    const bool isSameLogin
        = keychainKey(route) == keychainKey(m_route) && wantsLogin(route) == wantsLogin(m_route);
    m_route = route;
    if (isSameLogin && m_place != PasswordPlace::Nowhere) {
        m_http->setRoute(m_route, m_password);
        return;
    }
    m_reading.request_stop();
    m_password.clear();
    m_place = PasswordPlace::Nowhere;
    if (!wantsLogin(route) || !m_keychain) {
        m_http->setRoute(m_route, QString());
        return;
    }
    m_http->setRoute(m_route, std::nullopt);
    m_reading = {};
    read(m_route, m_reading.get_token());
}

void ProxyLogin::use(const QString &password, PasswordPlace place)
{
    m_password = password;
    m_place = password.isEmpty() ? PasswordPlace::Nowhere : place;
    m_http->setRoute(m_route, m_password);
}

QCoro::Task<> ProxyLogin::read(Route route, std::stop_token stop)
{
    // The keychain ends its calls when it goes, after this object is gone.
    const QPointer self(this);
    const auto secret = co_await m_keychain->read(keychainKey(route), stop);
    if (!self || stop.stop_requested()) {
        co_return;
    }
    if (!secret) {
        qCInfo(accountLog) << "the keychain does not give the proxy's password:" << secret.error().detail;
    }
    use(secret ? secret->text : QString(), PasswordPlace::Keychain);
}

Async<KeptPassword> ProxyLogin::setPassword(QString password, std::stop_token stop)
{
    if (!wantsLogin(m_route)) {
        co_return fail(Error::Kind::Usage, u"a password belongs to a user of a proxy"_s);
    }
    m_reading.request_stop();
    const QPointer self(this);
    const auto route = m_route;
    Result<void> kept = fail(Error::Kind::Permission, u"there is no keychain"_s);
    if (m_keychain && password.isEmpty()) {
        kept = co_await m_keychain->remove(keychainKey(route), stop);
    } else if (m_keychain) {
        kept = co_await m_keychain->write(keychainKey(route), password, stop);
    }
    if (!self) {
        co_return fail(Error::Kind::Cancelled, u"the program ends"_s);
    }
    if (!kept && m_keychain) {
        qCInfo(accountLog) << "the keychain does not keep the proxy's password:" << kept.error().detail;
    }
    if (keychainKey(m_route) == keychainKey(route)) {
        use(password, kept ? PasswordPlace::Keychain : PasswordPlace::Memory);
    }
    co_return KeptPassword{ m_place };
}

Async<KeptPassword> ProxyLogin::place(std::stop_token stop)
{
    if (m_place != PasswordPlace::Nowhere || !wantsLogin(m_route) || !m_keychain) {
        co_return KeptPassword{ m_place };
    }
    const auto secret = co_await m_keychain->read(keychainKey(m_route), stop);
    co_return KeptPassword{ secret && !secret->text.isEmpty() ? PasswordPlace::Keychain
                                                              : PasswordPlace::Nowhere };
}

} // namespace Hubdesk

#include "moc_proxylogin.cpp"
