// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QImage>
#include <QWidget>

namespace Hubdesk
{

/// A picture that can be zoomed (wheel, plus, minus, 0 fits, 1 is its own size) and moved (drag, Up, Down,
/// Shift with the arrows). It fits until somebody zooms. GUI thread; owned by the lightbox.
class PictureCanvas : public QWidget
{
    Q_OBJECT
public:
    explicit PictureCanvas(QWidget *parent = nullptr);

    void setImage(const QImage &image);
    void fit();
    /// Logical pixels on the screen for one of the picture, times 100; a point of the canvas stays where it
    /// is.
    void setPercent(int percent, QPointF around);
    void zoom(bool in);
    int percent() const;
    bool fits() const { return m_fits; }

Q_SIGNALS:
    void zoomed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    qreal fittingFactor() const;
    QRectF target() const;
    void keepInside();
    void moveBy(QPointF by);

    QImage m_image;
    qreal m_factor = 1;
    QPointF m_middle; ///< of the picture, in its own pixels, that is in the middle of the canvas
    QPointF m_from; ///< of a drag
    bool m_fits = true;
};

} // namespace Hubdesk
