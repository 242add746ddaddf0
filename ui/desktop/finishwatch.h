// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/desktop/transferwatch.h"

#include <QDateTime>

namespace Hubdesk
{

/// What happens, once, when nothing is left to do.
enum class WhenFinished { Nothing, Notify, Quit, Sleep };

/// How a change leaves the whole.
enum class Ending {
    None, ///< something is on its way, will go on by itself, or was stopped by a person
    Well, ///< the last one is done, and so are all
    WithTrouble, ///< the last one is over, and something of what has run needs attention
};

/// `now` is the sum after `changes`. What was over before `since`, the start of the program, did not end now.
Ending
endingOf(const QList<TransferWatch::Change> &changes, const TransferSummary &now, const QDateTime &since);

} // namespace Hubdesk
