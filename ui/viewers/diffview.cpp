// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/viewers/diffview.h"

#include "ui/shared/theme.h"

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

// One for the whole line, or none.
QList<CodeSpan> diffSpans(QStringView line)
{
    CodeSpan span{ .start = 0, .length = int(line.size()) };
    if (line.startsWith("diff --git"_L1) || line.startsWith("+++"_L1) || line.startsWith("---"_L1)) {
        span.bold = true;
    } else if (line.startsWith(u'+')) {
        span.color = Token::Green;
        span.ground = Token::GreenGround;
    } else if (line.startsWith(u'-')) {
        span.color = Token::Red;
        span.ground = Token::RedGround;
    } else if (line.startsWith("@@"_L1)) {
        span.color = Token::Blue;
    } else {
        return {};
    }
    return { span };
}

} // namespace

PreparedText prepareDiff(const QByteArray &diff)
{
    auto prepared = decodeText(diff, diff.size());
    for (const auto line : QStringView(prepared.text).split(u'\n')) {
        prepared.spans << diffSpans(line);
    }
    if (prepared.cut) {
        prepared.text += u'\n' + DiffView::tr("(The rest is too long to be shown.)");
    }
    return prepared;
}

DiffView::DiffView(QWidget *parent)
    : TextPreview(parent)
{
    setObjectName(u"diffView"_s);
    setAccessibleName(tr("Changes"));
    setNumbered(false);
    document()->setDocumentMargin(Metrics::pageMargin);
}

void DiffView::setDiff(const QByteArray &diff)
{
    prepare([diff] { return prepareDiff(diff); });
}

} // namespace Hubdesk
