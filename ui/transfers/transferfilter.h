// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/transfer/transferstate.h"

#include <QSet>
#include <QSortFilterProxyModel>

namespace Hubdesk
{

/// Which rows of the queue a person wants to see. What was taken out of the list is in the history alone,
/// with all else that is over.
enum class TransferFilter : quint8 { All, Active, Waiting, Paused, NeedsAttention, Done, History };
inline constexpr int transferFilterCount = static_cast<int>(TransferFilter::History) + 1;

bool passes(TransferFilter filter, const TransferState &state);

/// The rows of a TransferModel that pass the filter, in its order; files follow their transfer. What is about
/// to be removed is hidden already. GUI thread.
class FilteredTransfers : public QSortFilterProxyModel
{
    Q_OBJECT
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

    TransferFilter filter() const { return m_filter; }
    void setFilter(TransferFilter filter);
    void setHidden(TransferId id, bool hidden);
    bool isHidden(TransferId id) const { return m_hidden.contains(id); }

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    TransferFilter m_filter = TransferFilter::All;
    QSet<TransferId> m_hidden;
};

} // namespace Hubdesk
