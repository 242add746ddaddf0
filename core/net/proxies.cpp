// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/net/proxies.h"

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

QNetworkProxy proxyFor(const QUrl &url, const QProcessEnvironment &variables)
{
    if (isLoopback(url)) {
        return QNetworkProxy::NoProxy;
    }
    const auto exceptions = variable(variables, u"no_proxy"_s).split(u',', Qt::SkipEmptyParts);
    for (const auto &entry : exceptions) {
        if (isCovered(url, entry.trimmed())) {
            return QNetworkProxy::NoProxy;
        }
    }
    auto address = variable(variables, url.scheme().toLower() + "_proxy"_L1);
    if (address.isEmpty()) {
        address = variable(variables, u"all_proxy"_s);
    }
    return address.isEmpty() ? QNetworkProxy(QNetworkProxy::NoProxy) : fromAddress(address);
}

QList<QNetworkProxy> EnvironmentProxies::queryProxy(const QNetworkProxyQuery &query)
{
    return { proxyFor(query.url(), m_variables) };
}

} // namespace Hubdesk
