// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/async.h"
#include "core/base/route.h"
#include "core/net/hostcheck.h"
#include "core/net/httpmessage.h"
#include "core/net/retrypolicy.h"

#include <QHash>
#include <QHostAddress>
#include <QObject>
#include <QProcessEnvironment>

#include <memory>

class QNetworkAccessManager;

namespace Hubdesk
{

class ResponseStore;

/// What HttpClient needs to know; set at start, changed only through its setters.
struct HttpConfig {
    QUrl endpoint; ///< the only origin that ever sees the token
    QString token; ///< empty: anonymous
    QString userAgent; ///< empty: defaultUserAgent()
    QString offlineReason; ///< non-empty: every request is refused with Offline before a socket is opened
    RetryPolicy retry;
    /// Tests: a host that is not loopback is an error (Internal) and never contacted, but through a proxy
    /// that is on loopback.
    bool loopbackOnly = false;
    /// Tests: where names lead that `publicOnly` and checkHost() have looked up, in place of the system's
    /// answer.
    QHash<QString, QList<QHostAddress>> hosts = {};
    /// Where proxies (`HTTP_PROXY` and its kin) and TLS roots (`SSL_CERT_FILE`, else `SSL_CERT_DIR`, in place
    /// of those of the system) are read from, once. They win over `route`.
    QProcessEnvironment variables = QProcessEnvironment::systemEnvironment();
    Route route = {}; ///< at the start; the password of its proxy comes by setRoute()
};

/// `hubdesk/<version>; os/<system>`, and `; origin/<origin>` (HF_HUB_USER_AGENT_ORIGIN) where one is given.
QString defaultUserAgent(const QString &origin = {});

/// The one place where bytes leave and enter: headers, token rule, redirects by hand, idle timeouts, retries,
/// error mapping (hub-protocol.md 11.1). Large bodies have connections of their own (HttpRequest::bulk).
/// Owned by Services, lives on the engine thread, every call there. The token goes to the endpoint's origin
/// alone, whatever redirects say, and appears in no log and no error.
class HttpClient : public QObject
{
    Q_OBJECT
public:
    explicit HttpClient(HttpConfig config, QObject *parent = nullptr);
    ~HttpClient() override;

    /// Whole answer in memory (up to `request.limit`, else Protocol). A status of 400 and more becomes an
    /// Error; one of 300 and more is an answer, where redirects are not followed.
    Async<HttpReply> send(HttpRequest request, std::stop_token stop);
    /// What is kept of an answer (HttpRequest::keep), and nothing is asked: it is old because of `why`, which
    /// is the error where nothing is kept.
    Result<HttpReply> kept(HttpRequest request, const Error &why) const;
    /// The answer streamed into `sink`. Timeout when no byte comes for `idleTimeoutMs`; a body cut short is a
    /// transient Offline error, after all bytes that came have gone into the sink. No retry and no
    /// decompression (asks for identity).
    Async<HttpHead> stream(HttpRequest request, HttpSink sink, std::stop_token stop);
    /// Goes to the host of a URL by hand and tells how far it comes: over the same proxy and with the same
    /// trust as a request, but without one. Each step takes at most `stepMs`.
    Async<HostCheck> checkHost(QUrl url, int stepMs, std::stop_token stop);

    /// Another way to the network, at once: requests that only ask, and are under way, are asked again over
    /// it; what is streamed ends as if the connection were lost, for its caller to go on with; what changes
    /// something on the other side is answered over the old way. Without a `password` the one of
    /// Route::proxyUser is still looked for, and what goes through that proxy waits for it, at most two
    /// seconds.
    void setRoute(const Route &route, const std::optional<QString> &password);
    void setToken(const QString &token);
    /// Where answers are kept (HttpRequest::keep), if they are; not owned.
    void setStore(ResponseStore *store, bool keep);
    /// Those of everybody, also where none are kept now. As after setToken() and setStore(), what is under
    /// way is answered and not kept.
    void forgetAnswers();
    /// Non-empty: refuses from now on, and ends what is under way, with Offline.
    void setOffline(const QString &reason);
    QString offlineReason() const;
    QUrl endpoint() const;
    bool hasToken() const;

    /// Same scheme, host and port (defaults filled in).
    static bool sameOrigin(const QUrl &a, const QUrl &b);

Q_SIGNALS:
    /// Newest RateLimit state that the endpoint sent: requests left and of how many, seconds until reset.
    void rateLimitChanged(int remaining, int quota, int resetSeconds);
    /// False while requests to the endpoint fail for want of network, true again at its first answer.
    void reachableChanged(bool reachable);
    /// A message the Hub asks us to show (`X-HF-Warning`), once per topic.
    void warned(const QString &topic, const QString &message);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace Hubdesk
