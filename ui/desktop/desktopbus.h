// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QVariantList>

#include <expected>
#include <functional>
#include <memory>

namespace Hubdesk
{

/// The buses of a Linux desktop (D-Bus), for those who talk to it: nothing here waits, and where there is no
/// bus, or nobody who answers on it, a call is refused and nothing else happens. GUI thread.
class DesktopBus : public QObject
{
    Q_OBJECT
public:
    enum class Bus { Session, System };
    struct Object {
        Bus bus = Bus::Session;
        QString service;
        QString path;
        QString interface;
    };
    /// What came back, or what the bus said instead (English).
    using Answer = std::expected<QVariantList, QString>;

    /// The person's own, connected to away from this thread; none on the platforms that nobody watches
    /// (offscreen), so that no test speaks to a real desktop.
    explicit DesktopBus(QObject *parent = nullptr);
    /// Connections that are already there, by the names that Qt knows them by. Empty: no such bus.
    DesktopBus(const QString &session, const QString &system, QObject *parent = nullptr);
    ~DesktopBus() override;

    /// `handler` is called later, on this thread, unless `context` has gone.
    void call(const Object &object,
              const QString &method,
              const QVariantList &arguments,
              QObject *context,
              std::function<void(const Answer &)> handler);
    /// Tells whoever listens.
    void tell(const Object &object, const QString &signal, const QVariantList &arguments);
    /// `slot` is a SLOT() of `receiver`. Heard from whoever says it at that path: a service by name would
    /// have to be looked up first, which Qt waits for.
    void listen(const Object &object, const QString &signal, QObject *receiver, const char *slot);

private:
    struct Private;

    void open();
    void whenOpen(std::function<void()> work);

    std::unique_ptr<Private> d;
};

} // namespace Hubdesk
