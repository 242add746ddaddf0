// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringView>

namespace Hubdesk
{

/// What the texts of a column are. Empty: there is nothing but empty cells and words for "missing".
enum class ColumnType { Empty, Integer, Number, Boolean, Date, Text };

/// What one cell looks like, spaces around it ignored. A number with zeros in front is a text: a postcode,
/// an id. A date is written year first, with or without a time. Pure, any thread.
ColumnType typeOfCell(QStringView cell);

/// Learns the type of a column cell by cell.
class TypeGuess
{
public:
    void add(QStringView cell);
    ColumnType type() const;

private:
    quint8 m_seen = 0; ///< one bit for every type
};

} // namespace Hubdesk
