// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/card/cardhtml.h"

#include "core/card/footnotes.h"
#include "core/card/frontmatter.h"
#include "core/card/maths.h"
#include "core/card/sanitize.h"

#include <md4c-html.h>

namespace Hubdesk
{

namespace
{

constexpr qsizetype maxMarkdown = 1 << 20;
constexpr qsizetype maxHtml = 16 << 20;

struct Output {
    QByteArray html;
    bool full = false;
};

void append(const MD_CHAR *text, MD_SIZE size, void *into)
{
    auto *output = static_cast<Output *>(into);
    output->full = output->full || output->html.size() + qsizetype(size) > maxHtml;
    if (!output->full) {
        output->html.append(text, qsizetype(size));
    }
}

} // namespace

CardDocument renderCard(QByteArrayView readme, const CardContext &context)
{
    auto body = splitFrontMatter(readme).body(readme);
    const bool cut = body.size() > maxMarkdown;
    if (cut) {
        const auto end = body.first(maxMarkdown).lastIndexOf('\n');
        body = body.first(end < 0 ? maxMarkdown : end + 1);
    }
    const auto utf8 = QString::fromUtf8(body).toUtf8(); // what is not UTF-8 becomes U+FFFD
    const auto markdown = markMaths(withFootnotes(utf8));
    Output output;
    output.html.reserve(markdown.size() * 2);
    md_html(markdown.constData(), MD_SIZE(markdown.size()), append, &output, MD_DIALECT_GITHUB, 0);
    auto document = sanitizeHtml(QString::fromUtf8(output.html), context);
    document.truncated = document.truncated || cut || output.full;
    return document;
}

} // namespace Hubdesk
