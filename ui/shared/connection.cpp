// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/connection.h"

#include "core/services/engine.h"

#include <QEvent>
#include <QWidget>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{
Connection *livingConnection = nullptr;
} // namespace

Connection::Connection(Engine *engine, QWidget *window)
    : QObject(window)
    , m_engine(engine)
    , m_offlineReason(engine->options().offline ? u"--offline"_s
                                                : engine->options().environment.offlineReason)
{
    livingConnection = this;
    window->installEventFilter(this);
    connect(engine, &Engine::offlineChanged, this, [this](const QString &reason) {
        m_offlineReason = reason;
        Q_EMIT changed();
    });
    connect(engine, &Engine::outageChanged, this, [this](const Outage &outage) {
        m_outage = outage;
        Q_EMIT changed();
    });
}

Connection::~Connection()
{
    if (livingConnection == this) {
        livingConnection = nullptr;
    }
}

bool Connection::isOnline()
{
    return !livingConnection
        || (livingConnection->m_offlineReason.isEmpty() && livingConnection->m_outage.isOver());
}

bool Connection::tells(const Error &error)
{
    if (!livingConnection || error.kind != Error::Kind::Offline) {
        return false;
    }
    if (!livingConnection->m_offlineReason.isEmpty()) {
        return true;
    }
    const auto &outage = livingConnection->m_outage;
    return !outage.isOver() && error.forbiddenBy.isEmpty() && error.subject.host() == outage.host;
}

QString Connection::obstacle()
{
    if (isOnline()) {
        return {};
    }
    const auto &reason = livingConnection->m_offlineReason;
    if (reason == "switch"_L1) {
        return tr("Nothing can be fetched while working offline");
    }
    if (!reason.isEmpty()) {
        //: %1 is an environment variable or option.
        return tr("Nothing can be fetched: %1 forbids the network").arg(reason);
    }
    //: %1 is a host.
    return tr("Nothing can be fetched: %1 does not answer").arg(livingConnection->m_outage.host);
}

void Connection::follow(QObject *context, const std::function<void()> &apply)
{
    if (livingConnection) {
        connect(livingConnection, &Connection::changed, context, apply);
    }
}

void Connection::tryNow()
{
    m_engine->tryHub();
}

bool Connection::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::Show:
    case QEvent::Hide:
    case QEvent::WindowStateChange: {
        const auto *window = static_cast<QWidget *>(watched);
        m_engine->setWatched(window->isVisible() && !window->isMinimized());
        break;
    }
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace Hubdesk
