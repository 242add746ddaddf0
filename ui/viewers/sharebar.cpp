// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/viewers/sharebar.h"

#include "ui/shared/format.h"
#include "ui/shared/paint.h"
#include "ui/shared/plaintip.h"
#include "ui/shared/spoken.h"
#include "ui/shared/theme.h"

#include <QHelpEvent>
#include <QPainter>
#include <QPainterPath>
#include <QStyle>
#include <QToolTip>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr int barHeight = 12;
constexpr int swatch = 8;
constexpr double leastWidth = 2; // what is there is seen

QString shareText(const ShareBar::Share &share, double all)
{
    //: One part of a bar: name, amount, share in per cent.
    return ShareBar::tr("%1: %2, %3")
        .arg(share.name, share.amount, formatPercent(all > 0 ? share.weight / all : 0));
}

double sumOf(const QList<ShareBar::Share> &shares)
{
    double all = 0;
    for (const auto &share : shares) {
        all += share.weight;
    }
    return all;
}

} // namespace

ShareBar::ShareBar(QWidget *parent)
    : QWidget(parent)
{
    auto policy = QSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setSpokenRole(this, QAccessible::Chart);
}

void ShareBar::setShares(const QString &title, const QList<Share> &shares)
{
    m_title = title;
    m_shares = shares;
    QStringList words;
    for (const auto &share : shares) {
        words << shareText(share, sumOf(shares));
    }
    setAccessibleName(title + u". "_s + words.join(u"; "_s));
    updateGeometry();
    update();
}

int ShareBar::barTop() const
{
    return m_title.isEmpty() ? 0 : QFontMetrics(Theme::font(TextSize::Small)).height() + Metrics::space1 + 1;
}

QList<ShareBar::Label> ShareBar::labels(int width, int *height) const
{
    const QFontMetrics metrics(Theme::font(TextSize::Small));
    QList<Label> all;
    int x = 0;
    int y = barTop() + Theme::px(barHeight) + Metrics::space1 + 2;
    for (qsizetype share = 0; share < m_shares.size(); ++share) {
        const auto &at = m_shares.at(share);
        const int wide = qMin(width,
                              Theme::px(swatch) + Metrics::iconGap
                                  + metrics.horizontalAdvance(at.name + u' ' + at.amount));
        if (x > 0 && x + wide > width) {
            x = 0;
            y += metrics.height() + 2;
        }
        all << Label{ { x, y, wide, metrics.height() }, share };
        x += wide + Metrics::space3;
    }
    *height = y + metrics.height();
    return all;
}

int ShareBar::heightForWidth(int width) const
{
    int height = 0;
    labels(qMax(1, width), &height);
    return height;
}

QSize ShareBar::sizeHint() const
{
    return { Theme::px(200), heightForWidth(qMax(Theme::px(200), width())) };
}

void ShareBar::paintBar(QPainter *painter) const
{
    const double all = sumOf(m_shares);
    const QRectF bar(0, barTop(), width(), Theme::px(barHeight));
    QPainterPath shape;
    shape.addRoundedRect(bar, 3, 3);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setClipPath(shape);
    painter->fillRect(bar, Theme::color(Token::Track));
    double x = 0;
    for (const auto &share : m_shares) {
        const double wide = all > 0 ? qMax(leastWidth, bar.width() * share.weight / all) : 0;
        const double left = isRightToLeft() ? bar.width() - x - wide : x;
        painter->fillRect(QRectF(left, bar.top(), wide, bar.height()), Theme::seriesLine(share.series));
        const double end = isRightToLeft() ? left : left + wide;
        painter->fillRect(QRectF(end - 0.5, bar.top(), 1, bar.height()), Theme::color(Token::Surface));
        x += wide;
    }
    painter->restore();
}

void ShareBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setFont(Theme::font(TextSize::Small, QFont::Medium));
    painter.setPen(Theme::color(Token::Ink));
    const QRect head(0, 0, width(), painter.fontMetrics().height());
    drawElided(&painter, head, Qt::AlignLeft, m_title);
    paintBar(&painter);
    painter.setFont(Theme::font(TextSize::Small));
    // Text goes to the leading edge of its place by itself.
    const auto at
        = [this](const QRect &place) { return style()->visualRect(layoutDirection(), rect(), place); };
    int height = 0;
    for (const auto &label : labels(width(), &height)) {
        const auto &share = m_shares.at(label.share);
        const int side = Theme::px(swatch);
        fillRounded(&painter,
                    at(QRect(label.place.left(), label.place.center().y() - side / 2, side, side)),
                    2,
                    Theme::seriesLine(share.series));
        auto words = label.place.adjusted(side + Metrics::iconGap, 0, 1, 0);
        painter.setPen(Theme::color(Token::Ink));
        const int used = drawElided(&painter, at(words), Qt::AlignLeft, share.name + u' ');
        painter.setPen(Theme::color(Token::Muted));
        drawElided(&painter, at(words.adjusted(used, 0, 0, 0)), Qt::AlignLeft, share.amount);
    }
}

bool ShareBar::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        QStringList words;
        for (const auto &share : m_shares) {
            words << shareText(share, sumOf(m_shares));
        }
        QToolTip::showText(static_cast<QHelpEvent *>(event)->globalPos(), plainTip(words.join(u'\n')), this);
        return true;
    }
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        updateGeometry();
    }
    return QWidget::event(event);
}

} // namespace Hubdesk
