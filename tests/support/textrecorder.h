// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QColor>
#include <QImage>
#include <QList>
#include <QPaintDevice>
#include <QString>

#include <memory>

class QWidget;

namespace Hubdesk
{

/// One run of text as it was painted: its colour, and the colour that it lies on.
struct PaintedText {
    QString words;
    QColor text;
    QColor ground; ///< the most frequent one below it
    QRect place;
};

/// Paints a widget with all in it, and writes down every text with what was below it at that moment. Works
/// for whatever paints by QPainter: style, delegates, documents.
QList<PaintedText> paintedTexts(QWidget *widget);

} // namespace Hubdesk
