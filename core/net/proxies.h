// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/route.h"
#include "core/net/pending.h"

#include <QDeadlineTimer>
#include <QHash>
#include <QNetworkProxy>
#include <QProcessEnvironment>

#include <chrono>
#include <memory>
#include <optional>

namespace Hubdesk
{

/// Who decides about proxies: variables first, then what a person chose.
struct ProxyRules {
    QProcessEnvironment variables;
    Route route;
    QString password; ///< of Route::proxyUser
};

/// The proxy for a URL; nothing where the system is to be asked. The standard variables decide where they are
/// set: `http_proxy`, `https_proxy`, `all_proxy`, `no_proxy`, in lower case before upper case. `NO_PROXY`
/// knows
/// `*`, host names (which cover their sub-domains), `.domain`, `*.domain`, addresses, CIDR ranges, each with
/// an optional port, and its exceptions hold for a chosen proxy, too. Loopback never goes through a proxy.
/// Pure.
std::optional<QNetworkProxy> proxyFor(const QUrl &url, const ProxyRules &rules);

/// What the system has answered, for a minute: a desktop's setting may name a script that has to be run.
class SystemProxies
{
public:
    bool knows(const QUrl &url) const;
    /// The last answer, however old; none at all is no proxy.
    QNetworkProxy find(const QUrl &url) const;
    void keep(const QUrl &url, const QNetworkProxy &proxy);

private:
    static constexpr std::chrono::seconds holdsFor{ 60 };
    static QString keyOf(const QUrl &url);

    struct Found {
        QNetworkProxy proxy = QNetworkProxy::NoProxy;
        QDeadlineTimer until;
    };
    QHash<QString, Found> m_found;
};

/// Asks the system on a worker, because it may take as long as its network does.
class SystemProxyLookup : public Pending
{
    Q_OBJECT
public:
    SystemProxyLookup(const QUrl &url, Registry *registry, const std::stop_token &stop, QObject *parent);
    const QNetworkProxy &proxy() const { return m_proxy; }

protected:
    void release() override { }

private:
    QNetworkProxy m_proxy = QNetworkProxy::NoProxy;
};

/// Gives QNetworkAccessManager the answers of proxyFor(), and those of the system that were asked for before.
class ChosenProxies : public QNetworkProxyFactory
{
public:
    /// How Qt reads from a connection without TLS and proxy. It has no buffer where the factory answers
    /// NoProxy: then a body is copied once less, and each byte of a head costs a system call (measured: 0.7
    /// of the time for 2 GiB, twice that for 10,000 small files). For DefaultProxy, the application's own, it
    /// has one; that is none, too (HttpClient::Private::buildNetwork).
    enum class Direct {
        Buffered,
        Unbuffered,
    };
    ChosenProxies(ProxyRules rules, std::shared_ptr<const SystemProxies> system, Direct direct)
        : m_rules(std::move(rules))
        , m_system(std::move(system))
        , m_direct(direct)
    {
    }
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override;

private:
    ProxyRules m_rules;
    std::shared_ptr<const SystemProxies> m_system;
    Direct m_direct;
};

} // namespace Hubdesk
