// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/net/httpcall.h"

#include "core/net/neterror.h"

#include <QPointer>
#include <QSslError>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr qint64 longestErrorBody = 64 * 1024;

QNetworkReply *send(QNetworkAccessManager *network, const HttpCall::Setup &setup)
{
    // Qt must know a HEAD as one, else it waits for the body that Content-Length promises.
    if (setup.verb == "HEAD") {
        return network->head(setup.request);
    }
    if (setup.verb == "GET" && setup.body.isEmpty()) {
        return network->get(setup.request);
    }
    if (setup.verb == "POST") {
        return network->post(setup.request, setup.body);
    }
    if (setup.verb == "PUT") {
        return network->put(setup.request, setup.body);
    }
    return network->sendCustomRequest(setup.request, setup.verb, setup.body);
}

bool isEncoded(const HttpHead &head)
{
    const auto encoding = head.header("content-encoding");
    return !encoding.isEmpty() && encoding.compare("identity", Qt::CaseInsensitive) != 0;
}

} // namespace

HttpCall::HttpCall(std::shared_ptr<QNetworkAccessManager> network,
                   const Setup &setup,
                   Registry *registry,
                   const std::stop_token &stop,
                   QObject *parent)
    : Pending(registry, stop, parent)
    , m_network(std::move(network))
    , m_setup(setup)
{
    m_head.url = m_setup.request.url();
    m_watchdog.setSingleShot(true);
    m_watchdog.callOnTimeout(this, &HttpCall::watch);
    m_poll.setSingleShot(true);
    m_poll.setTimerType(Qt::PreciseTimer);
    m_poll.callOnTimeout(this, &HttpCall::read);
    start();
}

HttpCall::~HttpCall()
{
    release();
}

void HttpCall::start()
{
    m_reply = send(m_network.get(), m_setup);
    limitAhead();
    connect(m_reply, &QNetworkReply::metaDataChanged, this, &HttpCall::readHead);
    connect(m_reply, &QNetworkReply::readyRead, this, &HttpCall::read);
    connect(m_reply, &QNetworkReply::uploadProgress, this, [this] { m_sinceByte.start(); });
    connect(m_reply, &QNetworkReply::finished, this, &HttpCall::ended);
    connect(m_reply, &QNetworkReply::sslErrors, this, [this](const QList<QSslError> &errors) {
        m_distrust = errors.isEmpty() ? QString() : errors.first().errorString(); // and nothing is ignored
    });
    connect(m_reply, &QNetworkReply::socketStartedConnecting, this, [this] { enter(Phase::Connecting); });
    connect(m_reply, &QNetworkReply::requestSent, this, [this] { enter(Phase::Sent); });
    enter(Phase::Queued);
}

void HttpCall::enter(Phase phase)
{
    if (!isDone()) {
        m_phase = phase;
        m_sinceByte.start();
        m_watchdog.start(patienceMs());
    }
}

// Qt does not say whether a request waits for a name or for one of the connections to become free, so that a
// short time to connect must not end that.
int HttpCall::patienceMs() const
{
    switch (m_phase) {
    case Phase::Queued:
        return std::max(m_setup.idleTimeoutMs, m_setup.connectTimeoutMs);
    case Phase::Connecting:
        return m_setup.connectTimeoutMs;
    case Phase::Sent:
        break;
    }
    return m_setup.idleTimeoutMs;
}

void HttpCall::reroute()
{
    const bool onlyAsks = m_setup.verb == "GET" || m_setup.verb == "HEAD";
    if (onlyAsks && !isDone()) {
        m_rerouted = true;
        fail({ Error::Kind::Offline, u"the way to the network has changed"_s });
    }
}

void HttpCall::release()
{
    m_watchdog.stop();
    m_poll.stop();
    if (auto *reply = std::exchange(m_reply, nullptr)) {
        reply->disconnect(this);
        reply->abort();
        reply->deleteLater();
    }
}

// Called at every step that may see the head first; Qt says "meta data changed" more than once.
void HttpCall::readHead()
{
    m_sinceByte.start();
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (m_hasHead || isDone() || status < 200) {
        return;
    }
    m_hasHead = true;
    m_phase = Phase::Sent;
    m_head.status = status;
    m_head.headers = m_reply->headers();
    m_toSink = m_setup.sink && status < 300;
    const bool hasBody = m_setup.verb != "HEAD" && status != 204 && status != 304;
    const bool encoded
        = isEncoded(m_head) || m_head.headers.contains(QHttpHeaders::WellKnownHeader::TransferEncoding);
    if (hasBody && !encoded) {
        bool good = false;
        const auto length = m_head.header("content-length").toLongLong(&good);
        m_expected = good ? length : -1;
    }
    if (m_toSink && isEncoded(m_head)) {
        fail({ Error::Kind::Protocol, u"the server compressed a body that was asked for as it is"_s });
    } else if (m_toSink && m_setup.sink->head) {
        if (const auto accepted = m_setup.sink->head(m_head); !accepted) {
            fail(accepted.error());
        }
    } else if (!m_toSink && status < 300 && m_expected > m_setup.limit) {
        fail({ Error::Kind::Protocol, u"an answer of %1 bytes is larger than expected"_s.arg(m_expected) });
    }
}

