// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtTypes>

class QTextDocument;

namespace Hubdesk
{

/// Numbers of blocks, half open.
struct BlockRange {
    int first = 0;
    int end = 0;

    bool operator==(const BlockRange &) const = default;
};

/// The blocks of a laid-out document that lie between two heights, in logical pixels from its top: whole
/// lines and, as their cells lie beside each other, whole rows of tables. At least one, the nearest. Found by
/// halving, while a hit test of Qt looks at every cell of a table: tens of milliseconds for a long one. Any
/// thread that the document belongs to.
BlockRange blocksBetween(const QTextDocument &document, qreal top, qreal bottom);

} // namespace Hubdesk
