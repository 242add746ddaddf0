// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
//
// Finding a text in a card. Only the places in sight are marked, so that a thousand of them cost nothing.
#include "ui/shared/theme.h"
#include "ui/viewers/cardsight.h"
#include "ui/viewers/cardtables.h"
#include "ui/viewers/cardview.h"

#include <QAbstractTextDocumentLayout>
#include <QMimeData>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextLayout>

#include <algorithm>
#include <utility>

namespace Hubdesk
{

void CardView::find(const QString &text)
{
    m_sought = text;
    m_pending = {};
    const int from = m_match >= 0 && m_match < m_matches.size() ? m_matches[m_match].position
                                                                : cursorForPosition({ 0, 0 }).position();
    m_matches = findInCard(m_built, m_card.folds, m_sought);
    const auto next = std::ranges::lower_bound(m_matches, from, {}, &CardMatch::position);
    m_match = m_matches.isEmpty() ? -1 : int(next - m_matches.begin()) % int(m_matches.size());
    if (m_match >= 0 && m_matches[m_match].fold >= 0) {
        Q_EMIT found(m_match + 1, int(m_matches.size()));
        markMatches();
        m_reveal.start(); // the next letter may lead elsewhere
    } else {
        showMatch();
    }
}

void CardView::findNext(bool forward)
{
    if (!m_matches.isEmpty()) {
        const auto count = int(m_matches.size());
        m_match = (m_match + (forward ? 1 : count - 1)) % count;
        showMatch();
    }
}

void CardView::endFind()
{
    m_reveal.stop();
    if (m_match >= 0 && m_matches[m_match].fold < 0) {
        QTextCursor cursor(document());
        cursor.setPosition(m_matches[m_match].position);
        cursor.setPosition(m_matches[m_match].position + m_matches[m_match].length, QTextCursor::KeepAnchor);
        setTextCursor(cursor);
    }
    m_sought.clear();
    m_matches.clear();
    m_match = -1;
    m_pending = {};
    markMatches();
}

/// After the document has been built anew: positions are others.
void CardView::searchAgain()
{
    if (m_sought.isEmpty()) {
        return;
    }
    m_matches = findInCard(m_built, m_card.folds, m_sought);
    const auto pending = std::exchange(m_pending, {});
    if (pending.fold >= 0) {
        const auto first = std::ranges::upper_bound(
            m_matches, m_built.folds.value(pending.fold), {}, &CardMatch::position);
        m_match = int(first - m_matches.begin()) + pending.ordinal;
    }
    m_match = m_matches.isEmpty() ? -1 : qBound(0, m_match, int(m_matches.size()) - 1);
    if (pending.fold >= 0) {
        showMatch();
    } else {
        markMatches();
        Q_EMIT found(m_match + 1, int(m_matches.size()));
    }
}

/// Brings the current place into sight, out of its fold if it is in one.
void CardView::showMatch()
{
    m_reveal.stop();
    Q_EMIT found(m_match + 1, int(m_matches.size()));
    if (m_match >= 0 && m_matches[m_match].fold >= 0) {
        m_pending = m_matches[m_match];
        openFolds(withParents(m_card.folds, m_pending.fold));
        return;
    }
    if (m_match >= 0) {
        QTextCursor cursor(document());
        cursor.setPosition(m_matches[m_match].position);
        const auto place = cursorRect(cursor);
        if (place.top() < 0 || place.bottom() > viewport()->height()) {
            auto *bar = verticalScrollBar();
            bar->setValue(bar->value() + place.top() - viewport()->height() / 3);
        }
    }
    markMatches();
}

/// The one that is shown is a selection; the others are painted under and over the text, which for a page
/// full of them costs a tenth of what selections do.
void CardView::markMatches()
{
    QList<ExtraSelection> marks;
    if (m_match >= 0 && m_matches[m_match].fold < 0) {
        ExtraSelection mark{ QTextCursor(document()), {} };
        mark.cursor.setPosition(m_matches[m_match].position);
        mark.cursor.setPosition(m_matches[m_match].position + m_matches[m_match].length,
                                QTextCursor::KeepAnchor);
        mark.format.setBackground(Theme::color(Token::Accent));
        mark.format.setForeground(Theme::color(Token::OnAccent));
        marks.append(mark);
    }
    setExtraSelections(marks);
    viewport()->update();
}

namespace
{

/// Of so many letters of a block, a piece for each line; beside the document.
void addPieces(QList<QRectF> *pieces, const QTextBlock &block, QPointF origin, int from, int to)
{
    const auto *layout = block.layout();
    for (auto line = layout->lineForTextPosition(from); line.isValid() && line.textStart() < to;
         line = layout->lineAt(line.lineNumber() + 1)) {
        const auto left = line.cursorToX(qMax(from, line.textStart()));
        const auto right = line.cursorToX(qMin(to, line.textStart() + line.textLength()));
        pieces->append(
            QRectF(origin + QPointF(left, line.y()), QSizeF(right - left, line.height())).normalized());
        if (line.lineNumber() + 1 >= layout->lineCount()) {
            break;
        }
    }
}

} // namespace

QList<QRectF> CardView::marksInSight() const
{
    QList<QRectF> pieces;
    if (m_matches.isEmpty() || !m_built.original) {
        return pieces;
    }
    const auto &text = *m_built.original;
    const int top = verticalScrollBar()->value();
    const auto sight = blocksBetween(text, top, top + viewport()->height());
    auto match = std::ranges::lower_bound(
        m_matches, text.findBlockByNumber(sight.first).position(), {}, &CardMatch::position);
    QTextBlock block;
    QPointF origin;
    for (; match != m_matches.end(); ++match) {
        if (match->fold >= 0 || match - m_matches.begin() == m_match) {
            continue;
        }
        if (!block.contains(match->position)) {
            block = text.findBlock(match->position);
            origin = text.documentLayout()->blockBoundingRect(block).topLeft();
        }
        if (!block.isValid() || block.blockNumber() >= sight.end) {
            break;
        }
        const int from = match->position - block.position();
        addPieces(&pieces, block, origin, from, from + match->length);
    }
    return pieces;
}

/// As it is read: without the breaks that only tables need.
QMimeData *CardView::createMimeDataFromSelection() const
{
    auto *data = QTextBrowser::createMimeDataFromSelection();
    if (data && data->text().contains(softBreak)) {
        data->setText(data->text().remove(softBreak));
        data->setHtml(data->html().remove(softBreak));
    }
    return data;
}

} // namespace Hubdesk
