// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/viewers/cardbuilder.h"

#include "ui/shared/palettelock.h"
#include "ui/shared/theme.h"
#include "ui/viewers/cardlayout.h"
#include "ui/viewers/cardtables.h"
#include "ui/viewers/highlighting.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextLayout>
#include <QTextList>
#include <QThread>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr int tallPicture = 40; ///< more than a badge
constexpr int bannerShape = 4; ///< so many times as wide as it is high: a picture that nothing is known of
constexpr std::array headingSizes{ 1.7, 1.3, 1.1, 1.0, 1.0, 1.0 }; ///< h1 to h6, of the text's

/// The parts of a notebook that a card does not have: the number of a cell, and what its code has put out.
QString notebookSheet(const CardStyle &style)
{
    const auto color = [&style](Token token) { return style.tokens[token].name(); };
    QString sheet = u".count{font-family:'%1';font-size:%2pt;color:%3;margin-top:14px;margin-bottom:0}"_s.arg(
        style.mono.family(), QString::number(style.mono.pointSizeF(), 'f', 1), color(Token::Faint));
    for (const auto &[kind, token] : { std::pair{ "output"_L1, Token::Muted },
                                       { "raw"_L1, Token::Muted },
                                       { "stderr"_L1, Token::Amber },
                                       { "error"_L1, Token::Red } }) {
        sheet += u"pre.%1{color:%2;margin:0 12px 12px 12px}"_s.arg(kind, color(token));
    }
    return sheet;
}

/// The document's own style sheet, which the HTML importer turns into formats. It has no part in the look of
/// widgets.
QString styleSheet(const CardStyle &style)
{
    const auto color = [&style](Token token) { return style.tokens[token].name(); };
    const auto size = [&style](double factor) {
        return QString::number(style.body.pointSizeF() * factor, 'f', 1) + "pt"_L1;
    };
    const auto mono = u"font-family:'%1'; font-size:%2;"_s.arg(
        style.mono.family(), QString::number(style.mono.pointSizeF(), 'f', 1) + "pt"_L1);
    QString sheet = u"h1{margin-top:8px;margin-bottom:8px;font-weight:600}"_s;
    sheet += u"h2{margin-top:20px;margin-bottom:6px;font-weight:600}"_s;
    sheet += u"h3{margin-top:16px;margin-bottom:6px;font-weight:600}"_s;
    sheet += u"h4,h5,h6{margin-top:12px;margin-bottom:4px;font-weight:600}"_s;
    sheet
        += u"p,dl{margin-top:0;margin-bottom:10px;line-height:130%}li{line-height:130%;margin-bottom:3px}"_s;
    sheet += u"ul,ol{margin-top:0;margin-bottom:10px}b,dt{font-weight:600}"_s;
    sheet += u"blockquote{margin-left:16px;margin-right:0;margin-top:4px;margin-bottom:10px;color:%1}"_s.arg(
        color(Token::Muted));
    sheet += u"a{color:%1;text-decoration:none}"_s.arg(color(Token::AccentText));
    sheet += u"code{%1background-color:%2}"_s.arg(mono, color(Token::CodeBlock));
    sheet += u"pre{%1white-space:pre-wrap;line-height:115%;margin:%2px %3px %4px %3px}"_s.arg(mono)
                 .arg(codePadding + 6)
                 .arg(codePadding)
                 .arg(codePadding + 10);
    sheet += u"th{color:%1;font-weight:500;font-size:%2}"_s.arg(color(Token::Muted), size(0.9));
    sheet += u"td,th{border-bottom-width:1px;border-bottom-style:solid;border-bottom-color:%1}"_s.arg(
        color(Token::Border));
    sheet += u"p.fold{margin-top:4px;margin-bottom:8px}a.fold{color:%1;font-weight:600}"_s.arg(
        color(Token::Ink));
    sheet += u".note{color:%1;font-style:italic}"_s.arg(color(Token::Muted));
    sheet += u"hr{background-color:%1}"_s.arg(color(Token::Border));
    return sheet + notebookSheet(style);
}

QString spanHtml(QStringView text, const CodeSpan &span, const CardStyle &style)
{
    return u"<span style=\"color:%1%2\">"_s.arg(style.tokens[span.color].name(),
                                                span.italic ? u";font-style:italic"_s : QString())
        + text.sliced(span.start, span.length).toString().toHtmlEscaped() + "</span>"_L1;
}

