// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/viewers/cardsight.h"

#include <QAbstractTextDocumentLayout>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextTable>

#include <algorithm>
#include <ranges>

namespace Hubdesk
{

namespace
{

/// Of the row of the outermost table, as what tables hold lies in its rows; outside of tables the block
/// itself.
QTextBlock startOfRow(const QTextDocument &document, const QTextBlock &block)
{
    const QTextTable *outermost = nullptr;
    for (auto *frame = document.frameAt(block.position()); frame; frame = frame->parentFrame()) {
        if (const auto *table = qobject_cast<const QTextTable *>(frame)) {
            outermost = table;
        }
    }
    const auto cell = outermost ? outermost->cellAt(block.position()) : QTextTableCell();
    return cell.isValid() ? outermost->cellAt(cell.row(), 0).firstCursorPosition().block() : block;
}

/// The number of the first block that begins below a height.
int firstBelow(const QTextDocument &document, qreal height)
{
    const auto isAbove = [&](int number) {
        const auto start = startOfRow(document, document.findBlockByNumber(number));
        return document.documentLayout()->blockBoundingRect(start).top() <= height;
    };
    const auto numbers = std::views::iota(0, document.blockCount());
    return int(std::ranges::partition_point(numbers, isAbove) - numbers.begin());
}

} // namespace

BlockRange blocksBetween(const QTextDocument &document, qreal top, qreal bottom)
{
    const int last = std::max(0, firstBelow(document, top) - 1);
    const int first = startOfRow(document, document.findBlockByNumber(last)).blockNumber();
    return { first, std::max(last + 1, firstBelow(document, bottom)) };
}

} // namespace Hubdesk
