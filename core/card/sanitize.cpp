// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/card/sanitize.h"

#include "core/card/cardlinks.h"
#include "core/card/htmlrules.h"
#include "core/card/htmltokenizer.h"

#include <QHash>

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr qsizetype maxDepth = 64;
constexpr int maxTables = 3;
constexpr int maxColumns = 100;
constexpr int maxCells = 20'000;
constexpr int maxBlocks = 50'000;
constexpr qsizetype maxOutput = 8'000'000;
constexpr qsizetype maxImages = 500;
constexpr qsizetype maxLinks = 10'000;
constexpr int maxSize = 4096;

/// A number at the start of text, as far as `limit`; 0 if there is none. `rest` gets what follows.
int leadingNumber(QStringView text, int limit, QStringView *rest = nullptr)
{
    qsizetype end = 0;
    int number = 0;
    while (end < text.size() && text[end] >= u'0' && text[end] <= u'9') {
        number = qMin(number * 10 + text[end].digitValue(), limit + 1);
        ++end;
    }
    if (rest) {
        *rest = text.sliced(end);
    }
    return number <= limit ? number : 0;
}

/// The value of one property in a style attribute, trimmed and in lower case.
QString styleValue(const QString &style, QLatin1StringView property)
{
    for (const auto declaration : QStringView(style).split(u';')) {
        const auto colon = declaration.indexOf(u':');
        if (colon > 0 && declaration.first(colon).trimmed().compare(property, Qt::CaseInsensitive) == 0) {
            return declaration.sliced(colon + 1).trimmed().toString().toLower();
        }
    }
    return {};
}

QString alignOf(const HtmlToken &token)
{
    auto align = styleValue(token.attribute("style"_L1), "text-align"_L1);
    if (align.isEmpty()) {
        align = token.name == "center"_L1 ? u"center"_s : token.attribute("align"_L1).trimmed().toLower();
    }
    static constexpr std::array known{ "left"_L1, "right"_L1, "center"_L1, "justify"_L1 };
    return std::ranges::find(known, align) != known.end() ? align : QString();
}

struct Length {
    int pixels = 0;
    int percent = 0;
};

Length lengthOf(const HtmlToken &token, QLatin1StringView name)
{
    auto text = styleValue(token.attribute("style"_L1), name);
    if (text.isEmpty()) {
        text = token.attribute(name).trimmed().toLower();
    }
    QStringView unit;
    const int number = leadingNumber(text, maxSize, &unit);
    if (unit.startsWith(u'.')) { // 33.3%
        qsizetype end = 1;
        while (end < unit.size() && unit[end].isDigit()) {
            ++end;
        }
        unit = unit.sliced(end);
    }
    unit = unit.trimmed();
    if (unit == u"%") {
        return { 0, qMin(number, 100) };
    }
    return unit.isEmpty() || unit == u"px" ? Length{ number, 0 } : Length{};
}

/// Text for HTML, without characters that mean something to QTextDocument or to nobody.
void escapeInto(QString &out, QStringView text)
{
    for (const auto c : text) {
        const auto code = c.unicode();
        if (code == '<') {
            out.append("&lt;"_L1);
        } else if (code == '>') {
            out.append("&gt;"_L1);
        } else if (code == '&') {
            out.append("&amp;"_L1);
        } else if (code == '"') {
            out.append("&quot;"_L1);
        } else if ((code < 0x20 && code != '\n' && code != '\t') || (code >= 0x7F && code < 0xA0)) {
            // control characters: nothing
        } else if (code == 0x2028 || code == 0x2029 || code == 0xFFFC || code >= 0xFFFE
                   || (code >= 0xFDD0 && code <= 0xFDEF)) {
            out.append(u' '); // block and object marks of QTextDocument
        } else {
            out.append(c);
        }
    }
}

bool isBlank(QStringView text)
{
    return std::ranges::all_of(
        text, [](QChar c) { return c == u' ' || c == u'\n' || c == u'\t' || c == u'\r' || c == u'\f'; });
}

