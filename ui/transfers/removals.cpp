// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/transfers/removals.h"

#include "core/services/engine.h"
#include "ui/transfers/transferfilter.h"

#include <utility>

namespace Hubdesk
{

namespace
{

bool wasGoingOn(const TransferState &state)
{
    return state.isRunning() || state.phase == TransferPhase::Waiting;
}

} // namespace

Removals::Removals(Engine *engine, FilteredTransfers *shown, QObject *parent)
    : QObject(parent)
    , m_engine(engine)
    , m_shown(shown)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(patience);
    m_timer.callOnTimeout(this, &Removals::finish);
}

Removals::~Removals()
{
    if (m_pending && m_pending->isFinal()) {
        finish();
    }
}

void Removals::remove(const TransferState &state)
{
    finish();
    m_pending = state;
    m_shown->setHidden(state.id, true);
    if (wasGoingOn(state)) {
        m_engine->pauseTransfer(state.id);
    }
    m_timer.start();
    Q_EMIT pendingChanged();
}

void Removals::undo()
{
    m_timer.stop();
    if (const auto state = std::exchange(m_pending, {})) {
        m_shown->setHidden(state->id, false);
        if (wasGoingOn(*state)) {
            m_engine->resumeTransfer(state->id);
        }
        Q_EMIT pendingChanged();
    }
}

void Removals::finish()
{
    m_timer.stop();
    if (const auto state = std::exchange(m_pending, {})) {
        if (!state->isFinal()) {
            m_engine->cancelTransfer(state->id);
        }
        state->listed ? m_engine->archiveTransfer(state->id) : m_engine->removeTransfer(state->id);
        m_shown->setHidden(state->id, false); // the list leaves it out by itself now
        Q_EMIT pendingChanged();
    }
}

} // namespace Hubdesk
