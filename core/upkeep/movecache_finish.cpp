// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/cache/folder.h"
#include "core/upkeep/copypass.h"
#include "core/upkeep/movecache.h"
#include "core/upkeep/moverecord.h"

#include <QFileInfo>

#include <vector>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

const QString trashName = u".hubdesk-move-old"_s; ///< in the locks of the old root, where no scan looks
constexpr size_t mostHeldLocks = 400; ///< each is an open file
constexpr int mostSweeps = 3; ///< something may appear while we are at it

/// Takes an old cache away, an entry of its root at a time. For one run, on a worker.
class OldCache
{
public:
    OldCache(const MovePlan &plan, Folder root)
        : m_root(std::move(root))
        , m_pass(plan.root, plan.target, CopyPass::Manner::Add)
    {
    }
    /// True: nothing is left but its locks.
    Result<bool> removeEntries(UpkeepProgress *progress, const std::stop_token &stop);
    QList<UpkeepFailure> failures;
    qint64 brought = 0;

private:
    QStringList names() const;
    Result<void> removeEntry(const QString &name, const std::stop_token &stop);
    Result<void> emptyTrash(const std::stop_token &stop);
    Result<void> bring(const Folder &folder, const QString &name, const std::stop_token &stop);
    Result<std::vector<FileLock>> lockRepo(const QString &name) const;
    Result<Folder> trash() const
    {
        return m_root.makeInside(u".locks"_s).and_then([](const Folder &locks) {
            return locks.makeInside(trashName, 0700);
        });
    }

    Folder m_root;
    CopyPass m_pass;
};

/// Repos first: the links in them lead to the store.
QStringList OldCache::names() const
{
    QStringList repos;
    QStringList last;
    for (const auto &entry : entriesOf(m_root.inside(u"."_s))) {
        const bool isLast = entry.name == "blobs"_L1 || entry.name == "CACHEDIR.TAG"_L1;
        if (entry.name != ".locks"_L1) {
            (isLast ? last : repos).append(entry.name);
        }
    }
    repos.sort();
    last.sort(Qt::CaseInsensitive);
    return repos.isEmpty() ? last : repos;
}

/// Everything in it is at the target, or stays.
Result<void> OldCache::bring(const Folder &folder, const QString &name, const std::stop_token &stop)
{
    const auto done = m_pass.runEntry(folder, name, stop);
    if (!done) {
        return std::unexpected(done.error());
    }
    brought += *done;
    if (const auto &left = m_pass.failures(); !left.isEmpty()) {
        return std::unexpected(left.first().error);
    }
    return {};
}

/// The download locks of a repo that are there. Conflict while somebody holds one.
Result<std::vector<FileLock>> OldCache::lockRepo(const QString &name) const
{
    std::vector<FileLock> held;
    const auto locks = m_root.holding(u".locks/%1/x"_s.arg(name));
    for (const auto &entry : entriesOf(locks)) {
        auto lock = FileLock::tryLock(locks->path() + u'/' + entry.name);
        if (!lock) {
            return std::unexpected(lock.error());
        }
        if (held.size() < mostHeldLocks) {
            held.push_back(std::move(*lock));
        }
    }
    return held;
}

/// Out of reach in one step; then what slipped in before that step is brought, too.
Result<void> OldCache::removeEntry(const QString &name, const std::stop_token &stop)
{
    if (const auto ready = bring(m_root, name, stop); !ready) {
        return ready;
    }
    const auto locks = lockRepo(name);
    if (!locks) {
        return std::unexpected(locks.error());
    }
    return trash()
        .and_then([&](const Folder &place) { return m_root.move(name, place, name); })
        .and_then([&] { return emptyTrash(stop); });
}

Result<void> OldCache::emptyTrash(const std::stop_token &stop)
{
    const auto place = trash();
    for (const auto &entry : entriesOf(place)) {
        if (const auto ready = bring(*place, entry.name, stop); !ready) {
            const auto back = place->move(entry.name, m_root, entry.name); // it stays, where it was
            return back ? ready : back;
        }
        if (const auto removed = place->removeTree(entry.name, stop); !removed) {
            return removed;
        }
    }
    return place ? Result<void>() : std::unexpected(place.error());
}

