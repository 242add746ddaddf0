// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/progressstrip.h"

#include "ui/shared/format.h"
#include "ui/shared/paint.h"
#include "ui/shared/spoken.h"
#include "ui/shared/theme.h"

#include <QPainterPath>

#include <algorithm>
#include <utility>

namespace Hubdesk
{

namespace
{

constexpr int lineGap = 2;
constexpr int lineHeight = 2;

Token moodToken(ProgressParts::Mood mood)
{
    switch (mood) {
    case ProgressParts::Mood::Running:
        return Token::Accent;
    case ProgressParts::Mood::Retrying:
        return Token::Amber;
    case ProgressParts::Mood::Stopped:
        return Token::Red;
    case ProgressParts::Mood::Done:
        return Token::Green;
    }
    Q_UNREACHABLE_RETURN(Token::Accent);
}

double within(double share)
{
    return std::clamp(share, 0.0, 1.0);
}

} // namespace

int progressHeight()
{
    return Theme::px(Metrics::progressBar) + lineGap + lineHeight;
}

void drawProgress(QPainter *painter, const QRectF &rect, const ProgressParts &parts, bool isSelected)
{
    const QColor color = Theme::color(moodToken(parts.mood));
    const QRectF bar(rect.x(), rect.y(), rect.width(), Theme::px(Metrics::progressBar));
    // What is there is seen: no less than a dot that fills the round end.
    const double all = within(parts.old + parts.fresh) * bar.width();
    const double shown = all > 0 ? std::max(all, bar.height()) : 0;
    const double old = parts.fresh > 0 ? std::min(within(parts.old) * bar.width(), shown) : shown;
    const double fresh = shown - old;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    QPainterPath shape;
    shape.addRoundedRect(bar, bar.height() / 2, bar.height() / 2);
    painter->fillPath(shape, Theme::color(isSelected ? Token::Control : Token::Track));
    painter->setClipPath(shape);
    if (old > 0) {
        painter->setBrushOrigin(bar.topLeft());
        painter->fillRect(QRectF(bar.x(), bar.y(), old, bar.height()), hatch(color));
    }
    if (fresh > 0) {
        painter->fillRect(QRectF(bar.x() + old, bar.y(), fresh, bar.height()), color);
    }
    painter->restore();
    if (const double verified = within(parts.verified) * bar.width(); verified >= bar.height()) {
        const QRectF line(bar.x(), bar.bottom() + lineGap, verified, lineHeight);
        fillRounded(painter, line, 1, Theme::color(Token::Green));
    }
}

ProgressStrip::ProgressStrip(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setSpokenRole(this, QAccessible::ProgressBar);
    setSpokenValue(this, valueText());
}

void ProgressStrip::setParts(ProgressParts parts)
{
    if (parts.mood == m_parts.mood && parts.old + parts.fresh < m_parts.old + m_parts.fresh) {
        parts.old = m_parts.old;
        parts.fresh = m_parts.fresh;
    }
    if (std::exchange(m_parts, parts) != parts) {
        update();
        setSpokenValue(this, valueText());
    }
}

void ProgressStrip::reset()
{
    m_parts = {};
    update();
    setSpokenValue(this, valueText());
}

QString ProgressStrip::valueText() const
{
    return formatPercent(m_parts.old + m_parts.fresh);
}

QSize ProgressStrip::sizeHint() const
{
    return { 160, progressHeight() };
}

void ProgressStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    drawProgress(&painter, rect(), m_parts);
}

} // namespace Hubdesk
