// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/cache/cachenames.h"
#include "core/cache/reposcan_p.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{
constexpr qint64 clockStepNs = 2'000'000'000; ///< as coarse as file systems have it
} // namespace

/// What lies elsewhere changes without them, and so does what changes twice within the clock's step.
void CachedRepoScan::dropWeakMarks(qint64 startedNs)
{
    const bool isElsewhere
        = std::ranges::contains(m_repo.blobs, CachedBlob::Place::Elsewhere, &CachedBlob::place);
    const bool isFresh = std::ranges::any_of(
        m_repo.marks, [&](const ScanMark &mark) { return mark.changedNs > startedNs - clockStepNs; });
    const bool isOdd = std::ranges::any_of(m_repo.damages, [](const CacheDamage &damage) {
        return damage.kind == CacheDamage::Kind::Unreadable || damage.kind == CacheDamage::Kind::BlobMissing;
    });
    if (isElsewhere || isFresh || isOdd) {
        m_repo.marks.clear();
    }
}

void CachedRepoScan::sum(CachedRevision *revision, const FileFacts &folder)
{
    QSet<int> counted;
    revision->modifiedMs = folder.modifiedMs;
    for (const auto &file : std::as_const(revision->files)) {
        if (file.blob < 0 || counted.contains(file.blob)) {
            continue;
        }
        const auto &blob = m_repo.blobs[file.blob];
        revision->modifiedMs
            = counted.isEmpty() ? blob.modifiedMs : qMax(revision->modifiedMs, blob.modifiedMs);
        counted.insert(file.blob);
        revision->size += blob.size;
    }
}

void CachedRepoScan::keepRefsToNothing()
{
    for (auto ref = m_refs.cbegin(); ref != m_refs.cend(); ++ref) {
        for (const auto &name : ref.value()) {
            damage(CacheDamage::Kind::RefToNothing, m_folder.path() + "/refs/"_L1 + name, ref.key());
        }
    }
}

void CachedRepoScan::listLoose()
{
    for (auto entry = m_inBlobs.cbegin(); entry != m_inBlobs.cend() && !m_stop.stop_requested(); ++entry) {
        const auto path = m_blobsPath + u'/' + entry.key();
        if (m_known.value(path, -1) >= 0 || isClutter(entry.key())) {
            continue;
        }
        const auto facts = m_blobs->look(entry.key(), entry.value() == DiskEntry::Kind::Link);
        const bool isFile = facts && facts->kind == DiskEntry::Kind::Regular;
        if (!isFile && entry.value() != DiskEntry::Kind::Link) {
            continue;
        }
        const auto sizes = isFile ? *facts : FileFacts{};
        m_repo.loose.append({ .kind = looseKind(entry.key()),
                              .path = path,
                              .size = sizes.size,
                              .allocated = sizes.allocated,
                              .modifiedMs = sizes.modifiedMs,
                              .payload = entry.value() == DiskEntry::Kind::Link
                                  ? payloadOf(m_blobsPath, m_blobs->linkText(entry.key()))
                                  : QString() });
    }
    std::ranges::sort(m_repo.loose, {}, &LooseFile::path);
}

/// Small, but the page is to tell where all the space went.
void CachedRepoScan::weighBesides()
{
    const auto trees = m_folder.inside(u"trees"_s);
    if (trees) {
        mark(trees->path(), trees->look());
    }
    for (const auto &entry : entriesOf(trees)) {
        m_repo.besides += trees->look(entry.name, false).value_or(FileFacts{}).allocated;
    }
}

void CachedRepoScan::sumUp()
{
    const auto own = m_folder.look();
    m_repo.accessedMs = m_repo.blobs.isEmpty() ? own.accessedMs : 0;
    m_repo.modifiedMs = m_repo.blobs.isEmpty() ? own.modifiedMs : 0;
    for (const auto &blob : std::as_const(m_repo.blobs)) {
        m_repo.size += blob.size;
        m_repo.accessedMs = qMax(m_repo.accessedMs, blob.accessedMs);
        m_repo.modifiedMs = qMax(m_repo.modifiedMs, blob.modifiedMs);
    }
    std::ranges::sort(m_repo.revisions, [](const auto &one, const auto &other) {
        return std::pair(other.modifiedMs, one.commit) < std::pair(one.modifiedMs, other.commit);
    });
}

} // namespace Hubdesk
