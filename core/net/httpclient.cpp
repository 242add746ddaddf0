// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/net/httpclient.h"

#include "core/base/logging.h"
#include "core/base/publichost.h"
#include "core/net/hosts.h"
#include "core/net/httpcall.h"
#include "core/net/httpclient_p.h"
#include "core/net/neterror.h"
#include "core/net/ratelimit.h"

#include <QRandomGenerator>
#include <QSysInfo>
#include <QUuid>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr int mostRedirects = 20;
/// A host that cannot be reached is not waited for as long as one that is overloaded: a person sits before
/// it.
constexpr int mostUnreachable = 2;

/// What a person sits out (HttpRequest::personWaits): after the first stall two more, and no pause above
/// this.
constexpr int mostStalls = 2;
constexpr qint64 longestPauseMs = 5000;

/// What says nothing about the answer that there would be.
bool couldNotBeAsked(Error::Kind kind)
{
    return kind == Error::Kind::Offline || kind == Error::Kind::Timeout || kind == Error::Kind::RateLimited
        || kind == Error::Kind::Server;
}

HttpReply oldReply(const ResponseStore::Kept &kept, Error why)
{
    return { { kept.status, kept.headers, kept.url }, kept.body, OldAnswer{ kept.asked, std::move(why) } };
}

bool isTooLongForAPerson(const Error &error, int attempt)
{
    return error.retryAfterMs > longestPauseMs
        || (error.kind == Error::Kind::Timeout && attempt > mostStalls);
}

} // namespace

QString defaultUserAgent(const QString &origin)
{
    const auto agent = u"hubdesk/%1; os/%2"_s.arg(QLatin1StringView(HUBDESK_VERSION), QSysInfo::kernelType());
    return origin.isEmpty() ? agent : agent + "; origin/"_L1 + origin;
}

HttpClient::HttpClient(HttpConfig config, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, std::move(config)))
{
}

HttpClient::~HttpClient()
{
    d->closing = true;
    d->endAll({ Error::Kind::Cancelled, u"the program ends"_s });
}

Async<HttpReply> HttpClient::send(HttpRequest request, std::stop_token stop)
{
    const auto trace = QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
    const auto earlier = d->earlier(&request);
    if (earlier && earlier->isFresh(request.freshFor)) {
        const auto &kept = *earlier->answer;
        co_return HttpReply{ { kept.status, kept.headers, kept.url }, kept.body };
    }
    for (int attempt = 1;; ++attempt) {
        auto answer = co_await d->follow(request, trace, nullptr, stop);
        if (!answer.error) {
            co_return d->keep(earlier, std::move(answer));
        }
        if (d->isCurrent(earlier) && earlier->answer && couldNotBeAsked(answer.error->kind)) {
            co_return oldReply(*earlier->answer, std::move(*answer.error)); // sooner than a second try
        }
        const bool enough = !request.retry || (answer.unreachable && attempt > mostUnreachable)
            || (request.personWaits && isTooLongForAPerson(*answer.error, attempt))
            || !d->config.offlineReason.isEmpty();
        const auto wait = enough
            ? std::nullopt
            : d->config.retry.waitMs(*answer.error, attempt, QRandomGenerator::global()->generateDouble());
        if (!wait) {
            co_return std::unexpected(std::move(*answer.error));
        }
        qCInfo(netLog) << "again in" << *wait << "ms:" << Error::name(answer.error->kind)
                       << answer.error->subject.toString();
        const std::unique_ptr<Pause, Pending::Later> pause(new Pause(*wait, &d->pending, stop, this));
        co_await *pause;
        if (pause->error()) {
            co_return std::unexpected(*pause->error());
        }
    }
}

Result<HttpReply> HttpClient::kept(HttpRequest request, const Error &why) const
{
    const auto earlier = d->earlier(&request);
    if (!earlier || !earlier->answer) {
        return std::unexpected(why);
    }
    return oldReply(*earlier->answer, why);
}

