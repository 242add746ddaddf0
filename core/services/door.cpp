// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/services/door.h"

#include "core/base/handover.h"

namespace Hubdesk
{

void Door::post(Engine *engine, std::function<void(Services &)> work)
{
    QMetaObject::invokeMethod(engine->m_anchor,
                              Handed([engine, work = std::move(work)] {
                                  if (!engine->m_closing) {
                                      work(*engine->m_services);
                                  }
                              }),
                              Qt::QueuedConnection);
}

quint64 Door::enter(Engine *engine, const std::stop_source &stop)
{
    Q_ASSERT(QThread::currentThread() == &engine->m_thread);
    const auto number = ++engine->m_lastAsked;
    engine->m_asked.insert(number, stop);
    return number;
}

void Door::leave(Engine *engine, quint64 number)
{
    Q_ASSERT(QThread::currentThread() == &engine->m_thread);
    engine->m_asked.remove(number);
    engine->closeIfIdle();
}

Services &Door::services(Engine *engine)
{
    return *engine->m_services;
}

std::stop_source Door::life(Engine *engine)
{
    return engine->m_life;
}

void Door::adopt(Engine *engine, QObject *ticket)
{
    ticket->moveToThread(&engine->m_thread);
}

} // namespace Hubdesk

#include "moc_door.cpp"
