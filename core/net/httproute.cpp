// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/logging.h"
#include "core/net/hosts.h"
#include "core/net/httpclient_p.h"
#include "core/net/trust.h"

#include <QHostAddress>
#include <QPointer>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

void HttpClient::Private::buildNetwork()
{
    QNetworkProxy::setApplicationProxy(QNetworkProxy::NoProxy); // see ChosenProxies::Direct
    system = std::make_shared<SystemProxies>();
    const auto make = [this](ChosenProxies::Direct direct) {
        auto made = std::make_shared<QNetworkAccessManager>(); // without a thread until its first request
        made->setAutoDeleteReplies(false);
        made->setProxyFactory(new ChosenProxies(rules, system, direct));
        return made;
    };
    network = make(ChosenProxies::Direct::Buffered);
    bulk = make(ChosenProxies::Direct::Unbuffered);
}

// Not clearConnectionCache(): that stops the thread in which the calls run that are under way.
void HttpClient::Private::takeRoute(const Route &route, const std::optional<QString> &password)
{
    const bool isKnown = password || !route.namesProxy() || route.proxyUser.isEmpty();
    const auto secret = password.value_or(QString());
    const bool isSame = rules.route == route && rules.password == secret;
    isLoginKnown = isKnown;
    if (!isSame) {
        rules.route = route;
        rules.password = secret;
        tls.reset();
        buildNetwork();
    }
    QList<QPointer<Pending>> all; // one that ends may end others, and begin new ones
    for (auto *one : std::as_const(pending)) {
        all << one;
    }
    for (const auto &one : std::as_const(all)) {
        if (auto *call = qobject_cast<HttpCall *>(one.data()); call && !isSame) {
            call->reroute();
        } else if (auto *wait = dynamic_cast<LoginWait *>(one.data()); wait && isLoginKnown) {
            wait->over();
        }
    }
    qCInfo(netLog) << "way to the network:" << route.proxy << "certificates:" << route.certificates.size();
}

void HttpClient::setRoute(const Route &route, const std::optional<QString> &password)
{
    d->takeRoute(route, password);
}

bool HttpClient::Private::waitsForLogin(const QUrl &url) const
{
    if (isLoginKnown) {
        return false;
    }
    const auto named = proxyFor(url, rules);
    return named && named->hostName() == rules.route.proxyHost && named->user() == rules.route.proxyUser;
}

bool HttpClient::Private::isWayKnown(const QUrl &url) const
{
    return !waitsForLogin(url) && (proxyFor(url, rules) || system->knows(url));
}

QCoro::Task<std::optional<Error>> HttpClient::Private::findWay(QUrl url, std::stop_token stop)
{
    if (waitsForLogin(url)) {
        const std::unique_ptr<LoginWait, Pending::Later> wait(new LoginWait(&pending, stop, q));
        co_await *wait;
        if (wait->error()) {
            co_return wait->error();
        }
        isLoginKnown = true; // as far as requests are concerned: they do not wait twice
    }
    while (!proxyFor(url, rules) && !system->knows(url)) { // the route may change meanwhile
        const auto asked = system;
        const std::unique_ptr<SystemProxyLookup, Pending::Later> lookup(
            new SystemProxyLookup(url, &pending, stop, q));
        co_await *lookup;
        if (lookup->error()) {
            co_return lookup->error();
        }
        asked->keep(url, lookup->proxy());
    }
    co_return std::nullopt;
}

QNetworkProxy HttpClient::Private::proxyOf(const QUrl &url) const
{
    const auto named = proxyFor(url, rules);
    return named ? *named : system->find(url);
}

// Qt would do it, if it were not forbidden to answer for the token of the Hub as well
// (AuthenticationReuseAttribute).
void HttpClient::Private::logIn(const QUrl &url, QHttpHeaders *headers) const
{
    const auto proxy = proxyOf(url);
    if (url.scheme() == "http"_L1 && proxy.type() == QNetworkProxy::HttpProxy && !proxy.user().isEmpty()) {
        const auto login = proxy.user() + u':' + proxy.password();
        headers->replaceOrAppend(QHttpHeaders::WellKnownHeader::ProxyAuthorization,
                                 "Basic " + login.toUtf8().toBase64());
    }
}

bool HttpClient::Private::staysHere(const QUrl &url) const
{
    const auto named = proxyFor(url, rules);
    return isLoopback(url)
        || (named && named->type() != QNetworkProxy::NoProxy && QHostAddress(named->hostName()).isLoopback());
}

// To ask the system for a name would tell its servers what goes through the proxy.
bool HttpClient::Private::isNamedByProxy(const QUrl &url) const
{
    return proxyOf(url).type() == QNetworkProxy::Socks5Proxy;
}

const QSslConfiguration &HttpClient::Private::trust()
{
    if (!tls) {
        tls = trustFrom(rules.variables, rules.route.certificates);
    }
    return *tls;
}

// What a person chose holds for all; else a request that has a patience of its own keeps to it.
int HttpClient::Private::connectTimeoutMs(const HttpRequest &request) const
{
    const int chosen = rules.route.connectMs;
    return request.idleTimeoutMs > 0 && chosen == Route::standardWaitMs ? request.idleTimeoutMs : chosen;
}

Async<HostCheck> HttpClient::checkHost(QUrl url, int stepMs, std::stop_token stop)
{
    HttpRequest request;
    request.url = url;
    if (const auto refused = d->refuse(request, stop)) {
        co_return std::unexpected(*refused);
    }
    if (!d->isWayKnown(url)) {
        if (const auto failed = co_await d->findWay(url, stop)) {
            co_return std::unexpected(*failed);
        }
    }
    const HostVisit::Way way{ d->proxyOf(url), d->trust(), stepMs, d->config.hosts };
    const std::unique_ptr<HostVisit, Pending::Later> visit(new HostVisit(url, way, &d->pending, stop, this));
    co_await *visit;
    if (visit->error()) {
        co_return std::unexpected(*visit->error());
    }
    co_return visit->result();
}

} // namespace Hubdesk
