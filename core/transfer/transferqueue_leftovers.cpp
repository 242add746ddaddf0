// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
//
// What earlier transfers have left.
#include "core/base/await.h"
#include "core/base/logging.h"
#include "core/base/workers.h"
#include "core/cache/filelock.h"
#include "core/cache/fileops.h"
#include "core/cache/localfolder.h"
#include "core/transfer/journal.h"
#include "core/transfer/partfile.h"
#include "core/transfer/transferqueue_p.h"

#include <QCoroTask>

#include <algorithm>
#include <utility>

namespace Hubdesk
{

namespace
{

/// What is there of it now: its volume may be away.
QStringList thoseThatAreThere(const QStringList &paths)
{
    QStringList there;
    std::ranges::copy_if(paths, std::back_inserter(there), [](const QString &path) {
        return entryAt(path).kind == DiskEntry::Kind::Regular;
    });
    return there;
}

/// The lock that whoever writes to it holds; empty: there is none, so nobody does.
QString lockOf(const QString &partial)
{
    const auto inFolder = LocalFolder::lockOfPartial(partial);
    return inFolder ? *inFolder : CacheLayout::lockOfPartial(partial);
}

/// False: it is not there (its volume may be away), or another program writes to it, with a list of its own.
bool removeUnlessLocked(const QString &partial)
{
    if (entryAt(partial).kind != DiskEntry::Kind::Regular) {
        return false;
    }
    const auto place = lockOf(partial);
    const auto lock = place.isEmpty() ? std::optional<Result<FileLock>>() : FileLock::tryLock(place);
    if (lock && (!*lock || !(*lock)->isHeld())) {
        return false;
    }
    const auto removed = PartFile::remove(partial);
    if (!removed) {
        qCWarning(transferLog).noquote() << removed.error().detail;
    }
    return removed.has_value();
}

} // namespace

Async<Leftovers> TransferQueue::leftovers()
{
    const auto unused = d->tools.journal->unusedPartials();
    const auto bytes = d->tools.journal->partialBytes();
    if (!unused || !bytes) {
        co_return std::unexpected(unused ? bytes.error() : unused.error());
    }
    ++d->flows;
    auto look = [paths = *unused] { return thoseThatAreThere(paths); };
    auto looking = onWorker(std::move(look));
    Leftovers found{ .paths = co_await finished(std::move(looking)) };
    --d->flows;
    for (const auto &path : std::as_const(found.paths)) {
        found.bytes += bytes->value(path);
    }
    co_return found;
}

Result<Leftovers> TransferQueue::removeLeftovers(const QStringList &paths)
{
    const auto unused = d->tools.journal->unusedPartials(); // somebody may have asked for one meanwhile
    const auto bytes = d->tools.journal->partialBytes();
    if (!unused || !bytes) {
        return std::unexpected(unused ? bytes.error() : unused.error());
    }
    Leftovers gone;
    for (const auto &path : paths) {
        if (unused->contains(path) && removeUnlessLocked(path)) {
            (void)d->tools.journal->forgetPartial(path);
            gone.paths.append(path);
            gone.bytes += bytes->value(path);
        }
    }
    d->planDiskSoon();
    return gone;
}

} // namespace Hubdesk
