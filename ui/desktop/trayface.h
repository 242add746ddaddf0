// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/desktop/transferwatch.h"

#include <QIcon>
#include <QString>

namespace Hubdesk
{

/// What the icon in the tray says. It is the state of the transfers themselves: paused only when none runs.
struct TrayFace {
    enum class Work { None, Busy, Paused };

    Work work = Work::None;
    int percent = -1; ///< with Busy, in steps of five; -1: not known
    bool needsAttention = false;

    static TrayFace of(const TransferSummary &summary);
    /// The mark, with a sign for each of these in its corners.
    QIcon icon() const;

    bool operator==(const TrayFace &) const = default;
};

/// "2 downloads, 84.2 MB/s, 3 min left", and a line each for those that are paused or need attention.
QString trayTip(const TransferSummary &summary);

} // namespace Hubdesk
