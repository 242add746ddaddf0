// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/viewers/textpreview.h"

#include "core/base/await.h"
#include "core/base/workers.h"
#include "ui/shared/theme.h"

#include <QAbstractTextDocumentLayout>
#include <QPainter>
#include <QScrollBar>
#include <QStringDecoder>
#include <QTextBlock>
#include <QTextLayout>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr qsizetype maxBytes = 1 << 20;
constexpr qsizetype maxLine = 2'000; // what is longer takes the layout of text too long

/// Removes what would split or disturb blocks, and the tail of overlong lines.
QString shortened(const QString &text, int *cutLines)
{
    QString out;
    out.reserve(text.size());
    for (auto line : QStringView(text).split(u'\n')) {
        if (line.endsWith(u'\r')) {
            line.chop(1);
        }
        if (line.size() > maxLine) {
            ++*cutLines;
        }
        for (const auto c : line.first(qMin(line.size(), maxLine))) {
            const bool disturbing = (c.unicode() < 0x20 && c != u'\t')
                || (c.unicode() >= 0xFDD0 && c.unicode() <= 0xFDEF) || c == QChar::LineSeparator
                || c == QChar::ParagraphSeparator || c == QChar::ObjectReplacementCharacter;
            out.append(disturbing ? QChar(QChar::ReplacementCharacter) : c);
        }
        if (line.size() > maxLine) {
            out.append(u" \u2026"_s);
        }
        out.append(u'\n');
    }
    out.chop(out.endsWith(u"\n\n") ? 2 : 1);
    return out;
}

} // namespace

PreparedText decodeText(const QByteArray &bytes, qint64 fileSize)
{
    PreparedText prepared;
    const auto head = bytes.first(qMin(bytes.size(), maxBytes));
    prepared.cut = fileSize > head.size();
    QStringDecoder decoder(QStringConverter::encodingForData(head).value_or(QStringConverter::Utf8));
    prepared.text = shortened(decoder(head), &prepared.cutLines);
    return prepared;
}

PreparedText prepareText(const QString &fileName, const QByteArray &bytes, qint64 fileSize)
{
    const auto begin = bytes.first(qMin<qsizetype>(bytes.size(), 8192));
    if (!QStringConverter::encodingForData(begin) && begin.contains('\0')) {
        return { .binary = true, .cut = fileSize > qMin(bytes.size(), maxBytes) };
    }
    auto prepared = decodeText(bytes, fileSize);
    prepared.spans = highlightFile(prepared.text, fileName.section(u'/', -1));
    return prepared;
}

/// The strip of line numbers beside the text; the preview paints it.
class LineNumbers : public QWidget
{
public:
    explicit LineNumbers(TextPreview *preview)
        : QWidget(preview)
        , m_preview(preview)
    {
    }

protected:
    void paintEvent(QPaintEvent *event) override { m_preview->paintNumbers(event); }

private:
    TextPreview *m_preview;
};

TextPreview::TextPreview(QWidget *parent)
    : QPlainTextEdit(parent)
    , m_numbers(new LineNumbers(this))
{
    setObjectName("textPreview"_L1);
    setAccessibleName(tr("File text"));
    setReadOnly(true);
    setFrameShape(QFrame::NoFrame);
    setLineWrapMode(QPlainTextEdit::NoWrap);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setUndoRedoEnabled(false);
    applyTheme();
    connect(this, &QPlainTextEdit::updateRequest, this, [this](const QRect &rect, int dy) {
        if (dy == 0) {
            m_numbers->update(0, rect.y(), m_numbers->width(), rect.height());
            return;
        }
        m_numbers->scroll(0, dy);
        markPlaces();
    });
    connect(horizontalScrollBar(), &QScrollBar::valueChanged, this, &TextPreview::markPlaces);
}

void TextPreview::showText(const QString &fileName, const QByteArray &bytes, qint64 fileSize)
{
    prepare([fileName, bytes, fileSize] { return prepareText(fileName, bytes, fileSize); });
}

void TextPreview::prepare(std::function<PreparedText()> work)
{
    const auto done = [this, generation = ++m_generation](const PreparedText &prepared) {
        if (generation == m_generation) { // another file has been chosen meanwhile
            take(prepared);
        }
    };
    whenDone(onWorker(std::move(work)), this, done);
}

