// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/transfer/fetchcrew.h"

#include "core/base/await.h"
#include "core/base/logging.h"
#include "core/hub/hubapi.h"
#include "core/net/httpclient.h"
#include "core/transfer/flowsteps.h"

#include <QCoroSignal>
#include <QDateTime>
#include <QRandomGenerator>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr int lookMs = 50;
constexpr qint64 leastPart = 8LL << 20;
constexpr qint64 mostPart = 64LL << 20;
constexpr int partMs = 2'000; ///< about so long takes a part
constexpr qint64 goodGain = 1 << 20; ///< of one of several connections: it may ask for more at once
/// Answers that contradict the listing are asked for again this often: a proxy may have been at fault.
constexpr int mostWrongShapes = 2;

/// A signed link of another host that no longer holds: asking the Hub again gives a new one.
bool isExpiredLink(const Error &error, const QUrl &endpoint)
{
    return error.status >= 400 && error.status < 500 && error.status != 429 && error.status != 408
        && error.subject.isValid() && !HttpClient::sameOrigin(error.subject, endpoint);
}

qint64 gainOf(const RangeFetch &fetch)
{
    return fetch.begun ? fetch.writer->offset() - fetch.range.begin : 0;
}

} // namespace

FetchCrew::FetchCrew(FlowTools tools, FileJob job, std::shared_ptr<FilePartial> partial, Attempts *attempts)
    : m_tools(std::move(tools))
    , m_job(std::move(job))
    , m_partial(std::move(partial))
    , m_attempts(attempts)
    , m_ramp(m_partial->missing() >= leastForMore && m_attempts->askForRange ? m_tools.connections : 1,
             m_tools.connectionsAtFirst)
{
    m_clock.start();
    m_sinceByte.start();
    m_timer.setInterval(lookMs);
}

FetchCrew::~FetchCrew() = default;

/// About as much as a connection brings in a while; all there is for a single one, which needs no second
/// request.
qint64 FetchCrew::partSize() const
{
    if (m_ramp.wanted() == 1) {
        return Shares::everything;
    }
    return std::clamp(qint64(m_ramp.rate() / m_ramp.wanted() * partMs), leastPart, mostPart);
}

void FetchCrew::followBytes()
{
    for (auto &[number, lane] : m_lanes) {
        if (!lane.fetch) {
            continue;
        }
        if (lane.fetch->begun) {
            m_shares.advance(number, lane.fetch->writer->offset());
        }
        lane.flows = lane.flows || lane.fetch->received > 0;
        if (lane.fetch->accepted && m_partial->validator().isEmpty()) {
            m_partial->setValidator(lane.fetch->validator);
        }
    }
}

void FetchCrew::followEnds()
{
    for (const auto &[number, lane] : m_lanes) {
        if (const auto share = m_shares.of(number); share && lane.fetch) {
            lane.fetch->range.end = share->range.end;
        }
    }
}

FetchCrew::Fetch FetchCrew::next(int lane)
{
    if (isOver() || running() > m_ramp.wanted()) {
        return {};
    }
    followBytes();
    const auto range = m_shares.claim(lane, m_partial->pipe->map(), partSize());
    followEnds();
    if (!range) {
        return {};
    }
    const auto fetch = std::make_shared<RangeFetch>(
        RangeFetch{ .url = m_tools.hub->resolveUrl(m_job.repo, { m_job.commit.hex }, m_job.file.path),
                    .range = *range,
                    .fileSize = m_job.file.size,
                    .content = m_job.file.content,
                    .endpoint = m_tools.http->endpoint(),
                    .validator = m_attempts->sendsValidator ? m_partial->validator() : QByteArray(),
                    .askForRange = m_attempts->askForRange,
                    .pastStores = m_partial->pipe->isComparing(),
                    .refuseWhole = running() > 1,
                    .pipe = m_partial->pipe,
                    .limiter = m_tools.limiter,
                    .lanes = [this] { return running(); },
                    .took = [this](qint64 bytes) { cameBytes(bytes); },
                    .cameWhole = [this](qint64 again) { cameWhole(again); } });
    m_lanes[lane].fetch = fetch;
    m_partial->progress.phase = TransferPhase::Downloading;
    m_partial->tell();
    return fetch;
}

void FetchCrew::cameBytes(qint64 bytes)
{
    m_partial->progress.fetched += bytes;
    if (std::exchange(m_isLost, false)) {
        m_job.tell({ .kind = TransferEvent::Kind::ConnectedAgain, .ms = m_sinceByte.elapsed() });
    }
    m_sinceByte.start();
}

void FetchCrew::cameWhole(qint64 again)
{
    m_job.tell({ .kind = TransferEvent::Kind::RangeIgnored, .bytes = again });
    leaveAllToOne();
}

