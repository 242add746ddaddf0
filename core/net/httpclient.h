// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/async.h"
#include "core/net/httpmessage.h"
#include "core/net/retrypolicy.h"

#include <QObject>

#include <memory>

class QNetworkAccessManager;

namespace Hubdesk
{

/// What HttpClient needs to know; set at start, changed only through its setters.
struct HttpConfig {
    QUrl endpoint; ///< the only origin that ever sees the token
    QString token; ///< empty: anonymous
    QString userAgent;
    QString offlineReason; ///< non-empty: every request is refused with Offline before a socket is opened
    RetryPolicy retry;
    /// Tests: a host that is not loopback is an error (Internal) and never contacted.
    bool loopbackOnly = false;
};

/// The one place where bytes leave and enter: one QNetworkAccessManager, headers, token rule, redirects by
/// hand, idle timeouts, retries, error mapping (hub-protocol.md 11.1). Owned by Services, lives on the engine
/// thread, every call there. The token goes to the endpoint's origin alone, whatever redirects say, and
/// appears in no log and no error.
class HttpClient : public QObject
{
    Q_OBJECT
public:
    explicit HttpClient(HttpConfig config, QObject *parent = nullptr);
    ~HttpClient() override;

    /// Whole answer in memory (up to 256 MiB, else Protocol). A status of 400 and more becomes an Error.
    Async<HttpReply> send(HttpRequest request, std::stop_token stop);
    /// The answer streamed into `sink`. Timeout when no byte comes for `idleTimeoutMs`; a body cut short is a
    /// transient Offline error. No retry and no decompression (asks for identity).
    Async<HttpHead> stream(HttpRequest request, HttpSink sink, std::stop_token stop);

    void setToken(const QString &token);
    void setOffline(const QString &reason);
    QString offlineReason() const;
    QUrl endpoint() const;
    bool hasToken() const;

    /// Same scheme, host and port (defaults filled in).
    static bool sameOrigin(const QUrl &a, const QUrl &b);

Q_SIGNALS:
    /// Newest RateLimit state that the endpoint sent: requests left and of how many, seconds until reset.
    void rateLimitChanged(int remaining, int quota, int resetSeconds);
    /// True while requests fail for want of network, false again at the first answer.
    void reachableChanged(bool reachable);
    /// A message the Hub asks us to show (`X-HF-Warning`), once per topic.
    void warned(const QString &topic, const QString &message);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace Hubdesk
