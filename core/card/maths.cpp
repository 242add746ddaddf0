// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/card/maths.h"

#include "core/card/prose.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr qsizetype longestFormula = 2'000;

struct Formula {
    qsizetype open = 0; ///< length of the mark
    qsizetype end = 0; ///< of the content
    qsizetype close = 0; ///< length of the mark
    bool display = false;
};

struct Mark {
    QByteArrayView open;
    QByteArrayView close;
    bool display;
    bool hub; ///< a formula on the Hub, whatever is inside
};
constexpr std::array marks{
    Mark{ "$$", "$$", true, true },         Mark{ R"(\\()", R"(\\))", false, true },
    Mark{ R"(\\[)", R"(\\])", true, true }, Mark{ R"(\()", R"(\))", false, false },
    Mark{ R"(\[)", R"(\])", true, false },  Mark{ "$", "$", false, false },
};

bool isWord(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (c & 0x80);
}

/// Sums of money stand between dollar signs, too, and words between escaped brackets.
bool looksLikeMaths(QByteArrayView content)
{
    const auto has = [content](const char *any) {
        return std::ranges::any_of(content, [any](char c) { return QByteArrayView(any).contains(c); });
    };
    return has("\\^_={}<>+*|") || (content.size() <= 2 && !has(" .,;:"));
}

bool fits(const Mark &mark, QByteArrayView text, qsizetype start, qsizetype end)
{
    const auto content = text.sliced(start, end - start);
    if (content.trimmed().isEmpty() || content.size() > longestFormula) {
        return false;
    }
    if (mark.hub) {
        return true;
    }
    const bool dollar = mark.open == "$";
    const auto before = start - mark.open.size() - 1;
    const auto after = end + mark.close.size();
    const bool free = (before < 0 || !isWord(text[before])) && (after >= text.size() || !isWord(text[after]));
    const bool tight = content.front() != ' ' && content.back() != ' ' && content.back() != '\\';
    // "\[1\]" is a note's number in brackets, which Markdown would take for a link.
    const bool number = std::ranges::all_of(content, [](char c) { return c >= '0' && c <= '9'; });
    return looksLikeMaths(content) && (dollar ? free && tight : !number);
}

/// The formula that starts at a place of a span of prose; `end` is 0 if none does.
Formula formulaAt(QByteArrayView text, qsizetype at)
{
    for (const auto &mark : marks) {
        if (!text.sliced(at).startsWith(mark.open)) {
            continue;
        }
        const auto start = at + mark.open.size();
        const auto reach = text.sliced(0, qMin(text.size(), start + longestFormula + 2));
        const auto end = reach.indexOf(mark.close, start);
        if (end > start && fits(mark, text, start, end)) {
            return { mark.open.size(), end, mark.close.size(), mark.display };
        }
        break;
    }
    return {};
}

/// Entities mean the same in Markdown and in raw HTML, and nothing but their character.
void appendFormula(QByteArray &out, QByteArrayView content, bool display)
{
    out += display ? "<x-equation type=\"display\">" : "<x-equation>";
    for (const char c : content.trimmed()) {
        if (c == '\n' || c == '\r') {
            out += ' ';
        } else if (isWord(c) || c == ' ') {
            out += c;
        } else {
            out += "&#" + QByteArray::number(int(c)) + ';';
        }
    }
    out += "</x-equation>";
}

} // namespace

QByteArray markMaths(const QByteArray &markdown)
{
    if (!markdown.contains('$') && !markdown.contains("\\(") && !markdown.contains("\\[")) {
        return markdown;
    }
    QByteArray out;
    qsizetype done = 0;
    for (const auto &span : proseSpans(markdown)) {
        const auto text = QByteArrayView(markdown).sliced(span.start, span.length);
        for (qsizetype at = 0; at < text.size(); ++at) {
            if (text[at] != '$' && text[at] != '\\') {
                continue;
            }
            const auto formula = formulaAt(text, at);
            if (formula.end == 0) {
                at += text[at] == '\\' ? 1 : 0; // an escaped sign
                continue;
            }
            out += QByteArrayView(markdown).sliced(done, span.start + at - done);
            const auto start = at + formula.open;
            appendFormula(out, text.sliced(start, formula.end - start), formula.display);
            done = span.start + formula.end + formula.close;
            at = formula.end + formula.close - 1;
        }
    }
    out += QByteArrayView(markdown).sliced(done);
    return out;
}

} // namespace Hubdesk
