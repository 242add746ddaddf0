// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

namespace Hubdesk
{

/// True if an SVG picture reaches for nothing outside itself: no files, no other hosts, no scripts, no
/// entities. Qt's own SVG reader opens whatever `href` names, also a pipe that never answers. Pure, any
/// thread; at most 4 MiB.
bool isSafeSvg(const QByteArray &svg);

} // namespace Hubdesk
