// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QString>

namespace Hubdesk
{

// The folder where a library keeps what does not come from the Hub (hub-protocol.md 6.8).

struct AssetsPlace {
    QString library;
    QString nameSpace = QStringLiteral("default");
    QString subfolder = QStringLiteral("default");
};

/// The path of a folder as `cached_assets_path` names it, below `root` with its links resolved. Usage where a
/// part would lead out of the folder above it, which the official client lets pass. Touches the disk,
/// briefly.
Result<QString> assetsPath(const QString &root, const AssetsPlace &place);
/// Makes the folder, too. Usage where there is something else.
Result<QString> makeAssets(const QString &root, const AssetsPlace &place);

} // namespace Hubdesk
