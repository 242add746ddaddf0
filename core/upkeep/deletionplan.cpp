// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/upkeep/deletionplan.h"

#include "core/cache/cachenames.h"
#include "core/upkeep/besideplan.h"
#include "core/upkeep/planner.h"

#include <QFileInfo>

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

int DeletionPlan::files() const
{
    return std::accumulate(removals.cbegin(), removals.cend(), 0, [](int sum, const Removal &removal) {
        return sum + removal.files;
    });
}

namespace
{

DeletionPlan nothing(const QList<DeletionTarget> &targets, const QString &why)
{
    DeletionPlan plan;
    for (const auto &target : targets) {
        plan.exclusions.append({ target, Exclusion::Why::Unknown, why });
    }
    return plan;
}

/// Those that can go: what turns out to stay may keep something else from going.
DeletionPlan planAll(const CacheReport &report, QList<DeletionTarget> left, const Pins &pins)
{
    DeletionPlan plan;
    QList<Exclusion> exclusions;
    do {
        auto root = Folder::open(report.root);
        plan = root ? Planner(report, pins, std::move(*root)).plan(left) : nothing(left, root.error().detail);
        exclusions.append(plan.exclusions);
        const auto asked = left;
        left.removeIf([&](const DeletionTarget &target) {
            return std::ranges::any_of(plan.exclusions, [&](const Exclusion &one) {
                // All revisions were asked for, one by one: then the repo stands for them.
                const bool isAll = one.target.kind == DeletionTarget::Kind::Repo
                    && one.target.repo == target.repo && !asked.contains(one.target);
                return one.target == target || (isAll && !target.repo.isEmpty());
            });
        });
    } while (!plan.exclusions.isEmpty() && !left.isEmpty());
    if (left.isEmpty()) {
        plan = {};
    }
    plan.exclusions = std::move(exclusions);
    return plan;
}

} // namespace

QString folderOf(const CachedRepo &repo)
{
    return repo.path.section(u'/', -1);
}

DeletionPlan planDeletion(const CacheReport &report, QList<DeletionTarget> targets, const Pins &pins)
{
    std::ranges::sort(targets);
    const auto same = std::ranges::unique(targets);
    targets.erase(same.begin(), same.end());
    auto left = targets;
    const auto beside = takeBeside(&left);
    auto plan = left.isEmpty() ? DeletionPlan() : planAll(report, std::move(left), pins);
    plan.root = report.root;
    plan.targets = std::move(targets);
    addBeside(report, beside, &plan);
    return plan;
}

// ---- what belongs to no single repo

Planner::Planner(const CacheReport &report, const Pins &pins, Folder root)
    : m_report(report)
    , m_pins(pins)
    , m_root(std::move(root))
    , m_store(CacheLayout(report.root))
{
    m_plan.root = report.root;
    for (const auto &repo : report.repos) {
        const auto blobs = folderOf(repo) + "/blobs/"_L1;
        for (const auto &blob : repo.blobs) {
            if (!blob.payload.isEmpty() && blob.place == CachedBlob::Place::Blobs) {
                m_links[blob.payload].append(blobs + blob.path.section(u'/', -1));
            }
        }
        for (const auto &file : repo.loose) {
            if (!file.payload.isEmpty()) {
                m_links[file.payload].append(blobs + file.path.section(u'/', -1));
            }
        }
        for (const auto &revision : repo.revisions) {
            for (const auto &file : revision.files) {
                if (file.blob >= 0 && repo.blobs[file.blob].place == CachedBlob::Place::Elsewhere) {
                    const auto &path = repo.blobs[file.blob].path;
                    m_users.insert(path, { &repo, revision.commit });
                    m_users.insert(QFileInfo(path).canonicalFilePath(), { &repo, revision.commit });
                }
            }
        }
    }
}

/// The repo that leads to a file from elsewhere; empty: none.
QString Planner::userAt(const QString &path) const
{
    const auto user = m_users.constFind(path);
    return user == m_users.cend() ? QString() : user->repo->id;
}

DeletionPlan Planner::plan(const QList<DeletionTarget> &targets)
{
    std::map<QString, QList<DeletionTarget>> ofRepos;
    for (const auto &target : targets) {
        ofRepos[target.repo].append(target);
    }
    for (const auto &repo : m_report.repos) {
        if (const auto wanted = ofRepos.extract(folderOf(repo))) {
            planRepo(repo, wanted.mapped());
        }
    }
    for (const auto &[folder, others] : ofRepos) {
        for (const auto &target : others) {
            if (target.kind == DeletionTarget::Kind::Payload) {
                planPayload(target);
            } else {
                planStranger(target);
            }
        }
    }
    settlePayloads();
    finish();
    return std::move(m_plan);
}

/// By its manifest, and those that this has lost: for the official client a payload may go then, but whoever
/// has the link would miss it.
Result<QStringList> Planner::usersOfPayload(const QString &hash) const
{
    return m_store.references(hash).transform([&](QStringList users) {
        users += m_links.value(hash);
        users.removeDuplicates();
        return users;
    });
}

