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

int CardView::codeBeside(int position, bool next) const
{
    if (!m_built.copy) {
        return -1;
    }
    const auto at
        = [this](int code) { return m_built.copy->findBlockByNumber(m_built.codeBlocks[code]).position(); };
    const int count = int(m_built.codeBlocks.size());
    for (int step = 0; step < count; ++step) {
        const int code = next ? step : count - 1 - step;
        if (next ? at(code) >= position : at(code) < position) {
            return code;
        }
    }
    return -1;
}

/// The code block that Tab has come to: it is selected whole.
int CardView::selectedCode() const
{
    const auto cursor = textCursor();
    if (!m_built.copy || !cursor.hasSelection()) {
        return -1;
    }
    const auto block = m_built.copy->findBlock(cursor.selectionStart());
    const auto found = std::ranges::lower_bound(m_built.codeBlocks, block.blockNumber());
    const bool whole = cursor.selectionStart() == block.position()
        && cursor.selectionEnd() == block.position() + block.length() - 1;
    return whole && found != m_built.codeBlocks.cend() && *found == block.blockNumber()
        ? int(found - m_built.codeBlocks.cbegin())
        : -1;
}

void CardView::selectCode(int code)
{
    const auto block = m_built.copy->findBlockByNumber(m_built.codeBlocks[code]);
    QTextCursor cursor(m_built.copy.get());
    cursor.setPosition(block.position() + block.length() - 1);
    cursor.setPosition(block.position(), QTextCursor::KeepAnchor); // its start is what is scrolled into sight
    setTextCursor(cursor);
    ensureCursorVisible();
    showCopyButton(code);
    Q_EMIT linkHovered({});
}

/// Links as QTextBrowser has them, and the code blocks between them; a stop is shown as the selection.
bool CardView::focusNextPrevChild(bool next)
{
    const auto cursor = textCursor();
    int from = next ? 0 : document()->characterCount();
    if (cursor.hasSelection()) {
        from = next ? cursor.selectionEnd() : cursor.selectionStart();
    }
    const int code = codeBeside(from, next);
    if (code >= 0) {
        const int place = m_built.copy->findBlockByNumber(m_built.codeBlocks[code]).position();
        if (!hasLinkBetween(qMin(from, place), qMax(from, place))) {
            selectCode(code);
            return true;
        }
    }
    m_copy->hide();
    const bool moved = QTextBrowser::focusNextPrevChild(next);
    Q_EMIT linkHovered(addressOf(QUrl(textCursor().charFormat().anchorHref())));
    return moved;
}

bool CardView::hasLinkBetween(int from, int to) const
{
    for (auto block = m_built.copy->findBlock(from); block.isValid() && block.position() < to;
         block = block.next()) {
        for (auto it = block.begin(); !it.atEnd(); ++it) {
            const auto fragment = it.fragment();
            if (fragment.position() >= from && fragment.position() < to
                && !fragment.charFormat().anchorHref().isEmpty()) {
                return true;
            }
        }
    }
    return false;
}

} // namespace Hubdesk
