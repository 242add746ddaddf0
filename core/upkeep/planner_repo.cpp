// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/upkeep/planner.h"

#include <algorithm>

using namespace Qt::StringLiterals;

// What goes of one repo.
namespace Hubdesk
{

namespace
{

using Target = DeletionTarget::Kind;

QString nameIn(const CachedBlob &blob)
{
    return blob.path.section(u'/', -1);
}

/// How a revision is called: by its first ref, else by its commit.
QString labelOf(const CachedRevision &revision)
{
    return revision.refs.isEmpty() ? revision.commit : revision.refs.first();
}

/// The revisions that a target is about.
bool concerns(const DeletionTarget &target, const CachedRevision &revision)
{
    switch (target.kind) {
    case Target::Repo:
        return true;
    case Target::Revision:
        return revision.commit == target.name;
    case Target::File:
        return std::ranges::contains(revision.files, target.name, &CachedFile::path);
    case Target::Loose:
    case Target::Payload:
    case Target::Beside:
        break;
    }
    return false;
}

} // namespace

bool Planner::isPinned(const CachedRepo &repo, const DeletionTarget &target) const
{
    if (target.kind == Target::Loose) {
        return false;
    }
    return m_pins.contains(repo.key())
        || std::ranges::any_of(repo.revisions, [&](const CachedRevision &revision) {
               return m_pins.contains(repo.key() + u'@' + revision.commit) && concerns(target, revision);
           });
}

bool Planner::isHere(const CachedRepo &repo, const DeletionTarget &target) const
{
    if (target.kind == Target::Loose) {
        const auto path = repo.path + "/blobs/"_L1 + target.name;
        return std::ranges::contains(repo.loose, path, &LooseFile::path);
    }
    return target.kind == Target::Repo
        || std::ranges::any_of(repo.revisions,
                               [&](const CachedRevision &revision) { return concerns(target, revision); });
}

/// The repo that leads into what is wanted to go, from outside of that; empty: none does.
QString Planner::userOf(const CachedRepo &repo, const DeletionTarget &target) const
{
    if (target.kind == Target::Loose) {
        return userAt(repo.path + "/blobs/"_L1 + target.name);
    }
    for (auto user = m_users.cbegin(); user != m_users.cend(); ++user) {
        const bool isOwn = user->repo == &repo;
        const auto snapshots = repo.path + "/snapshots/"_L1;
        const bool isMet = target.kind == Target::Repo ? !isOwn && user.key().startsWith(repo.path + u'/')
            : target.kind == Target::Revision
            ? (!isOwn || user->commit != target.name) && user.key().startsWith(snapshots + target.name + u'/')
            : user.key().startsWith(snapshots) && user.key().endsWith(u'/' + target.name);
        if (isMet) {
            return user->repo->id;
        }
    }
    return {};
}

/// Where the repo or one of its folders is a link, what lies behind it is nothing of this cache.
bool Planner::leadsElsewhere(const QString &folder) const
{
    const auto repo = m_root.look(folder, false);
    const auto inside = m_root.inside(folder);
    return !repo || repo->kind != DiskEntry::Kind::Folder || !inside
        || std::ranges::any_of(QStringList{ u"blobs"_s, u"snapshots"_s, u"refs"_s }, [&](const auto &name) {
               const auto facts = inside->look(name, false);
               return facts && facts->kind == DiskEntry::Kind::Link;
           });
}

void Planner::planRepo(const CachedRepo &repo, const QList<DeletionTarget> &targets)
{
    Leaving leaving{ .repo = &repo, .folder = folderOf(repo) };
    const bool isElsewhere = leadsElsewhere(leaving.folder);
    for (const auto &target : targets) {
        if (!isHere(repo, target)) {
            exclude(target, Exclusion::Why::NotHere);
        } else if (isPinned(repo, target)) {
            exclude(target, Exclusion::Why::Pinned);
        } else if (isElsewhere) {
            exclude(target, Exclusion::Why::LeadsElsewhere);
        } else if (const auto user = userOf(repo, target); !user.isEmpty()) {
            exclude(target, Exclusion::Why::InUse, user);
        } else {
            leaving.targets.append(target);
            if (target.kind == Target::Revision) {
                leaving.commits.insert(target.name);
            } else if (target.kind == Target::File) {
                leaving.paths.insert(target.name);
            }
        }
    }
    const bool isAll = !repo.revisions.isEmpty() && userOf(repo, {}).isEmpty()
        && leaving.commits.size() == repo.revisions.size();
    const auto whole = std::ranges::find(leaving.targets, Target::Repo, &DeletionTarget::kind);
    if (whole != leaving.targets.cend() || isAll) {
        planWhole(leaving);
    } else if (!leaving.targets.isEmpty()) {
        planParts(leaving);
    }
}

/// The folder goes in one step. The first target, which is the largest, stands for all of it.
void Planner::planWhole(const Leaving &leaving)
{
    const auto &repo = *leaving.repo;
    const int departure = depart(leaving, leaving.targets.first());
    m_plan.departures[departure].target = { Target::Repo, leaving.folder, {} };
    m_plan.departures[departure].meaning = Departure::Meaning::RepoGoes;
    m_plan.departures[departure].refs.clear();
    for (const auto &revision : repo.revisions) {
        m_plan.departures[departure].refs += revision.refs;
    }
    m_plan.departures[departure].staying.clear();
    remove(Removal::Kind::Repo, leaving.folder, departure);
    for (const auto &blob : repo.blobs) {
        if (!blob.payload.isEmpty() && blob.place == CachedBlob::Place::Blobs) {
            lose(blob.payload, leaving.folder + "/blobs/"_L1 + nameIn(blob), blob.size, departure);
        }
    }
    for (const auto &file : repo.loose) {
        if (!file.payload.isEmpty()) {
            lose(file.payload,
                 leaving.folder + "/blobs/"_L1 + file.path.section(u'/', -1),
                 file.size,
                 departure);
        }
    }
}

int Planner::depart(const Leaving &leaving, const DeletionTarget &target)
{
    Departure departure{ .target = target, .kind = leaving.repo->kind, .id = leaving.repo->id };
    for (const auto &revision : leaving.repo->revisions) {
        if (target.kind == Target::Revision && revision.commit == target.name) {
            departure.refs = revision.refs;
        } else if (!leaving.commits.contains(revision.commit)) {
            departure.staying.append(labelOf(revision));
        }
    }
    m_plan.departures.append(std::move(departure));
    return int(m_plan.departures.size()) - 1;
}

void Planner::planParts(const Leaving &leaving)
{
    using Meaning = Departure::Meaning;
    QHash<int, int> departures; // of blobs that something takes: the first that does
    for (const auto &target : leaving.targets) {
        const int departure = depart(leaving, target);
        auto &meaning = m_plan.departures[departure].meaning;
        if (target.kind == Target::Loose) {
            removeLoose(leaving, target, departure);
            continue;
        }
        const bool isFile = target.kind == Target::File;
        const bool isAskedFor = !m_plan.departures[departure].refs.isEmpty();
        meaning = isFile ? Meaning::RevisionsLackIt
            : isAskedFor ? Meaning::FetchedAgain
                         : Meaning::NothingAsksForIt;
        for (const auto &revision : leaving.repo->revisions) {
            if (!concerns(target, revision)) {
                continue;
            }
            for (const auto &file : revision.files) {
                if (file.blob >= 0 && (!isFile || file.path == target.name)) {
                    departures.insert(file.blob, departures.value(file.blob, departure));
                }
            }
            if (!isFile) {
                removeRevision(leaving, revision, departure);
            } else if (!leaving.commits.contains(revision.commit)) {
                const auto path = u"%1/snapshots/%2/%3"_s.arg(leaving.folder, revision.commit, target.name);
                remove(Removal::Kind::File, path, departure);
            }
        }
    }
    removeBlobs(leaving, departures);
}

void Planner::removeRevision(const Leaving &leaving, const CachedRevision &revision, int departure)
{
    for (const auto &ref : revision.refs) {
        remove(Removal::Kind::Ref, u"%1/refs/%2"_s.arg(leaving.folder, ref), departure);
    }
    remove(Removal::Kind::Revision, u"%1/snapshots/%2"_s.arg(leaving.folder, revision.commit), departure);
    remove(Removal::Kind::Listing, u"%1/trees/%2.json"_s.arg(leaving.folder, revision.commit), departure);
    remove(Removal::Kind::Absent, u"%1/.no_exist/%2"_s.arg(leaving.folder, revision.commit), departure);
}

/// Those that nothing needs any more; why the others stay.
void Planner::removeBlobs(const Leaving &leaving, const QHash<int, int> &departures)
{
    QHash<int, const CachedRevision *> needed;
    for (const auto &revision : leaving.repo->revisions) {
        for (const auto &file : revision.files) {
            if (!leaving.takes(revision, file)) {
                needed.insert(file.blob, needed.value(file.blob, &revision));
            }
        }
    }
    for (int index = 0; index < leaving.repo->blobs.size(); ++index) {
        const auto &blob = leaving.repo->blobs[index];
        const int departure = departures.value(index, -1);
        if (departure < 0 || blob.place != CachedBlob::Place::Blobs) {
            continue; // it stays, goes with its snapshot, or is nothing of ours
        }
        if (const auto user = userAt(blob.path); !user.isEmpty()) {
            stay({ .id = user, .revision = {}, .files = 1, .size = blob.size }, departure);
            continue;
        }
        if (const auto *revision = needed.value(index)) {
            stay({ .id = leaving.repo->id, .revision = labelOf(*revision), .files = 1, .size = blob.size },
                 departure);
            continue;
        }
        const auto path = leaving.folder + "/blobs/"_L1 + nameIn(blob);
        remove(Removal::Kind::Blob, path, departure, blob.payload);
        if (!blob.payload.isEmpty()) {
            lose(blob.payload, path, blob.size, departure);
        }
    }
}

void Planner::removeLoose(const Leaving &leaving, const DeletionTarget &target, int departure)
{
    const auto path = leaving.folder + "/blobs/"_L1 + target.name;
    const auto file = std::ranges::find(leaving.repo->loose, m_report.root + u'/' + path, &LooseFile::path);
    const bool isBegun = file->kind == LooseFile::Kind::Partial || file->kind == LooseFile::Kind::Incomplete;
    m_plan.departures[departure].meaning
        = isBegun ? Departure::Meaning::BeginsAnew : Departure::Meaning::Forgotten;
    remove(Removal::Kind::Loose, path, departure, file->payload);
    if (!file->payload.isEmpty()) {
        lose(file->payload, path, file->size, departure);
    }
}

} // namespace Hubdesk