/// The language of a code block, from the class that Markdown gives or from `lang`.
QString languageOf(const HtmlToken &token)
{
    QString language = token.attribute("lang"_L1);
    for (const auto word : QStringView(token.attribute("class"_L1)).split(u' ', Qt::SkipEmptyParts)) {
        if (word.startsWith(u"language-")) {
            language = word.sliced(9).toString();
            break;
        }
    }
    language = language.section(u'{', 0, 0).section(u',', 0, 0).trimmed().toLower();
    const bool valid = language.size() <= 40 && std::ranges::all_of(language, [](QChar c) {
                           return c.unicode() < 0x80 && (c.isLetterOrNumber() || u"+#._-"_s.contains(c));
                       });
    return valid ? language : QString();
}

/// Walks over the tokens once and writes as it goes. What is open is on a stack, so that everything is closed
/// in order.
class Sanitizer
{
public:
    Sanitizer(QStringView html, const CardContext &context)
        : m_tokens(html)
        , m_context(context)
    {
        m_document.html.reserve(html.size());
    }
    CardDocument run();

private:
    struct Open {
        QString name; ///< as in the source
        TagRule rule = TagRule::Ignore;
        QLatin1StringView out;
    };
    struct TableSize {
        int rows = 0;
        int columns = 0; ///< of the row so far
        int widest = 0;
    };
    struct HeadingStart {
        int level = 0; ///< 0: no heading is open
        qsizetype at = 0; ///< in the output
        QString text;
    };
    struct PreStart {
        bool open = false;
        QString name;
        CodeBlock block;
    };

    void takeStart(const HtmlToken &token);
    void takeEnd(const HtmlToken &token);
    void takeText(QStringView text);
    bool takeInPre(const HtmlToken &token);
    bool takeInDropped(const HtmlToken &token);

    void startInline(const HtmlToken &token, TagSpec spec);
    void startBlock(const HtmlToken &token, TagSpec spec);
    void startHeading(const HtmlToken &token, TagSpec spec);
    void startItem(const HtmlToken &token, TagSpec spec);
    void startTable(const HtmlToken &token, TagSpec spec);
    void startTablePart(const HtmlToken &token, TagSpec spec);
    void startCell(const HtmlToken &token, TagSpec spec);
    void startLink(const HtmlToken &token, TagSpec spec);
    void startSummary(const HtmlToken &token, TagSpec spec);
    void startPre(const HtmlToken &token);
    void finishPre();
    void addImage(const HtmlToken &token);
    void addMedia(const HtmlToken &token);
    void addCheckBox(const HtmlToken &token);
    void addAnchor(const HtmlToken &token);
    void addRule();

    bool push(const QString &name, TagSpec spec, const QString &attributes = {});
    void pop();
    void popTo(qsizetype size);
    void finishHeading();
    QString uniqueAnchor(const QString &wanted);
    void closeParagraph();
    void prepareBlock();
    void prepareInline();
    /// Place on the stack of the innermost open tag that satisfies `wanted`, not looking beyond one that
    /// satisfies `border`; -1 if none.
    template<typename Wanted, typename Border>
    qsizetype innermost(Wanted wanted, Border border) const;
    bool inTableOutsideCell() const;
    static bool isTablePart(TagRule rule)
    {
        return rule == TagRule::Table || rule == TagRule::Section || rule == TagRule::Row;
    }

    HtmlTokenizer m_tokens;
    const CardContext &m_context;
    CardDocument m_document;
    QList<Open> m_open;
    QList<TableSize> m_tables;
    HeadingStart m_heading;
    PreStart m_pre;
    QString m_dropped; ///< name of the tag whose content is left out
    int m_droppedDepth = 0;
    bool m_mediaShown = false;
    int m_blocks = 0;
    QHash<QString, int> m_anchors;
    QHash<QString, qsizetype> m_linkIndex;
};

