// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/desktop/transferwatch.h"

#include <algorithm>

namespace Hubdesk
{

namespace
{

// By circumstances, and not by a person. What belongs to another cache folder or Hub is nothing of today.
bool isStuck(const TransferState &state)
{
    return state.phase == TransferPhase::Paused
        && (state.pauseReason == PauseReason::Offline || state.pauseReason == PauseReason::NoNetwork
            || state.pauseReason == PauseReason::DiskFull);
}

bool isHeldByPerson(const TransferState &state)
{
    return state.phase == TransferPhase::Paused && state.pauseReason != PauseReason::OtherPlace
        && !isStuck(state);
}

} // namespace

bool isActive(const TransferState &state)
{
    return state.isRunning() || state.phase == TransferPhase::Waiting;
}

std::optional<double> TransferSummary::share() const
{
    return size > 0 ? std::optional(std::clamp(double(done) / double(size), 0.0, 1.0)) : std::nullopt;
}

QList<TransferWatch::Change> TransferWatch::update(const QList<TransferState> &states)
{
    if (m_summary.active() == 0 && m_summary.paused() == 0) {
        m_batch.clear();
    }
    QList<Change> changes;
    for (const auto &state : states) {
        const auto known = m_states.constFind(state.id);
        if (known == m_states.cend()) {
            changes.append({ std::nullopt, state });
        } else if (*known != state) {
            changes.append({ *known, state });
        } else {
            continue;
        }
        m_states.insert(state.id, state);
        if (isActive(state)) {
            m_batch.insert(state.id);
        }
    }
    sumUp();
    return changes;
}

void TransferWatch::remove(TransferId id)
{
    m_states.remove(id);
    m_batch.remove(id);
    sumUp();
}

void TransferWatch::sumUp()
{
    TransferSummary sum;
    bool isKnown = true;
    qint64 left = 0;
    const TransferState *last = nullptr;
    for (const auto &state : std::as_const(m_states)) {
        sum.running += state.isRunning() ? 1 : 0;
        sum.waiting += state.phase == TransferPhase::Waiting ? 1 : 0;
        sum.held += isHeldByPerson(state) ? 1 : 0;
        sum.stuck += isStuck(state) ? 1 : 0;
        const bool needsHelp = state.phase == TransferPhase::NeedsAttention;
        sum.attention += needsHelp ? 1 : 0;
        sum.failed += needsHelp && m_batch.contains(state.id) ? 1 : 0;
        if (isActive(state)) {
            sum.bytesPerSecond += state.bytesPerSecond;
            isKnown = isKnown && state.size >= 0;
            left += std::max<qint64>(0, state.size - state.done);
            last = &state;
        }
    }
    m_summary = sum;
    for (const auto id : std::as_const(m_batch)) {
        addToBatch(m_states.value(id));
    }
    if (sum.active() == 1) {
        m_summary.secondsLeft = last->secondsLeft; // as its own row says
    } else if (sum.active() > 1 && isKnown && sum.bytesPerSecond > 0) {
        m_summary.secondsLeft = qint64(double(left) / sum.bytesPerSecond);
    }
}

// What a person holds, or has to look at, is not on its way.
void TransferWatch::addToBatch(const TransferState &state)
{
    const bool counts = isActive(state) || isStuck(state) || state.phase == TransferPhase::Done;
    if (counts && state.size >= 0) {
        m_summary.size += state.size;
        m_summary.done += state.phase == TransferPhase::Done ? state.size : std::min(state.done, state.size);
    }
}

} // namespace Hubdesk
