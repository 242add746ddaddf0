// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// NOLINTBEGIN(readability-identifier-naming): the names are those of the bus.

#include "ui/desktop/desktopbus.h"

#include <QDBusConnection>
#include <QDBusContext>
#include <QDBusServer>
#include <QDBusUnixFileDescriptor>
#include <QLocalServer>
#include <QLocalSocket>
#include <QTemporaryDir>
#include <QTest>
#include <QVariantMap>

#include <memory>
#include <optional>

namespace Hubdesk
{

/// Shows nothing and remembers what it was asked to show.
class FakeNotifications : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")
public:
    struct Shown {
        QString title;
        QString text;
        QStringList actions;
        QVariantMap hints;
    };
    QList<Shown> shown; ///< the first one has the number 1
    QList<uint> closed;
    QStringList abilities{ QStringLiteral("actions"), QStringLiteral("body") };

public Q_SLOTS:
    QStringList GetCapabilities() { return abilities; }
    uint Notify(const QString &,
                uint,
                const QString &,
                const QString &title,
                const QString &text,
                const QStringList &actions,
                const QVariantMap &hints,
                int)
    {
        shown.append({ title, text, actions, hints });
        return uint(shown.size());
    }
    void CloseNotification(uint id) { closed << id; }

Q_SIGNALS:
    void ActionInvoked(uint id, const QString &action);
    void NotificationClosed(uint id, uint reason);
    void ActivationToken(uint id, const QString &token);
};

/// Gives locks whose end it notices, and goes to sleep by counting.
class FakeLogind : public QObject, protected QDBusContext
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.login1.Manager")
public:
    FakeLogind() { m_server.listen(QStringLiteral("%1/lock").arg(m_folder.path())); }

    QStringList asked; ///< what, who, why and mode of the last lock
    int locks = 0; ///< asked for
    int held = 0;
    int slept = 0;
    QString canSleep = QStringLiteral("yes");
    bool refuses = false;

public Q_SLOTS:
    QDBusUnixFileDescriptor
    Inhibit(const QString &what, const QString &who, const QString &why, const QString &mode)
    {
        asked = { what, who, why, mode };
        ++locks;
        if (refuses) {
            sendErrorReply(QDBusError::AccessDenied, QStringLiteral("not today"));
            return {};
        }
        QLocalSocket near;
        near.connectToServer(m_server.fullServerName());
        m_server.waitForNewConnection(1000);
        auto *far = m_server.nextPendingConnection();
        ++held;
        connect(far, &QLocalSocket::disconnected, this, [this] { --held; });
        return QDBusUnixFileDescriptor(int(near.socketDescriptor()));
    }
    QString CanSuspend() { return canSleep; }
    void Suspend(bool)
    {
        if (refuses) {
            sendErrorReply(QDBusError::AccessDenied, QStringLiteral("not today"));
        } else {
            ++slept;
        }
    }

private:
    QTemporaryDir m_folder;
    QLocalServer m_server;
};

/// Hears what is said to task bars.
class FakeTaskbar : public QObject
{
    Q_OBJECT
public:
    QString entry;
    QList<QVariantMap> heard;

public Q_SLOTS:
    void update(const QString &uri, const QVariantMap &properties)
    {
        entry = uri;
        heard << properties;
    }
};

/// A bus of the test's own, from one end to the other without a daemon, with those services on it: no test
/// speaks to the desktop of whoever runs it.
class BusRig
{
public:
    explicit BusRig(bool hasServices = true)
        : m_server(QStringLiteral("unix:dir=%1").arg(m_folder.path()))
        , m_name(QStringLiteral("rig%1").arg(quintptr(this)))
    {
        QObject::connect(
            &m_server, &QDBusServer::newConnection, &m_server, [this, hasServices](QDBusConnection far) {
                if (hasServices) {
                    serve(far);
                }
                m_far = far;
            });
        QDBusConnection::connectToPeer(m_server.address(), m_name);
        m_isThere = QTest::qWaitFor([this] { return m_far.has_value(); });
    }
    ~BusRig() { QDBusConnection::disconnectFromPeer(m_name); }

    bool isThere() const { return m_isThere && QDBusConnection(m_name).isConnected(); }
    std::unique_ptr<DesktopBus> bus() { return std::make_unique<DesktopBus>(m_name, m_name); }

    FakeNotifications notifications;
    FakeLogind logind;
    FakeTaskbar taskbar;

private:
    void serve(QDBusConnection &far)
    {
        far.registerObject(QStringLiteral("/org/freedesktop/Notifications"),
                           &notifications,
                           QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals);
        far.registerObject(
            QStringLiteral("/org/freedesktop/login1"), &logind, QDBusConnection::ExportAllSlots);
        far.connect({},
                    QStringLiteral("/com/canonical/unity/launcherentry/hubdesk"),
                    QStringLiteral("com.canonical.Unity.LauncherEntry"),
                    QStringLiteral("Update"),
                    &taskbar,
                    SLOT(update(QString, QVariantMap)));
    }

    QTemporaryDir m_folder;
    QDBusServer m_server;
    QString m_name;
    std::optional<QDBusConnection> m_far;
    bool m_isThere = false;
};

} // namespace Hubdesk

// NOLINTEND(readability-identifier-naming)
