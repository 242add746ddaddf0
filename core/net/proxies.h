// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QNetworkProxy>
#include <QProcessEnvironment>

namespace Hubdesk
{

/// The proxy that the standard variables name for a URL: `http_proxy`, `https_proxy`, `all_proxy`,
/// `no_proxy`, in lower case before upper case. `NO_PROXY` knows `*`, host names (which cover their
/// sub-domains), `.domain`,
/// `*.domain`, addresses, CIDR ranges, each with an optional port. Loopback never goes through a proxy. Pure.
QNetworkProxy proxyFor(const QUrl &url, const QProcessEnvironment &variables);

/// Gives QNetworkAccessManager the answers of proxyFor().
class EnvironmentProxies : public QNetworkProxyFactory
{
public:
    explicit EnvironmentProxies(const QProcessEnvironment &variables)
        : m_variables(variables)
    {
    }
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override;

private:
    QProcessEnvironment m_variables;
};

} // namespace Hubdesk
