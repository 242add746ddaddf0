// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/logging.h"
#include "core/base/publichost.h"
#include "core/net/hosts.h"
#include "core/net/httpclient_p.h"
#include "core/net/neterror.h"
#include "core/net/ratelimit.h"

#include <QHttp1Configuration>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr int bulkConnectionsPerHost = 16;
constexpr int connectionsPerHost = 32;
constexpr qsizetype bufferSize = 1024 * 1024;

bool isRedirect(int status)
{
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

// A POST becomes a GET as browsers have it; only 307 and 308 repeat it.
void changeVerb(HttpRequest *request, int status)
{
    if ((status == 303 && request->verb != "HEAD")
        || ((status == 301 || status == 302) && request->verb == "POST")) {
        request->verb = "GET";
        request->body.clear();
        request->headers.removeAll(QHttpHeaders::WellKnownHeader::ContentType);
    }
}

// The request as a command that a person can repeat, without what is its sender's alone: the token, the body,
// and the query where it may be a signature.
QString asCommand(const HttpRequest &request, const QHttpHeaders &headers, bool home)
{
    auto shown = publicUrl(request.url);
    if (home && shown.path().startsWith("/api/"_L1)) {
        shown.setQuery(request.url.query(QUrl::FullyEncoded));
    }
    auto text = request.verb == "HEAD" ? u"curl -I"_s : "curl -X "_L1 + QString::fromLatin1(request.verb);
    for (const auto name : { QHttpHeaders::WellKnownHeader::Range, QHttpHeaders::WellKnownHeader::Accept }) {
        if (headers.contains(name)) {
            text += u" -H '%1: %2'"_s.arg(QLatin1StringView(QHttpHeaders::wellKnownHeaderName(name)),
                                          QString::fromLatin1(headers.value(name)));
        }
    }
    if (headers.contains(QHttpHeaders::WellKnownHeader::Authorization)) {
        text += u" -H 'authorization: Bearer <TOKEN>'"_s;
    }
    const auto address = shown.toString(QUrl::FullyEncoded).replace(u'\'', "%27"_L1);
    return text + u" '%1'"_s.arg(address);
}

} // namespace

HttpClient::Private::Private(HttpClient *client, HttpConfig given)
    : q(client)
    , config(std::move(given))
    , buffer(bufferSize, Qt::Uninitialized)
{
    if (config.userAgent.isEmpty()) {
        config.userAgent = defaultUserAgent();
    }
    rules = { .variables = config.variables, .route = config.route, .password = {} };
    isLoginKnown = !config.route.namesProxy() || config.route.proxyUser.isEmpty();
    buildNetwork();
}

Error HttpClient::Private::offlineError() const
{
    Error error{ Error::Kind::Offline, u"offline mode is on (%1)"_s.arg(config.offlineReason) };
    error.forbiddenBy = config.offlineReason;
    return error;
}

bool HttpClient::Private::isHome(const QUrl &url) const
{
    return isSameOrigin(url, config.endpoint) || (isLoopback(config.endpoint) && isLoopback(url));
}

std::optional<Error> HttpClient::Private::refuse(const HttpRequest &request,
                                                 const std::stop_token &stop) const
{
    const auto &url = request.url;
    const auto because = [&](Error error) {
        error.subject = publicUrl(url);
        return error;
    };
    if (stop.stop_requested()) {
        return because({ Error::Kind::Cancelled, u"stopped on request"_s });
    }
    if (closing) {
        return because({ Error::Kind::Cancelled, u"the program ends"_s });
    }
    if (!config.offlineReason.isEmpty()) {
        return because(offlineError());
    }
    if (!url.isValid() || url.host().isEmpty() || (url.scheme() != "https"_L1 && url.scheme() != "http"_L1)) {
        return because({ Error::Kind::Usage, u"only http and https addresses can be asked"_s });
    }
    if (request.publicOnly && !isHome(url) && (url.scheme() != "https"_L1 || !isPublicHost(url.host()))) {
        return because(
            { Error::Kind::Unsafe, u"only public hosts may be asked for this, and only over https"_s });
    }
    if (config.loopbackOnly && !staysHere(url)) {
        qCCritical(netLog) << "a test reached for" << url.host();
        return because({ Error::Kind::Internal, u"only loopback may be contacted here"_s });
    }
    return {};
}

