// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/paint.h"

#include <QFontMetrics>
#include <QImage>

#include <algorithm>

namespace Hubdesk
{

namespace
{

class Saved
{
public:
    explicit Saved(QPainter *painter)
        : m_painter(painter)
    {
        m_painter->save();
    }
    ~Saved() { m_painter->restore(); }
    Q_DISABLE_COPY_MOVE(Saved)

private:
    QPainter *m_painter;
};

} // namespace

void fillRounded(QPainter *painter, const QRectF &rect, qreal radius, const QColor &color)
{
    if (rect.isEmpty()) {
        return;
    }
    const Saved saved(painter);
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(color);
    painter->drawRoundedRect(rect, radius, radius);
}

void strokeRounded(QPainter *painter, const QRectF &rect, qreal radius, const QColor &color, qreal width)
{
    const Saved saved(painter);
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(color, width));
    painter->setBrush(Qt::NoBrush);
    const qreal half = width / 2;
    const qreal inner = std::max(0.0, radius - half);
    painter->drawRoundedRect(rect.adjusted(half, half, -half, -half), inner, inner);
}

void drawBox(QPainter *painter, const QRectF &rect, qreal radius, const QColor &ground, const QColor &edge)
{
    // The ground ends half a pixel inside, so that no colour fringe shows outside the edge.
    fillRounded(painter, rect.adjusted(0.5, 0.5, -0.5, -0.5), radius - 0.5, ground);
    strokeRounded(painter, rect, radius, edge);
}

QBrush hatch(const QColor &color, int every, int width)
{
    // Along x a 45 degree line repeats every `step`; a square tile of that side repeats without a seam.
    const int step = qRound(every * 1.4142);
    constexpr int fine = 4; // drawn large, so that lines stay smooth on every screen
    QImage tile(step * fine, step * fine, QImage::Format_ARGB32_Premultiplied);
    tile.fill(Qt::transparent);
    QPainter painter(&tile);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(fine, fine);
    painter.setPen(QPen(color, width, Qt::SolidLine, Qt::FlatCap));
    for (const int shift : { -step, 0, step }) {
        painter.drawLine(QPointF(shift - 1, step + 1), QPointF(shift + step + 1, -1));
    }
    painter.end();
    QBrush brush(tile);
    brush.setTransform(QTransform::fromScale(1.0 / fine, 1.0 / fine));
    return brush;
}

int drawElided(QPainter *painter,
               const QRect &rect,
               Qt::Alignment alignment,
               const QString &text,
               Qt::TextElideMode mode)
{
    const QFontMetrics metrics = painter->fontMetrics();
    // A size hint was measured for the screen, and this device may round otherwise: a pixel is not worth
    // dots.
    const bool fits = metrics.horizontalAdvance(text) <= rect.width() + 2;
    const QString shown = fits ? text : metrics.elidedText(text, mode, rect.width());
    painter->drawText(
        rect, static_cast<int>(alignment | Qt::AlignVCenter) | Qt::TextSingleLine | Qt::TextDontClip, shown);
    return metrics.horizontalAdvance(shown);
}

QString fittingFacts(const QString &facts, const QFontMetrics &metrics, int width)
{
    static constexpr QStringView dot = u" · ";
    auto shown = facts;
    while (metrics.horizontalAdvance(shown) > width) {
        const auto last = shown.lastIndexOf(dot);
        if (last <= 0) {
            return metrics.elidedText(shown, Qt::ElideRight, width);
        }
        shown.truncate(last);
    }
    return shown;
}

QString elidedApart(const QString &name, const QStringList &neighbours, qsizetype letters)
{
    static constexpr qsizetype least = 3; // of the beginning
    static constexpr qsizetype word = 5; // of what comes before the difference, in the same word
    if (name.size() <= letters) {
        return name;
    }
    qsizetype apart = 0; // where it begins to differ from the one that is most like it
    for (const auto &other : neighbours) {
        const auto end = std::ranges::mismatch(name, other);
        apart = std::max(apart, qsizetype(end.in1 - name.begin()));
    }
    const auto cut
        = [&name](qsizetype head, qsizetype tail) { return name.first(head) + u'…' + name.last(tail); };
    const qsizetype room = letters - 1;
    const qsizetype half = room / 2;
    if (apart < room - half || apart >= name.size() - half) {
        return cut(room - half, half); // it is not in the middle
    }
    auto from = apart;
    while (from > 0 && apart - from < word && name[from - 1].isLetterOrNumber()) {
        --from;
    }
    const auto rest = name.size() - from;
    if (rest + least <= room) {
        return cut(room - rest, rest);
    }
    const auto head = std::min(least, room / 3);
    return name.first(head) + u'…' + name.sliced(from, std::max<qsizetype>(1, room - head - 1)) + u'…';
}

void drawTick(QPainter *painter, const QRectF &square, const QColor &color)
{
    const Saved saved(painter);
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(color, square.width() / 8.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const auto at = [&](qreal x, qreal y) {
        return QPointF(square.x() + x * square.width(), square.y() + y * square.height());
    };
    const QPointF points[] = { at(0.25, 0.52), at(0.43, 0.70), at(0.76, 0.32) };
    painter->drawPolyline(points, 3);
}

} // namespace Hubdesk
