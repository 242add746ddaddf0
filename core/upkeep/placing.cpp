// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/upkeep/placing.h"

#include "core/cache/filecopy.h"
#include "core/cache/folder.h"
#include "core/cache/freespace.h"
#include "core/cache/localfolder.h"
#include "core/cache/temporary.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

bool liesIn(const QString &path, const QString &folder)
{
    return path == folder || path.startsWith(folder + u'/');
}

/// As far as it exists; what does not has no links in it.
QString resolvedFolder(const QString &path)
{
    const QFileInfo there(path);
    if (there.exists() || there.fileName().isEmpty()) {
        return there.exists() ? there.canonicalFilePath() : path;
    }
    const auto above = resolvedFolder(there.path());
    return (above == "/"_L1 ? QString() : above) + u'/' + there.fileName();
}

QString nearestFolder(QString path)
{
    while (!QFileInfo::exists(path)) {
        path = QFileInfo(path).path();
    }
    return path;
}

/// Finds the files of a snapshot, and says which of them may go.
class PlaceSurvey
{
public:
    PlaceSurvey(PlacePlan *plan, const QString &repoFolder)
        : m_plan(plan)
        , m_repo(repoFolder)
        , m_store(plan->root + "/blobs"_L1)
        , m_target(Folder::open(plan->folder))
    {
    }
    Result<void> add(const Folder &folder, const QString &above, const std::stop_token &stop);

private:
    void addFile(const Folder &folder, const QString &name, const QString &path);
    Result<PlacePlan::File> fileFor(const Folder &folder, const QString &name, const QString &path) const;
    Result<bool> isThere(const QString &path) const;

    PlacePlan *m_plan;
    QString m_repo;
    QString m_store;
    Result<Folder> m_target;
};

Result<void> PlaceSurvey::add(const Folder &folder, const QString &above, const std::stop_token &stop)
{
    auto entries = folder.entries();
    if (!entries) {
        return std::unexpected(entries.error());
    }
    for (const auto &entry : std::as_const(*entries)) {
        if (stop.stop_requested()) {
            return fail(Error::Kind::Cancelled, u"stopped"_s);
        }
        const auto path = above.isEmpty() ? entry.name : above + u'/' + entry.name;
        if (entry.kind != DiskEntry::Kind::Folder) {
            addFile(folder, entry.name, path);
            continue;
        }
        const auto inside = folder.inside(entry.name);
        const auto added = inside ? add(*inside, path, stop) : std::unexpected(inside.error());
        if (!added) {
            return added;
        }
    }
    return {};
}

void PlaceSurvey::addFile(const Folder &folder, const QString &name, const QString &path)
{
    if (auto file = fileFor(folder, name, path)) {
        m_plan->files.append(std::move(*file));
    } else {
        m_plan->refused.append({ path, file.error() });
    }
}

Result<PlacePlan::File>
PlaceSurvey::fileFor(const Folder &folder, const QString &name, const QString &path) const
{
    if (const auto checked = LocalFolder::check(path); !checked) {
        return std::unexpected(checked.error());
    }
    if (liesIn(m_plan->folder + u'/' + path, m_plan->root)) {
        return fail(Error::Kind::Unsafe, u"%1 would come to lie in the cache"_s.arg(path));
    }
    const auto pointer = folder.path() + u'/' + name;
    PlacePlan::File file{ .path = path, .source = QFileInfo(pointer).canonicalFilePath(), .blob = pointer };
    const auto facts = folder.look(name, true);
    if (file.source.isEmpty() || !facts || facts->kind != DiskEntry::Kind::Regular) {
        return fail(Error::Kind::EntryNotFound, u"the cache has not got %1"_s.arg(path));
    }
    if (!liesIn(file.source, m_repo) && !liesIn(file.source, m_store)) {
        return fail(Error::Kind::Unsafe, u"%1 leads out of the cache"_s.arg(path));
    }
    if (const auto text = folder.linkText(name); !text.isEmpty()) {
        file.blob = QDir::cleanPath(QDir(folder.path()).absoluteFilePath(text));
    }
    file.size = facts->size;
    return isThere(path).transform([&](bool there) {
        file.isThere = there;
        return file;
    });
}

Result<bool> PlaceSurvey::isThere(const QString &path) const
{
    if (!m_target) {
        return false; // the folder itself is not there yet
    }
    const auto holding = m_target->holding(path);
    if (!holding) {
        return holding.error().kind == Error::Kind::EntryNotFound ? Result<bool>(false)
                                                                  : std::unexpected(holding.error());
    }
    return holding->look(path.section(u'/', -1), false).has_value();
}

PlaceObstacle obstacleOf(const Result<void> &tried)
{
    if (tried) {
        return PlaceObstacle::None;
    }
    return tried.error().kind == Error::Kind::Permission ? PlaceObstacle::NotAllowed
                                                         : PlaceObstacle::NotSupported;
}

