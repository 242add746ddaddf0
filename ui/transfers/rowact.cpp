// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/transfers/rowact.h"

#include "ui/shared/theme.h"
#include "ui/transfers/transfermodel.h"

namespace Hubdesk
{

RowAct rowAct(const TransferState &state)
{
    switch (state.phase) {
    case TransferPhase::Waiting:
        return RowAct::DownloadNow;
    case TransferPhase::Resolving:
    case TransferPhase::Downloading:
    case TransferPhase::Verifying:
    case TransferPhase::Placing:
        return RowAct::Pause;
    case TransferPhase::Paused:
        return state.pauseReason == PauseReason::OtherPlace ? RowAct::None : RowAct::GoOn;
    case TransferPhase::Retrying:
    case TransferPhase::NeedsAttention:
        return RowAct::TryAgain;
    case TransferPhase::Done:
        return RowAct::OpenFolder;
    case TransferPhase::Cancelled:
        return RowAct::None;
    }
    Q_UNREACHABLE_RETURN(RowAct::None);
}

Icon rowActIcon(RowAct act)
{
    switch (act) {
    case RowAct::None:
    case RowAct::Pause:
        return Icon::Pause;
    case RowAct::GoOn:
        return Icon::Run;
    case RowAct::TryAgain:
        return Icon::Retry;
    case RowAct::DownloadNow:
        return Icon::ArrowUp;
    case RowAct::OpenFolder:
        return Icon::Folder;
    }
    Q_UNREACHABLE_RETURN(Icon::Pause);
}

QString rowActText(RowAct act)
{
    switch (act) {
    case RowAct::None:
        return {};
    case RowAct::Pause:
        return TransferModel::tr("Pause");
    case RowAct::GoOn:
        return TransferModel::tr("Go on");
    case RowAct::TryAgain:
        return TransferModel::tr("Try again");
    case RowAct::DownloadNow:
        return TransferModel::tr("Download now, before the others");
    case RowAct::OpenFolder:
        return TransferModel::tr("Open folder");
    }
    Q_UNREACHABLE_RETURN({});
}

int rowButtonsWidth()
{
    return 2 * Theme::px(Metrics::rowButton) + Metrics::space2 + Metrics::space3;
}

RowButtons rowButtons(const QRect &cell)
{
    const int side = Theme::px(Metrics::rowButton);
    const int top = cell.center().y() - side / 2;
    const QRect more(cell.right() - Metrics::space2 - side, top, side, side);
    return { more.translated(-side - Metrics::space1, 0), more };
}

} // namespace Hubdesk
