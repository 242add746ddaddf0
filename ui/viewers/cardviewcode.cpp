// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
//
// The code blocks of a card: their frames, and copying them by pointer and by keyboard.
#include "ui/viewers/cardview.h"

#include <QAbstractTextDocumentLayout>
#include <QClipboard>
#include <QCursor>
#include <QGuiApplication>
#include <QScrollBar>
#include <QTextBlock>
#include <QToolButton>
#include <QToolTip>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

QRectF CardView::codeFrame(int blockNumber) const
{
    const auto block = m_built.original->findBlockByNumber(blockNumber);
    const auto rect = m_built.original->documentLayout()->blockBoundingRect(block);
    const auto *layout = block.layout();
    if (layout->lineCount() == 0) {
        return {};
    }
    const auto line = layout->lineAt(0);
    const auto all = layout->boundingRect(); // as wide as the longest line, which may be wider than the card
    const QRectF text(rect.left() + line.x(), rect.top(), qMax(line.width(), all.width()), all.height());
    return text.adjusted(-codePadding, -codePadding + 4, codePadding, codePadding - 4);
}

int CardView::codeAt(const QPoint &point) const
{
    if (!m_built.copy || m_built.codeBlocks.isEmpty()) {
        return -1;
    }
    const auto number = cursorForPosition(point).blockNumber();
    const auto found = std::ranges::lower_bound(m_built.codeBlocks, number);
    if (found == m_built.codeBlocks.cend() || *found != number) {
        return -1;
    }
    const QPointF place = point + QPoint(horizontalScrollBar()->value(), verticalScrollBar()->value());
    return codeFrame(number).contains(place) ? int(found - m_built.codeBlocks.cbegin()) : -1;
}

void CardView::copyCode(int code)
{
    const auto index = m_built.codeIndex.value(code, -1);
    if (index >= 0 && index < m_card.blocks.size()) {
        QGuiApplication::clipboard()->setText(m_card.blocks[index].text);
        QToolTip::showText(m_copy->isVisible() ? m_copy->mapToGlobal(m_copy->rect().bottomLeft())
                                               : QCursor::pos(),
                           tr("Copied"),
                           this);
    }
}

void CardView::showCopyButton(int code)
{
    m_copyCode = code;
    m_copy->setVisible(code >= 0);
    if (code >= 0) {
        const auto frame = codeFrame(m_built.codeBlocks[code])
                               .translated(-horizontalScrollBar()->value(), -verticalScrollBar()->value());
        m_copy->adjustSize();
        const int right = qMin(int(frame.right()), viewport()->width()); // code may be wider than the view
        m_copy->move(right - m_copy->width() - 4, qMax(0, int(frame.top()) + 4));
    }
}

} // namespace Hubdesk
