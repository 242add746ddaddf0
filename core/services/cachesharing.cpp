// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/services/cachesharing.h"

#include "core/cache/folder.h"

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

QStringList onVolumeOfFirst(const QStringList &roots)
{
    QStringList same;
    const auto first = Folder::lookAt(roots.first());
    for (const auto &root : roots) {
        const auto facts = Folder::lookAt(root);
        if (root == roots.first() || (first && facts && facts->device == first->device)) {
            same.append(root);
        }
    }
    return same;
}

/// What an earlier run of the program has found is too old for an act.
Async<CacheView> freshView(CacheKeeper *caches, QString root, CareWishes wishes, std::stop_token stop)
{
    if (const auto there = co_await caches->connected(root); !there) {
        co_return std::unexpected(there.error());
    }
    auto known = co_await caches->last(root, wishes);
    if (known && !known->isOld) {
        co_return known;
    }
    co_return co_await caches->look(root, wishes, stop);
}

bool volumeShares(const QList<DuplicateGroup> &groups)
{
    if (groups.isEmpty()) {
        return false;
    }
    const auto &path = groups.first().files.first().path;
    return canShareBlocks(path, path.section(u'/', 0, -3)); // beside `blobs`, where no scan looks
}

} // namespace

Async<DuplicatesFound>
findDuplicates(Services *core, QStringList roots, CareWishes wishes, std::stop_token stop)
{
    auto sift = [roots] { return onVolumeOfFirst(roots); };
    auto sifting = onWorker(std::move(sift));
    DuplicatesFound found;
    const auto near = co_await finished(std::move(sifting));
    QList<std::shared_ptr<const CacheReport>> reports;
    for (const auto &root : near) {
        const auto view = co_await freshView(&core->caches(), root, wishes, stop);
        if (view) {
            reports.append(view->report);
            found.roots.append(root);
        } else if (root == roots.first() || view.error().kind == Error::Kind::Cancelled) {
            co_return std::unexpected(view.error());
        } // another one that cannot be read has no duplicates that we could share
    }
    auto compare = [reports, found]() -> Result<DuplicatesFound> {
        QList<CacheReport> all;
        QStringList seen; // one folder may be in the list under two names
        for (const auto &report : reports) {
            if (!seen.contains(report->root)) {
                seen.append(report->root);
                all.append(*report);
            }
        }
        auto filled = found;
        filled.groups = duplicatesOf(all);
        filled.canShareBlocks = volumeShares(filled.groups);
        return filled;
    };
    auto comparing = onWorker(std::move(compare));
    co_return co_await finished(std::move(comparing));
}

Async<Deduplication>
shareDuplicates(Services *core, QString root, QList<DuplicateGroup> groups, Sharing sharing, WorkStops stops)
{
    if (const auto there = co_await core->caches().connected(root); !there) {
        co_return std::unexpected(there.error());
    }
    const CacheAct act(&core->caches());
    const EitherStop either(stops);
    const auto stop = either.token();
    const auto progress = std::make_shared<UpkeepProgress>();
    auto work = [groups, sharing, progress, stop]() -> Result<Deduplication> {
        return dedupe(groups, sharing, progress.get(), stop);
    };
    co_return co_await workOnCache(std::move(work), &core->caches(), root, progress, true);
}

Async<PlacePlan> planPlacement(Services *core, PlaceWish wish, std::stop_token stop)
{
    if (const auto there = co_await core->caches().connected(wish.root); !there) {
        co_return std::unexpected(there.error());
    }
    auto plan = [wish, stop] { return planPlacing(wish, stop); };
    auto planning = onWorker(std::move(plan));
    co_return co_await finished(std::move(planning));
}

Async<Placement> carryOutPlacement(Services *core, QString root, PlaceOrder order, WorkStops stops)
{
    if (const auto there = co_await core->caches().connected(root); !there) {
        co_return std::unexpected(there.error());
    }
    const EitherStop either(stops);
    const auto stop = either.token();
    const auto progress = std::make_shared<UpkeepProgress>();
    auto work = [order, progress, stop] {
        return placeFiles(order.plan, order.way, order.replaces, progress.get(), stop);
    };
    co_return co_await workOnCache(std::move(work), &core->caches(), root, progress, true);
}

} // namespace Hubdesk
