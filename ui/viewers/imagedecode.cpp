// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/viewers/imagedecode.h"

#include "core/base/await.h"
#include "core/base/workers.h"
#include "core/card/safesvg.h"

#include <QBuffer>
#include <QImageReader>

namespace Hubdesk
{

namespace
{

constexpr qint64 mostPixels = 64'000'000; // of the encoded picture
constexpr QSize largest(1600, 4000); // of the decoded one: 25 MB

bool mayDecode(const QByteArray &format, const QByteArray &bytes)
{
    static const QByteArrayList raster{ "png", "jpeg", "jpg", "gif", "webp", "bmp", "ico" };
    return raster.contains(format) || (format == "svg" && isSafeSvg(bytes));
}

QImage decode(const QByteArray &bytes)
{
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer);
    reader.setAutoTransform(true);
    reader.setAllocationLimit(256);
    if (!mayDecode(reader.format(), bytes)) {
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

} // namespace

void decodeImage(QObject *context, const QByteArray &bytes, std::function<void(const QImage &)> done)
{
    whenDone(onWorker([bytes] { return decode(bytes); }), context, std::move(done));
}

} // namespace Hubdesk
