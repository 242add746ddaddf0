// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/cache/cellraster.h"
#include "ui/cache/spacemap.h"
#include "ui/cache/spacemapmodel.h"
#include "ui/shared/theme.h"

#include <QDateTime>
#include <QPainter>

#include <algorithm>

namespace Hubdesk
{

void SpaceMap::drawPicture()
{
    const auto scale = devicePixelRatio();
    m_picture = QImage(viewport()->size() * scale, QImage::Format_RGB32);
    m_picture.setDevicePixelRatio(scale);
    m_picture.fill(Theme::color(Token::Surface));
    if (!m_space || m_picture.isNull()) {
        return;
    }
    m_look.nowMs = QDateTime::currentMSecsSinceEpoch();
    m_look.direction = layoutDirection();
    if (m_form == Form::Treemap) {
        paintTreemap(&m_picture, *m_space, m_treemap, m_look);
    } else {
        paintRings(&m_picture, *m_space, m_rings, m_look);
    }
}

QImage SpaceMap::toImage()
{
    if (m_picture.isNull()) {
        drawPicture();
    }
    return m_picture;
}

QPainterPath SpaceMap::edgeOf(const SpaceItem &item) const
{
    if (m_form == Form::Rings) {
        return ringSector(m_rings, item);
    }
    auto edge = CellGrid(m_picture.rect(), m_picture.devicePixelRatio()).inside(item.place);
    constexpr double least = 6; // a sliver is still found
    const double wider = std::max(0.0, (least - std::min(edge.width(), edge.height())) / 2);
    edge.adjust(-wider, -wider, wider, wider);
    QPainterPath path;
    path.addRoundedRect(edge, spaceRadius, spaceRadius);
    return path;
}

/// Around all of a node that is shown by its parts, else around the item that it is, or is in.
QPainterPath SpaceMap::currentEdge() const
{
    const auto &frames = m_treemap.frames;
    const auto frame = std::ranges::find(frames, m_current, &SpaceItem::node);
    if (m_form == Form::Treemap && !m_currentIsMany && frame != frames.end()) {
        return edgeOf(*frame);
    }
    const auto index = currentIndex();
    return index.isValid() ? edgeOf(items().at(index.row())) : QPainterPath();
}

void SpaceMap::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), Theme::color(Token::Surface));
    if (!m_space || items().isEmpty()) {
        return;
    }
    if (viewport()->size() != m_laidOut) { // while the size changes
        painter.drawImage(viewport()->rect(), m_picture);
        return;
    }
    if (m_picture.isNull() || m_picture.devicePixelRatio() != devicePixelRatio()) {
        drawPicture();
    }
    painter.drawImage(0, 0, m_picture);
    painter.setRenderHint(QPainter::Antialiasing);
    if (hovered() >= 0) {
        const auto &item = items().at(hovered());
        painter.setPen(QPen(item.isHead ? Theme::color(Token::Mark) : seriesText(Theme::isDark()), 1.5));
        painter.drawPath(edgeOf(item));
    }
    const auto edge = currentEdge();
    if (edge.isEmpty()) {
        return;
    }
    markSelected(&painter, edge, Theme::color(hasFocus() ? Token::Accent : Token::Mark));
    const bool isCell = currentIndex().isValid() && !items().at(currentIndex().row()).isHead;
    if (isCell && m_look.isInBasket(*m_space, m_current)) { // the edge above lies over the dashes
        const auto &item = items().at(currentIndex().row());
        const auto inner = m_form == Form::Rings ? ringSector(m_rings, item, basketInset) : [&] {
            QPainterPath path;
            path.addRect(edge.boundingRect().adjusted(basketInset, basketInset, -basketInset, -basketInset));
            return path;
        }();
        markBasket(&painter, inner);
    }
}

} // namespace Hubdesk
