// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/route.h"

#include <QUrl>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

std::optional<ProxyAddress> ProxyAddress::parse(const QString &text)
{
    const auto trimmed = text.trimmed();
    const bool hasScheme = trimmed.contains("://"_L1);
    const QUrl url(hasScheme ? trimmed : "http://"_L1 + trimmed, QUrl::StrictMode);
    const auto scheme = url.scheme().toLower();
    const bool isSocks = scheme == "socks5"_L1 || scheme == "socks5h"_L1;
    const bool isKnown = isSocks || scheme == "http"_L1;
    if (!url.isValid() || url.host().isEmpty() || url.port() <= 0 || !isKnown
        || (!url.path().isEmpty() && url.path() != "/"_L1)) {
        return std::nullopt;
    }
    ProxyAddress made{ .host = url.host(),
                       .port = url.port(),
                       .user = url.userName(QUrl::FullyDecoded),
                       .password = url.password(QUrl::FullyDecoded),
                       .proxy = {} };
    if (hasScheme) {
        made.proxy = isSocks ? Route::Proxy::Socks5 : Route::Proxy::Http;
    }
    return made;
}

QString ProxyAddress::text(const QString &host, int port)
{
    if (host.isEmpty()) {
        return {};
    }
    return (host.contains(u':') ? u"[%1]:%2"_s : u"%1:%2"_s).arg(host).arg(port);
}

} // namespace Hubdesk

#include "moc_route.cpp"
