// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/viewers/imagedecode.h"

#include "core/base/workers.h"

#include <QBuffer>
#include <QImageReader>

namespace Hubdesk
{

namespace
{

constexpr qint64 mostPixels = 64'000'000;
constexpr int widest = 2000;

QImage decode(const QByteArray &bytes)
{
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer);
    reader.setAutoTransform(true);
    reader.setAllocationLimit(512);
    const auto size = reader.size();
    if (size.isValid()) {
        if (qint64(size.width()) * size.height() > mostPixels) {
            return {};
        }
        if (size.width() > widest) {
            reader.setScaledSize(size.scaled(widest, widest * 4, Qt::KeepAspectRatio));
        }
    }
    return reader.read();
}

} // namespace

void decodeImage(QObject *context, const QByteArray &bytes, std::function<void(const QImage &)> done)
{
    onWorker([bytes] { return decode(bytes); }).then(context, [done = std::move(done)](const QImage &image) {
        done(image);
    });
}

} // namespace Hubdesk
