// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/net/proxies.h"

#include "core/base/await.h"
#include "core/base/workers.h"
#include "core/net/hosts.h"

#include <QHostAddress>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

QString variable(const QProcessEnvironment &variables, const QString &name)
{
    const auto lower = variables.value(name);
    return (lower.isEmpty() ? variables.value(name.toUpper()) : lower).trimmed();
}

// "host:8080" and "[::1]:8080"; a bare IPv6 address has no port.
void takePort(QString *entry, int *port)
{
    const auto colon = entry->lastIndexOf(u':');
    if (colon < 0 || (entry->count(u':') > 1 && !entry->startsWith(u'['))) {
        return;
    }
    bool good = false;
    const int value = QStringView(*entry).sliced(colon + 1).toInt(&good);
    if (good) {
        *port = value;
        entry->truncate(colon);
    }
}

bool isCovered(const QUrl &url, QString entry)
{
    if (entry == "*"_L1) {
        return true;
    }
    const auto host = url.host().toLower();
    if (entry.contains(u'/')) {
        const auto range = QHostAddress::parseSubnet(entry);
        const QHostAddress address(host);
        return range.second >= 0 && !address.isNull() && address.isInSubnet(range);
    }
    int port = -1;
    takePort(&entry, &port);
    if (port >= 0 && port != portOf(url)) {
        return false;
    }
    entry = entry.toLower();
    entry.remove(u'[').remove(u']');
    if (entry.startsWith("*."_L1)) {
        entry.remove(0, 1);
    }
    if (entry.startsWith(u'.')) {
        return host.endsWith(entry);
    }
    return !entry.isEmpty() && (host == entry || host.endsWith(u'.' + entry));
}

QNetworkProxy fromAddress(const QString &address)
{
    const QUrl url(address.contains("://"_L1) ? address : "http://"_L1 + address);
    const auto scheme = url.scheme().toLower();
    auto type = QNetworkProxy::HttpProxy;
    if (scheme.startsWith("socks5"_L1)) {
        type = QNetworkProxy::Socks5Proxy;
    }
    if (url.host().isEmpty()) {
        return QNetworkProxy::NoProxy;
    }
    const int port = url.port(type == QNetworkProxy::Socks5Proxy ? 1080 : scheme == "https"_L1 ? 443 : 80);
    return { type, url.host(), quint16(port), url.userName(), url.password() };
}

} // namespace

std::optional<QNetworkProxy> proxyFor(const QUrl &url, const ProxyRules &rules)
{
    if (isLoopback(url)) {
        return QNetworkProxy::NoProxy;
    }
    const auto exceptions = variable(rules.variables, u"no_proxy"_s).split(u',', Qt::SkipEmptyParts);
    for (const auto &entry : exceptions) {
        if (isCovered(url, entry.trimmed())) {
            return QNetworkProxy::NoProxy;
        }
    }
    auto address = variable(rules.variables, url.scheme().toLower() + "_proxy"_L1);
    if (address.isEmpty()) {
        address = variable(rules.variables, u"all_proxy"_s);
    }
    if (!address.isEmpty()) {
        return fromAddress(address);
    }
    const auto &route = rules.route;
    if (route.proxy == Route::Proxy::None) {
        return QNetworkProxy::NoProxy;
    }
    if (!route.namesProxy()) {
        return std::nullopt;
    }
    const auto type
        = route.proxy == Route::Proxy::Http ? QNetworkProxy::HttpProxy : QNetworkProxy::Socks5Proxy;
    return QNetworkProxy(type, route.proxyHost, quint16(route.proxyPort), route.proxyUser, rules.password);
}

bool SystemProxies::knows(const QUrl &url) const
{
    const auto found = m_found.constFind(keyOf(url));
    return found != m_found.cend() && !found->until.hasExpired();
}

QNetworkProxy SystemProxies::find(const QUrl &url) const
{
    return m_found.value(keyOf(url)).proxy;
}

void SystemProxies::keep(const QUrl &url, const QNetworkProxy &proxy)
{
    m_found.insert(keyOf(url), { proxy, QDeadlineTimer(holdsFor) });
}

QString SystemProxies::keyOf(const QUrl &url)
{
    return url.scheme() + u' ' + url.host() + u' ' + QString::number(portOf(url));
}

SystemProxyLookup::SystemProxyLookup(const QUrl &url,
                                     Registry *registry,
                                     const std::stop_token &stop,
                                     QObject *parent)
    : Pending(registry, stop, parent)
{
    auto future = onWorker([url] {
        const auto all = QNetworkProxyFactory::systemProxyForQuery(QNetworkProxyQuery(url));
        return all.isEmpty() ? QNetworkProxy(QNetworkProxy::NoProxy) : all.first();
    });
    whenDone(std::move(future), this, [this](const QNetworkProxy &found) {
        m_proxy = found;
        done();
    });
}

QList<QNetworkProxy> ChosenProxies::queryProxy(const QNetworkProxyQuery &query)
{
    const auto named = proxyFor(query.url(), m_rules);
    const auto proxy = named ? *named : m_system->find(query.url());
    const bool isDirect = proxy.type() == QNetworkProxy::NoProxy;
    return { isDirect && m_direct == Direct::Buffered ? QNetworkProxy(QNetworkProxy::DefaultProxy) : proxy };
}

} // namespace Hubdesk

#include "moc_proxies.cpp"
