// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/upkeep/suggestions.h"

#include <QHash>

#include <algorithm>
#include <map>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

using Target = DeletionTarget::Kind;
using Why = Suggestion::Kind;
constexpr qint64 dayMs = 86'400'000;
constexpr int partialDays = 7;

struct Collector {
    const Pins &pins;
    qint64 nowMs;
    int unusedDays;
    std::map<Why, Suggestion> found;

    void add(Why kind, const DeletionTarget &target, qint64 size)
    {
        auto &suggestion = found[kind];
        suggestion.kind = kind;
        suggestion.targets.append(target);
        suggestion.size += size;
    }
    bool isOld(qint64 timeMs, int days) const { return timeMs < nowMs - days * dayMs; }
    void lookAtRepo(const CachedRepo &repo);
    void lookAtRevisions(const CachedRepo &repo);
    void lookAtLoose(const QString &folder, const LooseFile &file);
    void lookBeside(const BesideFolder &folder);
};

/// The blobs of revisions that a ref names.
QSet<int> askedFor(const CachedRepo &repo)
{
    QSet<int> blobs;
    for (const auto &revision : repo.revisions) {
        for (const auto &file : revision.files) {
            if (!revision.refs.isEmpty()) {
                blobs.insert(file.blob);
            }
        }
    }
    return blobs;
}

/// Bytes that go with a revision: of what is not `counted` yet, which it then is.
qint64 ownSize(const CachedRepo &repo, const CachedRevision &revision, QSet<int> *counted)
{
    qint64 size = 0;
    for (const auto &file : revision.files) {
        if (file.blob >= 0 && !counted->contains(file.blob)) {
            counted->insert(file.blob);
            size += repo.blobs[file.blob].payload.isEmpty() ? repo.blobs[file.blob].size : 0;
        }
    }
    return size;
}

void Collector::lookAtRevisions(const CachedRepo &repo)
{
    auto counted = askedFor(repo);
    for (const auto &revision : repo.revisions) {
        if (!revision.refs.isEmpty() || pins.contains(repo.key() + u'@' + revision.commit)) {
            continue;
        }
        const bool isReplaced = std::ranges::any_of(repo.revisions, [&](const CachedRevision &other) {
            return !other.refs.isEmpty() && other.modifiedMs >= revision.modifiedMs;
        });
        add(isReplaced ? Why::Superseded : Why::Detached,
            { Target::Revision, folderOf(repo), revision.commit },
            ownSize(repo, revision, &counted));
    }
}

void Collector::lookAtRepo(const CachedRepo &repo)
{
    const bool isPinned = pins.contains(repo.key())
        || std::ranges::any_of(repo.revisions, [&](const CachedRevision &revision) {
                              return pins.contains(repo.key() + u'@' + revision.commit);
                          });
    const bool isUnused = !repo.blobs.isEmpty() && isOld(qMax(repo.accessedMs, repo.modifiedMs), unusedDays);
    if (isUnused && !isPinned) {
        qint64 size = 0;
        for (const auto &blob : repo.blobs) {
            size += blob.payload.isEmpty() ? blob.size : 0;
        }
        add(Why::Unused, { Target::Repo, folderOf(repo), {} }, size);
    } else if (!pins.contains(repo.key())) {
        lookAtRevisions(repo);
    }
    for (const auto &file : repo.loose) {
        lookAtLoose(folderOf(repo), file);
    }
}

void Collector::lookAtLoose(const QString &folder, const LooseFile &file)
{
    const DeletionTarget target{ Target::Loose, folder, file.path.section(u'/', -1) };
    if (file.kind == LooseFile::Kind::Blob) {
        add(Why::Forgotten, target, file.payload.isEmpty() ? file.size : 0);
    } else if (isOld(file.modifiedMs, partialDays)) { // what has not come yet is a hole
        add(Why::Partials, target, qMin(file.size, file.allocated));
    }
}

/// Its library keeps no pieces any more, and reads none; what it knows of an upload it uses to go on with it.
void Collector::lookBeside(const BesideFolder &folder)
{
    for (const auto &item : folder.items) {
        const bool isPieces = item.kind == BesideItem::Kind::Chunks;
        const bool isOldUpload = item.kind == BesideItem::Kind::Staging && item.modifiedMs > 0
            && isOld(item.modifiedMs, partialDays);
        if ((isPieces || isOldUpload) && item.files > 0) {
            add(Why::Xet, { Target::Beside, folder.root, item.path }, item.size);
        }
    }
}

} // namespace

QList<Suggestion> suggestionsOf(const CacheReport &report, const Pins &pins, QDateTime now, int unusedDays)
{
    Collector collector{
        .pins = pins, .nowMs = now.toMSecsSinceEpoch(), .unusedDays = unusedDays, .found = {}
    };
    const auto linked = report.linkedPayloads();
    for (const auto &repo : report.repos) {
        collector.lookAtRepo(repo);
    }
    for (const auto &file : report.loose) {
        collector.lookAtLoose(file.path.section(u'/', -3, -3), file);
    }
    for (const auto &payload : report.payloads) {
        if (!linked.contains(payload.hash)) {
            collector.add(Why::Forgotten, { Target::Payload, {}, payload.hash }, payload.size);
        }
    }
    for (const auto &folder : report.beside) {
        collector.lookBeside(folder);
    }
    QList<Suggestion> suggestions;
    for (auto &[kind, suggestion] : collector.found) {
        suggestions.append(std::move(suggestion));
    }
    return suggestions;
}

} // namespace Hubdesk
