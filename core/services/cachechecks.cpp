// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/services/cachechecks.h"

#include "core/base/await.h"
#include "core/base/workers.h"

#include <QFileInfo>
#include <QSet>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

Async<Verification> verifiedFiles(Services *core, VerifyId id)
{
    const auto found = core->verifications().found(id);
    if (!found) {
        co_return fail(Error::Kind::EntryNotFound, u"there is no verification %1 that is done"_s.arg(id));
    }
    co_return *found;
}

namespace
{

/// A ref may be damaged in two ways at once, and is made good once.
Mended mendRefs(const QString &spelled, const QList<CacheDamage> &refs)
{
    const auto root = QFileInfo(spelled).canonicalFilePath(); // as a scan names what it finds
    Mended mended;
    QSet<QString> known;
    for (const auto &damage : refs) {
        if (known.contains(damage.path)) {
            continue;
        }
        known.insert(damage.path);
        if (const auto well = mendRef(root, damage)) {
            ++mended.refs;
        } else {
            mended.failures.append(well.error());
        }
    }
    return mended;
}

} // namespace

Async<Mended> mendCache(Services *core, MendOrder order)
{
    if (const auto there = co_await core->caches().connected(order.root); !there) {
        co_return std::unexpected(there.error());
    }
    Mended mended;
    {
        const CacheAct act(&core->caches());
        auto mend = [order] { return mendRefs(order.root, order.refs); };
        auto mending = onWorker(std::move(mend));
        mended = co_await finished(std::move(mending));
    }
    for (const auto &request : order.downloads) {
        if (const auto id = core->transfers().add(request)) {
            mended.transfers.append(*id);
        } else {
            mended.failures.append(id.error());
        }
    }
    co_return mended;
}

Async<TransferId> repairVerified(Services *core, VerifyId id)
{
    auto &verifications = core->verifications();
    const auto request = verifications.repairRequest(id);
    if (!request) {
        co_return std::unexpected(request.error());
    }
    const auto transfer = core->transfers().add(*request);
    if (transfer) {
        verifications.noteRepair(id, *transfer);
    }
    co_return transfer;
}

Async<QList<TransferId>> startUpdates(Services *core, QList<RefUpdate> updates, QString root)
{
    QList<TransferId> ids;
    for (const auto &update : updates) {
        const auto id = core->transfers().add(updateOf(update, root));
        if (!id) {
            co_return std::unexpected(id.error());
        }
        ids.append(*id);
    }
    co_return ids;
}

} // namespace Hubdesk