CardDocument Sanitizer::run()
{
    for (auto token = m_tokens.next(); token.kind != HtmlToken::Kind::Finished; token = m_tokens.next()) {
        if (m_document.html.size() > maxOutput || m_blocks > maxBlocks) {
            m_document.truncated = true;
            break;
        }
        if (takeInDropped(token) || takeInPre(token)) {
            continue;
        }
        switch (token.kind) {
        case HtmlToken::Kind::Text:
            takeText(token.text);
            break;
        case HtmlToken::Kind::Start:
            takeStart(token);
            break;
        case HtmlToken::Kind::End:
            takeEnd(token);
            break;
        case HtmlToken::Kind::Finished:
            break;
        }
    }
    if (m_pre.open) {
        finishPre();
    }
    popTo(0);
    return std::move(m_document);
}

/// Inside a tag that goes with its content: true while it lasts. A block of Markdown ends a drawing that was
/// left open.
bool Sanitizer::takeInDropped(const HtmlToken &token)
{
    if (m_dropped.isEmpty()) {
        return false;
    }
    if (token.kind == HtmlToken::Kind::Start && token.name == m_dropped) {
        m_droppedDepth += !token.selfClosing;
    } else if (token.kind == HtmlToken::Kind::End && token.name == m_dropped) {
        if (--m_droppedDepth == 0) {
            m_dropped.clear();
        }
    } else if (token.kind == HtmlToken::Kind::Start && token.name == "source"_L1 && !m_mediaShown) {
        addMedia(token);
    } else if (token.kind == HtmlToken::Kind::Start && m_dropped != "table"_L1) {
        const auto rule = tagSpec(token.name).rule;
        if (rule == TagRule::Heading || rule == TagRule::List || rule == TagRule::Table
            || rule == TagRule::Pre) {
            m_dropped.clear();
            m_droppedDepth = 0;
            return false;
        }
    }
    return true;
}

/// Inside a code block only text counts.
bool Sanitizer::takeInPre(const HtmlToken &token)
{
    if (!m_pre.open) {
        return false;
    }
    if (token.kind == HtmlToken::Kind::Text) {
        m_pre.block.text.append(token.text);
        return true;
    }
    if (token.kind == HtmlToken::Kind::Start) {
        const auto rule = tagSpec(token.name).rule;
        if (rule == TagRule::DropRaw) {
            m_tokens.skipRawText(token.name);
        } else if (rule == TagRule::Break) {
            m_pre.block.text.append(u'\n');
        } else if (token.name == "code"_L1 && m_pre.block.language.isEmpty()) {
            m_pre.block.language = languageOf(token);
        }
        return true;
    }
    if (token.name == m_pre.name) {
        finishPre();
        return true;
    }
    const auto rule = tagSpec(token.name).rule;
    if (rule == TagRule::Cell || isTablePart(rule)) { // it was never closed
        finishPre();
        return false;
    }
    return true;
}

void Sanitizer::takeText(QStringView text)
{
    if (inTableOutsideCell()) {
        if (isBlank(text)) {
            return;
        }
        prepareInline();
    }
    if (m_heading.level > 0 && m_heading.text.size() < 500) {
        m_heading.text.append(text);
    }
    escapeInto(m_document.html, text);
}

void Sanitizer::takeStart(const HtmlToken &token)
{
    const auto spec = tagSpec(token.name);
    switch (spec.rule) {
    case TagRule::Ignore:
        addAnchor(token);
        break;
    case TagRule::DropRaw:
        m_tokens.skipRawText(token.name);
        break;
    case TagRule::Drop:
        if (!token.selfClosing) {
            m_dropped = token.name;
            m_droppedDepth = 1;
        }
        break;
    case TagRule::Inline:
        startInline(token, spec);
        break;
    case TagRule::Block:
        startBlock(token, spec);
        break;
    case TagRule::Heading:
        startHeading(token, spec);
        break;
    case TagRule::List:
        startBlock(token, spec);
        break;
    case TagRule::Item:
    case TagRule::DefinitionItem:
        startItem(token, spec);
        break;
    case TagRule::Table:
        startTable(token, spec);
        break;
    case TagRule::Section:
    case TagRule::Row:
        startTablePart(token, spec);
        break;
    case TagRule::Cell:
        startCell(token, spec);
        break;
    case TagRule::Pre:
        startPre(token);
        break;
    case TagRule::Link:
        startLink(token, spec);
        break;
    case TagRule::Image:
        addImage(token);
        break;
    case TagRule::Break:
        prepareInline();
        m_document.html.append("<br>"_L1);
        break;
    case TagRule::Rule:
        addRule();
        break;
    case TagRule::CheckBox:
        addCheckBox(token);
        break;
    case TagRule::Summary:
        startSummary(token, spec);
        break;
    case TagRule::Media:
        addMedia(token);
        break;
    }
}

