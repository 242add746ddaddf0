// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
//
// What the log of a transfer says, in plain sentences.
#include "ui/shared/format.h"
#include "ui/shared/humanerror.h"
#include "ui/transfers/transferlogmodel.h"
#include "ui/transfers/transfermodel.h"

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

using Kind = TransferEvent::Kind;

QString nameOf(const TransferEvent &event)
{
    return event.path.section(u'/', -1);
}

QString length(qint64 ms)
{
    return formatDuration((ms + 999) / 1000);
}

QString why(const TransferEvent &event)
{
    return event.error ? humanError(*event.error).sentence : QString();
}

QString planned(const TransferEvent &event)
{
    const auto files
        = TransferLogModel::tr("%n file(s), %1.", nullptr, event.count).arg(formatSize(event.bytes));
    return event.had > 0
        //: %1 is the sentence with the number of files and their size, %2 a size.
        ? TransferLogModel::tr("%1 Of them %2 are here already.").arg(files, formatSize(event.had))
        : files;
}

QString ended(const TransferEvent &event, bool placed)
{
    if (event.count > 1) {
        return placed
            ? TransferLogModel::tr("%n file(s) put into place, the last one %1.", nullptr, event.count)
                  .arg(nameOf(event))
            : TransferLogModel::tr("%n file(s) have the Hub's hash, the last one %1.", nullptr, event.count)
                  .arg(nameOf(event));
    }
    return placed ? TransferLogModel::tr("%1 is in its place.").arg(nameOf(event))
                  : TransferLogModel::tr("%1 is verified: it has the Hub's hash.").arg(nameOf(event));
}

QString ofConnection(const TransferEvent &event)
{
    switch (event.kind) {
    case Kind::ConnectionLost:
        return event.count > 0
            ? TransferLogModel::tr("%1: a connection was lost, %n other(s) go on. %2", nullptr, event.count)
                  .arg(nameOf(event), why(event))
            : TransferLogModel::tr("%1: the connection was lost. %2").arg(nameOf(event), why(event));
    case Kind::ConnectedAgain:
        //: %2 is a length of time.
        return TransferLogModel::tr("%1: connected again after %2, nothing lost.")
            .arg(nameOf(event), length(event.ms));
    case Kind::RangeIgnored:
        //: %2 is a size.
        return TransferLogModel::tr(
                   "%1: the server cannot go on in the middle of a file, so %2 come once more.")
            .arg(nameOf(event), formatSize(event.bytes));
    case Kind::Retry:
        //: %1 a reason as a sentence, %2 a length of time, "3 of 8" tries.
        return TransferLogModel::tr("%1 Next try in %2 (%3 of %4).")
            .arg(why(event), length(event.ms))
            .arg(event.count)
            .arg(event.of);
    case Kind::RateLimited:
        return TransferLogModel::tr("The Hub asks to wait for %1: too many requests.").arg(length(event.ms));
    case Kind::MoreConnections:
        return TransferLogModel::tr("%1: %n connection(s) now.", nullptr, event.count).arg(nameOf(event));
    default:
        return {};
    }
}

QString ofFile(const TransferEvent &event)
{
    switch (event.kind) {
    case Kind::GoesOnAt:
        //: %2 is a size.
        return TransferLogModel::tr("%1 goes on: %2 are here from before.")
            .arg(nameOf(event), formatSize(event.bytes));
    case Kind::BlocksDamaged:
        return TransferLogModel::tr(
                   "%1: %n block(s) on the disk are not as they came, and are fetched again.",
                   nullptr,
                   event.count)
            .arg(nameOf(event));
    case Kind::WaitsForOther:
        return TransferLogModel::tr("Another program is fetching %1; this one waits until it is done.")
            .arg(nameOf(event));
    case Kind::NoLocks:
        return TransferLogModel::tr("This file system has no locks: nothing keeps another program from "
                                    "fetching the same files at the same time.");
    case Kind::HashWrong:
        return TransferLogModel::tr("%1 has not the Hub's hash; it is fetched once more and compared.")
            .arg(nameOf(event));
    case Kind::HashRepaired:
        return TransferLogModel::tr("%1: what differed was mended, the hash is right.").arg(nameOf(event));
    case Kind::Verified:
    case Kind::Placed:
        return ended(event, event.kind == Kind::Placed);
    case Kind::FilesWanted:
        return TransferLogModel::tr("%n file(s) ticked again.", nullptr, event.count);
    case Kind::FilesUnwanted:
        return TransferLogModel::tr("%n file(s) unticked; what is here of them stays.", nullptr, event.count);
    default:
        return ofConnection(event);
    }
}

QString paused(const TransferEvent &event)
{
    TransferState state;
    state.pauseReason = event.reason;
    state.error = event.error;
    //: %1 is the reason, as in the list of transfers.
    return TransferLogModel::tr("Paused. %1.").arg(TransferModel::pauseText(state));
}

} // namespace

QString TransferLogModel::sentence(const TransferEvent &event)
{
    switch (event.kind) {
    case Kind::Added:
        return tr("Added to the queue.");
    case Kind::TakenUp:
        return tr("Found again after a restart.");
    case Kind::Started:
        return tr("Started.");
    case Kind::Planned:
        return planned(event);
    case Kind::LimitSet:
        return event.bytes > 0 ? tr("At most %1 from now on.").arg(formatRate(double(event.bytes)))
                               : tr("No limit of its own any more.");
    case Kind::Paused:
        return paused(event);
    case Kind::DiskFull:
        return event.error && event.error->missingBytes > 0
            //: %1 is a size.
            ? tr("The disk is full: %1 more is needed.").arg(formatSize(event.error->missingBytes))
            : tr("The disk is full.");
    case Kind::SpaceAgain:
        return tr("There is room again.");
    case Kind::Resumed:
        return tr("Goes on.");
    case Kind::RefWritten:
        //: %1 is a branch or tag.
        return tr("In the cache, %1 now stands for this commit.").arg(event.path);
    case Kind::NeedsAttention:
        return tr("Stopped. %1").arg(why(event));
    case Kind::Cancelled:
        return tr("Cancelled.");
    case Kind::Done:
        return tr("Done: %n file(s), %1.", nullptr, event.count).arg(formatSize(event.bytes));
    default:
        return ofFile(event);
    }
}

} // namespace Hubdesk