QString lineHtml(QStringView line, const QList<CodeSpan> &spans, const CardStyle &style)
{
    QString html;
    int at = 0;
    for (const auto &span : spans) {
        if (span.start < at || span.start + span.length > line.size()) {
            continue;
        }
        html += line.sliced(at, span.start - at).toString().toHtmlEscaped() + spanHtml(line, span, style);
        at = span.start + span.length;
    }
    return html + line.sliced(at).toString().toHtmlEscaped();
}

/// One code block is one paragraph: its lines are parted by line separators, so that one frame fits around
/// it.
QString codeHtml(const CodeBlock &block, qsizetype index, const CardStyle &style)
{
    const auto spans = highlightCode(block.text, block.language);
    QStringList lines;
    for (const auto line : QStringView(block.text).split(u'\n')) {
        lines.append(lineHtml(line, spans.value(lines.size()), style));
    }
    return u"<pre class=\"language-hubcode%1\">"_s.arg(index) + lines.join("<br>"_L1) + "</pre>"_L1;
}

/// The card's HTML with its code blocks in place, and tables as the face draws them.
QString filledHtml(const CardDocument &card, const QString &shown, const CardStyle &style)
{
    static constexpr auto mark = "<hubcode n=\""_L1;
    QString html;
    html.reserve(shown.size() * 2);
    qsizetype at = 0;
    for (auto found = shown.indexOf(mark); found >= 0; found = shown.indexOf(mark, at)) {
        html += QStringView(shown).sliced(at, found - at);
        const auto number = found + mark.size();
        const int index = QStringView(shown).sliced(number, shown.indexOf(u'"', number) - number).toInt();
        html += codeHtml(card.blocks.value(index), index, style);
        at = shown.indexOf("</hubcode>"_L1, found) + 10;
    }
    html += QStringView(shown).sliced(at);
    if (card.truncated) {
        html += "<hr><p class=\"note\">"_L1
            + QCoreApplication::translate("CardView",
                                          "The card goes on, but it is too long to be shown here. Its whole "
                                          "text is in README.md, under Files.")
                  .toHtmlEscaped()
            + "</p>"_L1;
    }
    // White space between blocks would become a blank at the end of the one before.
    static const QRegularExpression gap(
        u"(</(?:p|div|h[1-6]|ul|ol|li|dl|dt|dd|pre|blockquote|table|tbody|thead|tr|td|th)>|<(?:hr|ul|ol|dl|blockquote|div|p)>)\\s+"_s);
    html.replace(gap, u"\\1"_s);
    // The importer hangs a name on the next character, and would tear one of two halves apart.
    static const QRegularExpression torn(
        u"(<a name=\"[^\"]*\"></a>(?:<[a-z][^>]*>)*)(?=[\\x{10000}-\\x{10FFFF}])"_s);
    html.replace(torn, u"\\1"_s + softBreak);
    // Heads stand over what they name, as on the Hub; the importer would put them in the middle.
    static const QRegularExpression head(u"<th(?=[ >])(?![^>]*\\balign=)"_s);
    html.replace(head, u"<th align=\"left\""_s);
    html.replace(
        " border=\"1\" cellspacing=\"0\" cellpadding=\"6\""_L1,
        " border=\"0\" cellspacing=\"0\" cellpadding=\"6\" style=\"border-collapse:collapse;margin-top:4px;margin-bottom:10px\""_L1);
    return html;
}

/// Names, links and pictures of one paragraph.
void findInBlock(BuiltCard &built, const QTextBlock &block, int textWidth)
{
    int room = -1;
    for (auto it = block.begin(); !it.atEnd(); ++it) {
        const auto fragment = it.fragment();
        const auto format = fragment.charFormat();
        const auto names = format.anchorNames();
        for (const auto &name : names) {
            if (!built.anchors.contains(name)) {
                built.anchors.insert(name, block.blockNumber());
            }
        }
        if (const auto href = format.anchorHref(); href.startsWith("hubfold:"_L1)) {
            const int fold = href.sliced(8).toInt();
            built.folds.insert(fold, qMin(built.folds.value(fold, fragment.position()), fragment.position()));
        }
        if (!format.isImageFormat()) {
            continue;
        }
        room = room < 0 ? pictureRoom(block, textWidth) : room;
        const auto name = format.toImageFormat().name();
        if (block.length() == 2 && format.anchorHref().isEmpty()) { // it and the end of the paragraph
            built.alone.insert(name);
        }
        for (int i = 0; i < fragment.length(); ++i) {
            built.imagePositions[name].append(fragment.position() + i);
            built.imageRooms.insert(name, room);
            if (format.anchorHref().isEmpty()) {
                built.stops.append({ fragment.position() + i, 1, -1, name });
            }
        }
    }
}