void TextPreview::clearText()
{
    ++m_generation;
    take({});
}

void TextPreview::take(PreparedText prepared)
{
    m_spans = std::move(prepared.spans);
    m_whole = std::move(prepared.text);
    setPlainText(m_whole);
    m_colored = QList<bool>(blockCount(), false);
    applyTheme();
    searchAgain();
    prepared.binary ? Q_EMIT notText() : Q_EMIT shown(prepared.cut, prepared.cutLines);
}

void TextPreview::setNumbered(bool numbered)
{
    m_isNumbered = numbered;
    m_numbers->setVisible(numbered);
    applyTheme();
}

int TextPreview::numbersWidth() const
{
    if (!m_isNumbered) {
        return 0;
    }
    const auto digits = QString::number(qMax(100, blockCount())).size();
    return fontMetrics().horizontalAdvance(u'9') * int(digits) + 24;
}

void TextPreview::applyTheme()
{
    setFont(Theme::monoPoints(9.5));
    m_colored.fill(false);
    setViewportMargins(numbersWidth(), 0, 0, 0);
    const auto area = contentsRect();
    m_numbers->setGeometry(area.left(), area.top(), numbersWidth(), area.height());
    viewport()->update();
    markPlaces();
}

void TextPreview::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange) {
        applyTheme();
    }
}

void TextPreview::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    m_numbers->setGeometry(
        contentsRect().left(), contentsRect().top(), numbersWidth(), contentsRect().height());
    markPlaces();
}

void TextPreview::paintEvent(QPaintEvent *event)
{
    colorLinesInSight();
    paintGrounds();
    QPlainTextEdit::paintEvent(event);
}

// From edge to edge, however long the line is.
void TextPreview::paintGrounds()
{
    QPainter painter(viewport());
    auto top = contentOffset().y();
    for (auto block = firstVisibleBlock(); block.isValid() && top < viewport()->height();
         block = block.next()) {
        const auto high = blockBoundingRect(block).height();
        const auto spans = m_spans.value(block.blockNumber());
        if (!spans.isEmpty() && spans.first().ground) {
            painter.fillRect(QRectF(0, top, viewport()->width(), high), Theme::color(*spans.first().ground));
        }
        top += high;
    }
}

void TextPreview::colorLinesInSight()
{
    auto top = contentOffset().y();
    for (auto block = firstVisibleBlock(); block.isValid() && top < viewport()->height();
         block = block.next()) {
        const int number = block.blockNumber();
        top += blockBoundingRect(block).height();
        if (number >= m_spans.size() || number >= m_colored.size() || m_colored[number]) {
            continue;
        }
        m_colored[number] = true;
        QList<QTextLayout::FormatRange> formats;
        for (const auto &span : m_spans[number]) {
            QTextLayout::FormatRange range{ span.start, span.length, {} };
            range.format.setForeground(Theme::color(span.color));
            range.format.setFontItalic(span.italic);
            if (span.bold) {
                range.format.setFontWeight(QFont::DemiBold);
            }
            if (span.ground) {
                range.format.setBackground(Theme::color(*span.ground));
            }
            formats.append(range);
        }
        block.layout()->setFormats(formats);
        document()->markContentsDirty(block.position(), block.length());
    }
}

void TextPreview::paintNumbers(QPaintEvent *event)
{
    QPainter painter(m_numbers);
    painter.fillRect(event->rect(), Theme::color(Token::Panel));
    painter.setFont(font());
    painter.setPen(Theme::color(Token::Faint));
    auto top = contentOffset().y();
    for (auto block = firstVisibleBlock(); block.isValid() && top <= event->rect().bottom();
         block = block.next()) {
        // On the line's own place: the last block is higher than its line.
        painter.drawText(QRectF(0, top, m_numbers->width() - 12, painter.fontMetrics().height()),
                         Qt::AlignRight | Qt::AlignTop,
                         QString::number(block.blockNumber() + 1));
        top += blockBoundingRect(block).height();
    }
}

} // namespace Hubdesk
