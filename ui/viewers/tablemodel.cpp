// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/viewers/tablemodel.h"

#include "ui/shared/format.h"
#include "ui/viewers/oneline.h"

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{
constexpr qsizetype longestShown = 200;
} // namespace

TableModel::TableModel(QObject *parent)
    : QAbstractTableModel(parent)
    , m_table(std::make_shared<const TableSample>())
{
}

void TableModel::setTable(std::shared_ptr<const TableSample> table)
{
    beginResetModel();
    m_table = table ? std::move(table) : std::make_shared<const TableSample>();
    endResetModel();
}

bool TableModel::isNumeric(int column) const
{
    const auto type = m_table->columns.value(column).type;
    return type == ValueType::Integer || type == ValueType::Number;
}

bool TableModel::isJson(int column) const
{
    const auto type = m_table->columns.value(column).type;
    return type == ValueType::List || type == ValueType::Object;
}

int TableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_table->rows.size());
}

int TableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_table->columns.size());
}

QVariant TableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    switch (role) {
    case Qt::DisplayRole:
        return oneLine(m_table->cell(index.row(), index.column()).text, longestShown);
    case WholeTextRole:
        return m_table->cell(index.row(), index.column()).text;
    case StateRole:
        return int(m_table->cell(index.row(), index.column()).state);
    case Qt::TextAlignmentRole:
        return int((isNumeric(index.column()) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    default:
        return {};
    }
}

QVariant TableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical) {
        return role == Qt::DisplayRole      ? QVariant(formatNumber(section + 1))
            : role == Qt::TextAlignmentRole ? QVariant(int(Qt::AlignRight | Qt::AlignVCenter))
                                            : QVariant();
    }
    if (section < 0 || section >= m_table->columns.size()) {
        return {};
    }
    const auto &column = m_table->columns[section];
    switch (role) {
    case Qt::DisplayRole:
        return column.name.isEmpty() ? tr("Column %1").arg(section + 1) : oneLine(column.name, longestShown);
    case WholeTextRole:
        return column.name;
    case TypeRole:
        return wordFor(column.type);
    case Qt::TextAlignmentRole:
        return int((isNumeric(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    default:
        return {};
    }
}

QString TableModel::wordFor(ValueType type)
{
    switch (type) {
    case ValueType::Nothing:
        //: Type of a column of a table without a value in it.
        return tr("empty");
    case ValueType::Mixed:
        //: Type of a column of a table.
        return tr("mixed");
    case ValueType::Boolean:
        //: Type of a column of a table.
        return tr("true or false");
    case ValueType::Integer:
        //: Type of a column of a table.
        return tr("integer");
    case ValueType::Number:
        //: Type of a column of a table.
        return tr("number");
    case ValueType::Date:
        //: Type of a column of a table.
        return tr("date");
    case ValueType::List:
        //: Type of a column of a table.
        return tr("list");
    case ValueType::Object:
        //: Type of a column of a table: keys and values.
        return tr("object");
    case ValueType::Text:
        break;
    }
    //: Type of a column of a table.
    return tr("text");
}

} // namespace Hubdesk
