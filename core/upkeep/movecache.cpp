// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/upkeep/movecache.h"

#include "core/cache/folder.h"
#include "core/cache/freespace.h"
#include "core/upkeep/copypass.h"
#include "core/upkeep/moverecord.h"

#include <QDir>
#include <QFileInfo>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

using Stage = MoveRecord::Stage;

constexpr int mostPasses = 8; ///< until we say that somebody writes there all the time
constexpr qint64 roomForFolders = 4096; ///< that an entry of a folder may take, at most

/// Weighs a cache for its move.
class MoveScales
{
public:
    MoveScales(MovePlan *plan, const std::stop_token &stop)
        : m_plan(plan)
        , m_stop(stop)
    {
    }
    Result<void> add(const Folder &folder, const QString &path);
    bool hasLinksOut() const { return m_hasLinksOut; }

private:
    void addFile(const FileFacts &facts, const QString &path);

    MovePlan *m_plan;
    std::stop_token m_stop;
    QSet<std::pair<quint64, quint64>> m_counted;
    bool m_hasLinksOut = false; ///< or links that name the root: a rename would break them
};

Result<void> MoveScales::add(const Folder &folder, const QString &path)
{
    const auto entries = folder.entries();
    if (!entries) {
        return std::unexpected(entries.error());
    }
    for (const auto &entry : *entries) {
        const auto own = path.isEmpty() ? entry.name : path + u'/' + entry.name;
        if (m_stop.stop_requested()) {
            return fail(Error::Kind::Cancelled, u"stopped while looking at %1"_s.arg(m_plan->root));
        }
        if (entry.kind == DiskEntry::Kind::Folder) {
            const auto inside = folder.inside(entry.name);
            const auto added = inside ? add(*inside, own) : std::unexpected(inside.error());
            if (!added) {
                return added;
            }
            m_plan->needed += roomForFolders;
        } else if (const auto facts = folder.look(entry.name, false); facts && !CopyPass::isOfMoves(own)) {
            ++m_plan->files;
            const auto text = folder.linkText(entry.name);
            m_hasLinksOut
                = m_hasLinksOut || CopyPass::linkInCopy(text, own, m_plan->root, m_plan->target) != text;
            addFile(*facts, own);
        }
    }
    return {};
}

/// A file with several names is there once, and a partial has holes.
void MoveScales::addFile(const FileFacts &facts, const QString &path)
{
    const auto key = std::pair(facts.device, facts.number);
    if (facts.kind != DiskEntry::Kind::Regular || (facts.names > 1 && m_counted.contains(key))) {
        return;
    }
    m_counted.insert(key);
    m_plan->size += facts.size;
    const auto there = m_plan->target + u'/' + path;
    if (const QFileInfo copy(there); m_plan->goesOn && copy.isFile() && copy.size() == facts.size) {
        return;
    }
    const bool isSparse = path.endsWith(".hubdesk-part"_L1);
    m_plan->needed += isSparse ? facts.allocated : (facts.size + 4095) / 4096 * 4096;
}

/// As far as it exists; what does not has no links in it.
QString withoutLinks(const QString &path)
{
    const QFileInfo there(path);
    if (there.exists() || there.fileName().isEmpty()) {
        return there.exists() ? there.canonicalFilePath() : path;
    }
    const auto above = withoutLinks(there.path());
    return (above == "/"_L1 ? QString() : above) + u'/' + there.fileName();
}

Result<void> checkPlaces(const MovePlan &plan)
{
    const auto lies = [](const QString &inner, const QString &outer) {
        return inner == outer || inner.startsWith(outer + u'/');
    };
    if (lies(plan.root, plan.target) || lies(plan.target, plan.root)) {
        return fail(Error::Kind::Usage,
                    u"the cache %1 cannot go to %2: one lies in the other"_s.arg(plan.root, plan.target));
    }
    const QFileInfo there(plan.target);
    if (there.exists() && !there.isDir()) {
        return fail(Error::Kind::Usage, u"%1 is no folder"_s.arg(plan.target));
    }
    return {};
}

/// Nothing, or an unfinished move of this cache.
Result<void> lookAtTarget(MovePlan *plan)
{
    const auto record = MoveRecord::read(plan->target);
    if (record && record->from == plan->root) {
        plan->goesOn = true;
        plan->isCopied = record->stage != Stage::Copying;
        return {};
    }
    if (record) {
        return fail(Error::Kind::Conflict,
                    u"%1 holds an unfinished move of %2"_s.arg(plan->target, record->from));
    }
    if (!QFileInfo::exists(plan->root)) {
        return fail(Error::Kind::EntryNotFound, u"there is no folder %1"_s.arg(plan->root));
    }
    if (!QDir(plan->target).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot)) {
        // A run that was killed before it wrote its record has made no more than the folder of the locks.
        const auto folder = Folder::open(plan->target);
        const auto entries = entriesOf(folder);
        const auto locks = folder.and_then([](const Folder &one) { return one.inside(u".locks"_s); });
        const bool isBegun = entries.size() == 1 && entries.first().name == ".locks"_L1
            && std::ranges::all_of(entriesOf(locks), [](const Folder::Entry &entry) {
                                 return entry.name.startsWith(".hubdesk-move"_L1);
                             });
        if (!isBegun) {
            return fail(Error::Kind::Conflict, u"%1 is not empty"_s.arg(plan->target));
        }
        plan->goesOn = true;
    }
    return {};
}

bool isOnOneVolume(const MovePlan &plan)
{
    auto above = plan.target;
    while (!QFileInfo::exists(above)) {
        above = QFileInfo(above).path();
    }
    const auto root = Folder::lookAt(plan.root);
    const auto there = Folder::lookAt(above);
    return root && there && root->device == there->device;
}

