// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/card/footnotes.h"

#include "core/card/prose.h"

#include <QHash>

namespace Hubdesk
{

namespace
{

constexpr qsizetype longestLabel = 100;

/// The label of `[^label]` at a place, or nothing.
QByteArrayView labelAt(QByteArrayView text, qsizetype at)
{
    if (!text.sliced(at).startsWith("[^")) {
        return {};
    }
    const auto reach = text.sliced(at, qMin(text.size() - at, longestLabel));
    const auto end = reach.indexOf(']');
    const auto label = end > 2 ? reach.sliced(2, end - 2) : QByteArrayView();
    const bool odd
        = label.contains(' ') || label.contains('\n') || label.contains('[') || label.contains('^');
    return odd ? QByteArrayView() : label;
}

class Footnotes
{
public:
    explicit Footnotes(const QByteArray &markdown)
        : m_markdown(markdown)
    {
    }

    QByteArray run()
    {
        const auto body = withoutNotes();
        if (m_notes.isEmpty()) {
            return m_markdown;
        }
        const auto text = withReferences(body); // which numbers the notes
        return text + list();
    }

private:
    /// Takes the notes out of the text.
    QByteArray withoutNotes()
    {
        bool endsInCode = false;
        const auto lines = markdownLines(m_markdown, &endsInCode);
        if (endsInCode) {
            return m_markdown; // nothing can be added at the end
        }
        QByteArray body;
        body.reserve(m_markdown.size());
        QByteArray *note = nullptr;
        for (const auto &line : lines) {
            const auto text = QByteArrayView(m_markdown).sliced(line.start, line.length);
            const auto label = line.code ? QByteArrayView() : labelAt(text, 0);
            const auto behind = label.size() + 3;
            if (!label.isEmpty() && behind < text.size() && text[behind] == ':') {
                note = &m_notes[label.toByteArray()];
                *note += text.sliced(behind + 1).trimmed();
            } else if (note && !line.blank && !line.code) {
                *note += ' ' + text.trimmed().toByteArray(); // the paragraph goes on
            } else {
                note = nullptr;
                body += text;
                body += '\n';
            }
        }
        return body;
    }

    QByteArray withReferences(const QByteArray &body)
    {
        QByteArray out;
        qsizetype done = 0;
        for (const auto &span : proseSpans(body)) {
            const auto text = QByteArrayView(body).sliced(span.start, span.length);
            for (auto at = text.indexOf("[^"); at >= 0; at = text.indexOf("[^", at + 2)) {
                const auto label = labelAt(text, at).toByteArray();
                if (m_notes.contains(label)) {
                    out += QByteArrayView(body).sliced(done, span.start + at - done);
                    out += reference(label);
                    done = span.start + at + label.size() + 3;
                }
            }
        }
        out += QByteArrayView(body).sliced(done);
        return out;
    }

    QByteArray reference(const QByteArray &label)
    {
        const bool first = !m_numbers.contains(label);
        if (first) {
            m_order.append(label);
            m_numbers.insert(label, QByteArray::number(m_order.size()));
        }
        const auto number = m_numbers.value(label);
        return "<sup><a " + (first ? "id=\"fnref-" + number + "\" " : QByteArray()) + "href=\"#fn-" + number
            + "\">" + number + "</a></sup>";
    }

    QByteArray list() const
    {
        QByteArray out;
        for (const auto &label : m_order) {
            const auto number = m_numbers.value(label);
            out += number + ". <a id=\"fn-" + number + "\"></a>" + m_notes.value(label) + " <a href=\"#fnref-"
                + number + "\">\xE2\x86\xA9</a>\n";
        }
        return out.isEmpty() ? out : "\n\n***\n\n" + out;
    }

    const QByteArray &m_markdown;
    QHash<QByteArray, QByteArray> m_notes; ///< by label
    QHash<QByteArray, QByteArray> m_numbers;
    QList<QByteArray> m_order; ///< labels as they are referred to
};

} // namespace

QByteArray withFootnotes(const QByteArray &markdown)
{
    return markdown.contains("[^") ? Footnotes(markdown).run() : markdown;
}

} // namespace Hubdesk