/// Incomplete files in folders that are no repos.
void Planner::planStranger(const DeletionTarget &target)
{
    const auto path = target.repo + "/blobs/"_L1 + target.name;
    const auto file = std::ranges::find(m_report.loose, m_report.root + u'/' + path, &LooseFile::path);
    if (target.kind != DeletionTarget::Kind::Loose || file == m_report.loose.cend()) {
        exclude(target, Exclusion::Why::NotHere);
    } else if (leadsElsewhere(target.repo)) {
        exclude(target, Exclusion::Why::LeadsElsewhere);
    } else {
        m_plan.departures.append({ .target = target, .meaning = Departure::Meaning::BeginsAnew });
        remove(Removal::Kind::Loose, path, int(m_plan.departures.size()) - 1);
    }
}

void Planner::planPayload(const DeletionTarget &target)
{
    const auto references = usersOfPayload(target.name);
    const auto path = u"blobs/%1/%2"_s.arg(target.name.left(2), target.name);
    if (std::ranges::find(m_report.payloads, target.name, &SharedPayload::hash) == m_report.payloads.cend()) {
        exclude(target, Exclusion::Why::NotHere);
    } else if (!references) {
        exclude(target, Exclusion::Why::Unknown, references.error().detail);
    } else if (!references->isEmpty()) {
        exclude(target, Exclusion::Why::InUse, references->join(u", "_s));
    } else if (const auto user = userAt(m_report.root + u'/' + path); !user.isEmpty()) {
        exclude(target, Exclusion::Why::InUse, user);
    } else {
        m_plan.departures.append({ .target = target, .meaning = Departure::Meaning::Forgotten });
        remove(Removal::Kind::Payload, path, int(m_plan.departures.size()) - 1, target.name);
    }
}

/// A payload goes with the last of its references, and only if its manifest tells of them
/// (hub-delta-cache.md 4, rule 4).
void Planner::settlePayloads()
{
    for (const auto &[hash, loser] : m_losers) {
        const auto valid = usersOfPayload(hash);
        QStringList left = valid.value_or(QStringList());
        left.removeIf([&](const QString &reference) { return loser.references.contains(reference); });
        const auto path = u"blobs/%1/%2"_s.arg(hash.left(2), hash);
        const auto user = userAt(m_report.root + u'/' + path);
        if (valid && left.isEmpty() && user.isEmpty()) {
            remove(Removal::Kind::Payload, path, loser.departure, hash);
            continue;
        }
        const auto named = left.isEmpty() ? std::nullopt : repoOfFolder(left.first().section(u'/', 0, 0));
        stay({ .id = named ? named->id : user,
               .revision = {},
               .byPayload = true,
               .files = loser.files,
               .size = loser.size },
             loser.departure);
    }
}

void Planner::remove(Removal::Kind kind, const QString &path, int departure, const QString &payload)
{
    Removal removal{ .kind = kind, .path = path, .payload = payload };
    const auto folder = m_root.holding(path);
    const auto added = folder ? m_scales.add(*folder, path.section(u'/', -1), &removal)
                              : Result<bool>(std::unexpected(folder.error()));
    if (!added && added.error().kind != Error::Kind::EntryNotFound) {
        const bool isLink = !folder && added.error().kind == Error::Kind::Unsafe; // else another volume
        exclude(m_plan.departures[departure].target,
                isLink ? Exclusion::Why::LeadsElsewhere : Exclusion::Why::Unknown,
                added.error().detail);
    }
    if (!added.value_or(false)) {
        return;
    }
    if (kind == Removal::Kind::Loose && path.endsWith(".hubdesk-part"_L1)) {
        removal.size = qMin(removal.size, removal.allocated); // it has its full length from the start
    }
    m_planned.append({ std::move(removal), departure });
}

void Planner::lose(const QString &payload, const QString &reference, qint64 size, int departure)
{
    auto &loser = m_losers[payload];
    if (loser.departure < 0) {
        loser.departure = departure;
        loser.size = size;
    }
    loser.references.append(reference);
    ++loser.files;
}

void Planner::stay(const StayReason &reason, int departure)
{
    m_plan.departures[departure].stays += reason.size;
    const auto known = std::ranges::find_if(m_plan.stays, [&](const StayReason &one) {
        return one.id == reason.id && one.revision == reason.revision && one.byPayload == reason.byPayload;
    });
    if (known == m_plan.stays.end()) {
        m_plan.stays.append(reason);
    } else {
        known->files += reason.files;
        known->size += reason.size;
    }
}

void Planner::exclude(const DeletionTarget &target, Exclusion::Why why, const QString &detail)
{
    m_plan.exclusions.append({ target, why, detail });
}

void Planner::finish()
{
    // By path as well: a plan of the same things is the same, in whatever order a file system lists them.
    std::ranges::sort(m_planned, {}, [](const Planned &one) {
        return std::pair(one.removal.kind, QStringView(one.removal.path));
    });
    for (const auto &[removal, departure] : std::as_const(m_planned)) {
        m_plan.departures[departure].frees += removal.size;
        m_plan.departures[departure].files += removal.files;
        m_plan.size += removal.size;
        m_plan.allocated += removal.allocated;
        m_plan.removals.append(removal);
    }
}

} // namespace Hubdesk
