// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/upkeep/carryout.h"

#include "core/cache/cachescan.h"
#include "core/upkeep/besideplan.h"
#include "core/upkeep/taker.h"
#include "core/upkeep/wholeacts.h"

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
    auto targets = plan.targets;
    CacheReport known{ .root = plan.root };
    for (const auto &target : takeBeside(&targets)) {
        known.beside.append({ .root = target.repo });
    }
    const auto report = targets.isEmpty() ? Result<CacheReport>(known) : scanCacheNow(plan.root, stop);
    return report.transform([&](CacheReport now) {
        now.beside = known.beside;
        return planDeletion(now, plan.targets, pins);
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

/// Of one folder: what was taken, and can still be put back.
struct Taken {
    OpenQuarantine open;
    Cleanup result;
};

/// Takes all that is not taken yet, until a stop.
Result<Taken> takeAll(OpenQuarantine open, UpkeepProgress *progress, const std::stop_token &stop)
{
    const auto item = open.item();
    auto root = Folder::open(item.root);
    if (!root) {
        return std::unexpected(root.error());
    }
    Taker taker(item, *root, &open.files());
    for (int i = 0; i < item.removals.size() && !stop.stop_requested(); ++i) {
        taker.take(i, stop);
        ++progress->done;
    }
    taker.giveBackNeeded();
    auto result = resultOf(taker, item);
    return Taken{ std::move(open), std::move(result) };
}

/// What could not be put back stays in quarantine.
Result<void> putBack(Taken taken, UpkeepProgress *progress)
{
    const auto item = taken.open.item();
    (void)taken.open.setState(State::Kept);
    {
        const OpenQuarantine released = std::move(taken.open);
    }
    return restoreQuarantine(item.root, item.id, progress, {}).and_then([&](const Restored &back) {
        return back.failures.isEmpty()
            ? Result<void>()
            : fail(Error::Kind::Disk,
                   u"Not all could be put back; the rest is in quarantine %1."_s.arg(item.id));
    });
}

/// Undoes all parts; what is then to be said. Only Cancelled means that all of it is back.
Error putAllBack(std::vector<Taken> parts, UpkeepProgress *progress)
{
    QStringList left;
    for (auto &part : parts) {
        if (const auto back = putBack(std::move(part), progress); !back) {
            left.append(back.error().detail);
        }
    }
    return left.isEmpty() ? Error{ Error::Kind::Cancelled, u"Everything is where it was."_s }
                          : Error{ Error::Kind::Disk, left.join(u' ') };
}

/// Closes the quarantine, or empties it.
Cleanup close(Taken taken, const std::stop_token &stop)
{
    auto &[open, result] = taken;
    const bool isForGood = open.item().until <= open.item().since;
    const bool isEmpty = result.removals == 0;
    const auto ended = isForGood || isEmpty ? open.drop(stop) : open.setState(State::Kept);
    if (isForGood || isEmpty) {
        result.quarantine.clear();
    }
    if (!ended) { // also where it was stopped: then the rest can only be deleted later
        result.failures.append({ open.item().folder, ended.error() });
    }
    return std::move(result);
}

Result<Cleanup> takeOne(OpenQuarantine open, UpkeepProgress *progress, const std::stop_token &stop)
{
    progress->total = open.item().removals.size();
    auto taken = takeAll(std::move(open), progress, stop);
    if (!taken) {
        return std::unexpected(taken.error());
    }
    if (stop.stop_requested()) {
        std::vector<Taken> one;
        one.push_back(std::move(*taken));
        return std::unexpected(putAllBack(std::move(one), progress));
    }
    return close(std::move(*taken), stop);
}

void add(Cleanup part, Cleanup *all)
{
    all->quarantine = all->quarantine.isEmpty() ? part.quarantine : all->quarantine;
    all->removals += part.removals;
    all->size += part.size;
    all->allocated += part.allocated;
    all->failures.append(part.failures);
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
        .and_then([&](OpenQuarantine open) { return takeOne(std::move(open), progress, stop); })
        .transform([&](Cleanup rest) {
            add(std::move(rest), &result);
            return result;
        });
}

Result<Cleanup>
removeAllAtOnce(const QList<DeletionPlan> &parts, UpkeepProgress *progress, const std::stop_token &stop)
{
    Cleanup all;
    for (const auto &part : parts) {
        auto done = removeAtOnce(part, progress, stop);
        if (!done) {
            return done;
        }
        add(std::move(*done), &all);
    }
    return all;
}

/// Takes the parts one after the other. Only when all of it is taken something is gone for good.
Result<Cleanup>
takeParts(const QList<DeletionPlan> &parts, int days, UpkeepProgress *progress, const std::stop_token &stop)
{
    const auto until = QDateTime::currentDateTimeUtc().addDays(days);
    const auto act = OpenQuarantine::newId();
    std::vector<Taken> taken;
    for (qsizetype n = 0; n < parts.size() && !stop.stop_requested(); ++n) {
        auto part = OpenQuarantine::begin(parts[n], until, partId(act, n)).and_then([&](OpenQuarantine open) {
            return takeAll(std::move(open), progress, stop);
        });
        if (!part) {
            auto why = part.error();
            if (!taken.empty()) {
                why.detail += ". "_L1 + putAllBack(std::move(taken), progress).detail;
            }
            return std::unexpected(std::move(why));
        }
        taken.push_back(std::move(*part));
    }
    if (stop.stop_requested()) {
        return std::unexpected(putAllBack(std::move(taken), progress));
    }
    Cleanup all;
    for (auto &part : taken) {
        add(close(std::move(part), stop), &all);
    }
    return all;
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
    const auto parts = partsOf(plan);
    progress->total = plan.removals.size();
    auto done = takeParts(parts, days, progress, stop);
    if (!done && done.error().kind == Error::Kind::DiskFull && days <= 0) {
        return removeAllAtOnce(parts, progress, stop);
    }
    return done;
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
        return takeOne(std::move(*open), progress, stop);
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
