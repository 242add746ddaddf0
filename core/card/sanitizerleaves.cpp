// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/card/cardlinks.h"
#include "core/card/htmlvalues.h"
#include "core/card/sanitizer.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr qsizetype maxImages = 500;
constexpr qsizetype maxLinks = 10'000;

} // namespace

/// True for a tag that goes, or that nothing of ours is opened for.
bool Sanitizer::takeLeaf(const HtmlToken &token, TagRule rule)
{
    switch (rule) {
    case TagRule::Ignore:
        addAnchor(token);
        return true;
    case TagRule::DropRaw:
        m_tokens.skipRawText(token.name);
        return true;
    case TagRule::Drop:
        if (!token.selfClosing) {
            m_dropped = token.name;
            m_droppedDepth = 1;
        }
        return true;
    case TagRule::Image:
        addImage(token);
        return true;
    case TagRule::Break:
        prepareInline();
        m_document.html.append("<br>"_L1);
        return true;
    case TagRule::Rule:
        addRule();
        return true;
    case TagRule::CheckBox:
        addCheckBox(token);
        return true;
    case TagRule::Maths:
        prepareInline();
        m_maths = { true, token.attribute("type"_L1) == "display"_L1, {} };
        return true;
    case TagRule::Media:
        addMedia(token);
        return true;
    default:
        return false;
    }
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
    if (innermost([](const Open &tag) { return tag.rule == TagRule::Summary; },
                  [](const Open &tag) { return tag.rule == TagRule::Details; })
        >= 0) {
        return; // a click there opens and closes
    }
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

} // namespace Hubdesk