Async<HttpHead> HttpClient::stream(HttpRequest request, HttpSink sink, std::stop_token stop)
{
    request.identity = true;
    const auto trace = QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
    auto answer = co_await d->follow(std::move(request), trace, &sink, stop);
    if (answer.error) {
        co_return std::unexpected(std::move(*answer.error));
    }
    co_return std::move(answer.head);
}

void HttpClient::setToken(const QString &token)
{
    d->config.token = token;
    ++d->generation;
}

void HttpClient::setStore(ResponseStore *store, bool keep)
{
    d->store = store;
    d->keeps = keep;
    ++d->generation;
}

void HttpClient::forgetAnswers()
{
    ++d->generation;
    if (d->store) {
        d->store->clear();
    }
}

void HttpClient::setOffline(const QString &reason)
{
    d->config.offlineReason = reason;
    if (!reason.isEmpty()) {
        d->endAll(d->offlineError());
        d->network->clearConnectionCache();
        d->bulk->clearConnectionCache();
    }
}

QString HttpClient::offlineReason() const
{
    return d->config.offlineReason;
}

QUrl HttpClient::endpoint() const
{
    return d->config.endpoint;
}

bool HttpClient::hasToken() const
{
    return !d->config.token.isEmpty();
}

bool HttpClient::sameOrigin(const QUrl &a, const QUrl &b)
{
    return isSameOrigin(a, b);
}

QCoro::Task<std::optional<Error>> HttpClient::Private::refuseAddress(HttpRequest request,
                                                                     std::stop_token stop)
{
    const auto name = request.url.host();
    auto addresses = config.hosts.value(name);
    if (addresses.isEmpty()) {
        const std::unique_ptr<HostLookup, Pending::Later> lookup(new HostLookup(name, &pending, stop, q));
        co_await *lookup;
        if (lookup->error()) {
            co_return lookup->error();
        }
        addresses = lookup->addresses();
    }
    if (std::ranges::all_of(addresses, isPublicAddress)) {
        co_return std::nullopt; // none at all: the connection will say so, or a proxy knows the name
    }
    Error error{ Error::Kind::Unsafe, u"the name leads to a private address"_s };
    error.subject = publicUrl(request.url);
    co_return error;
}

// Redirects by hand: every hop is checked and gets its own headers, so that the token cannot travel.
QCoro::Task<HttpClient::Private::Answer>
HttpClient::Private::follow(HttpRequest request, QByteArray trace, const HttpSink *sink, std::stop_token stop)
{
    for (int hop = 0; hop <= mostRedirects; ++hop) {
        if (const auto refused = refuse(request, stop)) {
            co_return Answer{ .error = refused };
        }
        if (request.publicOnly && !isHome(request.url) && !isNamedByProxy(request.url)) {
            if (const auto refused = co_await refuseAddress(request, stop)) {
                co_return Answer{ .error = refused };
            }
        }
        if (!isWayKnown(request.url)) {
            if (const auto failed = co_await findWay(request.url, stop)) {
                co_return Answer{ .error = failed };
            }
        }
        const std::unique_ptr<HttpCall, Pending::Later> call(
            new HttpCall(request.bulk ? bulk : network, setupFor(request, trace, sink), &pending, stop, q));
        co_await *call;
        if (call->isRerouted() && !sink) {
            --hop;
            continue; // nothing has come of it
        }
        auto answer = answerOf(call.get());
        if (answer.error || closing) {
            co_return answer;
        }
        const auto step = nextHop(request, answer.head);
        if (!step) {
            answer.error = step.error();
            co_return answer;
        }
        if (!*step) {
            if (answer.head.status >= 400) {
                answer.error = clean(errorFromAnswer(answer.head, answer.body));
            }
            co_return answer;
        }
        request = **step;
    }
    Error error{ Error::Kind::Protocol, u"more than %1 redirects"_s.arg(mostRedirects) };
    error.subject = publicUrl(request.url);
    co_return Answer{ .error = error };
}

} // namespace Hubdesk

#include "moc_httpclient.cpp"
