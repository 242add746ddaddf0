// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/card/sanitizer.h"

#include "core/card/htmlvalues.h"
#include "core/card/sanitize.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr qsizetype deepestElement = 64;
constexpr int maxBlocks = 50'000;
constexpr qsizetype maxOutput = 8'000'000;

} // namespace

CardDocument Sanitizer::run()
{
    for (auto token = m_tokens.next(); token.kind != HtmlToken::Kind::Finished; token = m_tokens.next()) {
        if (m_document.html.size() > maxOutput || m_blocks > maxBlocks) {
            m_document.truncated = true;
            break;
        }
        if (takeInDropped(token) || takeInPre(token) || takeInMaths(token)) {
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
    finishMaths();
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
    if (fitsIntoSummary(token, spec.rule) || takeLeaf(token, spec.rule)) {
        return;
    }
    switch (spec.rule) {
    case TagRule::Inline:
        startInline(token, spec);
        break;
    case TagRule::Block:
    case TagRule::List:
        startBlock(token, spec);
        break;
    case TagRule::Heading:
        startHeading(token, spec);
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
    case TagRule::Details:
        startDetails(token, spec);
        break;
    case TagRule::Summary:
        startSummary(token, spec);
        break;
    default:
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
                                                 : open.rule == TagRule::Cell || isTablePart(open.rule)
                                             || (open.rule == TagRule::Summary && rule != TagRule::Details);
                                 });
    if (found >= 0) {
        popTo(found);
    }
}

bool Sanitizer::inTableOutsideCell() const
{
    return innermost([](const Open &open) { return isTablePart(open.rule); },
                     [](const Open &open) { return open.rule == TagRule::Cell; })
        >= 0;
}

bool Sanitizer::push(const QString &name, TagSpec spec, const QString &attributes)
{
    if (m_open.size() >= deepestElement) {
        return false;
    }
    m_open.append({ name, spec.rule, spec.out });
    if (!spec.out.isEmpty()) {
        m_document.html += u'<' + spec.out + attributes + u'>';
    }
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
    if (!open.out.isEmpty()) {
        m_document.html += "</"_L1 + open.out + u'>';
    }
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
    if (token.name == "div"_L1 && isInlineStyle(token)) {
        prepareInline();
        push(token.name, { TagRule::Inline, {} }); // no tag, but its end tag is known
        return;
    }
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

} // namespace Hubdesk
