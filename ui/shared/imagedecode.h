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
/// A null image if the bytes are no picture of a kind that we read, one of more than 64 megapixels, or an SVG
/// that reaches outside itself. What is larger than 1600 by 4000 is made smaller.
void decodeImage(QObject *context, const QByteArray &bytes, std::function<void(const QImage &)> done);
/// The same, scaled so that it fills a square of `side` pixels; what stands out at two sides is cut off.
void decodeSquare(QObject *context,
                  const QByteArray &bytes,
                  int side,
                  std::function<void(const QImage &)> done);

} // namespace Hubdesk
