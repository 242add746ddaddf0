// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/transfer/transferstate.h"

#include <QList>
#include <QMetaType>
#include <QString>

#include <optional>

namespace Hubdesk
{

/// One line of the log of a transfer, as values; the window makes a sentence of it. What is not named beside
/// a kind is empty.
struct TransferEvent {
    enum class Kind {
        Added,
        TakenUp, ///< found in the list of an earlier run of the program
        Started,
        Planned, ///< `count` files, `bytes`, of which `had` are here already
        WaitsForOther, ///< file; another program has its lock
        NoLocks, ///< the file system knows none; once in a log
        GoesOnAt, ///< a file of which `bytes` are here from before
        ConnectionLost, ///< file, `ms` after the last byte, `error`; `count` connections remain
        ConnectedAgain, ///< file, `ms` after the last byte
        RangeIgnored, ///< the server sends the whole file again: `bytes` that are here come once more
        Retry, ///< file, `error`; try `count` of `of`, in `ms`
        RateLimited, ///< like Retry, after the server has asked to come back later (429)
        BlocksDamaged, ///< file; `count` blocks on disk are no longer what came, and are fetched again
        HashWrong, ///< file; everything is asked for once more and compared
        HashRepaired, ///< file; what differed was mended, and the hash is right
        Verified, ///< file and `bytes`; with `count` over 1 so many in a row, of which it is the last
        Placed, ///< like Verified
        MoreConnections, ///< file; `count` now
        FilesWanted, ///< a person has ticked `count` files again
        FilesUnwanted, ///< ... and unticked
        LimitSet, ///< `bytes` a second of this transfer; 0: none
        Paused, ///< `reason`, `error` if there is one
        DiskFull, ///< paused; `error` has the missing bytes
        SpaceAgain,
        Resumed,
        RefWritten, ///< `path` is the name of the branch or tag
        NeedsAttention, ///< `error`
        Cancelled,
        Done, ///< `count` files, `bytes`
    };

    qint64 atMs = 0; ///< UTC
    Kind kind = Kind::Added;
    QString path; ///< of the file that it is about; empty: the transfer
    int count = 0;
    int of = 0;
    qint64 bytes = 0;
    qint64 had = 0; ///< bytes
    qint64 ms = 0; ///< a length of time
    PauseReason reason = PauseReason::None;
    std::optional<Error> error;

    bool operator==(const TransferEvent &) const = default;
};

/// The last lines of one transfer, in memory; of many small files that arrive one after the other only the
/// last is kept, with their number.
class TransferLog
{
public:
    static constexpr qsizetype most = 200;

    void add(TransferEvent event);
    const QList<TransferEvent> &events() const { return m_events; }

private:
    bool join(const TransferEvent &event);

    QList<TransferEvent> m_events;
};

} // namespace Hubdesk

Q_DECLARE_METATYPE(Hubdesk::TransferEvent)
