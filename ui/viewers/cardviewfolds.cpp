// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
//
// The parts of a card that open and close, and the heading that is read.
#include "ui/viewers/cardview.h"

#include <QAbstractTextDocumentLayout>
#include <QScrollBar>
#include <QTextBlock>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{
/// So far below the upper edge a heading is still the one that is read.
constexpr int readingLine = 40;
} // namespace

void CardView::toggleFold(int fold)
{
    if (fold < 0 || fold >= m_card.folds.size()) {
        return;
    }
    if (!m_openFolds.remove(fold)) {
        m_openFolds.insert(fold);
    }
    auto cursor = textCursor(); // what is behind the summary moves
    if (cursor.hasSelection() && cursor.selectionStart() > m_built.folds.value(fold)) {
        cursor.clearSelection();
        setTextCursor(cursor);
    }
    build();
}

void CardView::openFolds(const QSet<int> &folds)
{
    m_openFolds |= folds;
    auto cursor = textCursor();
    cursor.clearSelection();
    setTextCursor(cursor);
    build();
}

void CardView::showAnchor(const QString &anchor)
{
    const auto name = anchor.startsWith(u'#') ? anchor.sliced(1) : anchor;
    if (m_isNew) {
        m_anchor = name;
    } else if (const int block = m_built.anchors.value(name, -1); block >= 0) {
        goTo({ block, 0 });
    } else if (const int fold = m_built.hiddenAnchors.value(name, -1); fold >= 0) {
        m_anchor = name;
        openFolds(withParents(m_card.folds, fold));
    }
}

void CardView::showHeading(int index)
{
    if (index >= 0 && index < m_card.headings.size()) {
        showAnchor(m_card.headings[index].anchor);
        setHeading(index); // also where there is too little below it to bring it to the upper edge
    }
}

qreal CardView::topOfHeading(int index) const
{
    const auto number = m_built.anchors.value(m_card.headings[index].anchor, 0);
    const auto block = m_built.original->findBlockByNumber(number);
    return m_built.original->documentLayout()->blockBoundingRect(block).top();
}

/// The last heading above the reading line, or the first; at the very end the last one in sight.
void CardView::followScroll()
{
    if (!m_built.original || m_isNew) {
        return;
    }
    const auto *bar = verticalScrollBar();
    if (m_headings.isEmpty() || (bar->maximum() == 0 && m_heading >= 0)) {
        return; // all are in sight, and one was chosen
    }
    const bool atEnd = bar->maximum() > 0 && bar->value() == bar->maximum();
    const int line = bar->value() + (atEnd ? viewport()->height() : readingLine);
    const auto end = std::ranges::partition_point(
        m_headings, [this, line](int heading) { return topOfHeading(heading) <= line; });
    setHeading(end == m_headings.begin() ? m_headings.first() : *std::prev(end));
}

void CardView::setHeading(int index)
{
    if (m_heading != index) {
        m_heading = index;
        Q_EMIT currentHeadingChanged(index);
    }
}

} // namespace Hubdesk
