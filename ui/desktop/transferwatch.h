// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/transfer/transferstate.h"

#include <QHash>
#include <QList>
#include <QSet>

#include <optional>

namespace Hubdesk
{

/// It runs, or will by itself as soon as there is room in the queue.
bool isActive(const TransferState &state);

/// What all transfers together are about: what a tray, a task bar and a lock against sleep have to know.
struct TransferSummary {
    int running = 0;
    int waiting = 0; ///< for room in the queue
    int held = 0; ///< paused by a person
    int stuck = 0; ///< paused by circumstances, after which they go on by themselves
    int attention = 0;
    int failed = 0; ///< those that need attention and have run since there was nothing to do
    double bytesPerSecond = 0;
    qint64 done = 0; ///< bytes, of what has run since there was nothing to do and is of known size
    qint64 size = 0; ///< bytes, of the same
    std::optional<qint64> secondsLeft; ///< none where a size is unknown or nothing moves

    int active() const { return running + waiting; }
    int paused() const { return held + stuck; }
    /// 0 to 1; none while no size is known.
    std::optional<double> share() const;

    bool operator==(const TransferSummary &) const = default;
};

/// Follows the values that the engine publishes and sums them up. A plain value; needs no thread.
class TransferWatch
{
public:
    struct Change {
        std::optional<TransferState> before; ///< none: first heard of
        TransferState now;
    };

    /// What is another now than it was.
    QList<Change> update(const QList<TransferState> &states);
    void remove(TransferId id);
    const TransferSummary &summary() const { return m_summary; }

private:
    void sumUp();
    void addToBatch(const TransferState &state);

    QHash<TransferId, TransferState> m_states;
    QSet<TransferId> m_batch; ///< what has run since there was nothing to do: a progress must not jump back
    TransferSummary m_summary;
};

} // namespace Hubdesk
