// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/net/httpmessage.h"
#include "core/net/pending.h"

#include <QElapsedTimer>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>

#include <memory>

namespace Hubdesk
{

/// One request and its answer, without redirects and without retries: the only place that touches a
/// QNetworkReply. Body of a 2xx answer into the sink if there is one, else into memory up to a limit.
class HttpCall : public Pending
{
    Q_OBJECT
public:
    struct Setup {
        QNetworkRequest request;
        QByteArray verb;
        QByteArray body;
        int idleTimeoutMs = 0;
        int connectTimeoutMs = 0;
        qint64 limit = 0;
        const HttpSink *sink = nullptr; ///< null: collect
        QByteArray *buffer = nullptr; ///< scratch space, shared by all calls
    };

    HttpCall(std::shared_ptr<QNetworkAccessManager> network,
             const Setup &setup,
             Registry *registry,
             const std::stop_token &stop,
             QObject *parent);
    ~HttpCall() override;

    /// Valid once awaited, if error() is empty or has a status.
    const HttpHead &head() const { return m_head; }
    QByteArray takeBody() { return std::move(m_body); }
    /// True if not a single byte came because the host could not be reached.
    bool unreachable() const { return m_unreachable; }

    /// The way to the network is another from now on. What only asks ends, to be asked again over the new
    /// one; what changes something on the other side is answered over the old one.
    void reroute();
    bool isRerouted() const { return m_rerouted; }

protected:
    void release() override;

private:
    /// A request waits for its turn, then for its connection, then for its answer.
    enum class Phase : quint8 { Queued, Connecting, Sent };

    void start();
    void enter(Phase phase);
    int patienceMs() const;
    void readHead();
    void read();
    bool take(QByteArrayView bytes);
    bool collect(QByteArrayView bytes);
    void ended();
    void finish();
    void watch();
    bool fail(const Error &error);
    void limitAhead();
    qint64 room();
    void waitForRoom();

    std::shared_ptr<QNetworkAccessManager> m_network; ///< lives as long as its last call
    Setup m_setup;
    Phase m_phase = Phase::Queued;
    QNetworkReply *m_reply = nullptr;
    HttpHead m_head;
    QString m_distrust; ///< why the certificate is refused
    QByteArray m_body;
    bool m_toSink = false;
    bool m_hasHead = false;
    bool m_ended = false; ///< the connection is done; bytes may still wait in the reply
    bool m_paused = false;
    bool m_unreachable = false;
    bool m_rerouted = false;
    qint64 m_expected = -1; ///< bytes on the wire, -1 if unknown or decompressed on the way
    qint64 m_received = 0;
    QElapsedTimer m_sinceByte;
    QTimer m_watchdog;
    QTimer m_poll;
};

} // namespace Hubdesk
