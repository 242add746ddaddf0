// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/imagedecode.h"

#include "core/base/await.h"
#include "core/base/workers.h"
#include "core/card/safesvg.h"

#include <QBuffer>
#include <QImageReader>
#include <QPainter>
#include <QSvgRenderer>

namespace Hubdesk
{

namespace
{

constexpr qint64 mostPixels = 64'000'000; // of the encoded picture
constexpr QSize largest(1600, 4000); // of the decoded one: 25 MB

bool mayDecode(const QByteArray &format)
{
    static const QByteArrayList raster{ "png", "jpeg", "jpg", "gif", "webp", "bmp", "ico" };
    return raster.contains(format);
}

// By Qt Svg itself: its plugin for image readers is a package of its own, which a desktop need not have.
QImage decodeSvg(const QByteArray &bytes)
{
    QSvgRenderer renderer;
    renderer.setOptions(QtSvg::Tiny12FeaturesOnly);
    if (!isSafeSvg(bytes) || !renderer.load(bytes)) {
        return {};
    }
    auto size = renderer.defaultSize();
    if (size.width() > largest.width() || size.height() > largest.height()) {
        size.scale(largest, Qt::KeepAspectRatio);
    }
    if (size.isEmpty()) {
        return {};
    }
    QImage image(size, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    renderer.render(&painter);
    return image;
}

bool isSvg(const QByteArray &bytes)
{
    constexpr qsizetype headSize = 1024;
    const auto head = QByteArrayView(bytes).first(qMin(bytes.size(), headSize));
    return head.trimmed().startsWith('<') && head.contains("<svg");
}

QImage decode(const QByteArray &bytes)
{
    if (isSvg(bytes)) {
        return decodeSvg(bytes);
    }
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer);
    reader.setAutoTransform(true);
    reader.setAllocationLimit(256);
    if (!mayDecode(reader.format())) {
        return {};
    }
    const auto size = reader.size();
    if (size.isValid()) {
        if (qint64(size.width()) * size.height() > mostPixels) {
            return {};
        }
        if (size.width() > largest.width() || size.height() > largest.height()) {
            reader.setScaledSize(size.scaled(largest, Qt::KeepAspectRatio));
        }
    }
    return reader.read();
}

QImage squareOf(const QImage &image, int side)
{
    if (image.isNull()) {
        return {};
    }
    const int least = std::min(image.width(), image.height());
    const QRect middle((image.width() - least) / 2, (image.height() - least) / 2, least, least);
    return image.copy(middle)
        .scaled(side, side, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
        .convertToFormat(QImage::Format_ARGB32_Premultiplied);
}

} // namespace

void decodeSquare(QObject *context,
                  const QByteArray &bytes,
                  int side,
                  std::function<void(const QImage &)> done)
{
    whenDone(onWorker([bytes, side] { return squareOf(decode(bytes), side); }), context, std::move(done));
}

void decodeImage(QObject *context, const QByteArray &bytes, std::function<void(const QImage &)> done)
{
    whenDone(onWorker([bytes] { return decode(bytes); }), context, std::move(done));
}

} // namespace Hubdesk
