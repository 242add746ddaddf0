// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/transfers/progresslegend.h"

#include "ui/shared/paint.h"
#include "ui/shared/spoken.h"
#include "ui/shared/theme.h"

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{
constexpr int swatch = 16;
} // namespace

ProgressLegend::ProgressLegend(QWidget *parent)
    : QWidget(parent)
    //: Parts of a progress bar: bytes that were here before, bytes that came new, bytes whose hash is right.
    , m_words{ tr("already here"), tr("new"), tr("verified") }
{
    setObjectName(u"progressLegend"_s);
    setSpokenRole(this, QAccessible::StaticText); // before its name asks for it
    setAccessibleName(
        tr("Meaning of the bars: hatched is already here, filled is new, the line below is verified"));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize ProgressLegend::sizeHint() const
{
    const QFontMetrics metrics(Theme::font(TextSize::Small));
    int wide = 0;
    for (const auto &word : m_words) {
        wide += Theme::px(swatch) + Metrics::space1 + metrics.horizontalAdvance(word) + Metrics::space3;
    }
    return { wide, metrics.height() };
}

void ProgressLegend::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(Theme::font(TextSize::Small));
    const int bar = Theme::px(Metrics::progressBar);
    double x = 0;
    for (qsizetype at = 0; at < m_words.size(); ++at) {
        const QRectF sign(x, (height() - bar) / 2.0, Theme::px(swatch), bar);
        if (at == 0) {
            painter.fillRect(sign, hatch(Theme::color(Token::Accent)));
        } else if (at == 1) {
            fillRounded(&painter, sign, bar / 2.0, Theme::color(Token::Accent));
        } else {
            painter.fillRect(QRectF(x, height() / 2.0 - 1, sign.width(), 2), Theme::color(Token::Green));
        }
        x += sign.width() + Metrics::space1;
        painter.setPen(Theme::color(Token::Muted));
        painter.drawText(
            QRectF(x, 0, width() - x, height()), int(Qt::AlignLeft | Qt::AlignVCenter), m_words.at(at));
        x += painter.fontMetrics().horizontalAdvance(m_words.at(at)) + Metrics::space3;
    }
}

} // namespace Hubdesk
