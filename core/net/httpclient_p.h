// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/net/httpcall.h"
#include "core/net/httpclient.h"
#include "core/net/proxies.h"
#include "core/net/responsestore.h"

#include <QSslConfiguration>

namespace Hubdesk
{

/// A request waits for the password of its proxy; not for long, since a keychain may be locked.
class LoginWait : public Pause
{
public:
    LoginWait(Registry *registry, const std::stop_token &stop, QObject *parent)
        : Pause(mostMs, registry, stop, parent)
    {
    }
    /// It is known now.
    void over() { done(); }

private:
    static constexpr int mostMs = 2000;
};

/// What HttpClient works with. Split over httpclient.cpp (the two calls and the redirect loop), httprules.cpp
/// (what each hop may send, and what its answer means) and httproute.cpp (over which way it goes).
struct HttpClient::Private {
    struct Answer {
        HttpHead head;
        QByteArray body;
        std::optional<Error> error;
        bool unreachable = false;
    };

    Private(HttpClient *client, HttpConfig given);

    QCoro::Task<Answer>
    follow(HttpRequest request, QByteArray trace, const HttpSink *sink, std::stop_token stop);
    /// Why this URL must not be contacted, if so.
    std::optional<Error> refuse(const HttpRequest &request, const std::stop_token &stop) const;
    /// The same for what only the addresses behind its name tell. Between this look-up and the connection the
    /// name could lead elsewhere; the system's and Qt's caches make that window small.
    QCoro::Task<std::optional<Error>> refuseAddress(HttpRequest request, std::stop_token stop);
    /// Whether all is known that tells over which proxy a URL is reached; else findWay() finds it out.
    bool isWayKnown(const QUrl &url) const;
    bool waitsForLogin(const QUrl &url) const;
    QCoro::Task<std::optional<Error>> findWay(QUrl url, std::stop_token stop);
    /// The proxy for a URL whose way is known.
    QNetworkProxy proxyOf(const QUrl &url) const;
    /// What an HTTP proxy that is asked itself wants to know; a tunnel is opened by Qt, with its own words.
    void logIn(const QUrl &url, QHttpHeaders *headers) const;
    /// Nothing that is sent to it leaves this computer.
    bool staysHere(const QUrl &url) const;
    bool isNamedByProxy(const QUrl &url) const;
    void takeRoute(const Route &route, const std::optional<QString> &password);
    void buildNetwork();
    const QSslConfiguration &trust();
    int connectTimeoutMs(const HttpRequest &request) const;
    /// The endpoint itself, or a neighbour of one on this computer.
    bool isHome(const QUrl &url) const;
    HttpCall::Setup setupFor(const HttpRequest &request, const QByteArray &trace, const HttpSink *sink);
    Answer answerOf(HttpCall *call);
    /// The next request if the answer is a redirect to be followed, nothing if it is final.
    Result<std::optional<HttpRequest>> nextHop(const HttpRequest &request, const HttpHead &head) const;
    /// The kept answer to this request, of this account; none where nothing is to be kept.
    struct Earlier {
        ResponseStore::Key key;
        std::optional<ResponseStore::Kept> answer;
        int generation = 0;
        bool homeOnly = false; ///< what comes from elsewhere is not kept

        bool isFresh(std::chrono::seconds during) const;
    };
    std::optional<Earlier> earlier(HttpRequest *request) const;
    bool isCurrent(const std::optional<Earlier> &earlier) const;
    HttpReply keep(const std::optional<Earlier> &earlier, Answer answer) const;
    void endAll(const Error &error);
    Error offlineError() const;
    /// Without our token, should a server have repeated it.
    Error clean(Error error) const;
    void notice(const HttpHead &head);
    void setReachable(bool now);

    HttpClient *q;
    HttpConfig config;
    ResponseStore *store = nullptr;
    bool keeps = false;
    /// Raised when answers under way become somebody else's, or are to be forgotten: they are not kept.
    int generation = 0;
    ProxyRules rules;
    bool isLoginKnown = true; ///< ProxyRules::password is what it will be
    std::shared_ptr<SystemProxies> system;
    /// Of the route that holds now. That of an earlier one lives on with the calls that are made over it.
    std::shared_ptr<QNetworkAccessManager> network;
    std::shared_ptr<QNetworkAccessManager> bulk; ///< for HttpRequest::bulk
    /// Made for the first https address: to read the system's certificates takes tens of milliseconds.
    std::optional<QSslConfiguration> tls;
    QByteArray buffer;
    Pending::Registry pending;
    QSet<QString> warnedTopics;
    bool reachable = true;
    bool closing = false;
};

} // namespace Hubdesk
