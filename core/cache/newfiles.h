// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cache/cachestore.h"

namespace Hubdesk
{

/// A small file of a repo that is whole in memory and verified.
struct NewFile {
    CacheStore cache;
    RepoId repo;
    CommitId commit;
    QString path; ///< in the repo
    ContentId content;
    QByteArray bytes;
    QString partial; ///< where it is written first; nothing is there
};

/// Writes them, brings them to the disk together, and only then gives each its name and its pointer, as
/// CacheStore::placeBlob() and placePointer() do for one. For each, in their order: the path of its pointer,
/// or why there is none; then no partial of it is left. The caller holds the lock of each. A worker.
QList<Result<QString>> placeNewFiles(const QList<NewFile> &files);

} // namespace Hubdesk
