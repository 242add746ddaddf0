// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/transfers/transferfilter.h"

#include <QAbstractListModel>
#include <QWidget>

#include <array>

class QComboBox;
class QListView;

namespace Hubdesk
{

class TransferModel;

/// The filters of the queue with how many rows each has. GUI thread.
class TransferFilterModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role { IconRole = Qt::UserRole + 1, CountRole };

    using QAbstractListModel::QAbstractListModel;

    void setCounts(const std::array<int, transferFilterCount> &counts);
    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    std::array<int, transferFilterCount> m_counts{};
};

/// Chooses what the queue shows: a list beside it, or a combo box above it where the page is narrow. Both
/// show the same choice. GUI thread; the page owns both widgets.
class FilterList : public QObject
{
    Q_OBJECT
public:
    FilterList(const TransferModel *transfers, const FilteredTransfers *shown, QObject *parent);

    QListView *list() const { return m_list; }
    QComboBox *combo() const { return m_combo; }
    TransferFilter filter() const;
    void setFilter(TransferFilter filter);
    /// Pixels that the longest word takes with its sign and a number of three digits.
    int widestRow() const;

Q_SIGNALS:
    void chosen(Hubdesk::TransferFilter filter);

private:
    void count();

    const TransferModel *m_transfers;
    const FilteredTransfers *m_shown;
    TransferFilterModel *m_model;
    QListView *m_list;
    QComboBox *m_combo;
};

} // namespace Hubdesk
