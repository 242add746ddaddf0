// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/transfers/transferfilter.h"

#include "ui/transfers/transfermodel.h"

namespace Hubdesk
{

bool passes(TransferFilter filter, const TransferState &state)
{
    if (filter == TransferFilter::History) {
        return state.isFinal();
    }
    if (!state.listed) {
        return false;
    }
    switch (filter) {
    case TransferFilter::All:
    case TransferFilter::History:
        return true;
    case TransferFilter::Active:
        return state.isRunning();
    case TransferFilter::Waiting:
        return state.phase == TransferPhase::Waiting;
    case TransferFilter::Paused:
        return state.phase == TransferPhase::Paused;
    case TransferFilter::NeedsAttention:
        return state.phase == TransferPhase::NeedsAttention;
    case TransferFilter::Done:
        return state.phase == TransferPhase::Done;
    }
    Q_UNREACHABLE_RETURN(true);
}

void FilteredTransfers::setFilter(TransferFilter filter)
{
    if (m_filter != filter) {
        m_filter = filter;
        invalidateRowsFilter();
    }
}

void FilteredTransfers::setHidden(TransferId id, bool hidden)
{
    if (isHidden(id) != hidden) {
        hidden ? void(m_hidden.insert(id)) : void(m_hidden.remove(id));
        invalidateRowsFilter();
    }
}

bool FilteredTransfers::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    if (parent.isValid()) {
        return true;
    }
    const auto state = sourceModel()->index(row, 0).data(TransferModel::TransferRole).value<TransferState>();
    return !m_hidden.contains(state.id) && passes(m_filter, state);
}

} // namespace Hubdesk