void Sanitizer::takeEnd(const HtmlToken &token)
{
    const auto rule = tagSpec(token.name).rule;
    if (rule == TagRule::Break) { // `</br>` is a line break to every browser
        prepareInline();
        m_document.html.append("<br>"_L1);
        return;
    }
    const bool part = isTablePart(rule) || rule == TagRule::Cell;
    const auto found = innermost([&](const Open &open) { return open.name == token.name; },
                                 [&](const Open &open) {
                                     return part ? open.rule == TagRule::Table
                                                 : open.rule == TagRule::Cell || isTablePart(open.rule);
                                 });
    if (found >= 0) {
        popTo(found);
    }
}

template<typename Wanted, typename Border>
qsizetype Sanitizer::innermost(Wanted wanted, Border border) const
{
    for (auto i = m_open.size() - 1; i >= 0; --i) {
        if (wanted(m_open[i])) {
            return i;
        }
        if (border(m_open[i])) {
            break;
        }
    }
    return -1;
}

bool Sanitizer::inTableOutsideCell() const
{
    return innermost([](const Open &open) { return isTablePart(open.rule); },
                     [](const Open &open) { return open.rule == TagRule::Cell; })
        >= 0;
}

bool Sanitizer::push(const QString &name, TagSpec spec, const QString &attributes)
{
    if (m_open.size() >= maxDepth) {
        return false;
    }
    m_open.append({ name, spec.rule, spec.out });
    m_document.html += u'<' + spec.out + attributes + u'>';
    return true;
}

void Sanitizer::pop()
{
    const auto open = m_open.takeLast();
    if (open.rule == TagRule::Heading) {
        finishHeading();
    }
    if (open.rule == TagRule::Table) {
        m_tables.removeLast();
    }
    m_document.html += "</"_L1 + open.out + u'>';
    if (open.rule != TagRule::Inline && open.rule != TagRule::Link) {
        m_document.html += u'\n';
    }
}

void Sanitizer::popTo(qsizetype size)
{
    while (m_open.size() > size) {
        pop();
    }
}

void Sanitizer::closeParagraph()
{
    const auto found = innermost(
        [](const Open &open) {
            return open.name == "p"_L1 || open.rule == TagRule::Heading || open.rule == TagRule::Summary;
        },
        [](const Open &open) { return open.rule != TagRule::Inline && open.rule != TagRule::Link; });
    if (found >= 0) {
        popTo(found);
    }
}

/// Text and inline tags between the rows of a table get a cell of their own.
void Sanitizer::prepareInline()
{
    if (!inTableOutsideCell()) {
        return;
    }
    HtmlToken cell;
    cell.name = u"td"_s;
    startCell(cell, tagSpec(cell.name));
}

void Sanitizer::prepareBlock()
{
    ++m_blocks;
    prepareInline();
    closeParagraph();
}

void Sanitizer::addAnchor(const HtmlToken &token)
{
    auto name = token.attribute("id"_L1);
    if (name.isEmpty()) {
        name = token.attribute("name"_L1);
    }
    name = name.trimmed().toLower();
    if (name.isEmpty() || name.size() > 200 || m_heading.level > 0 || inTableOutsideCell()) {
        return; // a heading has an anchor of its own
    }
    m_document.html += "<a name=\""_L1;
    escapeInto(m_document.html, name);
    m_document.html += "\"></a>"_L1;
}

void Sanitizer::startInline(const HtmlToken &token, TagSpec spec)
{
    prepareInline();
    if (!token.selfClosing) {
        push(token.name, spec);
    }
}

