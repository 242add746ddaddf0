// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/transfer/transferevent.h"

#include <algorithm>
#include <ranges>

namespace Hubdesk
{

namespace
{

bool isArrival(const TransferEvent &event)
{
    return event.kind == TransferEvent::Kind::Verified || event.kind == TransferEvent::Kind::Placed;
}

} // namespace

/// An arrival that follows on nothing but arrivals counts with the last one of its kind.
bool TransferLog::join(const TransferEvent &event)
{
    if (!isArrival(event)) {
        return false;
    }
    for (auto &earlier : m_events | std::views::reverse) {
        if (!isArrival(earlier)) {
            return false;
        }
        if (earlier.kind == event.kind) {
            earlier.atMs = event.atMs;
            earlier.path = event.path;
            earlier.count += event.count;
            earlier.bytes += event.bytes;
            return true;
        }
    }
    return false;
}

void TransferLog::add(TransferEvent event)
{
    const bool isOnce = event.kind == TransferEvent::Kind::NoLocks;
    if (join(event) || (isOnce && std::ranges::contains(m_events, event.kind, &TransferEvent::kind))) {
        return;
    }
    if (m_events.size() >= most) {
        m_events.removeFirst();
    }
    m_events.append(std::move(event));
}

} // namespace Hubdesk
