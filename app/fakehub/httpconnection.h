// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/fakehub/httpmessage.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTcpSocket>
#include <QTimer>

#include <functional>

namespace FakeHub
{

// One HTTP/1.1 connection: reads requests one after another, writes the answers with a bounded buffer. Lives
// on the server's thread and deletes itself when the peer goes.
class HttpConnection : public QObject
{
    Q_OBJECT

public:
    // nullopt: the connection is closed without an answer.
    using Handler = std::function<std::optional<Response>(const Request &)>;

    HttpConnection(QTcpSocket *socket, Port port, Handler handler, QObject *parent);

private:
    void read();
    bool takeRequest();
    bool takeBody(qint64 headEnd, const Request &request);
    void answer(const Request &request);
    void start();
    void pump();
    void finish();
    void end();
    void write(const QByteArray &bytes);
    void countSent();
    [[nodiscard]] QByteArray head() const;
    [[nodiscard]] QByteArray slice(qint64 length) const;
    [[nodiscard]] qint64 allowed();

    QTcpSocket *m_socket;
    Port m_port;
    Handler m_handler;
    QByteArray m_in;
    QByteArray m_body; // of the request being read
    Response m_out;
    bool m_busy = false;
    bool m_headOnly = false;
    bool m_close = false;
    bool m_continued = false;
    bool m_pumping = false;
    qint64 m_sent = 0;
    qint64 m_earned = 0; // with a speed: up to where the body may have gone
    qint64 m_earnedAt = 0; // when that was counted, in ms
    qint64 m_total = 0;
    std::shared_ptr<std::atomic<qint64>> m_counter; // of the last answer
    qint64 m_written = 0; // bytes given to the socket, in the life of the connection
    qint64 m_taken = 0; // of them by the system
    qint64 m_bodyBegin = 0; // where in them the last answer's body began
    QElapsedTimer m_since;
    QTimer m_tick;
};

} // namespace FakeHub
