// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QObject>
#include <QPointer>
#include <QStringList>
#include <QTcpServer>
#include <QTcpSocket>

/// A proxy on a free loopback port, HTTP or SOCKS5, that leads every name it knows to a port of this
/// computer, and nowhere else. Lives on the thread of the test.
class StandInProxy : public QObject
{
    Q_OBJECT
public:
    enum class Kind { Http, Socks5 };

    explicit StandInProxy(Kind kind)
        : m_kind(kind)
    {
        m_server.listen(QHostAddress::LocalHost);
        m_port = m_server.serverPort();
        connect(&m_server, &QTcpServer::newConnection, this, [this] {
            while (auto *client = m_server.nextPendingConnection()) {
                ++connections;
                connect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);
                connect(client, &QTcpSocket::readyRead, this, [this, client] { read(client); });
            }
        });
    }

    quint16 port() const { return m_port; } ///< also after close()
    void close() { m_server.close(); }

    QHash<QString, quint16> hosts; ///< names that it knows, and where they lead
    QByteArray user; ///< whom it wants to know; empty: nobody
    QByteArray password;
    int refusal = 0; ///< HTTP: this status for everything; SOCKS5: this reply
    bool silent = false; ///< takes connections and says nothing
    QStringList asked; ///< "name:port", in the order of being asked; a bare address is no name
    int connections = 0;

private:
    void read(QTcpSocket *client)
    {
        if (silent || client->property("piped").toBool()) {
            return;
        }
        client->setProperty("held", client->property("held").toByteArray() + client->readAll());
        m_kind == Kind::Http ? readHttp(client) : readSocks(client);
    }

    void pipe(QTcpSocket *client, quint16 port, const QByteArray &hello, const QByteArray &first)
    {
        client->setProperty("piped", true);
        auto *target = new QTcpSocket(client);
        connect(target, &QTcpSocket::connected, client, [=] {
            client->write(hello);
            target->write(first);
            target->write(client->readAll());
            connect(client, &QTcpSocket::readyRead, target, [=] { target->write(client->readAll()); });
        });
        connect(target, &QTcpSocket::readyRead, client, [=] { client->write(target->readAll()); });
        connect(target, &QTcpSocket::disconnected, client, [=] { client->disconnectFromHost(); });
        target->connectToHost(QHostAddress(QHostAddress::LocalHost), port);
    }

    static void answer(QTcpSocket *client, int status)
    {
        client->write("HTTP/1.1 " + QByteArray::number(status)
                      + " X\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        client->disconnectFromHost();
    }

    void readHttp(QTcpSocket *client)
    {
        const auto held = client->property("held").toByteArray();
        const auto end = held.indexOf("\r\n\r\n");
        if (end < 0) {
            return;
        }
        const auto line = held.first(held.indexOf("\r\n")).split(' ');
        const bool tunnel = line[0] == "CONNECT";
        const auto target = QString::fromLatin1(line.value(1));
        const auto place = tunnel ? target : target.section(u'/', 2, 2);
        asked << (place.contains(u':') ? place : place + QStringLiteral(":80"));
        const auto secret = QByteArray("Proxy-Authorization: Basic ") + (user + ':' + password).toBase64();
        if (refusal > 0) {
            answer(client, refusal);
        } else if (!user.isEmpty() && !held.toLower().contains(secret.toLower())) {
            client->setProperty("held", held.sliced(end + 4)); // asked again over the same connection
            client->write(
                "HTTP/1.1 407 X\r\nContent-Length: 0\r\nProxy-Authenticate: Basic realm=\"x\"\r\n\r\n");
        } else if (!hosts.contains(place.section(u':', 0, 0))) {
            answer(client, 404);
        } else if (tunnel) {
            pipe(client, hosts[place.section(u':', 0, 0)], "HTTP/1.1 200 OK\r\n\r\n", held.sliced(end + 4));
        } else {
            const auto path = target.mid(target.indexOf(u'/', 8)).toLatin1();
            pipe(client,
                 hosts[place.section(u':', 0, 0)],
                 {},
                 line[0] + ' ' + path + " HTTP/1.1\r\n" + held.sliced(held.indexOf("\r\n") + 2));
        }
    }

    // RFC 1928 and 1929.
    void readSocks(QTcpSocket *client)
    {
        const auto held = client->property("held").toByteArray();
        const int step = client->property("step").toInt();
        if (step == 0 && held.size() >= 2 && held.size() >= 2 + held[1]) {
            client->write(user.isEmpty() ? QByteArray("\x05\x00", 2) : QByteArray("\x05\x02", 2));
            next(client, user.isEmpty() ? 2 : 1);
        } else if (step == 1 && held.size() >= 2 && held.size() >= 3 + held[1]
                   && held.size() >= 3 + held[1] + held[2 + held[1]]) {
            const bool known = held.mid(2, held[1]) == user && held.mid(3 + held[1]) == password;
            client->write(known ? QByteArray("\x01\x00", 2) : QByteArray("\x01\x01", 2));
            next(client, 2);
        } else if (step == 2 && held.size() >= 5 && held[3] == 3 && held.size() >= 7 + held[4]) {
            const auto name = QString::fromLatin1(held.mid(5, held[4]));
            const auto port = quint8(held[5 + held[4]]) * 256 + quint8(held[6 + held[4]]);
            asked << QStringLiteral("%1:%2").arg(name).arg(port);
            reply(client, name);
        } else if (step == 2 && held.size() >= 10 && held[3] == 1) {
            asked << QStringLiteral("an address");
            reply(client, {});
        }
    }

    static void next(QTcpSocket *client, int step)
    {
        client->setProperty("step", step);
        client->setProperty("held", QByteArray());
    }

    void reply(QTcpSocket *client, const QString &name)
    {
        const int code = refusal > 0 ? refusal : hosts.contains(name) ? 0 : 4; // 4: host unreachable
        auto bytes = QByteArray("\x05\x00\x00\x01\x00\x00\x00\x00\x00\x00", 10);
        bytes[1] = char(code);
        next(client, 3);
        if (code == 0) {
            pipe(client, hosts[name], bytes, {});
        } else {
            client->write(bytes);
            client->disconnectFromHost();
        }
    }

    const Kind m_kind;
    quint16 m_port = 0;
    QTcpServer m_server;
};
