// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"

#include <QHostInfo>
#include <QObject>
#include <QSet>
#include <QTimer>

#include <coroutine>
#include <functional>
#include <optional>
#include <stop_token>

namespace Hubdesk
{

/// Something that ends exactly once, awaited by one coroutine, which is resumed on this object's thread. A
/// stop may be requested on any thread; it arrives as a queued call. Lives as long as its coroutine needs it
/// (see Later), and ends with an error when the registry that it stands in is ended.
class Pending : public QObject
{
    Q_OBJECT
public:
    /// All that are under way, so that whoever owns the network can end them at once.
    using Registry = QSet<Pending *>;
    /// Deletes once the event loop is reached, since a coroutine may go on from inside a slot of the object.
    struct Later {
        void operator()(Pending *pending) const { pending->deleteLater(); }
    };

    Pending(Registry *registry, const std::stop_token &stop, QObject *parent);
    ~Pending() override;

    bool await_ready() const noexcept { return m_done; }
    void await_suspend(std::coroutine_handle<> waiting) { m_waiting = waiting; }
    void await_resume() const noexcept { }

    /// Ends it now, if it has not ended; resumes the coroutine before it returns.
    void end(const Error &error);
    const std::optional<Error> &error() const { return m_error; }

protected:
    bool isDone() const { return m_done; }
    /// To be the last thing that a function of the object does: the coroutine goes on inside.
    void done();
    /// Lets go of what it waits for.
    virtual void release() = 0;

    std::optional<Error> m_error;

private:
    Registry *m_registry;
    std::coroutine_handle<> m_waiting;
    bool m_done = false;
    // Last: its destructor waits for a callback that runs on another thread.
    std::optional<std::stop_callback<std::function<void()>>> m_stop;
};

/// A wait that a stop interrupts.
class Pause : public Pending
{
    Q_OBJECT
public:
    Pause(int ms, Registry *registry, const std::stop_token &stop, QObject *parent);

protected:
    void release() override { m_timer.stop(); }

private:
    QTimer m_timer;
};

/// The addresses that a name leads to. A name that is not known has none, and is no error.
class HostLookup : public Pending
{
    Q_OBJECT
public:
    HostLookup(const QString &name, Registry *registry, const std::stop_token &stop, QObject *parent);
    const QList<QHostAddress> &addresses() const { return m_addresses; }

protected:
    void release() override { QHostInfo::abortHostLookup(m_id); }

private:
    QList<QHostAddress> m_addresses;
    int m_id = -1;
};

} // namespace Hubdesk
