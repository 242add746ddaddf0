// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QImage>

#include <functional>

class QObject;

namespace Hubdesk
{

/// Decodes a picture on a worker and hands it over on the context's thread, or never if the context is gone.
/// A null image if the bytes are no picture, or one of more than 64 megapixels. SVG is drawn at its own size,
/// at most 2000 pixels wide.
void decodeImage(QObject *context, const QByteArray &bytes, std::function<void(const QImage &)> done);

} // namespace Hubdesk
