// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/net/pending.h"

#include "core/base/handover.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

Pending::Pending(Registry *registry, const std::stop_token &stop, QObject *parent)
    : QObject(parent)
    , m_registry(registry)
{
    m_registry->insert(this);
    m_stop.emplace(stop, [this] {
        QMetaObject::invokeMethod(
            this,
            Handed([this] { end({ Error::Kind::Cancelled, u"stopped on request"_s }); }),
            Qt::QueuedConnection); // any thread may ask for the stop
    });
}

Pending::~Pending()
{
    m_stop.reset();
    if (m_registry) {
        m_registry->remove(this);
    }
}

void Pending::end(const Error &error)
{
    if (!m_done) {
        m_error = error;
        release();
        done();
    }
}

void Pending::done()
{
    if (std::exchange(m_done, true)) {
        return;
    }
    m_registry->remove(this);
    m_registry = nullptr;
    if (const auto waiting = std::exchange(m_waiting, {})) {
        waiting.resume();
    }
}

Pause::Pause(int ms, Registry *registry, const std::stop_token &stop, QObject *parent)
    : Pending(registry, stop, parent)
{
    m_timer.setSingleShot(true);
    m_timer.callOnTimeout(this, [this] { done(); });
    m_timer.start(ms);
}

HostLookup::HostLookup(const QString &name, Registry *registry, const std::stop_token &stop, QObject *parent)
    : Pending(registry, stop, parent)
{
    m_id = QHostInfo::lookupHost(name, this, [this](const QHostInfo &info) {
        m_addresses = info.addresses();
        done();
    });
}

} // namespace Hubdesk

#include "moc_pending.cpp"