Result<bool> OldCache::removeEntries(UpkeepProgress *progress, const std::stop_token &stop)
{
    QStringList left;
    if (const auto emptied = emptyTrash(stop); !emptied) {
        failures.append({ u".locks/"_s + trashName, emptied.error() });
    }
    for (int sweep = 0; sweep < mostSweeps; ++sweep) {
        // The store comes up when the last repo has gone.
        for (auto now = names(); !now.isEmpty(); now = names()) {
            now.removeIf([&](const QString &name) { return left.contains(name); });
            if (now.isEmpty()) {
                return false;
            }
            progress->total = progress->done + now.size();
            for (const auto &name : now) {
                if (stop.stop_requested()) {
                    return fail(Error::Kind::Cancelled, u"stopped"_s);
                }
                if (const auto removed = removeEntry(name, stop); !removed) {
                    if (removed.error().kind == Error::Kind::Cancelled) {
                        return std::unexpected(removed.error());
                    }
                    failures.append({ name, removed.error() });
                    left.append(name);
                }
                ++progress->done;
            }
        }
    }
    return left.isEmpty() && names().isEmpty() && entriesOf(trash()).isEmpty();
}

/// Only locks are in it. A root that is a mount point cannot go, and need not.
Result<bool> removeRoot(const MovePlan &plan)
{
    const auto root = Folder::open(plan.root);
    const auto above = Folder::open(QFileInfo(plan.root).path());
    if (!root || !above) {
        return std::unexpected(root ? above.error() : root.error());
    }
    return root->removeTree(u".locks"_s, {}).transform([&] {
        return above->removeFolder(QFileInfo(plan.root).fileName()).has_value();
    });
}

/// The record is the last thing that goes, so that until then somebody can go on.
Result<void> forgetMove(const QString &target)
{
    return MoveRecord::remove(target).and_then([&] { return MoveRecord::removeLock(target); });
}

/// All that can go of an old cache whose copy is whole.
Result<MovedCache>
clearAway(const MovePlan &plan, Folder root, UpkeepProgress *progress, const std::stop_token &stop)
{
    const auto lock = MoveRecord::lock(plan.root);
    if (!lock) {
        return std::unexpected(lock.error());
    }
    OldCache old(plan, std::move(root));
    const auto isEmpty = old.removeEntries(progress, stop);
    if (!isEmpty) {
        return std::unexpected(isEmpty.error());
    }
    MovedCache moved{ .files = old.brought, .failures = old.failures };
    if (*isEmpty && moved.failures.isEmpty()) {
        const auto removed = removeRoot(plan);
        moved.isOldGone = removed.value_or(false);
        if (!removed) {
            moved.failures.append({ {}, removed.error() });
        }
    }
    return moved;
}

} // namespace

Result<MovedCache> finishMove(const MovePlan &plan, UpkeepProgress *progress, const std::stop_token &stop)
{
    progress->done = 0;
    const auto lock = MoveRecord::lock(plan.target);
    if (!lock) {
        return std::unexpected(lock.error());
    }
    const auto record = MoveRecord::read(plan.target);
    if (!record || record->from != plan.root || record->stage == MoveRecord::Stage::Copying) {
        return fail(Error::Kind::Usage, u"%1 is not a whole copy of %2"_s.arg(plan.target, plan.root));
    }
    auto root = Folder::open(plan.root);
    if (plan.keepsOld || !root) { // it was renamed, or went in an earlier run
        if (root) {
            (void)MoveRecord::removeLock(plan.root);
        }
        return forgetMove(plan.target).transform([&] { return MovedCache{ .isOldGone = !root }; });
    }
    const auto noted = MoveRecord{ plan.root, MoveRecord::Stage::Removing }.write(plan.target);
    const auto moved
        = noted ? clearAway(plan, std::move(*root), progress, stop) : std::unexpected(noted.error());
    // While something stays, the same move can go on another time.
    return moved && moved->failures.isEmpty() ? forgetMove(plan.target).transform([&] { return *moved; })
                                              : moved;
}

} // namespace Hubdesk
