// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/cache/spacelegend.h"

#include "ui/cache/spacepaint.h"
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
constexpr int legendSwatch = 12;
} // namespace

SpaceLegend::SpaceLegend(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(u"spaceLegend"_s);
    setSpokenRole(this, QAccessible::StaticText);
    auto policy = QSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setSpace({}, SpaceColouring::Type);
}

void SpaceLegend::setSpace(const ShownSpacePtr &space, SpaceColouring colouring)
{
    m_entries.clear();
    if (space) {
        for (const auto &meaning : spaceMeanings(*space, colouring)) {
            m_entries << Entry{ Sign::Fill, meaning.series, meaning.words };
        }
        const auto isShared
            = [](const SpaceNode &node) { return node.kind == SpaceNode::Kind::Shared && node.size > 0; };
        if (std::ranges::any_of(space->tree.nodes, isShared)) {
            m_entries << Entry{ Sign::Shared, Series::Other, tr("Shared bytes") };
        }
        m_entries << Entry{ Sign::Basket, Series::Other, tr("In basket") };
    }
    setAccessibleName(tr("Colours and marks of the picture: %1").arg(words().join(u", "_s)));
    updateGeometry();
    update();
}

QStringList SpaceLegend::words() const
{
    QStringList all;
    for (const auto &entry : m_entries) {
        all << entry.words;
    }
    return all;
}

QList<QRect> SpaceLegend::places(int width) const
{
    const QFontMetrics metrics(Theme::font(TextSize::Small));
    const int high = std::max(metrics.height(), Theme::px(legendSwatch));
    QList<QRect> all;
    int x = 0;
    int y = 0;
    for (const auto &entry : m_entries) {
        const int wide
            = Theme::px(legendSwatch) + Metrics::space1 + metrics.horizontalAdvance(entry.words) + 1;
        if (x > 0 && x + wide > width) {
            x = 0;
            y += high + Metrics::space1;
        }
        all << QRect(x, y, wide, high);
        x += wide + Metrics::space4;
    }
    return all;
}

int SpaceLegend::heightForWidth(int width) const
{
    const auto all = places(std::max(1, width));
    return all.isEmpty() ? 0 : all.last().bottom() + 1;
}

QSize SpaceLegend::sizeHint() const
{
    const auto all = places(QWIDGETSIZE_MAX);
    return all.isEmpty() ? QSize(0, 0) : QSize(all.last().right() + 1, all.last().bottom() + 1);
}

void SpaceLegend::drawSign(QPainter *painter, const QRectF &place, const Entry &entry) const
{
    QPainterPath edge;
    edge.addRoundedRect(place, spaceRadius, spaceRadius);
    switch (entry.sign) {
    case Sign::Fill:
        fillRounded(painter, place, spaceRadius, Theme::seriesFill(entry.series));
        break;
    case Sign::Shared:
        fillRounded(painter, place, spaceRadius, Theme::seriesFill(entry.series));
        painter->fillPath(edge, hatch(sharedHatch(), 7, 3));
        break;
    case Sign::Basket:
        markBasket(painter, edge);
        break;
    }
}

void SpaceLegend::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(Theme::font(TextSize::Small));
    painter.setPen(Theme::color(Token::Muted));
    const auto all = places(width());
    for (qsizetype at = 0; at < all.size(); ++at) {
        const auto &entry = m_entries.at(at);
        const auto place = style()->visualRect(layoutDirection(), rect(), all.at(at));
        const int side = Theme::px(legendSwatch);
        const int left = isRightToLeft() ? place.right() + 1 - side : place.left();
        drawSign(&painter, QRectF(left, place.top() + (place.height() - side) / 2.0, side, side), entry);
        const int used = side + Metrics::space1;
        drawElided(&painter,
                   place.adjusted(isRightToLeft() ? 0 : used, 0, isRightToLeft() ? -used : 0, 0),
                   Qt::AlignLeft,
                   entry.words);
    }
}

void SpaceLegend::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        updateGeometry();
    }
}

} // namespace Hubdesk
