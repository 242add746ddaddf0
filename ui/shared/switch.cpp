// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/switch.h"

#include "ui/shared/paint.h"
#include "ui/shared/theme.h"

#include <QStyle>

#include <algorithm>

namespace Hubdesk
{

namespace
{
constexpr int ringGap = Metrics::space1; ///< between the last letter and the ring of the focus
}

Switch::Switch(QWidget *parent)
    : QCheckBox(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

Switch::Switch(const QString &text, QWidget *parent)
    : Switch(parent)
{
    setText(text);
}

QSize Switch::sizeHint() const
{
    const int words = text().isEmpty()
        ? 0
        : fontMetrics().size(Qt::TextHideMnemonic, text()).width() + Metrics::controlGap + ringGap;
    return { Theme::px(30) + words, std::max(Theme::px(18), text().isEmpty() ? 0 : fontMetrics().height()) };
}

void Switch::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const int high = Theme::px(18);
    const QRect body(0, (height() - high) / 2, Theme::px(30), high);
    const QRect track = QStyle::visualRect(layoutDirection(), rect(), body);
    Token ground = isChecked() ? (underMouse() ? Token::AccentHover : Token::Accent) : Token::Mark;
    if (!isEnabled()) {
        ground = Token::Control;
    }
    fillRounded(&painter, track, high / 2.0, Theme::color(ground));
    const int knob = high - 4;
    const bool right = isChecked() != (layoutDirection() == Qt::RightToLeft);
    const QRect place(right ? track.right() - knob - 1 : track.x() + 2, track.y() + 2, knob, knob);
    fillRounded(&painter, place, knob / 2.0, Theme::color(Token::Surface));
    painter.setPen(Theme::color(isEnabled() ? Token::Ink : Token::Faint));
    const QRect words = QStyle::visualRect(
        layoutDirection(), rect(), rect().adjusted(body.width() + Metrics::controlGap, 0, 0, 0));
    painter.drawText(words, Qt::AlignVCenter | Qt::AlignLeading | Qt::TextHideMnemonic, text());
}

} // namespace Hubdesk
