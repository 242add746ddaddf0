// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/cache/spacepaint.h"

#include "ui/cache/cellraster.h"
#include "ui/cache/spacetext.h"
#include "ui/shared/format.h"
#include "ui/shared/paint.h"
#include "ui/shared/theme.h"

#include <QCoreApplication>
#include <QPainter>

#include <algorithm>

namespace Hubdesk
{

namespace
{

struct CellWords {
    Q_DECLARE_TR_FUNCTIONS(CellWords)
};

constexpr double basketFrom = 8; // smaller cells would be dashes alone
constexpr double wideCell = 60;
constexpr double wideInset = 8;
constexpr double narrowInset = 5;
constexpr double topInset = 7;
constexpr int leastElided = 34; // less of a name tells nothing

/// The lines of one cell, from the top.
class CellText
{
public:
    CellText(QPainter *painter, const QRectF &cell, const QColor &plate)
        : m_painter(painter)
        , m_plate(plate)
    {
        const double aside = cell.width() >= wideCell ? wideInset : narrowInset;
        m_room = cell.adjusted(aside, 0, -narrowInset + 1, 0).toAlignedRect();
        m_cell = cell;
    }
    int lines() const { return treemapLines(m_cell.size(), lineHeight()); }
    /// So many lines will come.
    void begin(int lines)
    {
        const double high = lines * lineHeight();
        m_y = m_cell.top() + std::clamp((m_cell.height() - high) / 2, 0.0, topInset);
    }
    bool fits(const QString &text) const
    {
        return m_painter->fontMetrics().horizontalAdvance(text) <= m_room.width();
    }
    bool hasRoomForName() const { return m_room.width() >= leastElided - 2 * narrowInset; }
    void line(const QString &text, Qt::TextElideMode mode = Qt::ElideMiddle)
    {
        const QRect place(m_room.left(), qRound(m_y), m_room.width(), qRound(lineHeight()));
        if (m_plate.isValid()) {
            const int wide = std::min(m_painter->fontMetrics().horizontalAdvance(text), place.width());
            const bool isMirrored = m_painter->layoutDirection() == Qt::RightToLeft;
            const int left = isMirrored ? place.right() - wide : place.left();
            fillRounded(m_painter, QRectF(left - 3, place.top(), wide + 6, place.height()), 2, m_plate);
        }
        drawElided(m_painter, place, Qt::AlignLeft, text, mode);
        m_y += lineHeight();
    }

private:
    double lineHeight() const { return m_painter->fontMetrics().height() + 0.5; }

    QPainter *m_painter;
    QColor m_plate; ///< behind the letters, where lines would run through them
    QRectF m_cell;
    QRect m_room;
    double m_y = 0;
};

/// One pass over the cells, then one over those that have room for words.
class TreemapPainting
{
public:
    TreemapPainting(QImage *image, const ShownSpace &space, const SpaceLook &look)
        : m_raster(image)
        , m_space(space)
        , m_look(look)
    {
        for (int series = 0; series < seriesCount; ++series) {
            m_fills << Theme::seriesFill(Series(series));
        }
    }
    void fill(const SpaceItem &item)
    {
        const auto pixels = m_raster.grid().cell(item.place);
        if (m_space.facts.at(item.node).isShared) {
            m_raster.fillHatched(pixels, fillOf(item), m_hatch);
        } else {
            m_raster.fill(pixels, fillOf(item));
        }
    }
    void drawWords(QPainter *painter, const SpaceItem &item) const;
    void drawHead(QPainter *painter, const SpaceItem &item) const;

private:
    const QColor &fillOf(const SpaceItem &item) const
    {
        return m_fills.at(int(spaceSeries(m_space, item.node, m_look.colouring, m_look.nowMs)));
    }
    void drawSharedText(QPainter *painter, const SpaceItem &item, const QRectF &cell) const;
    void drawCellText(QPainter *painter, const SpaceItem &item, const QRectF &cell, bool isInBasket) const;

