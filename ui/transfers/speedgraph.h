// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/transfers/speedhistory.h"

#include <QWidget>

class QPainterPath;

namespace Hubdesk
{

/// The scale of the graph: so many bytes/s a grid line, in a unit that all of them share.
struct SpeedScale {
    double step = 1; ///< bytes/s from one line to the next
    double unit = 1; ///< bytes/s that are "1" on the axis
    QString unitName; ///< "MB/s"
};
/// Round figures, so that three steps hold the peak.
SpeedScale speedScale(double peak);

/// How fast a transfer was in the last two minutes: a line over an area, the mean dashed, and words at what
/// happened meanwhile. GUI thread.
class SpeedGraph : public QWidget
{
    Q_OBJECT
public:
    /// What happened, at the time where it did.
    struct Mark {
        qint64 atMs = 0;
        QString text;
        bool operator==(const Mark &) const = default;
    };

    explicit SpeedGraph(QWidget *parent = nullptr);

    /// Times as in the history; `nowMs` is the right edge.
    void show(const SpeedHistory &history, const QList<Mark> &marks, qint64 nowMs);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QRectF plot() const;
    double xAt(const QRectF &plot, qint64 ms) const;
    void drawHead(QPainter *painter, const SpeedScale &scale) const;
    void drawNothing(QPainter *painter, const QRectF &plot) const;
    void drawGrid(QPainter *painter, const QRectF &plot, const SpeedScale &scale) const;
    QPainterPath curve(const QRectF &plot, const SpeedScale &scale) const;
    void drawMean(QPainter *painter, const QRectF &plot, const SpeedScale &scale) const;
    void drawMarks(QPainter *painter, const QRectF &plot) const;

    SpeedHistory m_history;
    QList<Mark> m_marks;
    qint64 m_nowMs = 0;
};

} // namespace Hubdesk
