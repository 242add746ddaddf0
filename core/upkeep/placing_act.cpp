// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/cache/filecopy.h"
#include "core/cache/folder.h"
#include "core/cache/temporary.h"
#include "core/upkeep/placing.h"

#include <QFileInfo>
#include <QSet>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

/// Places the files of one plan. For one run, on a worker.
class Placer
{
public:
    Placer(const PlacePlan &plan, PlaceWay way, bool replaces, UpkeepProgress *progress, Folder root)
        : m_plan(plan)
        , m_way(way)
        , m_replaces(replaces)
        , m_progress(progress)
        , m_root(std::move(root))
    {
    }
    enum class Done { Placed, Skipped, Already };
    Result<Done> place(const PlacePlan::File &file, const std::stop_token &stop);

private:
    Result<Folder> folderFor(const QString &path);
    bool isAlready(const PlacePlan::File &file, const Folder &folder, const QString &name) const;
    Result<void> make(const PlacePlan::File &file, const QString &temporary, const std::stop_token &stop);
    Result<void> copy(const PlacePlan::File &file, const QString &temporary, const std::stop_token &stop);
    Result<Done> finish(const Folder &folder, const QString &temporary, const QString &name);

    const PlacePlan &m_plan;
    PlaceWay m_way;
    bool m_replaces;
    UpkeepProgress *m_progress;
    Folder m_root;
    QSet<QString> m_tidied; ///< folders without leftovers of killed runs
    /// Entries of this run, by what they are: where names that differ in case only are one, the second one
    /// must not take the place of the first.
    QSet<std::pair<quint64, quint64>> m_placed;
};

/// Made as far as it is not there; whatever is no folder itself is not gone through.
Result<Folder> Placer::folderFor(const QString &path)
{
    auto folder = m_root.inside(u"."_s);
    const auto parts = path.split(u'/');
    for (qsizetype i = 0; folder && i + 1 < parts.size(); ++i) {
        const auto facts = folder->look(parts[i], false);
        if (facts && facts->kind != DiskEntry::Kind::Folder) {
            return fail(Error::Kind::Unsafe, u"%1/%2 is not a folder itself"_s.arg(folder->path(), parts[i]));
        }
        folder = folder->makeInside(parts[i]);
    }
    if (folder && !m_tidied.contains(folder->path())) {
        m_tidied.insert(folder->path());
        removeAbandoned(folder->path());
    }
    return folder;
}

bool Placer::isAlready(const PlacePlan::File &file, const Folder &folder, const QString &name) const
{
    if (m_way == PlaceWay::Symlink) {
        return folder.linkText(name) == file.blob;
    }
    const auto there = folder.look(name, false);
    return m_way == PlaceWay::HardLink && there && there->kind == DiskEntry::Kind::Regular
        && isSameFile(file.source, folder.path() + u'/' + name);
}

Result<void> Placer::copy(const PlacePlan::File &file, const QString &temporary, const std::stop_token &stop)
{
    const auto way = m_way == PlaceWay::Reflink ? CopyWay::CloneOnly : CopyWay::CloneOrCopy;
    const auto copying = FileCopy::begin(file.source, temporary, way);
    if (!copying) {
        return std::unexpected(copying.error());
    }
    const auto before = m_progress->done.load();
    for (bool isWhole = false; !isWhole;) {
        const auto went = (*copying)->goOn(stop);
        if (!went) {
            m_progress->done = before;
            return std::unexpected(went.error());
        }
        isWhole = *went;
        m_progress->done = before + (*copying)->done();
    }
    m_progress->done = before; // the caller counts the file
    if ((*copying)->done() != file.size) {
        return fail(Error::Kind::Integrity, u"%1 has changed meanwhile"_s.arg(file.path));
    }
    (*copying)->keep();
    return {};
}

