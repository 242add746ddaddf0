// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/viewers/cardtables.h"

#include <QAbstractTextDocumentLayout>
#include <QFontMetricsF>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextFrame>
#include <QTextTable>

namespace Hubdesk
{

namespace
{

constexpr int narrowestColumn = 24;
constexpr int tightPadding = 3;

/// How much wider code and bold heads may be than the text that is measured.
constexpr qreal widest = 1.25;

bool isBreak(QChar c)
{
    return c.isSpace() || c == softBreak || c == QChar::ObjectReplacementCharacter;
}

/// Places in a text, descending, where a break is needed so that no piece is wider than `room`.
QList<int> breaksIn(const QString &text, const QFontMetricsF &metrics, qreal room)
{
    QList<int> places;
    qreal used = 0;
    int good = -1; ///< behind a sign where a break reads well
    for (int i = 0; i < text.size(); ++i) {
        const auto c = text[i];
        if (isBreak(c)) {
            used = 0;
            good = -1;
            continue;
        }
        const auto width = metrics.horizontalAdvance(c) * widest;
        const bool inside = c.isLowSurrogate() || c.isMark();
        if (used > 0 && used + width > room && !inside) {
            const int at = good > 0 ? good : i;
            places.prepend(at);
            used = metrics.horizontalAdvance(text.sliced(at, i - at)) * widest;
            good = -1;
        }
        used += width;
        if (QStringView(u"-_/.,;:=)]|").contains(c)) {
            good = i + 1;
        }
    }
    return places;
}

bool soften(QTextTable *table, int textWidth, int share)
{
    const auto format = table->format();
    const auto padding = qMin<qreal>(format.cellPadding(), table->columns() > 6 ? tightPadding : 6);
    const QFontMetricsF metrics(table->document()->defaultFont());
    bool changed = false;
    QTextCursor cursor(table->document());
    auto block = table->document()->findBlock(table->lastPosition());
    for (; block.isValid() && block.position() >= table->firstPosition(); block = block.previous()) {
        const auto places
            = breaksIn(block.text(), metrics, double(pictureRoom(block, textWidth) * share) / 100 - 2);
        const int start = block.position();
        for (const int place : places) {
            cursor.setPosition(start + place);
            cursor.insertText(QString(softBreak), cursor.charFormat());
            changed = true;
        }
    }
    if (changed && padding < format.cellPadding()) {
        auto tight = format;
        tight.setCellPadding(padding);
        table->setFormat(tight);
    }
    return changed;
}

} // namespace

bool softenTables(QTextDocument *document, int textWidth, int share)
{
    bool changed = false;
    const auto frames = document->rootFrame()->childFrames();
    for (auto *frame : frames) {
        auto *table = qobject_cast<QTextTable *>(frame);
        if (table && document->documentLayout()->frameBoundingRect(table).width() > textWidth + 0.2) {
            changed = soften(table, textWidth, share) || changed;
        }
    }
    return changed;
}

int pictureRoom(const QTextBlock &block, int textWidth)
{
    auto room = qreal(textWidth);
    QTextCursor cursor(block);
    for (auto *frame = cursor.currentFrame(); frame; frame = frame->parentFrame()) {
        if (auto *table = qobject_cast<QTextTable *>(frame)) {
            const auto cell = table->cellAt(block.position());
            const int columns = qMax(1, table->columns());
            room = room * qMax(1, cell.columnSpan()) / columns - 2 * table->format().cellPadding();
        }
    }
    return qMax(narrowestColumn, int(room));
}

} // namespace Hubdesk