/// Whoever downloads names his files by the whole path, and would lose them.
Result<void> checkLocks(const QString &root)
{
    const auto locks = Folder::open(root + "/.locks"_L1);
    for (const auto &repo : entriesOf(locks)) {
        const auto own = locks->inside(repo.name);
        for (const auto &entry : entriesOf(own)) {
            if (const auto lock = FileLock::tryLock(own->path() + u'/' + entry.name); !lock) {
                return fail(lock.error().kind, u"somebody downloads into %1 now"_s.arg(repo.name));
            }
        }
    }
    return {};
}

/// All of the cache in one step. The record goes along, for whoever has to finish.
Result<void> renameCache(const MovePlan &plan)
{
    const auto name = QFileInfo(plan.target).fileName();
    const auto from = Folder::open(QFileInfo(plan.root).path());
    const auto to = makeFolders(QFileInfo(plan.target).path()).and_then([&] {
        return Folder::open(QFileInfo(plan.target).path());
    });
    if (!from || !to) {
        return std::unexpected(from ? to.error() : from.error());
    }
    return checkLocks(plan.root)
        .and_then([&] { return to->removeFolder(name); })
        .and_then([&] { return MoveRecord{ plan.root, Stage::Copied }.write(plan.root); })
        .and_then([&] { return from->move(QFileInfo(plan.root).fileName(), *to, name); })
        .and_then([&] { return to->flush(); })
        .or_else([&](const Error &error) -> Result<void> {
            (void)MoveRecord::remove(plan.root);
            return std::unexpected(error);
        });
}

Result<MovedCache> copyAll(const MovePlan &plan, UpkeepProgress *progress, const std::stop_token &stop)
{
    const MoveRecord record{ plan.root, Stage::Copying };
    MovedCache moved;
    if (const auto written = record.write(plan.target); !written) {
        return std::unexpected(written.error());
    }
    CopyPass pass(plan.root, plan.target, CopyPass::Manner::Mirror);
    for (int n = 0; n < mostPasses; ++n) {
        const auto brought = pass.run(n == 0 ? &progress->done : nullptr, stop);
        if (!brought) {
            return std::unexpected(brought.error());
        }
        moved.files += *brought;
        moved.failures = pass.failures();
        if (!moved.failures.isEmpty()) {
            return moved;
        }
        if (*brought == 0) {
            return MoveRecord{ plan.root, Stage::Copied }.write(plan.target).transform([&] { return moved; });
        }
    }
    return fail(Error::Kind::Conflict, u"something writes to %1 all the time"_s.arg(plan.root));
}

} // namespace

Result<MovePlan>
planMove(const QString &root, const QString &target, bool keepOld, const std::stop_token &stop)
{
    const QFileInfo source(root);
    MovePlan plan{ .root = withoutLinks(QDir::cleanPath(source.absoluteFilePath())),
                   .target = withoutLinks(QDir::cleanPath(QFileInfo(target).absoluteFilePath())),
                   .keepsOld = keepOld };
    const auto checked = checkPlaces(plan).and_then([&] { return lookAtTarget(&plan); });
    if (!checked) {
        return std::unexpected(checked.error());
    }
    plan.free = freeBytes(plan.target).value_or(0);
    if (plan.isCopied && !source.exists()) {
        plan.way = MovePlan::Way::Copy;
        return plan; // all that is left is its record
    }
    const auto folder = Folder::open(plan.root);
    if (!folder) {
        return std::unexpected(folder.error());
    }
    if (!quarantineOf(plan.root).isEmpty()) {
        return fail(
            Error::Kind::Conflict,
            u"something deleted from %1 can still be put back, and would be left behind; put it back or "
            "delete it for good first"_s.arg(plan.root));
    }
    MoveScales scales(&plan, stop);
    if (const auto weighed = scales.add(*folder, {}); !weighed) {
        return std::unexpected(weighed.error());
    }
    const bool renames = !keepOld && !plan.goesOn && !scales.hasLinksOut() && isOnOneVolume(plan);
    plan.way = renames ? MovePlan::Way::Rename : MovePlan::Way::Copy;
    plan.needed = renames || plan.isCopied ? 0 : plan.needed;
    plan.users = fileUsersBelow(plan.root, stop);
    return plan;
}

QString variableForCache(const QString &root)
{
    return u"HF_HUB_CACHE="_s + root;
}

Result<MovedCache> moveCache(const MovePlan &plan, UpkeepProgress *progress, const std::stop_token &stop)
{
    progress->total = plan.size;
    if (plan.isCopied) {
        return MovedCache{};
    }
    if (!plan.fits()) {
        Error error{ Error::Kind::DiskFull, u"%1 has no room for the cache"_s.arg(plan.target) };
        error.missingBytes = plan.needed - plan.free;
        return std::unexpected(error);
    }
    const auto lock = MoveRecord::lock(plan.root);
    if (!lock) {
        return std::unexpected(lock.error());
    }
    if (plan.way == MovePlan::Way::Rename) {
        if (const auto renamed = renameCache(plan); renamed || renamed.error().kind != Error::Kind::Disk) {
            return renamed.transform([&] { return MovedCache{ .files = plan.files }; });
        } // a mount of its own, and the like
    }
    if (const auto made = makeFolders(plan.target); !made) {
        return std::unexpected(made.error());
    }
    const auto there = MoveRecord::lock(plan.target);
    return there ? copyAll(plan, progress, stop) : std::unexpected(there.error());
}

} // namespace Hubdesk
