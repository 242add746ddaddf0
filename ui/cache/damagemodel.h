// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/upkeep/mending.h"

#include <QAbstractTableModel>

namespace Hubdesk
{

/// What a scan of a cache has found damaged, a row each. GUI thread.
class DamageModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { WhatColumn, WhereColumn, MendingColumn, ColumnCount };
    struct Row {
        CacheDamage damage;
        int repo = -1; ///< index in CacheReport::repos; -1: of none
        QString name; ///< of the repo, else of the folder that it lies in
        Mending mending = Mending::None; ///< that can be carried out

        /// Stays the same from scan to scan.
        QString key() const { return QString::number(int(damage.kind)) + damage.path; }
        bool operator==(const Row &) const = default;
    };

    using QAbstractTableModel::QAbstractTableModel;

    /// Of the cache, and of what lies beside it.
    void setReport(const CacheReport &report);
    static QList<Row> rowsOf(const CacheReport &report);
    const QList<Row> &rows() const { return m_rows; }
    /// Null for no row.
    const Row *rowAt(const QModelIndex &index) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QList<Row> m_rows;
};

/// "A file whose content is missing".
QString damageTitle(CacheDamage::Kind kind);
/// What it means, and what helps.
QString damageSentence(const CacheDamage &damage, Mending mending);
/// What is done about it, in a word or two.
QString mendingWord(Mending mending);

} // namespace Hubdesk
