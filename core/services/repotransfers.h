// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/services.h"

namespace Hubdesk
{

/// The transfers of a repo at a commit that are not over and belong to this cache, with all of their files.
/// One of which the commit is not known yet is not among them; what comes later is told by the engine's
/// signals.
struct RepoTransfers {
    struct Transfer {
        TransferState state;
        QList<FileState> files;
    };
    QList<Transfer> transfers;
};
Async<RepoTransfers> transfersOf(Services *core, RepoId repo, CommitId commit);
/// All that are in the list, as they are now.
Async<QList<TransferState>> transferStates(Services *core);
/// TransferQueue::leftovers() and removeLeftovers().
Async<Leftovers> transferLeftovers(Services *core);
Async<Leftovers> removeTransferLeftovers(Services *core, QStringList paths);
/// Whether a transfer belongs there.
bool isTransferOf(const TransferState &state, const RepoId &repo, const CommitId &commit);

} // namespace Hubdesk
