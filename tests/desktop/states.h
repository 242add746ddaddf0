// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/transfer/transferstate.h"

#include <QDateTime>
#include <QTimeZone>

namespace Hubdesk
{

/// A transfer as the engine tells of it: 1000 bytes, of which 250 are here.
inline TransferState stateOf(TransferId id, TransferPhase phase, PauseReason reason = PauseReason::None)
{
    TransferState state;
    state.id = id;
    state.repo = { RepoKind::Model, QStringLiteral("org"), QStringLiteral("name-%1").arg(id) };
    state.phase = phase;
    state.pauseReason = reason;
    state.size = 1000;
    state.done = phase == TransferPhase::Done ? 1000 : 250;
    state.bytesPerSecond = phase == TransferPhase::Downloading ? 50 : 0;
    state.folder = QStringLiteral("/cache/name-%1").arg(id);
    state.added = QDateTime({ 2026, 3, 1 }, { 12, 0 }, QTimeZone::UTC);
    if (state.isFinal()) {
        state.finished = QDateTime({ 2026, 3, 1 }, { 12, 30 }, QTimeZone::UTC);
    }
    return state;
}

/// A start of the program before those transfers, and one after them.
inline QDateTime beforeThem()
{
    return QDateTime({ 2026, 3, 1 }, { 11, 0 }, QTimeZone::UTC);
}
inline QDateTime afterThem()
{
    return QDateTime({ 2026, 3, 1 }, { 13, 0 }, QTimeZone::UTC);
}

} // namespace Hubdesk
