// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/desktop/finishwatch.h"

#include <algorithm>

namespace Hubdesk
{

namespace
{

// It ran or waited, and does so no more.
bool hasLeft(const TransferWatch::Change &change, const QDateTime &since)
{
    const bool wasActive = change.before ? isActive(*change.before) : change.now.added >= since;
    return wasActive && !isActive(change.now);
}

} // namespace

Ending
endingOf(const QList<TransferWatch::Change> &changes, const TransferSummary &now, const QDateTime &since)
{
    QList<TransferPhase> left;
    for (const auto &change : changes) {
        if (hasLeft(change, since)) {
            left << change.now.phase;
        }
    }
    if (left.isEmpty() || now.active() > 0 || now.stuck > 0) {
        return Ending::None;
    }
    const bool areOver = std::ranges::all_of(left, [](TransferPhase phase) {
        return phase == TransferPhase::Done || phase == TransferPhase::NeedsAttention;
    });
    if (!areOver) {
        return Ending::None;
    }
    const bool isTrouble = now.failed > 0 || left.contains(TransferPhase::NeedsAttention);
    return isTrouble ? Ending::WithTrouble : Ending::Well;
}

} // namespace Hubdesk
