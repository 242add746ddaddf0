// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/viewers/factsrow.h"

#include "ui/shared/paint.h"
#include "ui/shared/spoken.h"
#include "ui/shared/theme.h"

#include <QEvent>
#include <QPainter>
#include <QStyle>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr int gapOfFacts = 2 * Metrics::space3; // the line is in its middle
constexpr int leastGap = 2 * Metrics::space2; // before one fact alone begins a second line

QFont factValueFont()
{
    return Theme::font(TextSize::Body, QFont::DemiBold);
}

int factHeight()
{
    return QFontMetrics(Theme::font(TextSize::Small)).height() + QFontMetrics(factValueFont()).height() + 2;
}

} // namespace

FactsRow::FactsRow(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(u"factsRow"_s);
    // Not Fixed: that would be the height of one line, whatever the width asks for.
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setSpokenRole(this, QAccessible::StaticText);
}

void FactsRow::setFacts(const QList<Fact> &facts)
{
    m_facts = facts;
    QStringList spoken;
    for (const auto &fact : facts) {
        spoken << fact.name + u": "_s + fact.value;
    }
    setAccessibleName(spoken.join(u", "_s));
    updateGeometry();
    update();
}

QList<QRect> FactsRow::places(int width) const
{
    const auto generous = places(width, gapOfFacts);
    const auto tight = places(width, leastGap);
    return tight.isEmpty() || tight.last().y() == generous.last().y() ? generous : tight;
}

QList<QRect> FactsRow::places(int width, int gap) const
{
    const QFontMetrics names(Theme::font(TextSize::Small));
    const QFontMetrics values(factValueFont());
    QList<QRect> rects;
    int x = 0;
    int y = 0;
    for (const auto &fact : m_facts) {
        const int wide = std::min(
            width, std::max(names.horizontalAdvance(fact.name), values.horizontalAdvance(fact.value)) + 1);
        if (x > 0 && x + wide > width) {
            x = 0;
            y += factHeight() + Metrics::space2;
        }
        rects.append({ x, y, wide, factHeight() });
        x += wide + gap;
    }
    return rects;
}

int FactsRow::heightForWidth(int width) const
{
    const auto rects = places(width);
    return rects.isEmpty() ? 0 : rects.last().bottom() + 1;
}

QSize FactsRow::sizeHint() const
{
    const auto rects = places(QWIDGETSIZE_MAX);
    return rects.isEmpty() ? QSize(0, 0) : QSize(rects.last().right() + 1, rects.last().bottom() + 1);
}

QSize FactsRow::minimumSizeHint() const
{
    return { Theme::px(80), factHeight() };
}

void FactsRow::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        updateGeometry();
    }
}

void FactsRow::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const auto rects = places(width());
    for (qsizetype i = 0; i < rects.size(); ++i) {
        const auto rect = QStyle::visualRect(layoutDirection(), this->rect(), rects[i]);
        const auto name = rect.adjusted(0, 0, 0, -rect.height() / 2);
        painter.setFont(Theme::font(TextSize::Small));
        painter.setPen(Theme::color(Token::Muted));
        drawElided(&painter, name, Qt::AlignLeading, m_facts[i].name);
        painter.setFont(factValueFont());
        painter.setPen(Theme::color(Token::Ink));
        drawElided(&painter, name.translated(0, rect.height() / 2), Qt::AlignLeading, m_facts[i].value);
        if (rects[i].x() > 0) {
            const int middle = (rects[i - 1].right() + 1 + rects[i].x()) / 2;
            const QRect line(middle, rects[i].y(), 1, rects[i].height());
            painter.fillRect(QStyle::visualRect(layoutDirection(), this->rect(), line),
                             Theme::color(Token::Border));
        }
    }
}

} // namespace Hubdesk
