// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/upkeep/verifyqueue.h"

#include "core/upkeep/cachekeeper.h"

#include <QCoroSignal>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr int verifyPublishMs = 100;

using VerifyState = VerifyItem::State;
using VerifyRepair = VerifyItem::Repair;

Async<Verification> verifyRevision(CacheKeeper *keeper,
                                   HubApi *hub,
                                   CacheStore cache,
                                   VerifyTarget target,
                                   std::shared_ptr<UpkeepProgress> progress,
                                   std::stop_token stop)
{
    if (keeper) {
        if (const auto there = co_await keeper->connected(target.root); !there) {
            co_return std::unexpected(there.error());
        }
    }
    const auto listing = co_await listingToVerify(hub, cache, target.repo, target.commit, stop);
    if (!listing) {
        co_return std::unexpected(listing.error());
    }
    const auto folder = cache.layout().snapshot(target.repo, target.commit);
    co_return co_await verifyFolder(folder, *listing, progress, stop);
}

VerifyRepair repairOfPhase(TransferPhase phase)
{
    switch (phase) {
    case TransferPhase::Done:
        return VerifyRepair::Done;
    case TransferPhase::Cancelled:
        return VerifyRepair::Cancelled;
    case TransferPhase::NeedsAttention:
        return VerifyRepair::NeedsAttention;
    default:
        return VerifyRepair::UnderWay;
    }
}

} // namespace

VerdictCounts VerdictCounts::of(const Verification &found)
{
    VerdictCounts counts;
    for (const auto &file : found.files) {
        switch (file.finding) {
        case FileVerdict::Finding::Good:
            ++counts.good;
            break;
        case FileVerdict::Finding::Damaged:
            ++counts.damaged;
            break;
        case FileVerdict::Finding::Missing:
            ++counts.missing;
            counts.lost += file.isLost ? 1 : 0;
            break;
        case FileVerdict::Finding::Extra:
            ++counts.extra;
            break;
        case FileVerdict::Finding::Unreadable:
            ++counts.unreadable;
            break;
        }
    }
    return counts;
}

VerdictCounts &VerdictCounts::operator+=(const VerdictCounts &other)
{
    good += other.good;
    damaged += other.damaged;
    missing += other.missing;
    lost += other.lost;
    extra += other.extra;
    unreadable += other.unreadable;
    return *this;
}

VerifyQueue::VerifyQueue(HubApi *hub, CacheStore cache, CacheKeeper *keeper)
    : m_hub(hub)
    , m_cache(std::move(cache))
    , m_keeper(keeper)
{
    if (keeper) {
        connect(keeper, &CacheKeeper::acting, this, [this](bool isActing) { isActing ? hold() : release(); });
        m_holds = keeper->isActing() ? 1 : 0;
    }
    m_clock.start();
    m_sampling.setInterval(verifyPublishMs);
    m_sampling.callOnTimeout(this, &VerifyQueue::sample);
    m_publishing.setInterval(verifyPublishMs);
    m_publishing.setSingleShot(true);
    m_publishing.callOnTimeout(this, &VerifyQueue::publish);
}

VerifyQueue::~VerifyQueue() = default;

VerifyQueue::Entry *VerifyQueue::entry(VerifyId id)
{
    const auto found = std::ranges::find_if(m_entries, [id](const Entry &one) { return one.item.id == id; });
    return found == m_entries.end() ? nullptr : &*found;
}

const VerifyQueue::Entry *VerifyQueue::entry(VerifyId id) const
{
    const auto found = std::ranges::find_if(m_entries, [id](const Entry &one) { return one.item.id == id; });
    return found == m_entries.cend() ? nullptr : &*found;
}

void VerifyQueue::add(const QList<VerifyTarget> &targets)
{
    if (m_isClosing) {
        return;
    }
    for (const auto &target : targets) {
        const auto known = std::ranges::find_if(
            m_entries, [&target](const Entry &one) { return one.item.target.isSame(target); });
        if (known == m_entries.end()) {
            m_entries.append({ .item = { .id = ++m_last, .target = target }, .found = {} });
        } else if (known->item.isOver()) {
            known->item.target = target;
            restart(&*known);
        }
    }
    publishSoon();
    if (!m_isBusy) {
        run();
    }
}

/// Behind those that wait.
void VerifyQueue::restart(Entry *entry)
{
    auto fresh = Entry{ .item = { .id = entry->item.id, .target = entry->item.target }, .found = {} };
    m_entries.remove(entry - m_entries.data());
    m_entries.append(std::move(fresh));
}

void VerifyQueue::again(VerifyId id)
{
    if (const auto *known = entry(id); known && known->item.isOver()) {
        add({ VerifyTarget(known->item.target) });
    }
}

void VerifyQueue::stop(VerifyId id)
{
    auto *known = entry(id);
    if (!known || known->item.isOver()) {
        return;
    }
    if (id == m_running) {
        m_isYielding = false;
        m_stop.request_stop(); // its end says so
        return;
    }
    known->item.state = VerifyState::Cancelled;
    known->item.ended = QDateTime::currentDateTimeUtc();
    publishSoon();
}

void VerifyQueue::stopAll()
{
    const auto all = items();
    for (const auto &item : all) { // what waits first: none of it begins in between
        if (item.id != m_running) {
            stop(item.id);
        }
    }
    stop(m_running);
}

void VerifyQueue::hold()
{
    ++m_holds;
    if (m_running != 0 && !m_stop.stop_requested()) {
        m_isYielding = true;
        m_stop.request_stop();
    }
    publishSoon();
}

