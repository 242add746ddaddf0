// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
//
// Where the Tab key stops in a card: links as QTextBrowser has them, code blocks and pictures between them. A
// stop is shown as the selection.
#include "ui/viewers/cardview.h"

#include <QTextBlock>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

const CardStop *CardView::stopBeside(int position, bool next) const
{
    const auto &stops = m_built.stops;
    const auto usable = [this](const CardStop &stop) { return stop.code >= 0 || isWorthALook(stop.picture); };
    auto at = std::ranges::lower_bound(stops, position, {}, &CardStop::position);
    if (next) {
        at = std::find_if(at, stops.cend(), usable);
        return at == stops.cend() ? nullptr : &*at;
    }
    while (at != stops.cbegin()) {
        if (usable(*--at)) {
            return &*at;
        }
    }
    return nullptr;
}

/// The stop that Tab has come to: it is selected whole.
const CardStop *CardView::selectedStop() const
{
    const auto cursor = textCursor();
    if (!m_built.copy || !cursor.hasSelection()) {
        return nullptr;
    }
    const auto found
        = std::ranges::lower_bound(m_built.stops, cursor.selectionStart(), {}, &CardStop::position);
    const bool whole = found != m_built.stops.cend() && found->position == cursor.selectionStart()
        && found->position + found->length == cursor.selectionEnd();
    return whole ? &*found : nullptr;
}

/// The part of the card whose summary Tab has come to, or -1.
int CardView::selectedFold() const
{
    const QUrl url(textCursor().hasSelection() ? textCursor().charFormat().anchorHref() : QString());
    return url.scheme() == "hubfold"_L1 ? url.path().toInt() : -1;
}

void CardView::selectStop(const CardStop &stop)
{
    QTextCursor cursor(m_built.copy.get());
    cursor.setPosition(stop.position + stop.length);
    cursor.setPosition(stop.position, QTextCursor::KeepAnchor); // its start is what is scrolled into sight
    setTextCursor(cursor);
    ensureCursorVisible();
    showCopyButton(stop.code);
    Q_EMIT linkHovered({});
}

bool CardView::focusNextPrevChild(bool next)
{
    const auto cursor = textCursor();
    int from = next ? 0 : document()->characterCount();
    if (cursor.hasSelection()) {
        from = next ? cursor.selectionEnd() : cursor.selectionStart();
    }
    const auto *stop = m_built.copy ? stopBeside(from, next) : nullptr;
    if (stop && !hasLinkBetween(qMin(from, stop->position), qMax(from, stop->position))) {
        selectStop(*stop);
        return true;
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