void FetchCrew::sayLost(const Error &error)
{
    if (error.kind == Error::Kind::Offline || error.kind == Error::Kind::Timeout) {
        m_isLost = running() == 1; // else the others go on bringing bytes
        m_job.tell({ .kind = TransferEvent::Kind::ConnectionLost,
                     .count = running() - 1,
                     .ms = m_sinceByte.elapsed(),
                     .error = error });
    }
}

void FetchCrew::letGo(int lane)
{
    const auto fetch = std::exchange(m_lanes[lane].fetch, {});
    if (fetch->staleValidator) {
        // Another server for the same file, or one that makes up a new one each time: the hash tells in the
        // end.
        m_attempts->sendsValidator = false;
    } else if (fetch->accepted) {
        m_partial->setValidator(fetch->validator);
    }
    m_shares.release(lane);
    if (gainOf(*fetch) > 0) {
        m_attempts->failed = 0;
    }
}

void FetchCrew::leave(int lane)
{
    m_lanes.erase(lane);
    m_partial->progress.connections = running();
    countLane(-1);
    if (!m_lanes.empty()) {
        return;
    }
    m_timer.stop();
    Q_EMIT ended();
}

std::optional<int> FetchCrew::failed(const RangeFetch &fetch, const Error &error)
{
    if (isOver()) {
        return {};
    }
    if (fetch.pipe->error()) {
        m_error = error;
        m_stop.request_stop();
        return {};
    }
    const bool isLast = running() == 1;
    if (!fetch.calledOff) {
        sayLost(error);
    }
    if (fetch.calledOff || (fetch.ignoredRange && fetch.refuseWhole)) {
        leaveAllToOne();
        return isLast ? std::optional(0) : std::nullopt; // which asks again, and then for everything
    }
    if (isLast) {
        m_attempts->last = error;
        const auto wait = nextAttempt(fetch, error);
        if (!wait) {
            m_error = error;
        }
        return wait;
    }
    if (gainOf(fetch) >= goodGain || fetch.staleValidator) {
        return 0;
    }
    qCInfo(transferLog).noquote() << "a connection leaves:" << Error::name(error.kind) << error.detail;
    m_ramp.lower(running() - 1);
    return {};
}

/// Every connection would be sent the whole file: one that is being sent it goes on to its end.
void FetchCrew::leaveAllToOne()
{
    m_ramp.limit(1);
    followBytes();
    for (const auto &[number, lane] : m_lanes) {
        if (lane.fetch && lane.fetch->received == 0 && !lane.fetch->ignoredRange) {
            lane.fetch->calledOff = true;
            lane.fetch->stop.request_stop();
            m_shares.release(number);
        }
    }
    for (const auto &[number, lane] : m_lanes) {
        m_shares.extend(number, m_partial->pipe->map());
    }
    followEnds();
}

/// Milliseconds until the next attempt, or nothing if there must be none.
std::optional<int> FetchCrew::nextAttempt(const RangeFetch &fetch, Error error)
{
    if (!m_tools.http->offlineReason().isEmpty() || fetch.pipe->error()) {
        return {};
    }
    if (fetch.staleValidator) {
        return 0;
    }
    ++m_attempts->failed;
    if (error.status == 416) {
        m_attempts->askForRange = false;
        m_ramp.limit(1);
    }
    if (fetch.wrongShape || error.status == 416) {
        if (++m_attempts->wrongShapes > mostWrongShapes) {
            return {};
        }
        error = { Error::Kind::Server, error.detail, 503 };
    } else if (isExpiredLink(error, m_tools.http->endpoint())) {
        error = { Error::Kind::Server, error.detail, 503 };
    }
    const auto random = QRandomGenerator::global()->generateDouble();
    const auto wait = m_tools.retry.waitMs(error, m_attempts->failed, random);
    if (wait) {
        const bool isAsked = error.kind == Error::Kind::RateLimited;
        m_job.tell({ .kind = isAsked ? TransferEvent::Kind::RateLimited : TransferEvent::Kind::Retry,
                     .count = m_attempts->failed,
                     .of = m_tools.retry.retries,
                     .ms = *wait,
                     .error = m_attempts->last });
    }
    return wait;
}

void FetchCrew::sayRetrying(int ms)
{
    qCInfo(transferLog).noquote() << "again in" << ms << "ms:" << Error::name(m_attempts->last.kind)
                                  << m_attempts->last.detail;
    auto &progress = m_partial->progress;
    progress.phase = TransferPhase::Retrying;
    progress.error = m_attempts->last;
    progress.attempt = m_attempts->failed;
    progress.retryAtMs = QDateTime::currentMSecsSinceEpoch() + ms;
    m_waits = true;
    m_partial->tell();
}

void FetchCrew::begin(const std::shared_ptr<FetchCrew> &self)
{
    if (m_ramp.most() > 1) {
        m_timer.callOnTimeout(this, [this, weak = std::weak_ptr(self)] {
            if (const auto living = weak.lock()) {
                look(living);
            }
        });
        m_timer.start();
    }
    addLane(self);
    addLanes(self);
    m_mostLanes = running();
}

