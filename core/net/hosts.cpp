// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/net/hosts.h"

#include <QHostAddress>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

int portOf(const QUrl &url)
{
    if (url.scheme() == "https"_L1) {
        return url.port(443);
    }
    return url.port(url.scheme() == "http"_L1 ? 80 : -1);
}

bool isSameOrigin(const QUrl &a, const QUrl &b)
{
    return a.isValid() && b.isValid() && a.scheme() == b.scheme() && !a.host().isEmpty()
        && a.host().compare(b.host(), Qt::CaseInsensitive) == 0 && portOf(a) == portOf(b);
}

bool isLoopback(const QUrl &url)
{
    const auto host = url.host();
    return host.compare("localhost"_L1, Qt::CaseInsensitive) == 0 || QHostAddress(host).isLoopback();
}

bool isPrivateAddress(const QHostAddress &given)
{
    auto address = given;
    bool mapped = false;
    if (const auto four = address.toIPv4Address(&mapped); mapped) {
        address = QHostAddress(four); // also ::ffff:10.0.0.1
    }
    if (address.protocol() == QAbstractSocket::IPv6Protocol
        && (address.isInSubnet(QHostAddress(u"2002::"_s), 16)
            || address.isInSubnet(QHostAddress(u"2001::"_s), 32)
            || address.isInSubnet(QHostAddress(u"64:ff9b::"_s), 96))) {
        return true;
    }
    // isGlobal() counts private ranges in; 100.64/10 is a provider's inside.
    return !address.isGlobal() || address.isPrivateUse()
        || address.isInSubnet(QHostAddress(u"100.64.0.0"_s), 10);
}

bool isPrivateHost(const QUrl &url)
{
    const auto host = url.host().toLower();
    if (const QHostAddress address(host); !address.isNull()) {
        return isPrivateAddress(address);
    }
    return !host.contains(u'.') || host.endsWith(".local"_L1) || host.endsWith(".localhost"_L1)
        || host.endsWith(".internal"_L1) || host.endsWith(".home.arpa"_L1);
}

} // namespace Hubdesk
