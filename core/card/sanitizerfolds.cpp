// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
//
// What is opened and closed (`<details>`), and formulas.
#include "core/card/htmlvalues.h"
#include "core/card/maths.h"
#include "core/card/sanitizer.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{
constexpr qsizetype maxFolds = 2'000;
}

void Sanitizer::startDetails(const HtmlToken &token, TagSpec spec)
{
    prepareBlock();
    const auto number = int(m_document.folds.size());
    const int parent = openFold();
    if (number < maxFolds && push(token.name, spec, u" n=\"%1\""_s.arg(number))) {
        m_open.last().fold = number;
        m_document.folds.append({ !token.attribute("open"_L1).isNull(), parent });
    }
    addAnchor(token);
}

/// The innermost one that hides what is written now. A summary is never hidden by its own.
int Sanitizer::openFold() const
{
    for (auto i = m_open.size() - 1; i >= 0; --i) {
        if (m_open[i].rule == TagRule::Summary && m_open[i].fold >= 0) {
            return m_document.folds[m_open[i].fold].parent;
        }
        if (m_open[i].rule == TagRule::Details) {
            return m_open[i].fold;
        }
    }
    return -1;
}

/// Only the first summary of a fold is one; any other is a paragraph.
void Sanitizer::startSummary(const HtmlToken &token, TagSpec spec)
{
    prepareBlock();
    const auto details = innermost([](const Open &open) { return open.rule == TagRule::Details; },
                                   [](const Open &open) { return open.rule == TagRule::Cell; });
    const int fold = details >= 0 ? m_open[details].fold : -1;
    if (fold < 0 || m_open[details].hasSummary) {
        HtmlToken paragraph;
        paragraph.name = u"p"_s;
        startBlock(paragraph, tagSpec(paragraph.name));
        return;
    }
    popTo(details + 1);
    m_open.last().hasSummary = true;
    if (push(token.name, spec, u" n=\"%1\""_s.arg(fold))) {
        m_open.last().fold = fold;
        m_summaryAt = m_document.html.size();
    }
}

/// A summary is one line: blocks that start it are left out, a heading becomes bold, and any other block ends
/// it. True if nothing is left to be done.
bool Sanitizer::fitsIntoSummary(const HtmlToken &token, TagRule rule)
{
    const bool block = rule == TagRule::Block || rule == TagRule::Heading;
    if ((!block && rule != TagRule::Break) || m_open.isEmpty() || m_open.last().rule != TagRule::Summary) {
        return false;
    }
    const QStringView written = m_document.html;
    while (m_summaryAt < written.size() && isBlank(written.sliced(m_summaryAt, 1))) {
        ++m_summaryAt; // looked at once, however many blocks come
    }
    if (m_summaryAt < written.size()) {
        return rule == TagRule::Break;
    }
    ++m_blocks;
    addAnchor(token);
    if (rule == TagRule::Heading && push(token.name, { rule, "b"_L1 })) {
        m_heading = { token.name.back().digitValue(), m_document.html.size(), {} };
    }
    return true;
}

bool Sanitizer::takeInMaths(const HtmlToken &token)
{
    if (!m_maths.open) {
        return false;
    }
    if (token.kind == HtmlToken::Kind::Text) {
        m_maths.tex.append(token.text);
        return true;
    }
    finishMaths();
    return token.kind == HtmlToken::Kind::End && tagSpec(token.name).rule == TagRule::Maths;
}

void Sanitizer::finishMaths()
{
    const auto maths = std::exchange(m_maths, {});
    if (!maths.open) {
        return;
    }
    const bool block = maths.display && m_heading.level == 0 && !inTableOutsideCell();
    if (block) {
        if (!m_open.isEmpty() && m_open.last().name == "p"_L1 && m_document.html.endsWith("<p>"_L1)) {
            m_document.html.chop(3); // nothing but the formula is in it
            m_open.removeLast();
        }
        prepareBlock();
        m_document.html += "<div align=\"center\">"_L1;
    }
    m_document.html += mathHtml(maths.tex, m_heading.level > 0 ? &m_heading.text : nullptr);
    if (block) {
        m_document.html += "</div>\n"_L1;
    }
}

} // namespace Hubdesk
