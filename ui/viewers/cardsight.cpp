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

constexpr qreal overlap = 8; ///< of neighbours, by their margins

/// What lies at one height: the row of the outermost table, as what tables hold lies in its rows, else the
/// block.
struct Row {
    QTextBlock start;
    qreal top = 0;
};

Row rowOf(const QTextDocument &document, const QTextBlock &block)
{
    const auto topOf = [&document](const QTextBlock &part) {
        return document.documentLayout()->blockBoundingRect(part).top();
    };
    const QTextTable *outermost = nullptr;
    for (auto *frame = document.frameAt(block.position()); frame; frame = frame->parentFrame()) {
        if (const auto *table = qobject_cast<const QTextTable *>(frame)) {
            outermost = table;
        }
    }
    const auto cell = outermost ? outermost->cellAt(block.position()) : QTextTableCell();
    if (!cell.isValid()) {
        return { block, topOf(block) };
    }
    const auto firstOf
        = [&](int column) { return outermost->cellAt(cell.row(), column).firstCursorPosition().block(); };
    Row row{ firstOf(0), topOf(firstOf(0)) };
    for (int column = 1; column < outermost->columns(); ++column) { // a short one may stand in the middle
        row.top = std::min(row.top, topOf(firstOf(column)));
    }
    return row;
}

/// The number of the first block that begins below a height.
int firstBelow(const QTextDocument &document, qreal height)
{
    const auto isAbove
        = [&](int number) { return rowOf(document, document.findBlockByNumber(number)).top <= height; };
    const auto numbers = std::views::iota(0, document.blockCount());
    return int(std::ranges::partition_point(numbers, isAbove) - numbers.begin());
}

} // namespace

BlockRange blocksBetween(const QTextDocument &document, qreal top, qreal bottom)
{
    const int last = std::max(0, firstBelow(document, top - overlap) - 1);
    const int first = rowOf(document, document.findBlockByNumber(last)).start.blockNumber();
    return { first, std::max(last + 1, firstBelow(document, bottom)) };
}

} // namespace Hubdesk
