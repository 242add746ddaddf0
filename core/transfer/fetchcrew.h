// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/transfer/filepartial.h"
#include "core/transfer/ramp.h"
#include "core/transfer/rangefetch.h"
#include "core/transfer/shares.h"

#include <QElapsedTimer>
#include <QTimer>

#include <map>

namespace Hubdesk
{

/// What the attempts of one file remember.
struct Attempts {
    int failed = 0; ///< since the last new byte
    Error last; ///< what the last one met
    int wrongShapes = 0; ///< answers that contradict the listing
    bool askForRange = true;
    bool sendsValidator = true; ///< no server has said yet that it is not this one
};

/// The connections ("lanes") that fetch what is missing of one file: one for a small file, for a big one as
/// many as make it faster (Ramp). Each has a part of its own (Shares) and brings it as a request with a
/// range. One that fails without a new byte leaves the rest to the others; the last one tries again with
/// back-off, and its error is that of the file. A server that ignores ranges is left with one connection.
/// Owned by the flow of the file; engine thread.
class FetchCrew : public QObject
{
    Q_OBJECT
public:
    FetchCrew(FlowTools tools, FileJob job, std::shared_ptr<FilePartial> partial, Attempts *attempts);
    ~FetchCrew() override;

    /// Less than so many missing bytes are for one connection.
    static constexpr qint64 leastForMore = 8 * BlockMap::blockSize;
    /// Of all big files together, before another one is added to a file: Qt has 16 for each host, and lets
    /// the others wait.
    static constexpr int mostTogether = 12;

Q_SIGNALS:
    void ended(); ///< the last lane has left

private:
    friend Async<> fetchMissing(std::shared_ptr<FetchCrew> crew, std::stop_token stop);
    friend QCoro::Task<> workLane(std::shared_ptr<FetchCrew> crew, int lane);
    friend Async<> fetchPart(std::shared_ptr<FetchCrew> crew, int lane, std::shared_ptr<RangeFetch> fetch);

    using Fetch = std::shared_ptr<RangeFetch>;

    struct Lane {
        Fetch fetch; ///< null between two requests
        bool flows = false; ///< it has brought bytes
    };

    void begin(const std::shared_ptr<FetchCrew> &self);
    /// A request for the next part of a lane, or null: there is none, or the lane is not wanted any more.
    Fetch next(int lane);
    /// Milliseconds until the lane tries again, or nothing: it leaves.
    std::optional<int> failed(const RangeFetch &fetch, const Error &error);
    void letGo(int lane);
    void leave(int lane);
    void sayRetrying(int ms);
    void sayLost(const Error &error);
    void cameBytes(qint64 bytes);
    void cameWhole(qint64 again);

    std::optional<int> nextAttempt(const RangeFetch &fetch, Error error);
    void look(const std::shared_ptr<FetchCrew> &self);
    void addLanes(const std::shared_ptr<FetchCrew> &self);
    void addLane(const std::shared_ptr<FetchCrew> &self);
    void countLane(int change);
    bool mayAdd() const;
    void leaveAllToOne();
    void followBytes();
    void followEnds();
    qint64 partSize() const;
    int running() const { return int(m_lanes.size()); }
    bool isOver() const { return m_error || m_stop.stop_requested(); }

    FlowTools m_tools;
    FileJob m_job;
    std::shared_ptr<FilePartial> m_partial;
    Attempts *m_attempts;
    Shares m_shares;
    Ramp m_ramp;
    std::map<int, Lane> m_lanes;
    int m_nextLane = 0;
    int m_mostLanes = 0; ///< that there were at once
    bool m_isLost = false; ///< no byte has come since a connection was lost
    bool m_waits = false; ///< the last one does, before it tries again
    std::stop_source m_stop;
    std::optional<Error> m_error; ///< ends it
    QElapsedTimer m_clock;
    QElapsedTimer m_sinceByte;
    QTimer m_timer;
};

/// Fetches until no byte is missing. What landed is written and in the journal when it returns, whatever the
/// result.
Async<> fetchMissing(std::shared_ptr<FetchCrew> crew, std::stop_token stop);

} // namespace Hubdesk