HttpCall::Setup
HttpClient::Private::setupFor(const HttpRequest &request, const QByteArray &trace, const HttpSink *sink)
{
    const bool home = isSameOrigin(request.url, config.endpoint);
    auto headers = request.headers;
    if (!home) {
        headers.removeAll(QHttpHeaders::WellKnownHeader::Authorization);
    } else if (request.authorize && !config.token.isEmpty()
               && !headers.contains(QHttpHeaders::WellKnownHeader::Authorization)) {
        headers.append(QHttpHeaders::WellKnownHeader::Authorization, "Bearer " + config.token.toUtf8());
    }
    headers.replaceOrAppend(QHttpHeaders::WellKnownHeader::UserAgent, config.userAgent);
    if (!headers.contains("x-amzn-trace-id"_L1)) {
        headers.append("x-amzn-trace-id"_L1, trace);
    }
    if (request.identity) {
        headers.replaceOrAppend(QHttpHeaders::WellKnownHeader::AcceptEncoding, "identity");
    }
    if (!request.body.isEmpty() && !headers.contains(QHttpHeaders::WellKnownHeader::ContentType)) {
        headers.append(QHttpHeaders::WellKnownHeader::ContentType, "application/octet-stream");
    }

    qCDebug(netLog).noquote() << asCommand(request, headers, home);
    logIn(request.url, &headers);
    QNetworkRequest made(request.url.adjusted(QUrl::RemoveUserInfo | QUrl::RemoveFragment));
    made.setHeaders(headers);
    if (request.url.scheme() == "https"_L1) {
        made.setSslConfiguration(trust());
    }
    made.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    made.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    made.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    made.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    made.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    QHttp1Configuration http1;
    http1.setNumberOfConnectionsPerHost(request.bulk ? bulkConnectionsPerHost : connectionsPerHost);
    made.setHttp1Configuration(http1);
    if (request.apart) {
        made.setPeerVerifyName(
            request.url.host()); // the name that is verified anyway; Qt parts connections by it
    }
    if (!sink) {
        made.setPriority(QNetworkRequest::HighPriority);
    }
    return { .request = made,
             .verb = request.verb,
             .body = request.body,
             .idleTimeoutMs = request.idleTimeoutMs > 0 ? request.idleTimeoutMs : rules.route.stallMs,
             .connectTimeoutMs = connectTimeoutMs(request),
             .limit = request.limit,
             .sink = sink,
             .buffer = &buffer };
}

HttpClient::Private::Answer HttpClient::Private::answerOf(HttpCall *call)
{
    Answer answer{ call->head(), call->takeBody(), call->error(), call->unreachable() };
    qCDebug(netLog) << answer.head.status << publicUrl(answer.head.url).toString(QUrl::FullyEncoded);
    if (answer.error) {
        answer.error = clean(std::move(*answer.error));
    }
    if (!closing && isSameOrigin(answer.head.url, config.endpoint)) {
        if (answer.head.status > 0) {
            notice(answer.head);
        } else if (answer.unreachable) {
            setReachable(false);
        }
    }
    return answer;
}

Result<std::optional<HttpRequest>> HttpClient::Private::nextHop(const HttpRequest &request,
                                                                const HttpHead &head) const
{
    const auto location = head.header("location");
    if (!request.follow || !isRedirect(head.status) || location.isEmpty()) {
        return std::nullopt;
    }
    auto next = request;
    next.url = head.url.resolved(QUrl::fromEncoded(location));
    const auto problem = [&](const QString &text) {
        Error error{ Error::Kind::Protocol, text };
        error.status = head.status;
        error.subject = publicUrl(head.url);
        error.requestId = requestIdOf(head);
        return std::unexpected(error);
    };
    if (!next.url.isValid() || next.url.host().isEmpty()) {
        return problem(u"the server redirects to something that is no address"_s);
    }
    if (request.stopAtForeignRedirect && !isSameOrigin(next.url, config.endpoint)) {
        return std::nullopt;
    }
    if (head.url.scheme() == "https"_L1 && next.url.scheme() != "https"_L1) {
        return problem(u"the server redirects away from https"_s);
    }
    if (request.publicOnly && !isSameOrigin(next.url, config.endpoint)) {
        next.headers.removeAll(QHttpHeaders::WellKnownHeader::IfNoneMatch);
    }
    changeVerb(&next, head.status);
    return next;
}

