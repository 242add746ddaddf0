// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/transfers/speedgraph.h"

#include "ui/shared/format.h"
#include "ui/shared/spoken.h"
#include "ui/shared/theme.h"

#include <QLocale>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{
constexpr int steps = 3;
constexpr int leastHeight = 96;
constexpr float areaShare = 0.13F; ///< of the accent, below the line

// As if painted through onto the ground. Qt blends what is translucent in a pool of threads, and on a busy
// machine the frame waits until those get a core; what is opaque it paints at once.
QColor areaColor()
{
    const auto accent = Theme::color(Token::Accent);
    const auto ground = Theme::color(Token::Surface);
    const auto mix = [](float over, float under) { return areaShare * over + (1 - areaShare) * under; };
    return QColor::fromRgbF(mix(accent.redF(), ground.redF()),
                            mix(accent.greenF(), ground.greenF()),
                            mix(accent.blueF(), ground.blueF()));
}

void drawArea(QPainter *painter, const QRectF &plot, const QPainterPath &line)
{
    auto area = line;
    area.lineTo(area.currentPosition().x(), plot.bottom());
    area.lineTo(line.elementAt(0).x, plot.bottom());
    painter->save();
    painter->setClipRect(plot);
    painter->fillPath(area, areaColor());
    painter->restore();
}