void HttpCall::limitAhead()
{
    const auto ahead = m_setup.sink && m_setup.sink->ahead ? m_setup.sink->ahead() : HttpSink::mostAhead;
    if (m_reply->readBufferSize() != ahead) {
        m_reply->setReadBufferSize(ahead);
    }
}

qint64 HttpCall::room()
{
    const qint64 most = m_setup.buffer->size();
    return m_toSink && m_setup.sink->room ? std::min(m_setup.sink->room(), most) : most;
}

void HttpCall::waitForRoom()
{
    m_poll.start(HttpSink::pollMs);
    if (const auto again = m_setup.sink->again) {
        *again = [call = QPointer(this)] {
            if (call && call->m_paused && !call->isDone()) {
                call->m_poll.start(0);
            }
        };
    }
}

void HttpCall::read()
{
    readHead();
    while (!isDone() && m_reply && m_reply->bytesAvailable() > 0) {
        limitAhead();
        const qint64 most = room();
        m_paused = most <= 0;
        if (m_paused) {
            waitForRoom();
            return;
        }
        const qint64 count = m_reply->read(m_setup.buffer->data(), most);
        if (count <= 0) {
            break;
        }
        m_received += count;
        m_sinceByte.start();
        if (!take(QByteArrayView(m_setup.buffer->constData(), count))) {
            return;
        }
    }
    if (m_ended && !isDone()) {
        finish();
    }
}

bool HttpCall::take(QByteArrayView bytes)
{
    if (!m_toSink) {
        return collect(bytes);
    }
    if (m_setup.sink->bytes) {
        if (const auto taken = m_setup.sink->bytes(bytes); !taken) {
            return fail(taken.error());
        }
    }
    return true;
}

bool HttpCall::collect(QByteArrayView bytes)
{
    const bool wanted = m_head.status < 300;
    if (wanted && m_body.size() + bytes.size() > m_setup.limit) {
        return fail({ Error::Kind::Protocol,
                      u"an answer of more than %1 bytes is larger than expected"_s.arg(m_setup.limit) });
    }
    m_body += bytes;
    if (!wanted && m_body.size() > longestErrorBody) {
        release();
        done();
        return false;
    }
    return true;
}

bool HttpCall::fail(const Error &error)
{
    auto full = error;
    if (full.status == 0) {
        full.status = m_head.status;
    }
    if (full.subject.isEmpty()) {
        full.subject = publicUrl(m_head.url);
    }
    end(full);
    return false;
}

void HttpCall::ended()
{
    m_ended = true;
    if (!m_paused) {
        read();
    }
}

void HttpCall::finish()
{
    const auto code = m_reply->error();
    // Statuses of 400 and more are errors to Qt as well; what they mean is decided by the head.
    const bool answered = m_hasHead && m_head.status >= 300;
    if (code != QNetworkReply::NoError && !answered) {
        m_error = errorFromNetwork(code, m_reply->errorString(), m_head);
        if (!m_distrust.isEmpty() && code == QNetworkReply::SslHandshakeFailedError) {
            m_error->kind = Error::Kind::Untrusted;
            m_error->detail = u"the certificate is refused: %1"_s.arg(m_distrust);
        }
        m_unreachable = !m_hasHead && m_error->kind == Error::Kind::Offline
            && code != QNetworkReply::RemoteHostClosedError;
    } else if (!m_hasHead) {
        m_error
            = errorFromNetwork(QNetworkReply::RemoteHostClosedError, u"the connection ended early"_s, m_head);
    } else if (m_head.status < 300 && m_expected >= 0 && m_received < m_expected) {
        m_error
            = errorFromNetwork(QNetworkReply::RemoteHostClosedError,
                               u"the connection ended after %1 of %2 bytes"_s.arg(m_received).arg(m_expected),
                               m_head);
    }
    release();
    done();
}

// The timer is armed once and looks at the clock when it fires: restarting it for every read would cost more
// than the read itself.
void HttpCall::watch()
{
    if (m_paused) {
        m_sinceByte.start();
    }
    const int patience = patienceMs();
    const qint64 left = patience - m_sinceByte.elapsed();
    if (left > 0) {
        m_watchdog.start(int(left));
        return;
    }
    const auto what = m_phase == Phase::Sent ? u"nothing came for %1 ms"_s : u"no connection for %1 ms"_s;
    fail({ Error::Kind::Timeout, what.arg(patience) });
}

} // namespace Hubdesk

#include "moc_httpcall.cpp"
