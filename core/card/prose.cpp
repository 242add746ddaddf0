// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/card/prose.h"

#include <QHash>

namespace Hubdesk
{

namespace
{

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// Length of the run of `c` at `at`.
qsizetype runOf(QByteArrayView text, qsizetype at, char c)
{
    qsizetype end = at;
    while (end < text.size() && text[end] == c) {
        ++end;
    }
    return end - at;
}

/// A line as far as its block is concerned: marks of quotations left out.
QByteArrayView withoutQuotes(QByteArrayView line)
{
    while (line.trimmed().startsWith('>')) {
        line = line.trimmed().sliced(1);
    }
    return line;
}

int indentOf(QByteArrayView line)
{
    int indent = 0;
    for (const char c : line) {
        if (c == '\t') {
            indent += 4;
        } else if (c == ' ') {
            ++indent;
        } else {
            break;
        }
    }
    return indent;
}

/// What opens or closes a block of code.
struct Fence {
    char mark = 0;
    qsizetype length = 0;
};

Fence fenceOf(QByteArrayView line)
{
    const auto text = line.trimmed();
    const char mark = text.isEmpty() ? '\0' : text[0];
    if (mark != '`' && mark != '~') {
        return {};
    }
    const auto length = runOf(text, 0, mark);
    return length >= 3 && (mark == '~' || !text.sliced(length).contains('`')) ? Fence{ mark, length }
                                                                              : Fence{};
}

/// Cuts one paragraph into its spans.
class SpanScan
{
public:
    SpanScan(QByteArrayView text, qsizetype offset, QList<ProseSpan> *out)
        : m_text(text)
        , m_offset(offset)
        , m_out(out)
    {
    }

    void run()
    {
        while (m_at < m_text.size()) {
            const auto end = skipped();
            if (end > m_at) {
                cut(end);
            } else {
                m_at += m_text[m_at] == '\\' && m_at + 1 < m_text.size() && m_text[m_at + 1] == '`' ? 2 : 1;
            }
        }
        cut(m_text.size());
    }

private:
    void cut(qsizetype next)
    {
        if (const auto end = qMin(m_at, m_text.size()); end > m_from) {
            m_out->append({ m_offset + m_from, end - m_from });
        }
        m_from = m_at = next;
    }

    /// The end of what is no prose and starts here, or here.
    qsizetype skipped()
    {
        switch (m_text[m_at]) {
        case '`':
            return codeEnd();
        case '<':
            return tagEnd();
        case ']':
            return addressEnd();
        default:
            return m_at;
        }
    }

    qsizetype codeEnd()
    {
        const auto length = runOf(m_text, m_at, '`');
        if (m_unclosed.value(length, m_text.size()) <= m_at) {
            return m_at + length;
        }
        for (auto at = m_text.indexOf('`', m_at + length); at >= 0;) {
            const auto found = runOf(m_text, at, '`');
            if (found == length) {
                return at + found;
            }
            at = m_text.indexOf('`', at + found);
        }
        m_unclosed.insert(length, m_at); // from here on there is none, so that this stays linear
        return m_at + length;
    }

    qsizetype tagEnd() const
    {
        auto at = m_at + 1;
        if (at < m_text.size() && (m_text[at] == '/' || m_text[at] == '!')) {
            ++at;
        }
        const auto name = at;
        while (at < m_text.size()
               && (isLetter(m_text[at]) || (at > name && (m_text[at] >= '-' && m_text[at] <= ':')))) {
            ++at;
        }
        const bool tag = at > name && at < m_text.size()
            && (m_text[at] == '>' || m_text[at] == ' ' || m_text[at] == '\n' || m_text[at] == '/');
        const auto end = tag ? m_text.sliced(0, qMin(m_text.size(), m_at + 4'000)).indexOf('>', at) : -1;
        return end < 0 ? m_at : end + 1;
    }

    /// `](address)` of a link.
    qsizetype addressEnd() const
    {
        if (m_at + 1 >= m_text.size() || m_text[m_at + 1] != '(') {
            return m_at;
        }
        for (auto at = m_at + 2; at < qMin(m_text.size(), m_at + 2'000); ++at) {
            if (m_text[at] == ')') {
                return at + 1;
            }
            if (m_text[at] == '\n') {
                break;
            }
        }
        return m_at;
    }

    QByteArrayView m_text;
    qsizetype m_offset;
    QList<ProseSpan> *m_out;
    qsizetype m_at = 0;
    qsizetype m_from = 0;
    QHash<qsizetype, qsizetype> m_unclosed; ///< length of a run of back quotes -> where none closes any more
};

} // namespace

QList<MarkdownLine> markdownLines(QByteArrayView markdown, bool *endsInCode)
{
    QList<MarkdownLine> lines;
    Fence open;
    bool afterBlank = true;
    for (qsizetype at = 0; at < markdown.size();) {
        auto end = markdown.indexOf('\n', at);
        end = end < 0 ? markdown.size() : end;
        const auto line = markdown.sliced(at, end - at);
        const auto inside = withoutQuotes(line);
        const auto fence = fenceOf(inside);
        MarkdownLine found{ at, end - at, line.trimmed().isEmpty(), open.mark != 0 || fence.mark != 0 };
        if (open.mark == 0) {
            open = fence;
            const bool indented = fence.mark == 0 && !found.blank && indentOf(inside) >= 4;
            const bool goesOn = !lines.isEmpty() && lines.last().code && lines.last().length > 0;
            found.code = found.code || (indented && (afterBlank || goesOn));
        } else if (fence.mark == open.mark && fence.length >= open.length
                   && inside.trimmed().size() == fence.length) {
            open = {};
        }
        afterBlank = found.blank;
        lines.append(found);
        at = end + 1;
    }
    if (endsInCode) {
        *endsInCode = open.mark != 0;
    }
    return lines;
}

QList<ProseSpan> proseSpans(QByteArrayView markdown)
{
    QList<ProseSpan> spans;
    qsizetype from = -1;
    qsizetype to = 0;
    const auto flush = [&] {
        if (from >= 0) {
            SpanScan(markdown.sliced(from, to - from), from, &spans).run();
            from = -1;
        }
    };
    const auto lines = markdownLines(markdown);
    for (const auto &line : lines) {
        if (line.blank || line.code) {
            flush();
            continue;
        }
        from = from < 0 ? line.start : from;
        to = line.start + line.length;
    }
    flush();
    return spans;
}

} // namespace Hubdesk