    CellRaster m_raster;
    const ShownSpace &m_space;
    const SpaceLook &m_look;
    QColor m_hatch = sharedHatch();
    QList<QColor> m_fills;
};

/// "shared 5.2 GB", or at least how much.
void TreemapPainting::drawSharedText(QPainter *painter, const SpaceItem &item, const QRectF &cell) const
{
    painter->setFont(Theme::font(TextSize::Small));
    CellText text(painter, cell, fillOf(item));
    const auto size = formatSize(item.size);
    const auto both = spaceItemName(m_space, item) + u' ' + size;
    text.begin(1);
    if (text.fits(both) || text.fits(size)) {
        text.line(text.fits(both) ? both : size);
    }
}

/// Name, then what it is of, then size: what does not fit is left out, a size is never cut.
void TreemapPainting::drawCellText(QPainter *painter,
                                   const SpaceItem &item,
                                   const QRectF &cell,
                                   bool isInBasket) const
{
    const auto bold = Theme::font(TextSize::Small, QFont::DemiBold);
    const auto plain = Theme::font(TextSize::Small);
    painter->setFont(bold);
    CellText text(painter, cell, m_space.facts.at(item.node).isShared ? fillOf(item) : QColor());
    const auto name = spaceItemName(m_space, item);
    if (!text.fits(name) && !text.hasRoomForName()) {
        return;
    }
    painter->setFont(plain);
    auto detail = item.many == 0 ? spaceNodeDetail(m_space, item.node) : QString();
    detail = item.many > 0 || text.fits(detail) ? detail : spaceNodeShortDetail(m_space, item.node);
    //: Size of a part of the cache which is marked to be removed.
    const auto inBasket = CellWords::tr("%1, in basket").arg(formatSize(item.size));
    const auto size = isInBasket && text.fits(inBasket) ? inBasket : formatSize(item.size);
    const bool hasDetail = !detail.isEmpty() && text.fits(detail);
    const int lines = std::min(text.lines(), !text.fits(size) ? 1 : hasDetail ? 3 : 2);
    const bool isFile = m_space.node(item.node).kind == SpaceNode::Kind::File; // its end says what it is
    text.begin(lines);
    painter->setFont(bold);
    text.line(name, isFile && item.many == 0 ? Qt::ElideMiddle : Qt::ElideRight);
    painter->setFont(plain);
    if (lines == 3) {
        text.line(detail);
    }
    if (lines >= 2) {
        text.line(size);
    }
}

void TreemapPainting::drawWords(QPainter *painter, const SpaceItem &item) const
{
    const auto cell = m_raster.grid().inside(item.place);
    const bool isInBasket = m_look.isInBasket(m_space, item.node);
    if (treemapLines(cell.size(), 1) > 0) {
        const bool isPart = item.many == 0 && m_space.node(item.node).kind == SpaceNode::Kind::Shared;
        painter->setPen(seriesText(Theme::isDark()));
        if (isPart) {
            drawSharedText(painter, item, cell);
        } else {
            drawCellText(painter, item, cell, isInBasket);
        }
    }
    if (isInBasket && std::min(cell.width(), cell.height()) >= basketFrom) {
        QPainterPath edge;
        edge.addRoundedRect(cell, spaceRadius, spaceRadius);
        markBasket(painter, edge);
    }
}

void TreemapPainting::drawHead(QPainter *painter, const SpaceItem &item) const
{
    auto room = item.place.adjusted(narrowInset, 0, -narrowInset, 0).toAlignedRect();
    const auto size = formatSize(item.size);
    const auto bold = Theme::font(TextSize::Small, QFont::DemiBold);
    const QFontMetrics boldMetrics(bold);
    const auto title = spaceItemName(m_space, item);
    const bool isRevision = m_space.node(item.node).kind == SpaceNode::Kind::Revision;
    const auto shorter
        = isRevision ? spaceNodeShortDetail(m_space, item.node) : spaceNodeName(m_space, item.node);
    const auto name = boldMetrics.horizontalAdvance(title) <= room.width() ? title : shorter;
    painter->setFont(Theme::font(TextSize::Small));
    painter->setPen(Theme::color(Token::Muted));
    const int wide = painter->fontMetrics().horizontalAdvance(size);
    if (boldMetrics.horizontalAdvance(name) + Metrics::space2 + wide <= room.width()) {
        drawElided(painter, room, Qt::AlignRight, size);
        const int used = wide + Metrics::space2;
        const bool isMirrored = painter->layoutDirection() == Qt::RightToLeft;
        room.adjust(isMirrored ? used : 0, 0, isMirrored ? 0 : -used, 0);
    }
    painter->setFont(bold);
    painter->setPen(Theme::color(Token::Ink));
    drawElided(painter, room, Qt::AlignLeft, name);
}

void strokeInside(QPainter *painter, const QPainterPath &edge, QPen pen)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setClipPath(edge, Qt::IntersectClip);
    pen.setWidthF(pen.widthF() * 2); // of which the outer half is clipped
    painter->setBrush(Qt::NoBrush);
    painter->strokePath(edge, pen);
    painter->restore();
}

} // namespace

bool SpaceLook::isInBasket(const ShownSpace &space, int node) const
{
    while (!basket.isEmpty() && node >= 0) {
        if (basket.contains(node)) {
            return true;
        }
        node = space.node(node).parent;
    }
    return false;
}

QColor sharedHatch()
{
    constexpr double light = 0.30;
    constexpr double dark = 0.26;
    auto color = Theme::isDark() ? QColor(Qt::white) : Theme::color(Token::Ink);
    color.setAlphaF(Theme::isDark() ? dark : light);
    return color;
}

void markBasket(QPainter *painter, const QPainterPath &edge)
{
    constexpr double wide = 2;
    QPen pen(Theme::color(Token::Red), wide, Qt::CustomDashLine, Qt::FlatCap);
    pen.setDashPattern({ 5 / wide / 2, 3 / wide / 2 }); // in widths of the pen, which is doubled
    strokeInside(painter, edge, pen);
}

void markSelected(QPainter *painter, const QPainterPath &edge, const QColor &color)
{
    constexpr double wide = 2.5;
    strokeInside(painter, edge, QPen(color, wide));
}

void paintTreemap(QImage *image, const ShownSpace &space, const TreemapLayout &layout, const SpaceLook &look)
{
    TreemapPainting painting(image, space, look);
    for (const auto &item : layout.items) {
        if (!item.isHead) {
            painting.fill(item);
        }
    }
    QPainter painter(image);
    painter.setLayoutDirection(look.direction);
    for (const auto &item : layout.items) {
        if (item.isHead) {
            painting.drawHead(&painter, item);
        } else if (!look.basket.isEmpty() || treemapLines(item.place.size(), 1) > 0) {
            painting.drawWords(&painter, item);
        }
    }
}

} // namespace Hubdesk