void Sanitizer::startBlock(const HtmlToken &token, TagSpec spec)
{
    prepareBlock();
    QString attributes;
    if (const auto align = alignOf(token); !align.isEmpty() && spec.rule == TagRule::Block) {
        attributes = " align=\""_L1 + align + u'"';
    }
    if (token.name == "ol"_L1) {
        if (const int start = leadingNumber(token.attribute("start"_L1), 999'999'999); start > 1) {
            attributes = " start=\""_L1 + QString::number(start) + u'"';
        }
    }
    push(token.name, spec, attributes);
    addAnchor(token);
}

void Sanitizer::startHeading(const HtmlToken &token, TagSpec spec)
{
    prepareBlock();
    popTo(m_heading.level > 0 ? innermost([](const Open &open) { return open.rule == TagRule::Heading; },
                                          [](const Open &) { return false; })
                              : m_open.size());
    const auto align = alignOf(token);
    addAnchor(token);
    if (push(token.name, spec, align.isEmpty() ? QString() : " align=\""_L1 + align + u'"')) {
        m_heading = { token.name.back().digitValue(), m_document.html.size(), {} };
    }
}

void Sanitizer::finishHeading()
{
    auto heading = std::exchange(m_heading, {});
    const auto text = heading.text.simplified();
    auto anchor = headingAnchor(text);
    if (anchor.isEmpty()) {
        anchor = u"section"_s;
    }
    anchor = uniqueAnchor(anchor);
    QString mark = u"<a name=\""_s;
    escapeInto(mark, anchor);
    m_document.html.insert(heading.at, mark + "\"></a>"_L1);
    m_document.headings.append({ heading.level, text, anchor });
}

/// `usage`, `usage-1`, `usage-2`, ... whatever is not taken yet.
QString Sanitizer::uniqueAnchor(const QString &wanted)
{
    auto anchor = wanted;
    while (m_anchors.contains(anchor)) {
        anchor = wanted + u'-' + QString::number(++m_anchors[wanted]);
    }
    m_anchors.insert(anchor, 0);
    return anchor;
}

void Sanitizer::startItem(const HtmlToken &token, TagSpec spec)
{
    prepareBlock();
    const bool definition = spec.rule == TagRule::DefinitionItem;
    const auto isHome = [definition](const Open &open) {
        return open.rule == TagRule::List && (open.out == "dl"_L1) == definition;
    };
    const auto isBorder
        = [](const Open &open) { return open.rule == TagRule::Cell || isTablePart(open.rule); };
    const auto home = innermost(isHome, isBorder);
    if (home >= 0) {
        popTo(home + 1);
    } else {
        const auto name = definition ? u"dl"_s : u"ul"_s;
        push(name, tagSpec(name));
    }
    push(token.name, spec);
    addAnchor(token);
}

void Sanitizer::startTable(const HtmlToken &token, TagSpec spec)
{
    prepareBlock();
    if (m_tables.size() >= maxTables) {
        return; // rows and cells go into the cell that is open
    }
    QString attributes = u" border=\"1\" cellspacing=\"0\" cellpadding=\"6\""_s;
    const auto width = lengthOf(token, "width"_L1);
    if (width.percent > 0) {
        attributes += " width=\""_L1 + QString::number(width.percent) + "%\""_L1;
    }
    if (const auto align = alignOf(token); align == "center"_L1 || align == "right"_L1) {
        attributes += " align=\""_L1 + align + u'"';
    }
    if (push(token.name, spec, attributes)) {
        m_tables.append(TableSize{});
    }
}

void Sanitizer::startTablePart(const HtmlToken &token, TagSpec spec)
{
    const auto isTable = [](const Open &open) { return open.rule == TagRule::Table; };
    const auto table = innermost(isTable, [](const Open &) { return false; });
    if (table < 0) {
        return;
    }
    const auto section = innermost([](const Open &open) { return open.rule == TagRule::Section; }, isTable);
    if (spec.rule == TagRule::Section || section < 0) {
        popTo(table + 1);
    } else {
        popTo(section + 1);
    }
    if (spec.rule == TagRule::Row) {
        auto &size = m_tables.last();
        ++size.rows;
        size.columns = 0;
        ++m_blocks;
        if (size.rows * qMax(size.widest, 1) > maxCells) {
            m_document.truncated = true;
            m_dropped = u"table"_s; // the rest of it
            m_droppedDepth = 1;
            popTo(table);
            return;
        }
    }
    push(token.name, spec);
}

