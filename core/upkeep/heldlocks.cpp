// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/upkeep/heldlocks.h"

#include "core/cache/filelock.h"
#include "core/cache/folder.h"

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr auto lockEnding = ".lock"_L1;

}

QString lockNameOf(const QString &blob)
{
    return blob.section(u'.', 0, 0) + lockEnding;
}

QSet<QString> blobsUnderWay(const QString &root, const QString &folder)
{
    QSet<QString> blobs;
    const auto locks = Folder::open(root).and_then(
        [&](const Folder &cache) { return cache.holding(u".locks/%1/x"_s.arg(folder)); });
    for (const auto &entry : entriesOf(locks)) {
        if (entry.kind != DiskEntry::Kind::Regular || !entry.name.endsWith(lockEnding)) {
            continue;
        }
        const auto lock = FileLock::tryLock(locks->path() + u'/' + entry.name);
        if (!lock && lock.error().kind == Error::Kind::Conflict) {
            blobs.insert(entry.name.chopped(lockEnding.size()));
        }
    }
    return blobs;
}

} // namespace Hubdesk
