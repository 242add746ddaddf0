// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/cache/cacheusage.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

template<typename File>
void addTo(CacheUsage::Part *part, const File &file)
{
    ++part->count;
    part->size += file.size;
    part->allocated += file.allocated;
}

CacheUsage::Part *partOf(CacheUsage *usage, LooseFile::Kind kind)
{
    switch (kind) {
    case LooseFile::Kind::Blob:
        return &usage->looseBlobs;
    case LooseFile::Kind::Partial:
        return &usage->partials;
    case LooseFile::Kind::Incomplete:
        return &usage->incomplete;
    case LooseFile::Kind::Temporary:
        return &usage->temporary;
    }
    Q_UNREACHABLE_RETURN(nullptr);
}

/// A link to a payload has no bytes of its own.
void addLooseFiles(CacheUsage *usage, const QList<LooseFile> &files)
{
    for (const auto &file : files) {
        if (file.payload.isEmpty()) {
            addTo(partOf(usage, file.kind), file);
        }
    }
}

CacheUsage::OfKind *ofKind(CacheUsage *usage, RepoKind kind)
{
    auto it = std::ranges::lower_bound(usage->kinds, kind, {}, &CacheUsage::OfKind::kind);
    if (it == usage->kinds.end() || it->kind != kind) {
        it = usage->kinds.insert(it, { .kind = kind, .own = {} });
    }
    return &*it;
}

void addRepo(CacheUsage *usage, const CachedRepo &repo)
{
    auto *kind = ofKind(usage, repo.kind);
    ++kind->repos;
    kind->damaged += repo.isSound() ? 0 : 1;
    kind->revisions += int(repo.revisions.size());
    for (const auto &blob : repo.blobs) {
        if (blob.payload.isEmpty() && blob.place != CachedBlob::Place::Elsewhere) {
            addTo(&kind->own, blob);
        }
    }
    addLooseFiles(usage, repo.loose);
    usage->besides += repo.besides;
}

/// What links lead out to, by path: two repos may lead to one file.
QHash<QString, CachedBlob> outsideBlobs(const CacheReport &report)
{
    QHash<QString, CachedBlob> found;
    for (const auto &repo : report.repos) {
        for (const auto &blob : repo.blobs) {
            if (blob.payload.isEmpty() && blob.place == CachedBlob::Place::Elsewhere) {
                found.insert(blob.path, blob);
            }
        }
    }
    return found;
}

/// What one repo has "elsewhere" may be in another one.
void addOutside(CacheUsage *usage, const CacheReport &report, QHash<QString, CachedBlob> outside)
{
    for (const auto &repo : report.repos) {
        for (qsizetype i = 0; i < repo.blobs.size() && !outside.isEmpty(); ++i) {
            if (repo.blobs[i].place != CachedBlob::Place::Elsewhere) {
                outside.remove(repo.blobs[i].path);
            }
        }
        for (qsizetype i = 0; i < repo.loose.size() && !outside.isEmpty(); ++i) {
            outside.remove(repo.loose[i].path);
        }
    }
    for (const auto &blob : std::as_const(outside)) {
        addTo(&usage->elsewhere, blob);
    }
}

} // namespace

CacheUsage::Part CacheUsage::total() const
{
    Part sum{ .count = 0, .size = 0, .allocated = besides + locks };
    const auto add = [&sum](const Part &part) {
        sum.count += part.count;
        sum.size += part.size;
        sum.allocated += part.allocated;
    };
    for (const auto &kind : kinds) {
        add(kind.own);
    }
    for (const auto &part : { shared, unused, looseBlobs, partials, incomplete, temporary }) {
        add(part);
    }
    return sum;
}

CacheUsage usageOf(const CacheReport &report)
{
    CacheUsage usage;
    for (const auto &repo : report.repos) {
        addRepo(&usage, repo);
    }
    addLooseFiles(&usage, report.loose);
    auto outside = outsideBlobs(report);
    const auto wanted = report.linkedPayloads();
    for (const auto &payload : report.payloads) {
        const bool direct = !outside.isEmpty()
            && outside.remove(u"%1/blobs/%2/%3"_s.arg(report.root, payload.hash.left(2), payload.hash));
        addTo(direct || wanted.contains(payload.hash) ? &usage.shared : &usage.unused, payload);
    }
    addOutside(&usage, report, std::move(outside));
    usage.locks = report.locks;
    return usage;
}

} // namespace Hubdesk