/// Tries each way with a name of ours beside where the files will lie.
Result<void> tryWays(PlacePlan *plan)
{
    const auto place = nearestFolder(plan->folder);
    const auto folder = Folder::open(place);
    if (!folder || !folder->isWritable()) {
        return fail(Error::Kind::Permission, u"nothing may be written to %1"_s.arg(place));
    }
    if (plan->files.isEmpty()) {
        return {};
    }
    const auto &file = plan->files.first();
    const auto trial = place + u'/' + temporaryName();
    const auto set = [&](PlaceWay way, PlaceObstacle obstacle) {
        plan->obstacles.at(size_t(way)) = obstacle;
        (void)removeEntry(trial);
    };
    set(PlaceWay::Symlink, obstacleOf(makeLink(file.blob, trial)));
    const auto source = Folder::lookAt(file.source);
    const bool isOneVolume = source && source->device == folder->look().device;
    if (!isOneVolume) {
        set(PlaceWay::HardLink, PlaceObstacle::OtherVolume);
        set(PlaceWay::Reflink, PlaceObstacle::OtherVolume);
        return {};
    }
    set(PlaceWay::HardLink, obstacleOf(makeSecondName(file.source, trial)));
    set(PlaceWay::Reflink,
        canShareBlocks(file.source, place) ? PlaceObstacle::None : PlaceObstacle::NotSupported);
    return {};
}

Result<void> checkWish(const PlaceWish &wish, const PlacePlan &plan)
{
    for (const auto &name : { wish.repo, wish.commit }) {
        if (name.isEmpty() || name.contains(u'/') || name.startsWith(u'.')) {
            return fail(Error::Kind::Usage, u"'%1' names nothing in a cache"_s.arg(name));
        }
    }
    if (!QDir::isAbsolutePath(wish.folder)) {
        return fail(Error::Kind::Usage, u"'%1' is not an absolute path"_s.arg(wish.folder));
    }
    if (liesIn(plan.folder, plan.root)) {
        return fail(Error::Kind::Usage, u"%1 lies in the cache"_s.arg(plan.folder));
    }
    const QFileInfo there(plan.folder);
    return there.exists() && !there.isDir() ? fail(Error::Kind::Usage, u"%1 is no folder"_s.arg(plan.folder))
                                            : Result<void>();
}

qint64 inBlocks(qint64 size)
{
    constexpr qint64 block = 4096;
    return (size + block - 1) / block * block;
}

} // namespace

int PlacePlan::conflicts() const
{
    return int(std::ranges::count(files, true, &File::isThere));
}

int PlacePlan::count(bool replaces) const
{
    return int(files.size()) - (replaces ? 0 : conflicts());
}

qint64 PlacePlan::size(bool replaces) const
{
    qint64 sum = 0;
    for (const auto &file : files) {
        sum += replaces || !file.isThere ? file.size : 0;
    }
    return sum;
}

qint64 PlacePlan::cost(PlaceWay way, bool replaces) const
{
    if (way != PlaceWay::Copy || isPossible(PlaceWay::Reflink)) {
        return 0;
    }
    qint64 sum = 0;
    for (const auto &file : files) {
        sum += replaces || !file.isThere ? inBlocks(file.size) : 0;
    }
    return sum;
}

Result<PlacePlan> planPlacing(const PlaceWish &wish, const std::stop_token &stop)
{
    PlacePlan plan{ .root = QFileInfo(wish.root).canonicalFilePath(),
                    .folder = resolvedFolder(QDir::cleanPath(wish.folder)) };
    if (const auto checked = checkWish(wish, plan); !checked) {
        return std::unexpected(checked.error());
    }
    const auto repo = plan.root + u'/' + wish.repo;
    plan.snapshot = repo + "/snapshots/"_L1 + wish.commit;
    const auto root = Folder::open(plan.root);
    const auto snapshot = root.and_then([&](const Folder &folder) {
        return folder.holding(plan.snapshot.sliced(plan.root.size() + 1) + "/x"_L1);
    });
    if (!snapshot) {
        return std::unexpected(snapshot.error());
    }
    if (const auto added = PlaceSurvey(&plan, repo).add(*snapshot, {}, stop); !added) {
        return std::unexpected(added.error());
    }
    std::ranges::sort(plan.files, {}, &PlacePlan::File::path);
    std::ranges::sort(plan.refused, {}, &UpkeepFailure::path);
    if (const auto tried = tryWays(&plan); !tried) {
        return std::unexpected(tried.error());
    }
    plan.free = freeBytes(plan.folder).value_or(0);
    return plan;
}

bool canShareBlocks(const QString &file, const QString &folder)
{
    const auto trial = folder + u'/' + temporaryName();
    return FileCopy::begin(file, trial, CopyWay::CloneOnly).has_value(); // and it goes again
}

} // namespace Hubdesk
