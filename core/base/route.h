// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QStringList>

#include <optional>

namespace Hubdesk
{

/// How this computer gets to the network, as a person chose it: which proxy, whom to trust beside the
/// system's authorities, how long to wait. Where environment variables decide one of these, they win. A value
/// without secrets: the password of a proxy is in the keychain (account/proxylogin.h).
struct Route {
    Q_GADGET
public:
    enum class Proxy : quint8 {
        System, ///< as the desktop says
        None, ///< straight on
        Http, ///< HTTP, with CONNECT for https
        Socks5, ///< names are resolved by the proxy
    };
    Q_ENUM(Proxy)

    Proxy proxy = Proxy::System;
    QString proxyHost; ///< for Http and Socks5, like the next two
    int proxyPort = 0;
    QString proxyUser; ///< empty: it wants to know nobody
    QStringList certificates; ///< files of authorities, PEM or DER, that are trusted beside the system's
    int connectMs = standardWaitMs; ///< until a connection stands
    int stallMs = standardWaitMs; ///< without a byte

    static constexpr int standardWaitMs = 20'000;

    /// Http or Socks5 with its place. Without one the choice is not made yet, and the system's holds.
    bool namesProxy() const
    {
        return (proxy == Proxy::Http || proxy == Proxy::Socks5) && !proxyHost.isEmpty() && proxyPort > 0;
    }
    bool operator==(const Route &) const = default;
};

/// What a person writes or pastes as the address of a proxy: "proxy.example:3128", "[::1]:1080", or a URL,
/// which may tell its kind, a user and a password, too.
struct ProxyAddress {
    QString host; ///< without brackets
    int port = 0;
    QString user;
    QString password;
    std::optional<Route::Proxy> proxy; ///< Http or Socks5, if the text tells

    /// Nothing where the text names no host or no port.
    static std::optional<ProxyAddress> parse(const QString &text);
    /// "host:port", as parse() reads it; empty without a host.
    static QString text(const QString &host, int port);
    bool operator==(const ProxyAddress &) const = default;
};

} // namespace Hubdesk
