// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/cache/reporefresh.h"

#include "core/cache/folder.h"

#include <algorithm>

namespace Hubdesk
{

namespace
{

bool holds(const ScanMark &mark)
{
    const auto facts = Folder::lookAt(mark.path);
    return facts && facts->number == mark.number && facts->changedNs == mark.changedNs;
}

/// False if the bytes are not those of before.
bool refresh(CachedBlob *blob)
{
    const auto facts = Folder::lookAt(blob->path);
    if (!facts || facts->size != blob->size || facts->modifiedMs != blob->modifiedMs) {
        return false;
    }
    blob->accessedMs = facts->accessedMs;
    blob->allocated = facts->allocated;
    return true;
}

/// A partial grows while its folder stays the same.
bool refresh(LooseFile *file)
{
    const auto facts = Folder::lookAt(file->path);
    if (!facts) {
        return file->size == 0; // a link to nothing
    }
    file->size = facts->size;
    file->allocated = facts->allocated;
    file->modifiedMs = facts->modifiedMs;
    return true;
}

} // namespace

std::optional<CachedRepo> repoAsBefore(const CachedRepo &before)
{
    if (before.marks.isEmpty() || !std::ranges::all_of(before.marks, holds)) {
        return {};
    }
    auto repo = before;
    const bool isSame = std::ranges::all_of(repo.blobs, [](CachedBlob &blob) { return refresh(&blob); })
        && std::ranges::all_of(repo.loose, [](LooseFile &file) { return refresh(&file); });
    if (!isSame) {
        return {};
    }
    for (const auto &blob : std::as_const(repo.blobs)) {
        repo.accessedMs = std::max(repo.accessedMs, blob.accessedMs);
    }
    return repo;
}

} // namespace Hubdesk
