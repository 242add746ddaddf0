// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shared/tokens.h"

#include <QRect>
#include <QString>

class QPainter;

namespace Hubdesk
{

class Avatars;

/// Two letters for an owner: "open-meridian" is OM, "huggingface" HU. Upper case; "?" for an empty name.
QString initials(const QString &name);
/// The same colour for the same owner, on every computer.
Series avatarSeries(const QString &name);
/// The picture out of `pictures`, or letters while there is none. Square with radius 6, or a circle for a
/// person's own account; 28 px in lists, 24 in the top bar.
void drawAvatar(
    QPainter *painter, const QRect &square, const QString &name, Avatars *pictures, bool round = false);

} // namespace Hubdesk
