// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/controls.h"
#include "ui/shared/paint.h"
#include "ui/shared/style.h"
#include "ui/shared/theme.h"

#include <QPainter>
#include <QPainterPath>
#include <QSlider>
#include <QStyleOption>

#include <algorithm>

// Scroll bars, sliders, progress bars, splitters, rubber band.

namespace Hubdesk
{

namespace
{

constexpr int minimumHandle = 28;

void drawProgress(const QStyleOptionProgressBar *bar, QPainter *painter)
{
    const int height = std::min(Theme::px(Metrics::progressBar), bar->rect.height());
    const int top = bar->rect.center().y() - height / 2; // on whole pixels
    QRectF groove(bar->rect.x(), top, bar->rect.width(), height);
    fillRounded(painter, groove, height / 2.0, Theme::color(Token::Track));
    const QColor color = Theme::color(bar->state & QStyle::State_Enabled ? Token::Accent : Token::Mark);
    const qint64 span = qint64(bar->maximum) - bar->minimum;
    if (span <= 0) {
        // Nothing to count yet: hatched, and still.
        QPainterPath shape;
        shape.addRoundedRect(groove, height / 2.0, height / 2.0);
        painter->fillPath(shape, hatch(color));
        return;
    }
    const double share = std::clamp(double(qint64(bar->progress) - bar->minimum) / double(span), 0.0, 1.0);
    QRectF done = groove;
    done.setWidth(groove.width() * share);
    if (bar->direction == Qt::RightToLeft) {
        done.moveRight(groove.right());
    }
    painter->save();
    QPainterPath shape;
    shape.addRoundedRect(groove, height / 2.0, height / 2.0);
    painter->setClipPath(shape);
    fillRounded(painter, done, height / 2.0, color);
    painter->restore();
}

} // namespace

bool Style::drawBarControl(ControlElement element,
                           const QStyleOption *option,
                           QPainter *painter,
                           const QWidget *) const
{
    switch (element) {
    case CE_ProgressBar:
        if (const auto *bar = qstyleoption_cast<const QStyleOptionProgressBar *>(option)) {
            drawProgress(bar, painter);
        }
        return true;
    case CE_ProgressBarGroove:
    case CE_ProgressBarContents:
    case CE_ProgressBarLabel:
        return true;
    case CE_Splitter: { // above a pane at the bottom the line is stronger
        const bool isBeside = option->state & State_Horizontal;
        painter->fillRect(option->rect, Theme::color(isBeside ? Token::Border : Token::Control));
        return true;
    }
    case CE_SizeGrip:
        return true;
    case CE_ToolBar:
        painter->fillRect(option->rect, Theme::color(Token::Panel));
        return true;
    case CE_RubberBand: {
        QColor ground = Theme::color(Token::Accent);
        ground.setAlphaF(0.13F);
        drawBox(painter, option->rect, 2, ground, Theme::color(Token::Accent));
        return true;
    }
    default:
        return false;
    }
}

void Style::drawScrollBar(const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const
{
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (!bar || bar->maximum <= bar->minimum) {
        return;
    }
    const QRectF handle = subControlRect(CC_ScrollBar, option, SC_ScrollBarSlider, widget);
    const bool hovered = option->state & State_MouseOver;
    const bool pressed = hovered && option->state & State_Sunken;
    const qreal slim = hovered ? 7 : 6;
    const QRectF shape = bar->orientation == Qt::Vertical
        ? QRectF(handle.right() - slim - 1, handle.y() + 2, slim, handle.height() - 4)
        : QRectF(handle.x() + 2, handle.bottom() - slim - 1, handle.width() - 4, slim);
    const Token color = pressed || hovered ? Token::Mark : Token::Control;
    fillRounded(painter, shape, slim / 2, Theme::color(color));
}

QRect Style::scrollBarRect(const QStyleOptionComplex *option, SubControl part) const
{
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (!bar) {
        return option->rect;
    }
    const QRect rect = option->rect;
    const bool upright = bar->orientation == Qt::Vertical;
    const int length = upright ? rect.height() : rect.width();
    const qint64 span = qint64(bar->maximum) - bar->minimum;
    const qint64 whole = span + bar->pageStep;
    int handle = span > 0 && whole > 0 ? static_cast<int>(qint64(length) * bar->pageStep / whole) : length;
    handle = std::clamp(handle, std::min(minimumHandle, length), length);
    const int at = sliderPositionFromValue(
        bar->minimum, bar->maximum, bar->sliderPosition, length - handle, bar->upsideDown);
    const auto along = [&](int from, int size) {
        return upright ? QRect(rect.x(), rect.y() + from, rect.width(), size)
                       : QRect(rect.x() + from, rect.y(), size, rect.height());
    };
    switch (part) {
    case SC_ScrollBarSlider:
        return along(at, handle);
    case SC_ScrollBarSubPage:
        return along(0, at);
    case SC_ScrollBarAddPage:
        return along(at + handle, length - at - handle);
    case SC_ScrollBarGroove:
        return rect;
    default:
        return {}; // no arrows
    }
}

void Style::drawSlider(const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const
{
    const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (!slider) {
        return;
    }
    const bool enabled = option->state & State_Enabled;
    const bool upright = slider->orientation == Qt::Vertical;
    const QRectF rect = option->rect;
    const QRectF handle = subControlRect(CC_Slider, option, SC_SliderHandle, widget);
    constexpr qreal thick = 4;
    const QRectF groove = upright ? QRectF(rect.center().x() - thick / 2, rect.y(), thick, rect.height())
                                  : QRectF(rect.x(), rect.center().y() - thick / 2, rect.width(), thick);
    fillRounded(painter, groove, thick / 2, Theme::color(Token::Track));
    QRectF done = groove;
    if (upright) {
        slider->upsideDown ? done.setTop(handle.center().y()) : done.setBottom(handle.center().y());
    } else {
        slider->upsideDown ? done.setLeft(handle.center().x()) : done.setRight(handle.center().x());
    }
    const QColor color = Theme::color(enabled && !isIdle(widget) ? Token::Accent : Token::Control);
    fillRounded(painter, done, thick / 2, color);
    const bool pressed = option->state & State_Sunken && option->activeSubControls & SC_SliderHandle;
    const bool hovered = option->state & State_MouseOver;
    fillRounded(painter, handle, handle.width() / 2, Theme::color(Token::Surface));
    strokeRounded(painter,
                  handle,
                  handle.width() / 2,
                  enabled && (hovered || pressed)
                      ? Theme::color(pressed ? Token::AccentPressed : Token::AccentHover)
                      : color,
                  pressed ? 3 : 2);
}

QRect Style::sliderRect(const QStyleOptionComplex *option, SubControl part) const
{
    const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (!slider || part != SC_SliderHandle) {
        return option->rect;
    }
    const QRect rect = option->rect;
    const bool upright = slider->orientation == Qt::Vertical;
    const int side = std::min({ Theme::px(14), rect.width(), rect.height() });
    const int length = (upright ? rect.height() : rect.width()) - side;
    const int at = sliderPositionFromValue(
        slider->minimum, slider->maximum, slider->sliderPosition, length, slider->upsideDown);
    return upright ? QRect(rect.x() + (rect.width() - side) / 2, rect.y() + at, side, side)
                   : QRect(rect.x() + at, rect.y() + (rect.height() - side) / 2, side, side);
}

} // namespace Hubdesk
