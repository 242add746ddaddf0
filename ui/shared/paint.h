// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shared/tokens.h"

#include <QBrush>
#include <QPainter>
#include <QRectF>
#include <QStringList>

class QFontMetrics;

namespace Hubdesk
{

/// Filled shape without outline. The painter's state is as before afterwards, here and below.
void fillRounded(QPainter *painter, const QRectF &rect, qreal radius, const QColor &color);
/// Outline of `width` wholly inside `rect`.
void strokeRounded(QPainter *painter, const QRectF &rect, qreal radius, const QColor &color, qreal width = 1);
/// Ground plus 1 px outline.
void drawBox(QPainter *painter, const QRectF &rect, qreal radius, const QColor &ground, const QColor &edge);
/// Lines at 45 degrees as a texture: bytes that are already here.
QBrush hatch(const QColor &color, int every = 5, int width = 2);
/// One line of text, elided at `mode`, vertically centred, in the painter's pen and font; returns its width.
int drawElided(QPainter *painter,
               const QRect &rect,
               Qt::Alignment alignment,
               const QString &text,
               Qt::TextElideMode mode = Qt::ElideRight);
/// Facts between middle dots, as many whole ones from the first as fit; the first is elided if even that is
/// too long.
QString fittingFacts(const QString &facts, const QFontMetrics &metrics, int width);
/// A name in so many letters (five at least), with dots in its middle, or where else what sets it apart from
/// `neighbours`, the names that are most like it, stays to be seen.
QString elidedApart(const QString &name, const QStringList &neighbours, qsizetype letters);
/// The tick or dash of a check box, inside its square.
void drawTick(QPainter *painter, const QRectF &square, const QColor &color);

} // namespace Hubdesk
