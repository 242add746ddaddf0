// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/card/carddocument.h"
#include "core/card/htmlrules.h"
#include "core/card/htmltokenizer.h"

#include <QHash>

namespace Hubdesk
{

/// The work of sanitizeHtml(), one use: walks over the tokens once and writes as it goes. What is open is on
/// a stack, so that everything is closed in order.
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
        int fold = -1; ///< of Details and their Summary
        bool hasSummary = false; ///< Details
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
    struct MathsStart {
        bool open = false;
        bool display = false;
        QString tex;
    };
    struct PreStart {
        bool open = false;
        QString name;
        CodeBlock block;
    };

    void takeStart(const HtmlToken &token);
    bool takeLeaf(const HtmlToken &token, TagRule rule);
    void takeEnd(const HtmlToken &token);
    void takeText(QStringView text);
    bool takeInPre(const HtmlToken &token);
    bool takeInMaths(const HtmlToken &token);
    bool takeInDropped(const HtmlToken &token);

    void startInline(const HtmlToken &token, TagSpec spec);
    void startBlock(const HtmlToken &token, TagSpec spec);
    void startHeading(const HtmlToken &token, TagSpec spec);
    void startItem(const HtmlToken &token, TagSpec spec);
    void startTable(const HtmlToken &token, TagSpec spec);
    void startTablePart(const HtmlToken &token, TagSpec spec);
    void startCell(const HtmlToken &token, TagSpec spec);
    void startLink(const HtmlToken &token, TagSpec spec);
    void startDetails(const HtmlToken &token, TagSpec spec);
    void startSummary(const HtmlToken &token, TagSpec spec);
    bool fitsIntoSummary(const HtmlToken &token, TagRule rule);
    void finishMaths();
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
    int openFold() const;
    QString uniqueAnchor(const QString &wanted);
    void closeParagraph();
    void prepareBlock();
    void prepareInline();
    /// Place on the stack of the innermost open tag that satisfies `wanted`, not looking beyond one that
    /// satisfies `border`; -1 if none.
    template<typename Wanted, typename Border>
    qsizetype innermost(Wanted wanted, Border border) const
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
    MathsStart m_maths;
    PreStart m_pre;
    qsizetype m_summaryAt
        = 0; ///< where the content of the open summary starts in the output, blanks left out
    QString m_dropped; ///< name of the tag whose content is left out
    int m_droppedDepth = 0;
    bool m_mediaShown = false;
    int m_blocks = 0;
    QHash<QString, int> m_anchors;
    QHash<QString, qsizetype> m_linkIndex;
};

} // namespace Hubdesk
