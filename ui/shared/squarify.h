// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QRectF>

#include <span>

namespace Hubdesk
{

/// Divides `area` among `weights` (largest first, none negative) into rectangles that are as near to squares
/// as they get: the layout of a treemap. One rectangle for each weight, in its order; those of nothing are
/// empty. Pure, any thread; takes time linear in the weights.
QList<QRectF> squarify(const QRectF &area, const QList<double> &weights);
/// The same into `places`, which is as long as `weights`: without memory of its own, for large maps.
void squarify(const QRectF &area, std::span<const double> weights, std::span<QRectF> places);

} // namespace Hubdesk