void findParts(BuiltCard &built, int textWidth)
{
    for (auto block = built.original->begin(); block.isValid(); block = block.next()) {
        const auto language = block.blockFormat().stringProperty(QTextFormat::BlockCodeLanguage);
        if (language.startsWith("hubcode"_L1)) {
            built.stops.append({ block.position(), block.length() - 1, int(built.codeBlocks.size()), {} });
            built.codeBlocks.append(block.blockNumber());
            built.codeIndex.append(language.sliced(7).toInt());
        }
        if (block.blockFormat().hasProperty(QTextFormat::BlockQuoteLevel)) {
            built.quotes.append(block.blockNumber());
        }
        findInBlock(built, block, textWidth);
    }
}

/// Gives every picture its box and lays everything out.
void layOut(BuiltCard &built, const CardDocument &card, const KnownPictures &known)
{
    auto &document = *built.original;
    document.setLayoutEnabled(false); // once at the end, not at every picture
    QTextCursor cursor(&document);
    for (const auto &image : card.images) {
        const auto name = image.url.toString();
        const auto size = built.pictureSize(image, known.value(name));
        built.imageSizes.insert(name, size);
        for (const auto position : built.imagePositions.value(name)) {
            cursor.setPosition(position);
            cursor.setPosition(position + 1, QTextCursor::KeepAnchor);
            auto format = cursor.charFormat().toImageFormat();
            format.setWidth(size.width());
            format.setHeight(size.height());
            cursor.setCharFormat(format);
            auto paragraph = cursor.blockFormat();
            if (size.height() > tallPicture && paragraph.lineHeightType() != QTextBlockFormat::SingleHeight) {
                paragraph.setLineHeight(0, QTextBlockFormat::SingleHeight); // 130 % of a picture is a hole
                cursor.setBlockFormat(paragraph);
            }
        }
    }
    document.setTextWidth(built.width);
    document.setLayoutEnabled(true);
    document.size(); // now, and not when somebody looks
}

void forgetParts(BuiltCard &built)
{
    built.codeBlocks.clear();
    built.codeIndex.clear();
    built.quotes.clear();
    built.imagePositions.clear();
    built.alone.clear();
    built.anchors.clear();
    built.folds.clear();
    built.stops.clear();
}

/// Finds what is in the document and lays it out; again, with shorter words, as long as tables are too wide.
void fit(BuiltCard &built, const CardDocument &card, const KnownPictures &known, const std::stop_token &stop)
{
    const int textWidth = built.width - 2 * cardMargin;
    findParts(built, textWidth);
    layOut(built, card, known);
    for (const int share : { 100, 60, 35 }) {
        const bool wide = built.original->size().width() > built.width + 0.4; // as it is rounded
        if (stop.stop_requested() || !wide || !softenTables(built.original.get(), textWidth, share)) {
            continue;
        }
        forgetParts(built);
        findParts(built, textWidth);
        layOut(built, card, known);
    }
    built.text = built.original->toRawText();
    built.text.replace(QChar::Nbsp, u' ');
}

/// Copies of a font share what they have loaded, without a lock: a worker lays out with a font of its own.
QFont ownFont(QFont font)
{
    const auto size = font.pointSizeF();
    font.setPointSizeF(size + 1);
    font.setPointSizeF(size);
    return font;
}

/// Each paragraph remembers the loaded font that it used last, and that dies with this thread.
void forgetFonts(const QTextDocument &document)
{
    for (auto block = document.begin(); block.isValid(); block = block.next()) {
        block.layout()->setFont(block.layout()->font());
    }
}

// The importer knows sizes of its own for headings, which a style sheet does not replace.
void sizeHeading(QTextCursor &cursor, const QTextBlock &block, qreal points)
{
    struct Part {
        int position;
        int length;
        QTextCharFormat format;
    };
    QList<Part> parts;
    for (auto it = block.begin(); !it.atEnd(); ++it) {
        const auto fragment = it.fragment();
        parts.append({ fragment.position(), fragment.length(), fragment.charFormat() });
    }
    for (auto &part : parts) {
        if (!part.format.isImageFormat()) {
            part.format.clearProperty(QTextFormat::FontSizeAdjustment);
            part.format.setFontPointSize(points);
            cursor.setPosition(part.position);
            cursor.setPosition(part.position + part.length, QTextCursor::KeepAnchor);
            cursor.setCharFormat(part.format);
        }
    }
}

bool isBullet(const QTextList *list)
{
    const auto style = list ? list->format().style() : QTextListFormat::ListStyleUndefined;
    return style == QTextListFormat::ListDisc || style == QTextListFormat::ListCircle
        || style == QTextListFormat::ListSquare;
}