void drawLine(QPainter *painter, const QRectF &plot, const QPainterPath &line)
{
    painter->save();
    painter->setClipRect(plot.adjusted(0, -2, 0, 2));
    painter->setPen(QPen(Theme::color(Token::Accent), 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->drawPath(line);
    painter->restore();
}

} // namespace

SpeedScale speedScale(double peak)
{
    static constexpr std::array units{ 1.0, 1e3, 1e6, 1e9 };
    static const std::array names{ u"B/s"_s, u"kB/s"_s, u"MB/s"_s, u"GB/s"_s };
    const auto wanted = std::max(peak, 1000.0) / steps;
    const auto power = std::pow(10.0, std::floor(std::log10(wanted)));
    auto step = 10 * power;
    for (const auto round : { 1.0, 2.0, 4.0, 5.0 }) {
        if (round * power >= wanted) {
            step = round * power;
            break;
        }
    }
    size_t unit = 0;
    while (unit + 1 < units.size() && step * steps >= units[unit + 1]) {
        ++unit;
    }
    return { step, units[unit], names[unit] };
}

SpeedGraph::SpeedGraph(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(u"speedGraph"_s);
    setSpokenRole(this, QAccessible::Chart); // before its name asks for it
    setAccessibleName(tr("Download speed"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void SpeedGraph::show(const SpeedHistory &history, const QList<Mark> &marks, qint64 nowMs)
{
    m_history = history;
    m_marks = marks;
    m_nowMs = nowMs;
    const auto now = history.samples().isEmpty() ? 0 : history.samples().last().bytesPerSecond;
    setAccessibleDescription(
        history.samples().isEmpty()
            ? tr("No speed was measured in the last two minutes")
            //: Three speeds.
            : tr("Now %1, peak %2, mean %3")
                  .arg(formatRate(now), formatRate(history.peak()), formatRate(history.mean())));
    update();
}

QSize SpeedGraph::sizeHint() const
{
    return { Theme::px(420), Theme::px(180) };
}

QSize SpeedGraph::minimumSizeHint() const
{
    return { Theme::px(200), Theme::px(leastHeight) };
}

// The head above, the figures of the axis at the left, the times below.
QRectF SpeedGraph::plot() const
{
    const QFontMetrics metrics(Theme::figures(TextSize::Small));
    const int line = metrics.height();
    const int left = Metrics::pageMargin + metrics.horizontalAdvance(u"8888"_s) + Metrics::space2;
    return QRectF(rect()).adjusted(
        left, Metrics::space2 + 2 * line, -Metrics::pageMargin, -line - Metrics::space3);
}

double SpeedGraph::xAt(const QRectF &plot, qint64 ms) const
{
    return plot.right() - plot.width() * double(m_nowMs - ms) / double(SpeedHistory::spanMs);
}

void SpeedGraph::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), Theme::color(Token::Surface));
    const auto scale = speedScale(m_history.peak());
    const auto place = plot();
    drawHead(&painter, scale);
    if (m_history.samples().size() < 2) {
        drawNothing(&painter, place);
        return;
    }
    const auto line = curve(place, scale);
    drawArea(&painter, place, line);
    drawGrid(&painter, place, scale);
    drawLine(&painter, place, line);
    drawMean(&painter, place, scale);
    drawMarks(&painter, place);
}

void SpeedGraph::drawHead(QPainter *painter, const SpeedScale &scale) const
{
    const auto head = QRect(Metrics::pageMargin,
                            Metrics::space2,
                            width() - 2 * Metrics::pageMargin,
                            QFontMetrics(Theme::font(TextSize::Small)).height());
    painter->setFont(Theme::font(TextSize::Small, QFont::DemiBold));
    painter->setPen(Theme::color(Token::Ink));
    //: %1 is a unit, such as "MB/s".
    painter->drawText(head, Qt::AlignLeft | Qt::AlignVCenter, tr("Download speed, %1").arg(scale.unitName));
    if (m_history.samples().isEmpty()) {
        return;
    }
    const auto figure = [&scale](double rate) { return QLocale().toString(rate / scale.unit, 'f', 1); };
    painter->setFont(Theme::figures(TextSize::Small));
    painter->setPen(Theme::color(Token::Muted));
    //: Two speeds in the unit of the graph: "now 84.2   peak 97.0".
    painter->drawText(head,
                      Qt::AlignRight | Qt::AlignVCenter,
                      tr("now %1   peak %2")
                          .arg(figure(m_history.samples().last().bytesPerSecond), figure(m_history.peak())));
}

void SpeedGraph::drawNothing(QPainter *painter, const QRectF &plot) const
{
    painter->setFont(Theme::font(TextSize::Body));
    painter->setPen(Theme::color(Token::Muted));
    painter->drawText(plot,
                      Qt::AlignCenter | Qt::TextWordWrap,
                      m_history.samples().isEmpty() ? tr("No speed was measured in the last two minutes")
                                                    : tr("Too short to be drawn"));
}

void SpeedGraph::drawGrid(QPainter *painter, const QRectF &plot, const SpeedScale &scale) const
{
    painter->setFont(Theme::figures(TextSize::Small));
    const int line = painter->fontMetrics().height();
    for (int step = 0; step <= steps; ++step) {
        const double y = std::round(plot.bottom() - plot.height() * step / steps) + 0.5;
        painter->setPen(QPen(Theme::color(Token::Border), 1));
        painter->drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
        painter->setPen(Theme::color(Token::Muted));
        painter->drawText(QRectF(0, y - line / 2.0, plot.left() - Metrics::space2, line),
                          Qt::AlignRight | Qt::AlignVCenter,
                          QLocale().toString(step * scale.step / scale.unit, 'g', 4));
    }
    const QRectF below(plot.left(), plot.bottom() + Metrics::space1, plot.width(), line);
    //: Along the axis of time.
    painter->drawText(below, Qt::AlignLeft, tr("2 min ago"));
    painter->drawText(below, Qt::AlignHCenter, tr("1 min"));
    painter->drawText(below, Qt::AlignRight, tr("now"));
}

QPainterPath SpeedGraph::curve(const QRectF &plot, const SpeedScale &scale) const
{
    QPainterPath line;
    for (const auto &sample : m_history.samples()) {
        const QPointF point(xAt(plot, sample.atMs),
                            plot.bottom() - plot.height() * sample.bytesPerSecond / (scale.step * steps));
        line.elementCount() == 0 ? line.moveTo(point) : line.lineTo(point);
    }
    return line;
}

void SpeedGraph::drawMean(QPainter *painter, const QRectF &plot, const SpeedScale &scale) const
{
    const auto mean = m_history.mean();
    if (m_history.samples().size() < 3 || mean <= 0) {
        return;
    }
    const double y = std::round(plot.bottom() - plot.height() * mean / (scale.step * steps)) + 0.5;
    painter->setPen(QPen(Theme::color(Token::Muted), 1, Qt::DashLine));
    const double first = std::max(plot.left(), xAt(plot, m_history.samples().first().atMs));
    painter->drawLine(QPointF(first, y), QPointF(plot.right(), y)); // of the time that it is the mean of
    painter->setFont(Theme::figures(TextSize::Small));
    const int line = painter->fontMetrics().height();
    //: %1 is a speed: "mean 79 MB/s".
    const auto text = tr("mean %1").arg(formatRate(mean));
    const auto wide = painter->fontMetrics().horizontalAdvance(text);
    const double top = std::min(y + 2, plot.bottom() - line);
    if (const double before = first - Metrics::space2 - wide; before >= plot.left()) { // where no curve is
        painter->drawText(QRectF(before, y - line / 2.0, wide, line), Qt::AlignCenter, text);
        return;
    }
    const QRectF place(plot.left() + Metrics::space1, top, wide, line);
    auto ground = Theme::color(Token::Surface);
    ground.setAlphaF(0.8F); // the line below stays readable, and so do the words
    painter->fillRect(place.adjusted(-2, 0, 2, 0), ground);
    painter->drawText(place, Qt::AlignCenter, text);
}

void SpeedGraph::drawMarks(QPainter *painter, const QRectF &plot) const
{
    painter->setFont(Theme::font(TextSize::Small));
    const int line = painter->fontMetrics().height();
    double free = plot.left(); // words do not lie over each other
    for (const auto &mark : m_marks) {
        const double x = std::round(xAt(plot, mark.atMs)) + 0.5;
        if (x < plot.left() || x > plot.right()) {
            continue;
        }
        painter->setPen(QPen(Theme::color(Token::Amber), 1, Qt::DotLine));
        painter->drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
        const int wide = painter->fontMetrics().horizontalAdvance(mark.text);
        const double left
            = x + wide + Metrics::space1 < plot.right() ? x + Metrics::space1 : x - wide - Metrics::space1;
        if (left >= free) {
            painter->setPen(Theme::color(Token::Amber));
            painter->drawText(QPointF(left, plot.top() + line - painter->fontMetrics().descent()), mark.text);
            free = left + wide + Metrics::space2;
        }
    }
}

} // namespace Hubdesk