void Sanitizer::startCell(const HtmlToken &token, TagSpec spec)
{
    const auto isTable = [](const Open &open) { return open.rule == TagRule::Table; };
    const auto isRow = [](const Open &open) { return open.rule == TagRule::Row; };
    if (innermost(isTable, [](const Open &) { return false; }) < 0) {
        return;
    }
    auto row = innermost(isRow, isTable);
    if (row < 0) {
        HtmlToken start;
        start.name = u"tr"_s;
        startTablePart(start, tagSpec(start.name));
        row = innermost(isRow, isTable);
    }
    if (row < 0 || m_tables.last().columns >= maxColumns) {
        m_document.truncated = true;
        return;
    }
    popTo(row + 1);
    const int columns
        = qBound(1, leadingNumber(token.attribute("colspan"_L1), 1000), maxColumns - m_tables.last().columns);
    const int rows = qBound(1, leadingNumber(token.attribute("rowspan"_L1), 1000), 100);
    auto &size = m_tables.last();
    size.columns += columns;
    size.widest = qMax(size.widest, size.columns);
    ++m_blocks;
    QString attributes;
    if (columns > 1) {
        attributes += " colspan=\""_L1 + QString::number(columns) + u'"';
    }
    if (rows > 1) {
        attributes += " rowspan=\""_L1 + QString::number(rows) + u'"';
    }
    if (const auto align = alignOf(token); !align.isEmpty()) {
        attributes += " align=\""_L1 + align + u'"';
    }
    if (const auto width = lengthOf(token, "width"_L1); width.percent > 0) {
        attributes += " width=\""_L1 + QString::number(width.percent) + "%\""_L1;
    }
    push(token.name, spec, attributes);
    addAnchor(token);
}

void Sanitizer::startLink(const HtmlToken &token, TagSpec spec)
{
    prepareInline();
    const auto open = innermost([](const Open &tag) { return tag.rule == TagRule::Link; },
                                [](const Open &) { return false; });
    if (open >= 0) {
        popTo(open); // links do not nest
    }
    addAnchor(token);
    const auto href = token.attribute("href"_L1).trimmed();
    QString target;
    if (href.startsWith(u'#')) {
        auto name = QString::fromUtf8(QByteArray::fromPercentEncoding(
                                          href.sliced(1, qMin<qsizetype>(href.size() - 1, 200)).toUtf8()))
                        .toLower();
        if (name.startsWith("user-content-"_L1)) {
            name.remove(0, 13);
        }
        target = u"#"_s;
        escapeInto(target, name);
    } else if (auto link = classifyLink(href, m_context)) {
        const auto key = link->url.toString() + u' ' + link->fragment;
        auto index = m_linkIndex.constFind(key);
        if (index == m_linkIndex.cend() && m_document.links.size() < maxLinks) {
            index = m_linkIndex.insert(key, m_document.links.size());
            m_document.links.append(*std::move(link));
        }
        target = index != m_linkIndex.cend() ? "hublink:"_L1 + QString::number(*index) : QString();
    }
    if (!target.isEmpty() && !token.selfClosing) {
        push(token.name, spec, " href=\""_L1 + target + u'"');
    }
}

void Sanitizer::startSummary(const HtmlToken &token, TagSpec spec)
{
    prepareBlock();
    if (push(token.name, spec)) {
        push(u"b"_s, tagSpec(u"b"));
        m_document.html += u"\u25B8 "_s;
    }
}

void Sanitizer::startPre(const HtmlToken &token)
{
    prepareBlock();
    m_pre = { true, token.name, { languageOf(token), {} } };
}