// With the ETag of what is there, the request becomes a question whether that still holds.
std::optional<HttpClient::Private::Earlier> HttpClient::Private::earlier(HttpRequest *request) const
{
    if (!store || !keeps || !request->keep || request->verb != "GET") {
        return {};
    }
    // An ETag is as good as a cookie: hosts that a card names never get theirs back.
    if (request->publicOnly && !isSameOrigin(request->url, config.endpoint)) {
        return {};
    }
    const auto &headers = request->headers;
    const auto accept = headers.value(QHttpHeaders::WellKnownHeader::Accept).toByteArray() + '\n'
        + headers.value(QHttpHeaders::WellKnownHeader::Range).toByteArray();
    const bool asSomebody = request->authorize && isSameOrigin(request->url, config.endpoint);
    const auto account = store->accountOf(asSomebody ? config.token : QString());
    Earlier earlier{ .key = { config.endpoint, account, request->url, accept },
                     .answer = {},
                     .generation = generation,
                     .homeOnly = request->publicOnly && request->freshFor.count() == 0 };
    earlier.answer = store->find(earlier.key);
    const bool isOurs
        = !request->publicOnly || (earlier.answer && isSameOrigin(earlier.answer->url, config.endpoint));
    if (isOurs && earlier.answer && !earlier.answer->etag().isEmpty()) {
        request->headers.append(QHttpHeaders::WellKnownHeader::IfNoneMatch, earlier.answer->etag());
    }
    return earlier;
}

// A clock that was set back makes nothing older than it is.
bool HttpClient::Private::Earlier::isFresh(std::chrono::seconds during) const
{
    if (!answer) {
        return false;
    }
    const auto age = answer->asked.secsTo(QDateTime::currentDateTimeUtc());
    return age >= 0 && age < during.count();
}

bool HttpClient::Private::isCurrent(const std::optional<Earlier> &earlier) const
{
    return earlier && earlier->generation == generation;
}

HttpReply HttpClient::Private::keep(const std::optional<Earlier> &earlier, Answer answer) const
{
    const auto now = QDateTime::currentDateTimeUtc();
    if (earlier && earlier->answer && answer.head.status == 304) {
        if (isCurrent(earlier)) {
            store->confirm(earlier->key, now);
        }
        const auto &kept = *earlier->answer;
        return { { kept.status, kept.headers, kept.url }, kept.body };
    }
    const bool isGood = answer.head.status == 200 || answer.head.status == 206;
    if (isGood && isCurrent(earlier)
        && (!earlier->homeOnly || isSameOrigin(answer.head.url, config.endpoint))) {
        store->keep(earlier->key,
                    { answer.head.status, answer.head.url, answer.head.headers, answer.body, now });
    }
    return { std::move(answer.head), std::move(answer.body) };
}

void HttpClient::Private::endAll(const Error &error)
{
    // A coroutine that goes on may begin a new wait, or end others.
    while (!pending.isEmpty()) {
        (*pending.begin())->end(error);
    }
}

Error HttpClient::Private::clean(Error error) const
{
    if (!config.token.isEmpty()) {
        error.detail.replace(config.token, "****"_L1);
    }
    return error;
}

void HttpClient::Private::setReachable(bool now)
{
    if (std::exchange(reachable, now) != now) {
        Q_EMIT q->reachableChanged(now);
    }
}

void HttpClient::Private::notice(const HttpHead &head)
{
    setReachable(true);
    if (const auto limit = RateLimit::parse(head.combined("ratelimit"), head.combined("ratelimit-policy"))) {
        Q_EMIT q->rateLimitChanged(limit->remaining, limit->quota, limit->resetSeconds);
    }
    for (const auto &value : head.headers.values("x-hf-warning"_L1)) {
        const auto text = QString::fromUtf8(value);
        const auto cut = text.indexOf(u';');
        const auto topic = cut < 0 ? QString() : text.left(cut).trimmed();
        if (!warnedTopics.contains(topic)) {
            warnedTopics.insert(topic);
            Q_EMIT q->warned(topic, text.mid(cut + 1).trimmed());
        }
    }
}

} // namespace Hubdesk
