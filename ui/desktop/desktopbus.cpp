// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/desktop/desktopbus.h"

#include <QGuiApplication>
#include <QPointer>
#include <QTimer>

#ifdef HUBDESK_DBUS
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QFuture>
#include <QPromise>
#include <QThreadPool>
#endif

#include <optional>
#include <utility>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

bool isUnwatched()
{
    const auto platform = QGuiApplication::platformName();
    return platform == "offscreen"_L1 || platform == "minimal"_L1;
}

} // namespace

#ifdef HUBDESK_DBUS

struct DesktopBus::Private {
    std::optional<QDBusConnection> session;
    std::optional<QDBusConnection> system;
    bool isOpen = false;
    QList<std::function<void()>> waiting; ///< for that

    QDBusConnection *of(Bus bus)
    {
        auto &connection = bus == Bus::Session ? session : system;
        return connection && connection->isConnected() ? &*connection : nullptr;
    }
};

DesktopBus::DesktopBus(QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>())
{
    if (isUnwatched()) {
        d->isOpen = true;
    } else {
        open();
    }
}

DesktopBus::DesktopBus(const QString &session, const QString &system, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>())
{
    if (!session.isEmpty()) {
        d->session = QDBusConnection(session);
    }
    if (!system.isEmpty()) {
        d->system = QDBusConnection(system);
    }
    d->isOpen = true;
}

DesktopBus::~DesktopBus() = default;

// Qt says hello to a bus and waits for its answer.
void DesktopBus::open()
{
    using Pair = std::pair<QDBusConnection, QDBusConnection>;
    QPromise<Pair> promise;
    promise.start();
    promise.future().then(this, [this](const Pair &pair) {
        d->session = pair.first;
        d->system = pair.second;
        d->isOpen = true;
        for (const auto &work : std::exchange(d->waiting, {})) {
            work();
        }
    });
    QThreadPool::globalInstance()->start([promise = std::move(promise)]() mutable {
        promise.addResult(Pair(QDBusConnection::sessionBus(), QDBusConnection::systemBus()));
        promise.finish();
    });
}

void DesktopBus::whenOpen(std::function<void()> work)
{
    if (d->isOpen) {
        work();
    } else {
        d->waiting.append(std::move(work));
    }
}

void DesktopBus::call(const Object &object,
                      const QString &method,
                      const QVariantList &arguments,
                      QObject *context,
                      std::function<void(const Answer &)> handler)
{
    whenOpen([this, object, method, arguments, context = QPointer(context), handler = std::move(handler)] {
        auto *connection = d->of(object.bus);
        if (!context) {
            return;
        }
        if (!connection) {
            QTimer::singleShot(0, context, [handler] { handler(std::unexpected(u"there is no bus"_s)); });
            return;
        }
        auto message = QDBusMessage::createMethodCall(object.service, object.path, object.interface, method);
        message.setArguments(arguments);
        auto *watcher = new QDBusPendingCallWatcher(connection->asyncCall(message), context);
        connect(watcher, &QDBusPendingCallWatcher::finished, context, [watcher, handler] {
            watcher->deleteLater();
            const QDBusPendingReply<> reply = *watcher;
            handler(reply.isError() ? Answer(std::unexpected(reply.error().message()))
                                    : Answer(reply.reply().arguments()));
        });
    });
}

void DesktopBus::tell(const Object &object, const QString &signal, const QVariantList &arguments)
{
    whenOpen([this, object, signal, arguments] {
        if (auto *connection = d->of(object.bus)) {
            auto message = QDBusMessage::createSignal(object.path, object.interface, signal);
            message.setArguments(arguments);
            connection->send(message);
        }
    });
}

void DesktopBus::listen(const Object &object, const QString &signal, QObject *receiver, const char *slot)
{
    whenOpen([this, object, signal, receiver = QPointer(receiver), slot = QByteArray(slot)] {
        auto *connection = d->of(object.bus);
        if (connection && receiver) {
            connection->connect({}, object.path, object.interface, signal, receiver, slot.constData());
        }
    });
}

#else // a desktop without these buses

struct DesktopBus::Private {
};

DesktopBus::DesktopBus(QObject *parent)
    : QObject(parent)
{
}

DesktopBus::DesktopBus(const QString &, const QString &, QObject *parent)
    : QObject(parent)
{
}

DesktopBus::~DesktopBus() = default;

void DesktopBus::call(const Object &,
                      const QString &,
                      const QVariantList &,
                      QObject *context,
                      std::function<void(const Answer &)> handler)
{
    QTimer::singleShot(0, context, [handler] { handler(std::unexpected(u"there is no bus"_s)); });
}

void DesktopBus::tell(const Object &, const QString &, const QVariantList &) { }

void DesktopBus::listen(const Object &, const QString &, QObject *, const char *) { }

#endif

} // namespace Hubdesk