void VerifyQueue::release()
{
    if (m_holds == 0 || --m_holds > 0) {
        return;
    }
    publishSoon();
    if (!m_isBusy) {
        run();
    }
}

void VerifyQueue::rootMoved(const QStringList &from, const QString &to)
{
    for (auto &one : m_entries) {
        if (from.contains(one.item.target.root)) {
            one.item.target.root = to;
            publishSoon();
        }
    }
}

void VerifyQueue::clear()
{
    m_entries.removeIf([](const Entry &one) { return one.item.isOver(); });
    publishSoon();
}

QList<VerifyItem> VerifyQueue::items() const
{
    QList<VerifyItem> items;
    items.reserve(m_entries.size());
    for (const auto &one : m_entries) {
        items.append(one.item);
        items.last().isHeld = m_holds > 0 && one.item.state == VerifyState::Waiting;
    }
    return items;
}

std::shared_ptr<const Verification> VerifyQueue::found(VerifyId id) const
{
    const auto *known = entry(id);
    return known ? known->found : nullptr;
}

Result<DownloadRequest> VerifyQueue::repairRequest(VerifyId id) const
{
    const auto *known = entry(id);
    const auto &target = known ? known->item.target : VerifyTarget{};
    auto request = known && known->found && known->item.canRepair()
        ? repairOf(*known->found, target.repo, target.commit)
        : std::nullopt;
    if (!request) {
        return fail(Error::Kind::EntryNotFound, u"there is nothing to repair"_s);
    }
    request->cacheDir = target.root;
    return *request;
}

void VerifyQueue::noteRepair(VerifyId id, TransferId transfer)
{
    if (auto *known = entry(id)) {
        known->item.transfer = transfer;
        known->item.repair = VerifyRepair::UnderWay;
        publishSoon();
    }
}

void VerifyQueue::noteTransfers(const QList<TransferState> &states)
{
    for (auto &one : m_entries) {
        const auto transfer = one.item.transfer;
        const auto news = std::ranges::find(states, transfer, &TransferState::id);
        if (transfer != 0 && news != states.cend() && one.item.repair != repairOfPhase(news->phase)) {
            one.item.repair = repairOfPhase(news->phase);
            publishSoon();
        }
    }
}

void VerifyQueue::noteRemoved(TransferId transfer)
{
    for (auto &one : m_entries) {
        if (transfer == 0 || one.item.transfer != transfer) {
            continue;
        }
        one.item.transfer = 0;
        if (one.item.repair != VerifyRepair::Done) {
            one.item.repair = VerifyRepair::Cancelled;
        }
        publishSoon();
    }
}

QCoro::Task<> VerifyQueue::run()
{
    m_isBusy = true;
    while (!m_isClosing && m_holds == 0) {
        const auto next = std::ranges::find_if(
            m_entries, [](const Entry &one) { return one.item.state == VerifyState::Waiting; });
        if (next == m_entries.end()) {
            break;
        }
        co_await runOne(next->item.id);
    }
    m_isBusy = false;
    Q_EMIT settled();
}

QCoro::Task<> VerifyQueue::runOne(VerifyId id)
{
    auto *begun = entry(id);
    begun->item.state = VerifyState::Running;
    const auto target = begun->item.target;
    m_running = id;
    m_stop = {};
    m_progress = std::make_shared<UpkeepProgress>();
    m_speed.reset();
    m_sampling.start();
    publishSoon();
    auto found = co_await verifyRevision(
        m_keeper, m_hub, m_cache.at(target.root), target, m_progress, m_stop.get_token());
    m_sampling.stop();
    m_running = 0;
    end(id, std::move(found));
}

void VerifyQueue::end(VerifyId id, Result<Verification> found)
{
    auto *ended = entry(id);
    auto &item = ended->item;
    if (std::exchange(m_isYielding, false)) { // as if it had not begun
        item = { .id = id, .target = item.target };
        publishSoon();
        return;
    }
    item.ended = QDateTime::currentDateTimeUtc();
    item.bytesPerSecond = 0;
    item.secondsLeft.reset();
    if (found) {
        item.state = VerifyState::Done;
        item.done = item.total = m_progress->total;
        item.counts = VerdictCounts::of(*found);
        ended->found = std::make_shared<const Verification>(std::move(*found));
    } else if (found.error().kind == Error::Kind::Cancelled) {
        item.state = VerifyState::Cancelled;
        item.done = m_progress->done;
        item.total = m_progress->total;
    } else {
        item.state = VerifyState::Failed;
        item.error = std::move(found.error());
    }
    publishSoon();
}

void VerifyQueue::sample()
{
    auto *running = entry(m_running);
    if (!running) {
        return;
    }
    auto &item = running->item;
    item.done = m_progress->done;
    item.total = m_progress->total;
    m_speed.sample(m_clock.elapsed(), item.done);
    item.bytesPerSecond = m_speed.rate();
    item.secondsLeft = item.total > 0 ? m_speed.secondsLeft(item.total - item.done) : std::nullopt;
    publishSoon();
}

void VerifyQueue::publishSoon()
{
    if (!m_publishing.isActive()) {
        m_publishing.start();
    }
}

void VerifyQueue::publish()
{
    Q_EMIT changed(items());
}

Async<> VerifyQueue::shutDown()
{
    m_isClosing = true;
    m_stop.request_stop();
    while (m_isBusy) {
        co_await qCoro(this, &VerifyQueue::settled);
    }
    m_publishing.stop();
    co_return {};
}

} // namespace Hubdesk
