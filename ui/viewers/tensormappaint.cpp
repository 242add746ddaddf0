// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/format.h"
#include "ui/shared/paint.h"
#include "ui/shared/theme.h"
#include "ui/viewers/tensorkinds.h"
#include "ui/viewers/tensormap.h"

#include <QPainter>

#include <cmath>

namespace Hubdesk
{

namespace
{

constexpr double gap = 1.5;
constexpr double roundedFrom = 8; // smaller cells are plain: thousands of them are filled in one picture
constexpr QSizeF leastText{ 34, 20 };
constexpr int leastElided = 40; // less of a name tells nothing

QRectF cellInside(const QRectF &cell)
{
    const double inset = std::min(cell.width(), cell.height()) > 4 ? gap / 2 : 0;
    return cell.adjusted(inset, inset, -inset, -inset);
}

QColor cellText()
{
    return seriesText(Theme::isDark());
}

} // namespace

void TensorMap::drawCell(QPainter *painter, qsizetype tensor) const
{
    const auto &cell = m_layout.cells.at(tensor);
    if (cell.isEmpty()) {
        return;
    }
    const auto color = Theme::seriesFill(kindSeries(m_model->head()->tensors.at(tensor).kind));
    const auto inside = cellInside(cell);
    if (std::min(inside.width(), inside.height()) < roundedFrom) {
        painter->fillRect(inside, color);
        return;
    }
    fillRounded(painter, inside, 2, color);
    if (inside.width() >= leastText.width() && inside.height() >= leastText.height()) {
        drawCellText(painter, inside, tensor);
    }
}

void TensorMap::drawCellText(QPainter *painter, const QRectF &cell, qsizetype tensor) const
{
    const auto room = cell.adjusted(5, 3, -4, -2).toAlignedRect();
    painter->setPen(cellText());
    painter->setFont(Theme::font(TextSize::Small, QFont::DemiBold));
    const int line = painter->fontMetrics().height();
    const auto &name = m_layout.names.at(tensor);
    const bool isWhole = painter->fontMetrics().horizontalAdvance(name) < room.width();
    if (room.height() < line || (!isWhole && room.width() < leastElided)) {
        return;
    }
    drawElided(painter, QRect(room.left(), room.top(), room.width(), line), Qt::AlignLeft, name);
    if (room.height() < 2 * line) {
        return;
    }
    painter->setFont(Theme::font(TextSize::Small));
    const auto size = formatSize(m_model->head()->tensors.at(tensor).bytes.value_or(-1));
    if (painter->fontMetrics().horizontalAdvance(size) <= room.width()) { // a size is never cut
        drawElided(painter, QRect(room.left(), room.top() + line, room.width(), line), Qt::AlignLeft, size);
    }
}

void TensorMap::drawHead(QPainter *painter, const TensorMapLayout::Head &head) const
{
    const auto &node = m_model->head()->tree.nodes.at(head.node);
    auto room = head.place.adjusted(3, 0, -4, 0).toAlignedRect();
    const auto size = formatSize(node.bytes);
    painter->setFont(Theme::font(TextSize::Small));
    painter->setPen(Theme::color(Token::Muted));
    const int wide = painter->fontMetrics().horizontalAdvance(size);
    if (wide * 2 < room.width()) {
        drawElided(painter, room, Qt::AlignRight, size);
        room.setRight(room.right() - wide - Metrics::space2);
    }
    painter->setFont(Theme::font(TextSize::Small, QFont::DemiBold));
    painter->setPen(Theme::color(Token::Ink));
    drawElided(painter, room, Qt::AlignLeft, node.name, Qt::ElideMiddle);
}

void TensorMap::drawPicture()
{
    const auto scale = devicePixelRatio();
    m_picture = QPixmap(viewport()->size() * scale);
    m_picture.setDevicePixelRatio(scale);
    m_picture.fill(Theme::color(Token::Surface));
    QPainter painter(&m_picture);
    painter.setRenderHint(QPainter::Antialiasing);
    for (qsizetype tensor = 0; tensor < m_layout.cells.size(); ++tensor) {
        drawCell(&painter, tensor);
    }
    for (const auto &head : std::as_const(m_layout.heads)) {
        drawHead(&painter, head);
    }
}

void TensorMap::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), Theme::color(Token::Surface));
    if (!m_model->head() || m_layout.cells.isEmpty()) {
        return;
    }
    if (m_picture.isNull() || m_picture.devicePixelRatio() != devicePixelRatio()) {
        drawPicture();
    }
    painter.drawPixmap(0, 0, m_picture);
    painter.setRenderHint(QPainter::Antialiasing);
    if (hovered() >= 0 && hovered() < m_layout.cells.size()) {
        strokeRounded(&painter, cellInside(m_layout.cells.at(hovered())), 2, cellText(), 1.5);
    }
    const auto current = currentIndex();
    if (current.isValid() && current.row() < m_layout.cells.size()) {
        const auto edge = m_layout.cells.at(current.row());
        const double least = 6; // a sliver is still found
        const double wider = std::max(0.0, (least - std::min(edge.width(), edge.height())) / 2);
        strokeRounded(&painter,
                      edge.adjusted(-wider, -wider, wider, wider),
                      2,
                      Theme::color(hasFocus() ? Token::Accent : Token::Mark),
                      2.5);
    }
}

} // namespace Hubdesk
