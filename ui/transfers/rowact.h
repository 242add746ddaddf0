// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/transfer/transferstate.h"
#include "ui/shared/icons.h"

#include <QRect>

namespace Hubdesk
{

/// What the first button of a row does: the one thing that a person wants most often of a transfer in its
/// state.
enum class RowAct : quint8 { None, Pause, GoOn, TryAgain, DownloadNow, OpenFolder };

RowAct rowAct(const TransferState &state);
Icon rowActIcon(RowAct act);
QString rowActText(RowAct act);

/// The two buttons at the end of a row: the act, and three dots for the rest.
struct RowButtons {
    QRect act;
    QRect more;
};
RowButtons rowButtons(const QRect &cell);
/// Width that they need.
int rowButtonsWidth();

} // namespace Hubdesk
