// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/desktop/trayface.h"

#include "ui/shared/format.h"
#include "ui/shared/icons.h"
#include "ui/shared/theme.h"

#include <QCoreApplication>
#include <QPainter>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr int step = 5; ///< per cent: each step is a picture that goes to the desktop
constexpr double signShare = 0.56; ///< of the mark's side
constexpr double gapShare = 0.06; ///< between a sign and the mark
constexpr double dotShare = 0.36; ///< the one for attention

struct TrayWords {
    Q_DECLARE_TR_FUNCTIONS(Hubdesk::Tray)
};

// The mark gives way, so that a sign is told from it on every ground.
void clearRound(QPainter &painter, const QRectF &place, double gap)
{
    painter.setCompositionMode(QPainter::CompositionMode_Clear);
    painter.setBrush(Qt::black);
    painter.drawEllipse(place.adjusted(-gap, -gap, gap, gap));
    painter.setCompositionMode(QPainter::CompositionMode_SourceOver);
}

void drawBusy(QPainter &painter, const QRectF &place, int percent)
{
    constexpr int fullCircle = 360 * 16;
    painter.setBrush(Theme::color(Token::OnAccent));
    painter.drawEllipse(place);
    const double edge = place.width() * 0.12;
    const auto inner = place.adjusted(edge, edge, -edge, -edge);
    painter.setBrush(Theme::color(Token::Accent));
    if (percent < 0) { // under way, and nobody knows how far
        painter.drawEllipse(inner.adjusted(edge, edge, -edge, -edge));
    } else {
        painter.drawPie(inner, fullCircle / 4, -fullCircle * percent / 100);
    }
}

void drawPaused(QPainter &painter, const QRectF &place)
{
    painter.setBrush(Theme::color(Token::Amber));
    painter.drawEllipse(place);
    painter.setBrush(Theme::color(Token::Surface));
    const double width = place.width() * 0.16;
    const double height = place.height() * 0.46;
    const double top = place.center().y() - height / 2;
    for (const double x : { place.center().x() - width * 1.35, place.center().x() + width * 0.35 }) {
        painter.drawRect(QRectF(x, top, width, height));
    }
}

QPixmap draw(const TrayFace &face, int side)
{
    auto pixmap = productMark(side, 1);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const double gap = side * gapShare;
    if (face.work != TrayFace::Work::None) {
        const double size = side * signShare;
        const QRectF corner(side - size, side - size, size, size);
        clearRound(painter, corner, gap);
        if (face.work == TrayFace::Work::Busy) {
            drawBusy(painter, corner, face.percent);
        } else {
            drawPaused(painter, corner);
        }
    }
    if (face.needsAttention) {
        const double size = side * dotShare;
        const QRectF corner(side - size, 0, size, size);
        clearRound(painter, corner, gap);
        painter.setBrush(Theme::color(Token::Red));
        painter.drawEllipse(corner);
    }
    return pixmap;
}

QString activeLine(const TransferSummary &summary)
{
    if (summary.running == 0) {
        return TrayWords::tr("%n download(s) waiting", nullptr, summary.waiting);
    }
    QStringList parts{ TrayWords::tr("%n download(s)", nullptr, summary.active()) };
    if (summary.bytesPerSecond > 0) {
        parts << formatRate(summary.bytesPerSecond);
        if (summary.secondsLeft) {
            //: %1 a time, for example "3 min".
            parts << TrayWords::tr("%1 left").arg(formatDuration(*summary.secondsLeft));
        }
    }
    return parts.join(u", "_s);
}

} // namespace

TrayFace TrayFace::of(const TransferSummary &summary)
{
    TrayFace face;
    face.needsAttention = summary.attention > 0;
    if (summary.active() > 0) {
        face.work = Work::Busy;
        const auto share = summary.share();
        face.percent = share ? int(*share * 100) / step * step : -1;
    } else if (summary.paused() > 0) {
        face.work = Work::Paused;
    }
    return face;
}

QIcon TrayFace::icon() const
{
    QIcon icon;
    for (const int side : { 16, 22, 24, 32, 48, 64 }) {
        icon.addPixmap(draw(*this, side));
    }
    return icon;
}

QString trayTip(const TransferSummary &summary)
{
    QStringList lines;
    if (summary.active() > 0) {
        lines << activeLine(summary);
    }
    if (summary.paused() > 0) {
        lines << TrayWords::tr("%n download(s) paused", nullptr, summary.paused());
    }
    if (summary.attention > 0) {
        lines << TrayWords::tr("%n download(s) need attention", nullptr, summary.attention);
    }
    return lines.isEmpty() ? u"Hubdesk"_s : lines.join(u'\n');
}

} // namespace Hubdesk
