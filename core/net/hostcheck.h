// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/net/pending.h"

#include <QElapsedTimer>
#include <QHash>
#include <QHostAddress>
#include <QList>
#include <QNetworkProxy>
#include <QSslConfiguration>
#include <QUrl>

class QSslSocket;

namespace Hubdesk
{

/// What has to go well, in this order, until a host answers.
enum class NetStep : quint8 {
    Name, ///< its name leads to an address; of what goes through a proxy, the proxy finds out
    Proxy, ///< the proxy is there, knows us and lets us through
    Connect,
    Tls, ///< https: it proves who it is
    Answer, ///< HTTP
};

/// How far one gets on the way to a host.
struct HostCheck {
    struct Step {
        NetStep step = NetStep::Name;
        qint64 ms = 0;
        bool operator==(const Step &) const = default;
    };

    QString host;
    QString proxy; ///< host and port of what it goes through; empty: straight on
    QList<Step> steps; ///< that went well
    std::optional<NetStep> failed; ///< the one that did not
    Error error; ///< why, if one failed

    bool isGood() const { return !failed; }
    qint64 ms() const; ///< all steps together
    bool operator==(const HostCheck &) const = default;
};

/// Goes to a host step by step and sends it nothing. Never ends with an error but when it is stopped: what
/// fails is its result.
class HostVisit : public Pending
{
    Q_OBJECT
public:
    /// How to get there.
    struct Way {
        QNetworkProxy proxy;
        QSslConfiguration tls;
        int stepMs = 0; ///< the most that a step may take
        QHash<QString, QList<QHostAddress>> hosts = {}; ///< see HttpConfig::hosts
    };
    HostVisit(const QUrl &url, Way way, Registry *registry, const std::stop_token &stop, QObject *parent);
    ~HostVisit() override;

    const HostCheck &result() const { return m_result; }

protected:
    void release() override;

private:
    bool isProxied() const { return m_way.proxy.type() != QNetworkProxy::NoProxy; }
    void begin(NetStep step);
    void passed();
    void failed(NetStep step, const Error &error);
    void goOn();
    void lookUp(const QString &name);
    void found(const QString &name, const QList<QHostAddress> &addresses, const QString &why);
    void open(const QString &host, int port, const QNetworkProxy &proxy);
    void lost();
    Error lostWhile(NetStep *step) const;
    void finish();

    Way m_way;
    QUrl m_url;
    HostCheck m_result;
    NetStep m_step = NetStep::Name;
    QSslSocket *m_socket = nullptr;
    QString m_distrust; ///< why the certificate is refused
    int m_lookup = -1;
    QTimer m_timer;
    QElapsedTimer m_clock;
};

} // namespace Hubdesk
