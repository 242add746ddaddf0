// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/async.h"
#include "core/base/route.h"

#include <QObject>

namespace Hubdesk
{

class HttpClient;
class Keychain;

/// Where the password of a proxy is. Where there is no keychain it lasts as long as the program: a file would
/// hold it open to everybody who reads backups.
enum class PasswordPlace : quint8 { Nowhere, Keychain, Memory };
struct KeptPassword {
    PasswordPlace place = PasswordPlace::Nowhere;
};

/// Gives HttpClient its way to the network, with the password that the proxy on it wants. Owned by Services,
/// lives on the engine thread; client and keychain outlive it.
class ProxyLogin : public QObject
{
    Q_OBJECT
public:
    /// `keychain` null: there is none.
    ProxyLogin(HttpClient *http, Keychain *keychain, QObject *parent = nullptr);
    ~ProxyLogin() override;

    /// At once; the password follows as soon as the keychain gives it.
    void setRoute(const Route &route);
    /// Of the user of the route; empty: forgets it. It holds at once. Usage without a user.
    Async<KeptPassword> setPassword(QString password, std::stop_token stop);
    /// Where the one is that is in force.
    Async<KeptPassword> place(std::stop_token stop);

    /// Name of the keychain entry: a password belongs to one user of one proxy.
    static QString keychainKey(const Route &route);

private:
    QCoro::Task<> read(Route route, std::stop_token stop);
    void use(const QString &password, PasswordPlace place);

    HttpClient *m_http;
    Keychain *m_keychain;
    Route m_route;
    QString m_password;
    PasswordPlace m_place = PasswordPlace::Nowhere;
    std::stop_source m_reading;
};

} // namespace Hubdesk
