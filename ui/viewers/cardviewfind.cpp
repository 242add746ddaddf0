// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
//
// Finding a text in a card. Only the places in sight are marked, so that a thousand of them cost nothing.
#include "ui/shared/theme.h"
#include "ui/viewers/cardtables.h"
#include "ui/viewers/cardview.h"

#include <QMimeData>
#include <QScrollBar>
#include <QTextBlock>

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

void CardView::markMatches()
{
    if (m_matches.isEmpty() && extraSelections().isEmpty()) {
        return;
    }
    const auto at = [this](int x, int y) { return cursorForPosition({ x, y }); };
    const int right = viewport()->width() - 1;
    const int bottom = viewport()->height();
    // The cells of a row lie beside each other, so that either corner may have the first and the last
    // position.
    const int first = qMin(at(0, 0).block().position(), at(right, 0).block().position());
    const auto end
        = [](const QTextCursor &cursor) { return cursor.block().position() + cursor.block().length(); };
    const int last = qMax(end(at(0, bottom)), end(at(right, bottom)));
    QList<ExtraSelection> marks;
    auto match = std::ranges::lower_bound(m_matches, first, {}, &CardMatch::position);
    for (; match != m_matches.end() && match->position < last; ++match) {
        if (match->fold >= 0) {
            continue;
        }
        const bool current = match - m_matches.begin() == m_match;
        ExtraSelection mark{ QTextCursor(document()), {} };
        mark.cursor.setPosition(match->position);
        mark.cursor.setPosition(match->position + match->length, QTextCursor::KeepAnchor);
        mark.format.setBackground(Theme::color(current ? Token::Accent : Token::AmberGround));
        if (current) {
            mark.format.setForeground(Theme::color(Token::OnAccent));
        } else {
            // Qt paints a line once more for each mark that has a foreground: 100 ms for a page full of
            // marks.
            mark.format.setProperty(QTextFormat::OutlinePen, QPen(Theme::color(Token::AmberEdge)));
        }
        marks.append(mark);
    }
    setExtraSelections(marks);
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
