// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/services/repotransfers.h"

namespace Hubdesk
{

bool isTransferOf(const TransferState &state, const RepoId &repo, const CommitId &commit)
{
    return state.repo == repo && state.commit == commit && !state.isFinal() && state.inOwnCache
        && state.pauseReason != PauseReason::OtherPlace;
}

Async<QList<TransferState>> transferStates(Services *core)
{
    const auto *queue = core->transfersIfAny();
    co_return queue ? queue->states() : QList<TransferState>();
}

Async<Leftovers> transferLeftovers(Services *core)
{
    co_return co_await core->transfers().leftovers();
}

Async<Leftovers> removeTransferLeftovers(Services *core, QStringList paths)
{
    co_return core->transfers().removeLeftovers(paths);
}

Async<RepoTransfers> transfersOf(Services *core, RepoId repo, CommitId commit)
{
    RepoTransfers found;
    const auto *queue = core->transfersIfAny();
    if (!queue) {
        co_return found;
    }
    for (const auto &state : queue->states()) {
        if (isTransferOf(state, repo, commit)) {
            found.transfers.append({ state, queue->files(state.id) });
        }
    }
    co_return found;
}

} // namespace Hubdesk
