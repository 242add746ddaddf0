// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/net/hostcheck.h"

#include "core/base/route.h"
#include "core/net/hosts.h"
#include "core/net/neterror.h"

#include <QHostInfo>
#include <QSslError>
#include <QSslSocket>

#include <utility>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

bool isEncrypted(const QUrl &url)
{
    return url.scheme() == "https"_L1;
}

// An HTTP proxy is asked for plain http itself, and need not tunnel it.
bool needsTunnel(const QUrl &url, const QNetworkProxy &proxy)
{
    return proxy.type() != QNetworkProxy::HttpProxy || isEncrypted(url);
}

QString placeOf(const QNetworkProxy &proxy)
{
    return proxy.type() == QNetworkProxy::NoProxy ? QString()
                                                  : ProxyAddress::text(proxy.hostName(), proxy.port());
}

} // namespace

qint64 HostCheck::ms() const
{
    qint64 sum = 0;
    for (const auto &step : steps) {
        sum += step.ms;
    }
    return sum;
}

HostVisit::HostVisit(
    const QUrl &url, Way way, Registry *registry, const std::stop_token &stop, QObject *parent)
    : Pending(registry, stop, parent)
    , m_way(std::move(way))
    , m_url(url)
{
    m_result.host = url.host();
    m_result.proxy = placeOf(m_way.proxy);
    m_timer.setSingleShot(true);
    m_timer.callOnTimeout(this, [this] {
        failed(m_step, { Error::Kind::Timeout, u"nothing happened for %1 ms"_s.arg(m_way.stepMs) });
    });
    begin(isProxied() ? NetStep::Proxy : NetStep::Name);
    lookUp(isProxied() ? m_way.proxy.hostName() : url.host());
}

HostVisit::~HostVisit()
{
    release();
}

void HostVisit::release()
{
    m_timer.stop();
    if (m_lookup >= 0) {
        QHostInfo::abortHostLookup(std::exchange(m_lookup, -1));
    }
    if (auto *socket = std::exchange(m_socket, nullptr)) {
        socket->disconnect(this);
        socket->abort();
        socket->deleteLater();
    }
}

void HostVisit::begin(NetStep step)
{
    m_step = step;
    m_clock.start();
    m_timer.start(m_way.stepMs);
}

void HostVisit::passed()
{
    m_result.steps.append({ m_step, m_clock.elapsed() });
}

void HostVisit::failed(NetStep step, const Error &error)
{
    m_result.failed = step;
    m_result.error = error;
    m_result.error.subject = publicUrl(m_url);
    finish();
}

void HostVisit::finish()
{
    release();
    done();
}

void HostVisit::lookUp(const QString &name)
{
    if (const auto known = m_way.hosts.constFind(name); known != m_way.hosts.cend()) {
        const auto tell = [this, name, addresses = *known] { found(name, addresses, u"a test says so"_s); };
        QMetaObject::invokeMethod(this, tell, Qt::QueuedConnection);
        return;
    }
    m_lookup = QHostInfo::lookupHost(name, this, [this, name](const QHostInfo &info) {
        m_lookup = -1;
        found(name, info.addresses(), info.errorString());
    });
}

void HostVisit::found(const QString &name, const QList<QHostAddress> &addresses, const QString &why)
{
    if (isDone()) {
        return;
    }
    if (addresses.isEmpty()) {
        failed(m_step, { Error::Kind::Offline, u"%1 was not found: %2"_s.arg(name, why) });
        return;
    }
    if (isProxied()) {
        open(m_way.proxy.hostName(), m_way.proxy.port(), QNetworkProxy::NoProxy);
        return;
    }
    passed();
    begin(NetStep::Connect);
    open(m_url.host(), portOf(m_url), QNetworkProxy::NoProxy);
}

void HostVisit::open(const QString &host, int port, const QNetworkProxy &proxy)
{
    m_socket = new QSslSocket(this);
    m_socket->setSslConfiguration(m_way.tls);
    m_socket->setProxy(proxy);
    connect(m_socket, &QSslSocket::connected, this, &HostVisit::goOn);
    connect(m_socket, &QSslSocket::encrypted, this, [this] {
        passed();
        finish();
    });
    connect(m_socket, &QSslSocket::sslErrors, this, [this](const QList<QSslError> &errors) {
        m_distrust = errors.isEmpty() ? QString() : errors.first().errorString(); // and nothing is ignored
    });
    connect(m_socket, &QSslSocket::errorOccurred, this, &HostVisit::lost);
    m_socket->connectToHost(host, quint16(port));
}

// The socket is connected: to the proxy, or to the host.
void HostVisit::goOn()
{
    passed();
    if (m_step == NetStep::Proxy) {
        release();
        if (!needsTunnel(m_url, m_way.proxy)) {
            finish();
            return;
        }
        begin(NetStep::Connect);
        open(m_url.host(), portOf(m_url), m_way.proxy);
        return;
    }
    if (!isEncrypted(m_url)) {
        finish();
        return;
    }
    begin(NetStep::Tls);
    m_socket->setPeerVerifyName(m_url.host());
    m_socket->startClientEncryption();
}

void HostVisit::lost()
{
    if (!isDone()) {
        auto step = m_step;
        const auto error = lostWhile(&step);
        failed(step, error);
    }
}

// A proxy tells by its answer what it could not do; Qt makes errors of sockets of that.
Error HostVisit::lostWhile(NetStep *step) const
{
    const auto text = m_socket->errorString();
    if (*step == NetStep::Tls) {
        return m_distrust.isEmpty()
            ? Error{ Error::Kind::Protocol, text }
            : Error{ Error::Kind::Untrusted, u"the certificate is refused: %1"_s.arg(m_distrust) };
    }
    const bool throughProxy = isProxied() && *step == NetStep::Connect;
    switch (m_socket->error()) {
    case QAbstractSocket::ProxyAuthenticationRequiredError:
        *step = NetStep::Proxy;
        return { Error::Kind::Unauthorized, u"the proxy wants a user and a password: %1"_s.arg(text) };
    case QAbstractSocket::ProxyConnectionRefusedError:
    case QAbstractSocket::ProxyNotFoundError:
        *step = NetStep::Proxy;
        return { Error::Kind::Offline, text };
    case QAbstractSocket::ProxyConnectionTimeoutError:
        *step = NetStep::Proxy;
        return { Error::Kind::Timeout, text };
    case QAbstractSocket::ProxyConnectionClosedError:
    case QAbstractSocket::ProxyProtocolError:
        *step = NetStep::Proxy;
        return { Error::Kind::Protocol, text };
    case QAbstractSocket::SocketAccessError:
        if (!throughProxy) {
            return { Error::Kind::Offline, text };
        }
        *step = NetStep::Proxy; // of SOCKS, Qt says this where it is not logged in
        return { m_way.proxy.type() == QNetworkProxy::Socks5Proxy ? Error::Kind::Unauthorized
                                                                  : Error::Kind::Forbidden,
                 text };
    case QAbstractSocket::HostNotFoundError:
        *step = throughProxy ? NetStep::Name : *step;
        return { Error::Kind::Offline, text };
    case QAbstractSocket::SocketTimeoutError:
        return { Error::Kind::Timeout, text };
    default:
        return { Error::Kind::Offline, text };
    }
}

} // namespace Hubdesk

#include "moc_hostcheck.cpp"
