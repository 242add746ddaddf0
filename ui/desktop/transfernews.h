// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/desktop/transferwatch.h"

#include <QDateTime>
#include <QString>

#include <optional>

namespace Hubdesk
{

/// What a person who is elsewhere wants to hear of a transfer.
struct TransferNews {
    enum class Kind { Done, Attention, DiskFull };

    Kind kind = Kind::Done;
    TransferState state;

    /// What a change is news of, if anything. What was so before `since`, the start of the program, is none.
    static std::optional<TransferNews> of(const TransferWatch::Change &change, const QDateTime &since);
};

/// As the desktop shows it.
struct DesktopNotice {
    QString title;
    QString text; ///< plain
    QString folder; ///< to open; may be empty
    TransferId transfer = 0; ///< to show; 0: all of them
    bool isTrouble = false;

    /// One for each kind, whatever their number.
    static QList<DesktopNotice> of(const QList<TransferNews> &news);

    bool operator==(const DesktopNotice &) const = default;
};

} // namespace Hubdesk
