// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArrayView>
#include <QList>

namespace Hubdesk
{

/// A line of Markdown, without its line break.
struct MarkdownLine {
    qsizetype start = 0;
    qsizetype length = 0;
    bool blank = false;
    bool code = false; ///< of a fenced or indented block, fences included
};

/// `endsInCode`, if given, says whether a fence is still open at the end.
QList<MarkdownLine> markdownLines(QByteArrayView markdown, bool *endsInCode = nullptr);

/// A stretch of Markdown in which marks mean something: inside one paragraph, and no code, tag or address.
struct ProseSpan {
    qsizetype start = 0;
    qsizetype length = 0;
};

/// In order. Linear in the length of the text. Pure, any thread.
QList<ProseSpan> proseSpans(QByteArrayView markdown);

} // namespace Hubdesk
