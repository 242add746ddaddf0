// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/transfer/transferstate.h"

using namespace Qt::StringLiterals;

namespace Hubdesk
{

QLatin1StringView phaseName(TransferPhase phase)
{
    switch (phase) {
    case TransferPhase::Waiting:
        return "waiting"_L1;
    case TransferPhase::Resolving:
        return "resolving"_L1;
    case TransferPhase::Downloading:
        return "downloading"_L1;
    case TransferPhase::Verifying:
        return "verifying"_L1;
    case TransferPhase::Placing:
        return "placing"_L1;
    case TransferPhase::Paused:
        return "paused"_L1;
    case TransferPhase::Retrying:
        return "retrying"_L1;
    case TransferPhase::NeedsAttention:
        return "needs-attention"_L1;
    case TransferPhase::Done:
        return "done"_L1;
    case TransferPhase::Cancelled:
        return "cancelled"_L1;
    }
    Q_UNREACHABLE_RETURN("waiting"_L1);
}

TransferPhase phaseFromName(const QString &name)
{
    for (int phase = 0; phase <= int(TransferPhase::Cancelled); ++phase) {
        if (phaseName(TransferPhase(phase)) == name) {
            return TransferPhase(phase);
        }
    }
    return TransferPhase::Waiting;
}

QLatin1StringView pauseReasonName(PauseReason reason)
{
    switch (reason) {
    case PauseReason::None:
        return ""_L1;
    case PauseReason::User:
        return "user"_L1;
    case PauseReason::Offline:
        return "offline"_L1;
    case PauseReason::NoNetwork:
        return "no-network"_L1;
    case PauseReason::DiskFull:
        return "disk-full"_L1;
    case PauseReason::All:
        return "all"_L1;
    case PauseReason::Quit:
        return "quit"_L1;
    case PauseReason::Timetable:
        return "timetable"_L1;
    case PauseReason::CacheMoves:
        return "cache-moves"_L1;
    case PauseReason::OtherPlace:
        return "other-place"_L1;
    }
    Q_UNREACHABLE_RETURN(""_L1);
}

PauseReason pauseReasonFromName(const QString &name)
{
    for (int reason = 0; reason <= int(PauseReason::OtherPlace); ++reason) {
        if (pauseReasonName(PauseReason(reason)) == name) {
            return PauseReason(reason);
        }
    }
    return PauseReason::None;
}

QLatin1StringView localDirLinkName(LocalDirLink link)
{
    switch (link) {
    case LocalDirLink::None:
        return ""_L1;
    case LocalDirLink::Copy:
        return "copy"_L1;
    case LocalDirLink::Symlink:
        return "symlink"_L1;
    case LocalDirLink::Hardlink:
        return "hardlink"_L1;
    case LocalDirLink::Reflink:
        return "reflink"_L1;
    }
    Q_UNREACHABLE_RETURN(""_L1);
}

Result<LocalDirLink> localDirLinkFromName(const QString &name)
{
    for (int link = int(LocalDirLink::Copy); link <= int(LocalDirLink::Reflink); ++link) {
        if (localDirLinkName(LocalDirLink(link)) == name) {
            return LocalDirLink(link);
        }
    }
    return fail(Error::Kind::Usage,
                u"a folder gets its files as copy, symlink, hardlink or reflink, not as '%1'"_s.arg(name));
}

QLatin1StringView outcomeName(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Downloaded:
        return "downloaded"_L1;
    case Outcome::Cached:
        return "cached"_L1;
    case Outcome::Resumed:
        return "resumed"_L1;
    case Outcome::Skipped:
        return "skipped"_L1;
    }
    Q_UNREACHABLE_RETURN("downloaded"_L1);
}

Outcome outcomeFromName(const QString &name)
{
    for (int outcome = 0; outcome <= int(Outcome::Skipped); ++outcome) {
        if (outcomeName(Outcome(outcome)) == name) {
            return Outcome(outcome);
        }
    }
    return Outcome::Downloaded;
}

} // namespace Hubdesk
