// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/formats/tablesample.h"

#include <QAbstractTableModel>

#include <memory>

namespace Hubdesk
{

/// The rows of a table sample. The display text of a cell is its beginning on one line; the sample has the
/// whole.
class TableModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Role {
        TypeRole = Qt::UserRole + 1, ///< of a column: "integer"; in the header
        StateRole, ///< TableCell::State
        WholeTextRole, ///< all of the text
    };

    explicit TableModel(QObject *parent = nullptr);

    void setTable(std::shared_ptr<const TableSample> table);
    const std::shared_ptr<const TableSample> &table() const { return m_table; }
    bool isNumeric(int column) const;
    bool isJson(int column) const; ///< lists, or keys and values

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    static QString wordFor(ValueType type);

    std::shared_ptr<const TableSample> m_table;
};

} // namespace Hubdesk