void Sanitizer::finishPre()
{
    auto block = std::exchange(m_pre, {}).block;
    block.text.replace("\r\n"_L1, "\n"_L1).replace(u'\r', u'\n');
    if (block.text.startsWith(u'\n')) {
        block.text.removeFirst();
    }
    while (block.text.endsWith(u'\n')) {
        block.text.chop(1);
    }
    if (block.text.isEmpty()) {
        return;
    }
    m_blocks += int(block.text.count(u'\n'));
    m_document.html += "<hubcode n=\""_L1 + QString::number(m_document.blocks.size()) + "\"></hubcode>\n"_L1;
    m_document.blocks.append(std::move(block));
}

void Sanitizer::addImage(const HtmlToken &token)
{
    prepareInline();
    const auto alt = token.attribute("alt"_L1).simplified().left(300);
    auto image = m_document.images.size() < maxImages ? classifyImage(token.attribute("src"_L1), m_context)
                                                      : std::nullopt;
    if (!image) {
        takeText(alt);
        return;
    }
    const auto width = lengthOf(token, "width"_L1);
    image->alt = alt;
    image->width = width.pixels;
    image->widthPercent = width.percent;
    image->height = lengthOf(token, "height"_L1).pixels;
    image->url = QUrl("hubimage:"_L1 + QString::number(m_document.images.size()));
    m_document.html += "<img src=\""_L1 + image->url.toString() + u'"';
    if (!alt.isEmpty()) {
        m_document.html += " alt=\""_L1;
        escapeInto(m_document.html, alt);
        m_document.html += u'"';
    }
    if (image->width > 0) {
        m_document.html += " width=\""_L1 + QString::number(image->width) + u'"';
    }
    if (image->height > 0) {
        m_document.html += " height=\""_L1 + QString::number(image->height) + u'"';
    }
    m_document.html += u'>';
    m_document.images.append(*std::move(image));
}

/// Films, sounds and embedded pages do not play inside a card: a link leads there.
void Sanitizer::addMedia(const HtmlToken &token)
{
    if (token.name == "iframe"_L1) {
        m_tokens.skipRawText(token.name);
    } else if (token.name != "source"_L1) {
        m_dropped = token.selfClosing ? QString() : token.name;
        m_droppedDepth = 1;
        m_mediaShown = false;
    } else if (m_dropped != "video"_L1 && m_dropped != "audio"_L1) {
        return;
    }
    const auto src = token.attribute("src"_L1);
    const auto link = src.isEmpty() ? std::nullopt : classifyLink(src, m_context);
    if (!link || link->kind == CardLink::Kind::Mail) {
        return;
    }
    m_mediaShown = true;
    const auto dropped = std::exchange(m_dropped, {});
    HtmlToken start;
    start.name = u"a"_s;
    start.attributes = { { u"href"_s, src } };
    startLink(start, tagSpec(start.name));
    const auto name = link->url.fileName(QUrl::FullyDecoded);
    takeText(u"\u25B6 "_s + (name.isEmpty() || token.name == "iframe"_L1 ? link->url.host() : name));
    HtmlToken end;
    end.name = start.name;
    takeEnd(end);
    m_dropped = dropped;
}

void Sanitizer::addCheckBox(const HtmlToken &token)
{
    if (token.attribute("type"_L1).compare("checkbox"_L1, Qt::CaseInsensitive) == 0) {
        takeText(token.attribute("checked"_L1).isNull() ? u"\u2610 "_s : u"\u2611 "_s);
    }
}

void Sanitizer::addRule()
{
    prepareBlock();
    m_document.html += "<hr>\n"_L1;
}

} // namespace

QString headingAnchor(QStringView text)
{
    QString anchor;
    anchor.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const auto c = text[i];
        if (c.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            if (QChar::isLetterOrNumber(QChar::surrogateToUcs4(c, text[i + 1]))) {
                anchor.append(c).append(text[i + 1]);
            }
            ++i;
        } else if (c.isLetterOrNumber() || c.isMark() || c == u'_' || c == u'-') {
            anchor.append(c.toLower());
        } else if (c.isSpace()) {
            anchor.append(u'-');
        }
    }
    return anchor.left(200);
}

CardDocument sanitizeHtml(QStringView html, const CardContext &context)
{
    return Sanitizer(html, context).run();
}

} // namespace Hubdesk
