// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/await.h"
#include "core/base/workers.h"
#include "ui/shared/theme.h"
#include "ui/viewers/textpreview.h"

#include <QTextBlock>
#include <QTextLayout>

#include <algorithm>
#include <utility>

// Finding a text in a file. The worker looks through all of it; only the places in sight are marked.
namespace Hubdesk
{

namespace
{

/// More marks than this in one window tell nobody anything, and each costs its moment.
constexpr qsizetype mostMarks = 1'000;

/// The first and the last column of a line that are in sight; all of them where it is wrapped.
std::pair<int, int> columnsInSight(const QTextBlock &line, qreal left, qreal right)
{
    const auto *layout = line.layout();
    if (layout->lineCount() != 1) {
        return { 0, line.length() };
    }
    const auto row = layout->lineAt(0);
    return { row.xToCursor(left), row.xToCursor(right) };
}

} // namespace

QList<int> placesOf(const QString &text, const QString &sought)
{
    QList<int> places;
    if (sought.isEmpty()) {
        return places;
    }
    for (auto at = text.indexOf(sought, 0, Qt::CaseInsensitive); at >= 0;
         at = text.indexOf(sought, at + sought.size(), Qt::CaseInsensitive)) {
        places << int(at);
    }
    return places;
}

void TextPreview::find(const QString &text)
{
    m_sought = text;
    const auto work = [whole = m_whole, text] { return placesOf(whole, text); };
    const auto done = [this, search = ++m_search, length = int(text.size())](const QList<int> &places) {
        if (search == m_search) { // something else is sought meanwhile
            takePlaces(places, length);
        }
    };
    whenDone(onWorker(work), this, done);
}

void TextPreview::findNext(bool forward)
{
    if (!m_places.isEmpty()) {
        const auto count = int(m_places.size());
        m_place = (m_place + (forward ? 1 : count - 1)) % count;
        showPlace();
    }
}

void TextPreview::endFind()
{
    ++m_search;
    if (m_place >= 0) {
        QTextCursor cursor(document());
        cursor.setPosition(m_places.at(m_place));
        cursor.setPosition(m_places.at(m_place) + m_length, QTextCursor::KeepAnchor);
        setTextCursor(cursor);
    }
    m_sought.clear();
    m_places.clear();
    m_place = -1;
    markPlaces();
}

/// Another text is shown: the places of the old one are nowhere in it.
void TextPreview::searchAgain()
{
    ++m_search;
    m_places.clear();
    m_place = -1;
    markPlaces();
    if (!m_sought.isEmpty()) {
        find(m_sought);
    }
}

void TextPreview::takePlaces(const QList<int> &places, int length)
{
    const int from = m_place >= 0 ? m_places.at(m_place) : cursorForPosition({ 0, 0 }).position();
    m_places = places;
    m_length = length;
    const auto next = std::ranges::lower_bound(places, from);
    m_place = places.isEmpty() ? -1 : int(next - places.begin()) % int(places.size());
    showPlace();
}

bool TextPreview::isInSight(int position) const
{
    const int line = document()->findBlock(position).blockNumber();
    const int last = cursorForPosition({ 0, viewport()->height() - 1 }).blockNumber();
    return line >= firstVisibleBlock().blockNumber() && line <= last;
}

void TextPreview::showPlace()
{
    Q_EMIT found(m_place + 1, int(m_places.size()));
    if (m_place >= 0) {
        const int start = m_places.at(m_place);
        const bool wasInSight = isInSight(start);
        // The end first, so that of what is wider than the view the beginning is in sight.
        QTextCursor cursor(document());
        for (const int position : { start + m_length, start }) {
            cursor.setPosition(position);
            setTextCursor(cursor);
        }
        if (!wasInSight) {
            centerCursor();
        }
    }
    markPlaces();
}

void TextPreview::markPlaces()
{
    if (m_places.isEmpty() && extraSelections().isEmpty()) {
        return;
    }
    QList<QTextEdit::ExtraSelection> marks;
    auto top = contentOffset().y();
    for (auto line = firstVisibleBlock(); line.isValid() && top < viewport()->height(); line = line.next()) {
        top += blockBoundingRect(line).height(); // lays it out, too
        markLine(line, &marks);
    }
    setExtraSelections(marks);
}

void TextPreview::markLine(const QTextBlock &line, QList<QTextEdit::ExtraSelection> *marks) const
{
    const auto left = -contentOffset().x();
    const auto [first, last] = columnsInSight(line, left, left + viewport()->width());
    auto place = std::ranges::lower_bound(m_places, line.position() + first - m_length + 1);
    for (; place != m_places.end() && *place <= line.position() + last; ++place) {
        const bool isCurrent = place - m_places.begin() == m_place;
        if (!isCurrent && marks->size() >= mostMarks) {
            continue;
        }
        QTextEdit::ExtraSelection mark{ QTextCursor(document()), {} };
        mark.cursor.setPosition(*place);
        mark.cursor.setPosition(*place + m_length, QTextCursor::KeepAnchor);
        mark.format.setBackground(Theme::color(isCurrent ? Token::Accent : Token::AmberGround));
        if (isCurrent) {
            mark.format.setForeground(Theme::color(Token::OnAccent));
        } else {
            mark.format.setProperty(QTextFormat::OutlinePen, QPen(Theme::color(Token::AmberEdge)));
        }
        marks->append(mark);
    }
}

} // namespace Hubdesk