// What the style sheet cannot say. Qt puts a bullet a blank of the paragraph's own font before the words:
// that of the monospace one is as wide as the eye wants it, and no letter is drawn in it.
void dress(QTextDocument &document, const CardStyle &style)
{
    document.setLayoutEnabled(false);
    QTextCursor cursor(&document);
    for (auto block = document.begin(); block.isValid(); block = block.next()) {
        if (const int level = block.blockFormat().headingLevel(); level > 0) {
            const auto factor = headingSizes[size_t(std::min(level, int(headingSizes.size())) - 1)];
            sizeHeading(cursor, block, style.body.pointSizeF() * factor);
        }
        if (isBullet(block.textList())) {
            auto format = block.charFormat();
            format.setFontFamilies(style.mono.families());
            cursor.setPosition(block.position());
            cursor.setBlockCharFormat(format);
        }
    }
}

void readHtml(QTextDocument &document, const QString &sheet, const QString &html)
{
    const QReadLocker locker(&paletteLock());
    document.setDefaultStyleSheet(sheet);
    document.setHtml(html);
}

} // namespace

CardStyle CardStyle::current()
{
    CardStyle style;
    for (int i = 0; i < tokenCount; ++i) {
        style.tokens.values[size_t(i)] = Theme::color(Token(i));
    }
    style.body = Theme::font(TextSize::Body);
    style.mono = Theme::mono(TextSize::Small);
    return style;
}

// What is alone in its paragraph is no badge: until it comes a banner's box keeps its place. Those of other
// sites may be switched off, and then never come.
QSize BuiltCard::pictureSize(const ImageRef &image, const KnownPicture &known) const
{
    const auto name = image.url.toString();
    const int room = imageRooms.value(name, width - 2 * cardMargin);
    const bool isWanted = image.width > 0 || image.height > 0 || image.widthPercent > 0;
    const bool isKnown = known.size.isValid() || known.words.isValid();
    const bool isSure = image.source == ImageRef::Source::Repo || image.source == ImageRef::Source::Hub;
    if (!isWanted && !isKnown && isSure && alone.contains(name)) {
        return { room, room / bannerShape };
    }
    return Hubdesk::pictureSize(image, known, room);
}

QSize pictureSize(const ImageRef &image, const KnownPicture &known, int room)
{
    const auto own = known.size;
    QSize size = own.isValid() ? own : QSize(96, 20); // most pictures without a size are badges
    const int width = image.widthPercent > 0 ? room * image.widthPercent / 100 : image.width;
    if (width > 0 && image.height > 0) {
        size = { width, image.height };
    } else if (width > 0) {
        size = { width,
                 own.isValid() ? qMax(1, width * own.height() / qMax(1, own.width())) : width * 9 / 16 };
    } else if (image.height > 0) {
        size = { own.isValid() ? qMax(1, image.height * own.width() / qMax(1, own.height()))
                               : image.height * 4,
                 image.height };
    }
    if (size.width() > room) {
        size = { room, qMax(1, size.height() * room / size.width()) };
    }
    return known.words.isValid() ? size.expandedTo(known.words.boundedTo({ room, 1'000 })) : size;
}

BuiltCard buildCard(const CardDocument &card,
                    const CardStyle &style,
                    int width,
                    const KnownPictures &known,
                    const QSet<int> &openFolds,
                    const std::stop_token &stop)
{
    auto folded = foldedHtml(card, openFolds);
    BuiltCard built;
    built.width = width;
    built.hidden = std::move(folded.hidden);
    built.hiddenAnchors = std::move(folded.hiddenAnchors);
    built.original.reset(new QTextDocument);
    auto &document = *built.original;
    document.setUndoRedoEnabled(false);
    document.setDefaultFont(ownFont(style.body));
    document.setDocumentMargin(cardMargin);
    document.setIndentWidth(24);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere); // as the view has it
    document.setDefaultTextOption(option);
    readHtml(document, styleSheet(style), filledHtml(card, folded.html, style));
    dress(document, style);
    if (!stop.stop_requested()) {
        fit(built, card, known, stop);
    }
    if (stop.stop_requested()) {
        delete built.original.release(); // a worker has no event loop for deleteLater()
        return {};
    }
    forgetFonts(document);
    built.copy.reset(document.clone());
    built.copy->setDocumentLayout(new BorrowedLayout(built.copy.get(), built.original.get()));
    QCoreApplication::processEvents(); // of this thread: the timers of the layout end here
    auto *gui = QCoreApplication::instance()->thread();
    document.moveToThread(gui);
    built.copy->moveToThread(gui);
    return built;
}

} // namespace Hubdesk
