// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "support/textrecorder.h"

#include <QHash>
#include <QPaintEngine>
#include <QPainter>
#include <QPainterPath>
#include <QWidget>

#include <algorithm>

namespace Hubdesk
{

namespace
{

/// Hands everything on to a painter on a picture, and looks at that picture before each text.
class RecordingEngine : public QPaintEngine
{
public:
    RecordingEngine(QImage *picture, QList<PaintedText> *texts)
        : QPaintEngine(QPaintEngine::AllFeatures)
        , m_picture(picture)
        , m_texts(texts)
    {
    }

    bool begin(QPaintDevice *) override { return m_to.begin(m_picture); }
    bool end() override { return m_to.end(); }
    Type type() const override { return User; }

    void updateState(const QPaintEngineState &state) override
    {
        const auto dirty = state.state();
        if (dirty & DirtyTransform) {
            m_to.setTransform(state.transform());
        }
        if (dirty & DirtyPen) {
            m_to.setPen(state.pen());
        }
        if (dirty & DirtyBrush) {
            m_to.setBrush(state.brush());
        }
        if (dirty & DirtyBrushOrigin) {
            m_to.setBrushOrigin(state.brushOrigin());
        }
        if (dirty & DirtyOpacity) {
            m_to.setOpacity(state.opacity());
        }
        if (dirty & DirtyHints) {
            m_to.setRenderHints(state.renderHints());
        }
        if (dirty & DirtyCompositionMode) {
            m_to.setCompositionMode(state.compositionMode());
        }
        if (dirty & DirtyClipRegion) {
            m_to.setClipRegion(state.clipRegion(), state.clipOperation());
        }
        if (dirty & DirtyClipPath) {
            m_to.setClipPath(state.clipPath(), state.clipOperation());
        }
        if (dirty & DirtyClipEnabled) {
            m_to.setClipping(state.isClipEnabled());
        }
    }

    void drawRects(const QRectF *rects, int count) override { m_to.drawRects(rects, count); }
    void drawRects(const QRect *rects, int count) override { m_to.drawRects(rects, count); }
    void drawLines(const QLineF *lines, int count) override { m_to.drawLines(lines, count); }
    void drawLines(const QLine *lines, int count) override { m_to.drawLines(lines, count); }
    void drawEllipse(const QRectF &rect) override { m_to.drawEllipse(rect); }
    void drawPath(const QPainterPath &path) override { m_to.drawPath(path); }
    void drawPoints(const QPointF *points, int count) override { m_to.drawPoints(points, count); }
    void drawPolygon(const QPointF *points, int count, PolygonDrawMode mode) override
    {
        if (mode == PolylineMode) {
            m_to.drawPolyline(points, count);
        } else {
            m_to.drawPolygon(points, count, mode == WindingMode ? Qt::WindingFill : Qt::OddEvenFill);
        }
    }
    void drawPixmap(const QRectF &to, const QPixmap &pixmap, const QRectF &from) override
    {
        m_to.drawPixmap(to, pixmap, from);
    }
    void drawTiledPixmap(const QRectF &to, const QPixmap &pixmap, const QPointF &origin) override
    {
        m_to.drawTiledPixmap(to, pixmap, origin);
    }
    void drawImage(const QRectF &to,
                   const QImage &image,
                   const QRectF &from,
                   Qt::ImageConversionFlags flags) override
    {
        m_to.drawImage(to, image, from, flags);
    }
    void drawTextItem(const QPointF &at, const QTextItem &item) override
    {
        const QRectF around(at.x(), at.y() - item.ascent(), item.width(), item.ascent() + item.descent());
        auto place = m_to.transform().mapRect(around).toAlignedRect().intersected(m_picture->rect());
        if (m_to.hasClipping()) {
            place &= m_to.transform().mapRect(m_to.clipBoundingRect()).toAlignedRect();
        }
        const auto color = m_to.pen().color();
        if (!place.isEmpty() && !item.text().trimmed().isEmpty() && color.alpha() == 255) {
            m_texts->append({ item.text(), color, groundOf(place), place });
        }
        m_to.setFont(item.font());
        m_to.drawText(at, item.text());
    }

private:
    QColor groundOf(const QRect &place) const
    {
        QHash<QRgb, int> seen;
        for (int y = place.top(); y <= place.bottom(); ++y) {
            for (int x = place.left(); x <= place.right(); ++x) {
                ++seen[m_picture->pixel(x, y)];
            }
        }
        const auto most = std::max_element(seen.begin(), seen.end());
        return most == seen.end() ? QColor() : QColor(most.key());
    }

    QImage *m_picture;
    QList<PaintedText> *m_texts;
    QPainter m_to;
};

class RecordingDevice : public QPaintDevice
{
public:
    RecordingDevice(QSize size, const QColor &ground)
        : m_picture(size, QImage::Format_RGB32)
        , m_engine(std::make_unique<RecordingEngine>(&m_picture, &texts))
    {
        m_picture.fill(ground);
    }
    QPaintEngine *paintEngine() const override { return m_engine.get(); }

    QList<PaintedText> texts;

protected:
    int metric(PaintDeviceMetric metric) const override
    {
        switch (metric) {
        case PdmWidth:
            return m_picture.width();
        case PdmHeight:
            return m_picture.height();
        case PdmWidthMM:
            return m_picture.widthMM();
        case PdmHeightMM:
            return m_picture.heightMM();
        case PdmDepth:
            return m_picture.depth();
        case PdmDevicePixelRatio:
            return 1;
        case PdmDevicePixelRatioScaled:
            return int(devicePixelRatioFScale());
        case PdmDevicePixelRatioF_EncodedA:
        case PdmDevicePixelRatioF_EncodedB:
            return encodeMetricF(metric, 1);
        case PdmDpiX:
        case PdmPhysicalDpiX:
            return m_picture.logicalDpiX();
        case PdmDpiY:
        case PdmPhysicalDpiY:
            return m_picture.logicalDpiY();
        default:
            return QPaintDevice::metric(metric);
        }
    }

private:
    QImage m_picture;
    std::unique_ptr<RecordingEngine> m_engine;
};

} // namespace

QList<PaintedText> paintedTexts(QWidget *widget)
{
    RecordingDevice device(widget->size(), widget->palette().color(QPalette::Window));
    widget->render(&device, {}, {}, QWidget::DrawWindowBackground | QWidget::DrawChildren);
    return device.texts;
}

} // namespace Hubdesk
