// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/viewers/diffview.h"

#include "ui/shared/theme.h"

#include <QEvent>
#include <QSyntaxHighlighter>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr qsizetype mostShown = 2 << 20;

class DiffColours : public QSyntaxHighlighter
{
public:
    using QSyntaxHighlighter::QSyntaxHighlighter;

protected:
    void highlightBlock(const QString &text) override
    {
        QTextCharFormat format;
        if (text.startsWith("diff --git"_L1) || text.startsWith("+++"_L1) || text.startsWith("---"_L1)) {
            format.setFontWeight(QFont::DemiBold);
        } else if (text.startsWith(u'+')) {
            format.setForeground(Theme::color(Token::Green));
            format.setBackground(Theme::color(Token::GreenGround));
        } else if (text.startsWith(u'-')) {
            format.setForeground(Theme::color(Token::Red));
            format.setBackground(Theme::color(Token::RedGround));
        } else if (text.startsWith("@@"_L1)) {
            format.setForeground(Theme::color(Token::Blue));
        } else {
            return;
        }
        setFormat(0, int(text.size()), format);
    }
};

} // namespace

DiffView::DiffView(QWidget *parent)
    : QPlainTextEdit(parent)
{
    setObjectName(u"diffView"_s);
    setAccessibleName(tr("Changes"));
    setReadOnly(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setLineWrapMode(NoWrap);
    setFrameShape(QFrame::NoFrame);
    setFont(Theme::mono(TextSize::Small));
    document()->setDocumentMargin(Metrics::space3);
    new DiffColours(document());
}

void DiffView::setDiff(const QByteArray &diff)
{
    auto text = QString::fromUtf8(diff.first(std::min(diff.size(), mostShown)));
    if (diff.size() > mostShown) {
        text += u'\n' + tr("(The rest is too long to be shown.)");
    }
    setPlainText(text);
}

void DiffView::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !document()->isEmpty()) {
        setFont(Theme::mono(TextSize::Small));
        if (auto *colours = document()->findChild<QSyntaxHighlighter *>()) {
            colours->rehighlight();
        }
    }
}

} // namespace Hubdesk
