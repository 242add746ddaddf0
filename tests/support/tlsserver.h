// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>
#include <QSslSocket>

/// A server with a certificate that nobody vouches for but itself, for the names it is made for; answers
/// every request with `{}`. Lives on the thread of the test, listens on a free loopback port.
class TlsServer
{
public:
    /// Key and certificate in `folder`/key.pem and `folder`/own.pem; false where there is no openssl program.
    static bool makeCertificate(const QString &folder, const QString &names)
    {
        QProcess openssl;
        openssl.start(
            QStringLiteral("openssl"),
            QStringLiteral("req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=own.example").split(u' ')
                + QStringList{ QStringLiteral("-addext"),
                               QStringLiteral("subjectAltName=") + names,
                               QStringLiteral("-keyout"),
                               folder + QStringLiteral("/key.pem"),
                               QStringLiteral("-out"),
                               folder + QStringLiteral("/own.pem") });
        return openssl.waitForStarted() && openssl.waitForFinished(60'000) && openssl.exitCode() == 0;
    }
    static QByteArray contentOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    explicit TlsServer(const QString &folder)
    {
        auto tls = QSslConfiguration::defaultConfiguration();
        tls.setLocalCertificate(QSslCertificate(contentOf(folder + QStringLiteral("/own.pem"))));
        tls.setPrivateKey(QSslKey(contentOf(folder + QStringLiteral("/key.pem")), QSsl::Rsa));
        tls.setPeerVerifyMode(QSslSocket::VerifyNone);
        m_server.setSslConfiguration(tls);
        m_server.listen(QHostAddress::LocalHost);
        QObject::connect(&m_server, &QTcpServer::pendingConnectionAvailable, &m_server, [this] {
            while (auto *socket = m_server.nextPendingConnection()) {
                QObject::connect(socket, &QTcpSocket::readyRead, &m_server, [this, socket] {
                    requests << socket->readAll();
                    socket->write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
                });
            }
        });
    }

    quint16 port() const { return m_server.serverPort(); }

    QList<QByteArray> requests;

private:
    QSslServer m_server;
};
