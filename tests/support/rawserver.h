// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>
#include <QUrl>

#include <functional>

/// A server that says exactly what it is told to, byte for byte, also what no honest server says. Each
/// request (head and body by Content-Length) goes to `answer`, which returns the bytes to send. Lives on the
/// thread of the test, listens on a free loopback port.
class RawServer : public QObject
{
    Q_OBJECT
public:
    struct Answer {
        QByteArray bytes;
        bool close = true; ///< false: the connection stays open, whatever the bytes promised
    };
    using Handler = std::function<Answer(const QByteArray &request)>;

    explicit RawServer(Handler handler = {})
        : answer(std::move(handler))
    {
        m_server.listen(QHostAddress::LocalHost);
        connect(&m_server, &QTcpServer::newConnection, this, [this] {
            while (auto *socket = m_server.nextPendingConnection()) {
                ++connections;
                connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
                connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
            }
        });
    }

    /// Listens no more and hangs up, as a host that went away.
    void close()
    {
        m_server.close();
        for (auto *socket : m_server.findChildren<QTcpSocket *>()) {
            socket->abort();
        }
    }
    bool open(quint16 port) { return m_server.listen(QHostAddress::LocalHost, port); }
    QUrl url(const QString &path = {}) const
    {
        return QUrl(QStringLiteral("http://127.0.0.1:%1%2").arg(m_server.serverPort()).arg(path));
    }
    /// "HTTP/1.1 200 OK" with a body and its length.
    static Answer ok(const QByteArray &body, const QByteArray &headers = {})
    {
        return status(200, body, headers);
    }
    static Answer status(int code, const QByteArray &body = {}, const QByteArray &headers = {})
    {
        return { "HTTP/1.1 " + QByteArray::number(code) + " X\r\nContent-Length: "
                     + QByteArray::number(body.size()) + "\r\n" + headers + "\r\n" + body,
                 false };
    }
    /// The value of a header of a recorded request; empty if it has none.
    static QByteArray header(const QByteArray &request, const QByteArray &name)
    {
        for (const auto &line : request.first(request.indexOf("\r\n\r\n")).split('\n')) {
            const auto colon = line.indexOf(':');
            if (colon > 0 && line.first(colon).compare(name, Qt::CaseInsensitive) == 0) {
                return line.sliced(colon + 1).trimmed();
            }
        }
        return {};
    }

    Handler answer;
    QList<QByteArray> requests;
    int connections = 0;

private:
    void read(QTcpSocket *socket)
    {
        auto held = socket->property("held").toByteArray() + socket->readAll();
        for (;;) {
            const auto end = held.indexOf("\r\n\r\n");
            const auto size = end < 0 ? 0 : end + 4 + header(held, "content-length").toLongLong();
            if (end < 0 || held.size() < size) {
                break;
            }
            requests << held.first(size);
            held.remove(0, size);
            const auto reply = answer ? answer(requests.last()) : ok("{}");
            socket->write(reply.bytes);
            if (reply.close) {
                socket->disconnectFromHost();
            }
        }
        socket->setProperty("held", held);
    }

    QTcpServer m_server;
};
