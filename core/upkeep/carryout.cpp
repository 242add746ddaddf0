// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/upkeep/carryout.h"

#include "core/cache/cachescan.h"
#include "core/upkeep/taker.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

using State = QuarantineItem::State;

/// The same plan, as it is now. Of the whole cache: any repo may use what another one is about to lose.
Result<DeletionPlan> planAgain(const DeletionPlan &plan, const Pins &pins, const std::stop_token &stop)
{
    return scanCacheNow(plan.root, stop).transform([&](const CacheReport &report) {
        return planDeletion(report, plan.targets, pins);
    });
}

Cleanup resultOf(const Taker &taker, const QuarantineItem &item)
{
    Cleanup result{ .quarantine = item.id, .failures = taker.failures() };
    for (int i = 0; i < item.removals.size(); ++i) {
        if (taker.hasTaken(i)) {
            ++result.removals;
            result.size += item.removals[i].size;
            result.allocated += item.removals[i].allocated;
        }
    }
    return result;
}

/// After a stop.
Result<Cleanup> putBack(OpenQuarantine open, UpkeepProgress *progress)
{
    const auto item = open.item();
    (void)open.setState(State::Kept);
    {
        const OpenQuarantine released = std::move(open);
    }
    return restoreQuarantine(item.root, item.id, progress, {}).and_then([&](const Restored &back) {
        const auto what = back.failures.isEmpty()
            ? u"Everything is where it was."_s
            : u"Not all could be put back; the rest is in quarantine %1."_s.arg(item.id);
        return Result<Cleanup>(fail(Error::Kind::Cancelled, what));
    });
}

/// Takes all that is not taken yet, and closes the quarantine or empties it.
Result<Cleanup> takeAll(OpenQuarantine open, UpkeepProgress *progress, const std::stop_token &stop)
{
    const auto item = open.item();
    auto root = Folder::open(item.root);
    if (!root) {
        return std::unexpected(root.error());
    }
    Taker taker(item, *root, &open.files());
    progress->total = item.removals.size();
    for (int i = 0; i < item.removals.size() && !stop.stop_requested(); ++i) {
        taker.take(i, stop);
        ++progress->done;
    }
    taker.giveBackNeeded();
    auto result = resultOf(taker, item);
    const bool isForGood = item.until <= item.since;
    if (stop.stop_requested()) {
        return putBack(std::move(open), progress);
    }
    const bool isEmpty = result.removals == 0;
    const auto ended = isForGood || isEmpty ? open.drop(stop) : open.setState(State::Kept);
    if (isForGood || isEmpty) {
        result.quarantine.clear();
    }
    if (!ended) { // also where it was stopped: then the rest can only be deleted later
        result.failures.append({ {}, ended.error() });
    }
    return result;
}

/// Nothing can be written: then things go at once, which makes room.
Result<Cleanup> removeAtOnce(const DeletionPlan &plan, UpkeepProgress *progress, const std::stop_token &stop)
{
    auto root = Folder::open(plan.root);
    if (!root) {
        return std::unexpected(root.error());
    }
    auto payloads = plan;
    payloads.removals.removeIf([](const Removal &one) { return one.kind != Removal::Kind::Payload; });
    const QuarantineItem item{ .root = plan.root, .removals = plan.removals, .departures = plan.departures };
    Taker taker(item, *root, nullptr);
    progress->total = item.removals.size();
    for (int i = 0; i < item.removals.size() && !stop.stop_requested(); ++i) {
        if (item.removals[i].kind != Removal::Kind::Payload) {
            taker.take(i, stop);
            ++progress->done;
        }
    }
    auto result = resultOf(taker, item);
    result.quarantine.clear();
    if (payloads.removals.isEmpty() || stop.stop_requested()) {
        return result;
    }
    return OpenQuarantine::begin(payloads, {})
        .and_then([&](OpenQuarantine open) { return takeAll(std::move(open), progress, stop); })
        .transform([&](Cleanup rest) {
            rest.removals += result.removals;
            rest.size += result.size;
            rest.allocated += result.allocated;
            rest.failures = result.failures + rest.failures;
            return rest;
        });
}

} // namespace

Result<Cleanup> carryOut(const DeletionPlan &plan,
                         const Pins &pins,
                         int days,
                         UpkeepProgress *progress,
                         const std::stop_token &stop)
{
    if (plan.isEmpty()) {
        return Cleanup{};
    }
    const auto again = planAgain(plan, pins, stop);
    if (!again) {
        return std::unexpected(again.error());
    }
    if (again->removals != plan.removals) {
        return fail(Error::Kind::Conflict, u"the cache has changed since the plan was made"_s);
    }
    const auto now = QDateTime::currentDateTimeUtc();
    auto open = OpenQuarantine::begin(plan, now.addDays(days));
    if (!open && open.error().kind == Error::Kind::DiskFull && days <= 0) {
        return removeAtOnce(plan, progress, stop);
    }
    if (!open) {
        return std::unexpected(open.error());
    }
    return takeAll(std::move(*open), progress, stop);
}

Result<Cleanup> finishQuarantine(const QString &root,
                                 const QString &id,
                                 UpkeepProgress *progress,
                                 const std::stop_token &stop)
{
    auto open = OpenQuarantine::open(root, id);
    if (!open) {
        return std::unexpected(open.error());
    }
    switch (open->item().state) {
    case State::Moving:
        return takeAll(std::move(*open), progress, stop);
    case State::Emptying:
        return open->drop(stop).transform([] { return Cleanup{}; });
    case State::Restoring: {
        {
            const OpenQuarantine released = std::move(*open);
        }
        return restoreQuarantine(root, id, progress, stop).transform([](const Restored &restored) {
            return Cleanup{ .failures = restored.failures };
        });
    }
    case State::Kept:
        break;
    }
    return Cleanup{ .quarantine = id };
}

} // namespace Hubdesk
