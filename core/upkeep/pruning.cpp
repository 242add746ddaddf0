// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/upkeep/pruning.h"

#include "core/cache/sharedstore.h"
#include "core/upkeep/heldlocks.h"

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr int resumableDays = 7; ///< as Suggestion::Kind::Partials

struct PruneSearch {
    const CacheReport &report;
    const Pins &pins;
    qint64 oldMs;
    Pruning found = {};

    void lookAtRevisions(const CachedRepo &repo);
    void lookAtLoose(const QString &folder, const LooseFile &file, const QSet<QString> &underWay);
    void lookAtPayload(const QString &hash);
};

void PruneSearch::lookAtRevisions(const CachedRepo &repo)
{
    if (!repo.isSound()) {
        found.unsound.append(repo.key());
        return;
    }
    for (const auto &revision : repo.revisions) {
        const auto name = repo.key() + u'@' + revision.commit;
        if (!revision.refs.isEmpty()) {
            continue;
        }
        if (pins.contains(name) || pins.contains(repo.key())) {
            found.pinned.append(name);
        } else {
            found.targets.append({ DeletionTarget::Kind::Revision, folderOf(repo), revision.commit });
        }
    }
}

void PruneSearch::lookAtLoose(const QString &folder, const LooseFile &file, const QSet<QString> &underWay)
{
    using Kind = LooseFile::Kind;
    const auto name = file.path.section(u'/', -1);
    const auto path = folder + "/blobs/"_L1 + name;
    if (file.kind == Kind::Blob) {
        return; // whole: somebody may be about to link it
    }
    if (underWay.contains(name.section(u'.', 0, 0))) {
        found.underWay.append(path);
    } else if (file.kind != Kind::Incomplete && file.modifiedMs > oldMs) {
        if (file.kind == Kind::Partial) {
            found.resumable.append(path);
        }
    } else {
        found.targets.append({ DeletionTarget::Kind::Loose, folder, name });
    }
}

void PruneSearch::lookAtPayload(const QString &hash)
{
    const auto users = SharedStore(CacheLayout(report.root)).references(hash);
    if (users && users->isEmpty()) {
        found.targets.append({ DeletionTarget::Kind::Payload, {}, hash });
    }
}

} // namespace

Pruning pruningOf(const CacheReport &report, const Pins &pins, const QDateTime &now)
{
    PruneSearch search{ report, pins, now.addDays(-resumableDays).toMSecsSinceEpoch() };
    for (const auto &repo : report.repos) {
        search.lookAtRevisions(repo);
        const auto folder = folderOf(repo);
        const auto underWay = repo.loose.isEmpty() ? QSet<QString>() : blobsUnderWay(report.root, folder);
        for (const auto &file : repo.loose) {
            search.lookAtLoose(folder, file, underWay);
        }
    }
    for (const auto &file : report.loose) {
        const auto folder = file.path.section(u'/', -3, -3);
        search.lookAtLoose(folder, file, blobsUnderWay(report.root, folder));
    }
    for (const auto &payload : report.payloads) {
        search.lookAtPayload(payload.hash);
    }
    return search.found;
}

} // namespace Hubdesk
