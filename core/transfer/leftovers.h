// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QMetaType>
#include <QStringList>

namespace Hubdesk
{

/// Unfinished files that no transfer of any program goes on with: its transfer was taken out of the list, or
/// there is a newer one in its place. Whoever asks for the same content again goes on with them; else they
/// only take room.
struct Leftovers {
    QStringList paths; ///< of the partials
    qint64 bytes = 0; ///< that they take on the disk
    bool operator==(const Leftovers &) const = default;
};

} // namespace Hubdesk
