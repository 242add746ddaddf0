// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/viewers/cardfolds.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr auto foldStart = "<hubfold n=\""_L1;
constexpr auto summaryStart = "<hubsummary n=\""_L1;
constexpr auto summaryEnd = "</hubsummary>"_L1;

int numberAt(QStringView html, qsizetype at)
{
    const auto end = html.indexOf(u'"', at);
    return end < 0 ? -1 : html.sliced(at, end - at).toInt();
}

bool isInlineTag(QStringView tag)
{
    static const QSet<QStringView> names{ u"b",   u"i",    u"u",     u"s",   u"sub",
                                          u"sup", u"code", u"small", u"big", u"a" };
    const auto name = tag.startsWith(u'/') ? tag.sliced(1) : tag;
    const auto end = name.indexOf(u' ');
    return names.contains(end < 0 ? name : name.first(end));
}

void appendWords(QString &out, QStringView text)
{
    for (const auto c : text) {
        if (!c.isSpace()) {
            out += c;
        } else if (!out.isEmpty() && !out.back().isSpace()) {
            out += u' ';
        }
    }
}

/// Walks over the tags of folds once.
class FoldWalk
{
public:
    FoldWalk(const CardDocument &card, const QSet<int> &open)
        : m_card(card)
        , m_open(open)
    {
    }

    FoldedHtml run()
    {
        findSummaries();
        m_out.html.reserve(m_card.html.size());
        qsizetype at = 0;
        for (auto tag = m_card.html.indexOf(u'<'); tag >= 0; tag = m_card.html.indexOf(u'<', tag + 1)) {
            const auto rest = QStringView(m_card.html).sliced(tag);
            const bool starts = rest.startsWith(foldStart);
            const bool summary = rest.startsWith(summaryStart);
            if (!starts && !summary && !rest.startsWith("</hubfold>"_L1)) {
                continue;
            }
            take(at, tag);
            at = m_card.html.indexOf(u'>', tag) + 1;
            if (starts) {
                enter(numberAt(m_card.html, tag + foldStart.size()));
            } else if (!summary) {
                leave();
            } else if (const auto end = m_card.html.indexOf(summaryEnd, at); end >= 0) {
                hideSummary(at, end); // or it has been written by enter()
                tag = end;
                at = end + summaryEnd.size();
            }
        }
        take(at, m_card.html.size());
        return std::move(m_out);
    }

private:
    struct Level {
        int fold;
        bool visible; ///< its content is
    };

    void findSummaries()
    {
        for (auto at = m_card.html.indexOf(summaryStart); at >= 0;
             at = m_card.html.indexOf(summaryStart, at + 1)) {
            const auto start = m_card.html.indexOf(u'>', at) + 1;
            const auto end = m_card.html.indexOf(summaryEnd, start);
            if (end >= start) {
                m_summaries.insert(numberAt(m_card.html, at + summaryStart.size()),
                                   m_card.html.sliced(start, end - start).trimmed());
            }
        }
    }

    bool visible() const { return m_levels.isEmpty() || m_levels.last().visible; }

    void enter(int fold)
    {
        const bool shown = visible();
        const bool open = m_open.contains(fold);
        if (shown) {
            auto summary = m_summaries.value(fold);
            if (summary.isEmpty()) {
                //: What is clicked to open a part of a card that has no title of its own.
                summary = QCoreApplication::translate("CardView", "Details").toHtmlEscaped();
            }
            m_out.html += u"<p class=\"fold\"><a class=\"fold\" href=\"hubfold:%1\">"_s.arg(fold)
                + (open ? u"\u25BE\u00A0"_s : u"\u25B8\u00A0"_s) + summary + "</a></p>"_L1;
        }
        m_levels.append({ fold, shown && open });
    }

    void leave()
    {
        if (!m_levels.isEmpty()) {
            m_levels.removeLast();
        }
    }

    void take(qsizetype from, qsizetype to)
    {
        const auto part = QStringView(m_card.html).sliced(from, to - from);
        if (visible()) {
            m_out.html += part;
        } else {
            hide(m_levels.last().fold, part);
        }
    }

    /// The summary of a fold inside a closed one.
    void hideSummary(qsizetype from, qsizetype to)
    {
        if (m_levels.size() > 1 && !m_levels[m_levels.size() - 2].visible) {
            hide(m_levels[m_levels.size() - 2].fold, QStringView(m_card.html).sliced(from, to - from));
        }
    }

    void hide(int fold, QStringView part)
    {
        const auto known = std::ranges::find(m_out.hidden, fold, &HiddenPart::fold);
        const auto at = known - m_out.hidden.begin();
        if (known == m_out.hidden.end()) {
            m_out.hidden.append(HiddenPart{ fold, QString() });
        }
        read(m_out.hidden[at].text, part, fold);
    }

    void read(QString &text, QStringView part, int fold)
    {
        qsizetype at = 0;
        for (auto tag = part.indexOf(u'<'); tag >= 0; tag = part.indexOf(u'<', at)) {
            readWords(text, part.sliced(at, tag - at));
            const auto end = part.indexOf(u'>', tag);
            const auto inside = part.sliced(tag + 1, end - tag - 1);
            if (inside.startsWith("a name=\""_L1)) {
                m_out.hiddenAnchors.insert(plain(inside.sliced(8).chopped(1)), fold);
            } else if (inside.startsWith("hubcode n=\""_L1)) {
                text += u'\n' + m_card.blocks.value(numberAt(inside, 11)).text;
            }
            if (!isInlineTag(inside) && !text.endsWith(u'\n')) {
                text += u'\n';
            }
            at = end + 1;
        }
        readWords(text, part.sliced(at));
    }

    static QString plain(QStringView html)
    {
        auto text = html.toString();
        return text.replace("&lt;"_L1, "<"_L1)
            .replace("&gt;"_L1, ">"_L1)
            .replace("&quot;"_L1, "\""_L1)
            .replace("&amp;"_L1, "&"_L1);
    }

    static void readWords(QString &text, QStringView html) { appendWords(text, plain(html)); }

    const CardDocument &m_card;
    const QSet<int> &m_open;
    FoldedHtml m_out;
    QHash<int, QString> m_summaries;
    QList<Level> m_levels;
};

} // namespace

FoldedHtml foldedHtml(const CardDocument &card, const QSet<int> &open)
{
    if (card.folds.isEmpty()) {
        return { card.html, {}, {} };
    }
    return FoldWalk(card, open).run();
}

QSet<int> withParents(const QList<Fold> &folds, int fold)
{
    QSet<int> all;
    for (int at = fold; at >= 0 && at < folds.size() && !all.contains(at); at = folds[at].parent) {
        all.insert(at);
    }
    return all;
}

} // namespace Hubdesk