Result<void> Placer::make(const PlacePlan::File &file, const QString &temporary, const std::stop_token &stop)
{
    if (QFileInfo(m_plan.snapshot + u'/' + file.path).canonicalFilePath() != file.source) {
        return fail(Error::Kind::EntryNotFound, u"the cache has not got %1 any more"_s.arg(file.path));
    }
    switch (m_way) {
    case PlaceWay::Reflink:
    case PlaceWay::Copy:
        return copy(file, temporary, stop);
    case PlaceWay::HardLink:
        return makeSecondName(file.source, temporary);
    case PlaceWay::Symlink:
        return makeLink(file.blob, temporary);
    }
    Q_UNREACHABLE_RETURN({});
}

/// Over what is there only where that is wanted, and not over what this run has made.
Result<Placer::Done> Placer::finish(const Folder &folder, const QString &temporary, const QString &name)
{
    auto moved = folder.move(temporary, folder, name);
    if (!moved && moved.error().kind == Error::Kind::Conflict) {
        const auto there = folder.look(name, false);
        const bool isFolder = there && there->kind == DiskEntry::Kind::Folder;
        const bool isOurs = there && m_placed.contains({ there->device, there->number });
        if (!m_replaces) {
            (void)folder.remove(temporary);
            return Done::Skipped;
        }
        if (!isFolder && !isOurs) {
            moved = renameOver(folder.path() + u'/' + temporary, folder.path() + u'/' + name);
        }
    }
    if (!moved) {
        (void)folder.remove(temporary);
        return std::unexpected(moved.error());
    }
    if (const auto now = folder.look(name, false)) {
        m_placed.insert({ now->device, now->number });
    }
    return Done::Placed;
}

Result<Placer::Done> Placer::place(const PlacePlan::File &file, const std::stop_token &stop)
{
    const auto folder = folderFor(file.path);
    if (!folder) {
        return std::unexpected(folder.error());
    }
    const auto name = file.path.section(u'/', -1);
    if (isAlready(file, *folder, name)) {
        return Done::Already;
    }
    if (!m_replaces && folder->look(name, false)) {
        return Done::Skipped;
    }
    const auto temporary = temporaryName();
    const auto made = make(file, folder->path() + u'/' + temporary, stop);
    return made ? finish(*folder, temporary, name) : std::unexpected(made.error());
}

void countPlaced(Placement *placement, const PlacePlan::File &file, const Result<Placer::Done> &done)
{
    if (!done) {
        placement->failures.append({ file.path, done.error() });
        return;
    }
    switch (*done) {
    case Placer::Done::Placed:
        ++placement->placed;
        placement->size += file.size;
        break;
    case Placer::Done::Skipped:
        ++placement->skipped;
        break;
    case Placer::Done::Already:
        ++placement->already;
        break;
    }
}

} // namespace

Result<Placement> placeFiles(
    const PlacePlan &plan, PlaceWay way, bool replaces, UpkeepProgress *progress, const std::stop_token &stop)
{
    progress->total = plan.size(true);
    if (const auto cost = plan.cost(way, replaces); cost > plan.free) {
        Error error{ Error::Kind::DiskFull, u"%1 has no room for the files"_s.arg(plan.folder) };
        error.missingBytes = cost - plan.free;
        return std::unexpected(error);
    }
    auto root = makeFolders(plan.folder).and_then([&] { return Folder::open(plan.folder); });
    if (!root) {
        return std::unexpected(root.error());
    }
    Placer placer(plan, way, replaces, progress, std::move(*root));
    Placement placement{ .failures = plan.refused };
    for (const auto &file : plan.files) {
        const auto done
            = stop.stop_requested() ? fail(Error::Kind::Cancelled, u"stopped"_s) : placer.place(file, stop);
        if (!done && done.error().kind == Error::Kind::Cancelled) {
            placement.isStopped = true;
            return placement;
        }
        countPlaced(&placement, file, done);
        progress->done += file.size;
        if (!done && done.error().kind == Error::Kind::DiskFull) {
            return placement; // the others would fare the same
        }
    }
    return placement;
}

} // namespace Hubdesk
