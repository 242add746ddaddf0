// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/services/cachechecks.h"

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
