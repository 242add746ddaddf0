// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
//
// What the rows of the queue say.
#include "ui/shared/format.h"
#include "ui/shared/humanerror.h"
#include "ui/transfers/transfermodel.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

/// The time of day, with the date where it is another day.
QString untilText(qint64 ms)
{
    const auto when = QDateTime::fromMSecsSinceEpoch(ms);
    const QLocale locale;
    return when.date() == QDate::currentDate() ? locale.toString(when.time(), QLocale::ShortFormat)
                                               : locale.toString(when, QLocale::ShortFormat);
}

} // namespace

QString TransferModel::stateWord(const TransferState &state)
{
    switch (state.phase) {
    case TransferPhase::Waiting:
        return tr("Waiting");
    case TransferPhase::Resolving:
        return tr("Resolving");
    case TransferPhase::Downloading:
        return tr("Downloading");
    case TransferPhase::Verifying:
        return tr("Verifying");
    case TransferPhase::Placing:
        return tr("Placing");
    case TransferPhase::Paused:
        return tr("Paused");
    case TransferPhase::Retrying:
        return tr("Retrying");
    case TransferPhase::NeedsAttention:
        return tr("Needs attention");
    case TransferPhase::Done:
        return tr("Done");
    case TransferPhase::Cancelled:
        return tr("Cancelled");
    }
    Q_UNREACHABLE_RETURN({});
}

QString TransferModel::stateReason(const TransferState &state, qint64 nowMs)
{
    switch (state.phase) {
    case TransferPhase::Waiting:
        return tr("Starts when another one ends");
    case TransferPhase::Resolving:
        return tr("Asking the Hub for the list of files");
    case TransferPhase::Downloading: {
        const auto files = tr("%1 of %n file(s) done", nullptr, state.fileCount).arg(state.filesDone);
        return state.connections > 1 ? files + u" · "_s + tr("%n connection(s)", nullptr, state.connections)
                                     : files;
    }
    case TransferPhase::Verifying:
        return tr("Comparing the hash with the Hub's");
    case TransferPhase::Placing:
        return state.copied > 0 ? tr("Copying into the folder: %1").arg(formatSize(state.copied))
                                : tr("Moving it into its place");
    case TransferPhase::Paused:
        return pauseText(state);
    case TransferPhase::Retrying: {
        const auto seconds = int(std::max<qint64>(0, (state.retryAtMs - nowMs + 999) / 1000));
        const auto why = state.error ? humanError(*state.error).sentence : QString();
        //: %n seconds until the next try, %1 of %2 tries, %3 the reason as a sentence.
        return tr("In %n s (%1 of %2): %3", nullptr, seconds).arg(state.attempt).arg(state.attempts).arg(why);
    }
    case TransferPhase::NeedsAttention:
        return state.error ? humanError(*state.error).sentence : QString();
    case TransferPhase::Done:
        return state.finished.isValid() ? tr("Verified, %1").arg(formatAgo(state.finished)) : tr("Verified");
    case TransferPhase::Cancelled:
        return tr("Finished files stay here");
    }
    Q_UNREACHABLE_RETURN({});
}

QString TransferModel::pauseText(const TransferState &state)
{
    switch (state.pauseReason) {
    case PauseReason::None:
        return tr("Goes on from the last byte");
    case PauseReason::User:
        return tr("By you; goes on from the last byte");
    case PauseReason::All:
        return state.pausedUntilMs > 0
            //: %1 a time, for example "14:30".
            ? tr("With all others, until %1").arg(untilText(state.pausedUntilMs))
            : tr("With all others; goes on from the last byte");
    case PauseReason::Offline:
        return tr("Working offline; goes on when you are online again");
    case PauseReason::NoNetwork:
        return tr("No network; goes on by itself");
    case PauseReason::DiskFull:
        if (state.error && state.error->missingBytes > 0) {
            //: %1 a size, for example "1.2 GB".
            return tr("The disk is full: %1 more is needed; goes on by itself")
                .arg(formatSize(state.error->missingBytes));
        }
        return tr("The disk is full; goes on by itself");
    case PauseReason::Timetable:
        return tr("Nothing is downloaded at this time of the week; goes on by itself");
    case PauseReason::Quit:
        return tr("Ended with the program; goes on from the last byte");
    case PauseReason::CacheMoves:
        return tr("A cache is being moved; goes on by itself when that is over");
    case PauseReason::OtherPlace:
        return tr("Belongs to another cache folder or Hub; goes on with those settings");
    }
    Q_UNREACHABLE_RETURN({});
}

QString TransferModel::fileStateWord(const FileState &state)
{
    if (!state.wanted && state.phase != TransferPhase::Done) {
        return state.done > 0 ? tr("Left out; what is here stays") : tr("Left out");
    }
    if (state.phase == TransferPhase::Waiting && state.priority != FilePriority::Normal) {
        return state.priority == FilePriority::High ? tr("Waiting, before the others")
                                                    : tr("Waiting, after the others");
    }
    if (state.phase == TransferPhase::Done) {
        return state.size > 0 && state.hadBefore >= state.size ? tr("Was already here") : tr("Verified");
    }
    if (state.error) {
        return humanError(*state.error).sentence;
    }
    TransferState like;
    like.phase = state.phase;
    return stateWord(like);
}

} // namespace Hubdesk
