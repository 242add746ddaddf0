// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/gui/singleinstance.h"

#include <QCryptographicHash>
#include <QDir>
#include <QLocalServer>
#include <QLocalSocket>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr int answerWithinMs = 2000; ///< a window that does not answer by then hangs, and is not waited for
constexpr qint64 longestMessage = 8192;

// In the user's own runtime folder, where there is one; the name alone goes where Qt puts it.
QString socketName(const QString &place)
{
    const auto hash = QCryptographicHash::hash(QDir::cleanPath(place).toUtf8(), QCryptographicHash::Sha256);
    const auto name = u"hubdesk-"_s + QString::fromLatin1(hash.toHex().first(16));
    const auto runtime = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
    return runtime.isEmpty() ? name : runtime + u'/' + name;
}

} // namespace

SingleInstance::SingleInstance(const QString &place, QObject *parent)
    : QObject(parent)
    , m_name(socketName(place))
    , m_server(new QLocalServer(this))
{
    m_server->setSocketOptions(QLocalServer::UserAccessOption);
}

// One line there, one line back, so that a socket left by a crash is never taken for a window.
bool SingleInstance::handOver(const QString &address) const
{
    QLocalSocket socket;
    socket.connectToServer(m_name);
    if (!socket.waitForConnected(answerWithinMs)) {
        return false;
    }
    auto line = address.toUtf8();
    line.replace('\n', ' ');
    socket.write(line.left(longestMessage - 1) + '\n');
    return socket.waitForBytesWritten(answerWithinMs) && socket.waitForReadyRead(answerWithinMs)
        && socket.readLine() == "ok\n";
}

void SingleInstance::listen()
{
    connect(m_server, &QLocalServer::newConnection, this, [this] {
        auto *socket = m_server->nextPendingConnection();
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QLocalSocket::readyRead, this, [this, socket] {
            if (socket->canReadLine()) {
                const auto address = QString::fromUtf8(socket->readLine(longestMessage)).trimmed();
                socket->write("ok\n");
                Q_EMIT addressReceived(address);
            } else if (socket->bytesAvailable() >= longestMessage) {
                socket->abort();
            }
        });
    });
    if (!m_server->listen(m_name) && m_server->serverError() == QAbstractSocket::AddressInUseError) {
        QLocalServer::removeServer(m_name); // nobody answered: it was left behind
        m_server->listen(m_name);
    }
}

} // namespace Hubdesk