void FetchCrew::addLane(const std::shared_ptr<FetchCrew> &self)
{
    countLane(1);
    const int number = m_nextLane++;
    m_lanes[number] = {};
    m_partial->progress.connections = running();
    workLane(self, number);
}

/// Small files have connections of their own.
void FetchCrew::countLane(int change)
{
    if (!m_job.file.isSmall()) {
        *m_tools.lanes += change;
    }
}

bool FetchCrew::mayAdd() const
{
    return !isOver() && !m_waits && running() > 0 && running() < m_ramp.wanted()
        && *m_tools.lanes < mostTogether;
}

/// Is it faster with more of them?
void FetchCrew::look(const std::shared_ptr<FetchCrew> &self)
{
    followBytes();
    const bool flows = running() >= m_ramp.wanted()
        && std::ranges::all_of(m_lanes, [](const auto &lane) { return lane.second.flows; });
    m_ramp.sample(m_clock.elapsed(), m_partial->progress.fetched, flows);
    if (!mayAdd()) {
        return;
    }
    const auto part = partSize();
    for (const auto &[number, lane] : m_lanes) {
        if (const auto share = m_shares.of(number); share && share->left() > 2 * part) {
            m_shares.shorten(number, part);
        }
    }
    followEnds();
    addLanes(self);
    if (running() > m_mostLanes) {
        m_mostLanes = running();
        m_job.tell({ .kind = TransferEvent::Kind::MoreConnections, .count = m_mostLanes });
    }
}

/// As many as are wanted, may be, and find something to do.
void FetchCrew::addLanes(const std::shared_ptr<FetchCrew> &self)
{
    while (mayAdd()) {
        const int before = running();
        addLane(self);
        if (running() == before) { // there is nothing left to share
            m_ramp.lower(before);
            return;
        }
    }
}

/// One GET into one part; whatever happens, what landed is written and journaled.
Async<> fetchPart(std::shared_ptr<FetchCrew> crew, int lane, std::shared_ptr<RangeFetch> fetch)
{
    const auto partial = crew->m_partial;
    const std::stop_callback onStop(crew->m_stop.get_token(), [&fetch] { fetch->stop.request_stop(); });
    fetch->writer = std::make_shared<PartWriter>(partial->pipe);
    const auto begun = co_await beginRange(fetch->writer, fetch->range);
    if (!begun) {
        co_return std::unexpected(begun.error());
    }
    // Its end may have moved meanwhile; its beginning has where the first block was damaged.
    fetch->range.begin = begun->begin;
    fetch->begun = true;
    crew->m_shares.restart(lane, begun->begin);
    const auto request = fetch->request(crew->m_tools.idleTimeoutMs);
    const auto answer
        = co_await crew->m_tools.http->stream(request, RangeFetch::sink(fetch), fetch->stop.get_token());
    const auto flushed = co_await flushWriter(fetch->writer, partial->pipe);
    if (!flushed) {
        co_return flushed;
    }
    if (!answer && !fetch->enough) {
        co_return std::unexpected(answer.error());
    }
    if (answer && answer->status >= 300) { // one without a target is no redirect, and no file either
        co_return fail(Error::Kind::Protocol, u"the server redirects and does not say where to"_s);
    }
    if (fetch->writer->offset() < fetch->range.end) {
        co_return fail(Error::Kind::Offline, u"the answer ended too early"_s);
    }
    co_return {};
}

QCoro::Task<> workLane(std::shared_ptr<FetchCrew> crew, int lane)
{
    while (const auto fetch = crew->next(lane)) {
        const auto done = co_await fetchPart(crew, lane, fetch);
        crew->letGo(lane);
        if (done) {
            continue;
        }
        const auto wait = crew->failed(*fetch, done.error());
        if (!wait) {
            break;
        }
        if (*wait > 0) {
            crew->sayRetrying(*wait);
            co_await waitToRetry(*wait, crew->m_job.hurry, crew->m_stop.get_token());
            crew->m_waits = false;
            crew->m_partial->progress.error.reset();
        }
    }
    crew->leave(lane);
}

Async<> fetchMissing(std::shared_ptr<FetchCrew> crew, std::stop_token stop)
{
    const std::stop_callback onStop(stop, [&crew] { crew->m_stop.request_stop(); });
    crew->begin(crew);
    while (!crew->m_lanes.empty()) {
        co_await qCoro(crew.get(), &FetchCrew::ended);
    }
    if (stop.stop_requested()) {
        co_return fail(Error::Kind::Cancelled, u"stopped"_s);
    }
    if (crew->m_error) {
        co_return std::unexpected(*crew->m_error);
    }
    co_return {};
}

} // namespace Hubdesk
