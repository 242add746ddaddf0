// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/formats/memorychoices.h"

#include <QAbstractTableModel>

namespace Hubdesk
{

/// What the estimate is about.
struct MemoryBasis {
    QString storedAs; ///< "BF16"
    qint64 bytes = 0; ///< of the weights as stored
    std::optional<qint64> parameters;
    ModelShape shape;
    bool operator==(const MemoryBasis &) const = default;
};

/// Memory for running a model: a row for each way to keep the weights, a column for each length of context.
/// Where the cache of keys and values cannot be told, one column has the weights and the overhead. GUI
/// thread.
class MemoryModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;

    void setBasis(const MemoryBasis &basis);
    void setCacheBits(double bits);
    bool hasContexts() const { return !m_contexts.isEmpty(); }
    /// Why the cache is not part of it, or what else has to be said; empty if nothing.
    QString caveat() const;
    /// How a cell comes about, one term a line.
    QStringList arithmetic(const QModelIndex &cell) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    MemoryNeed needOf(const QModelIndex &cell) const;
    std::optional<qint64> sumOf(const MemoryNeed &need) const;

    MemoryBasis m_basis;
    QList<WeightChoice> m_weights;
    QList<qint64> m_contexts;
    double m_cacheBits = RunPlan::usualCacheBits;
};

} // namespace Hubdesk
