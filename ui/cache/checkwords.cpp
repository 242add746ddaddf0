// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/cache/checkwords.h"

#include "ui/shared/format.h"
#include "ui/shared/humanerror.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

struct CheckWords {
    Q_DECLARE_TR_FUNCTIONS(CheckWords)
};

/// "2 are damaged, 1 is missing"; empty where all is well.
QStringList findingsOf(const VerdictCounts &counts)
{
    QStringList words;
    const auto add = [&words](qsizetype count, const QString &text) {
        if (count > 0) {
            words << text;
        }
    };
    //: Goes on from "1,204 files are what the Hub says; ".
    add(counts.damaged, CheckWords::tr("%Ln are damaged", nullptr, pluralOf(counts.damaged)));
    //: Goes on from "1,204 files are what the Hub says; ".
    add(counts.lost, CheckWords::tr("%Ln are lost", nullptr, pluralOf(counts.lost)));
    const auto absent = counts.missing - counts.lost;
    //: Goes on from "1,204 files are what the Hub says; ".
    add(absent, CheckWords::tr("%Ln are missing", nullptr, pluralOf(absent)));
    //: Goes on from "1,204 files are what the Hub says; ".
    add(counts.unreadable, CheckWords::tr("%Ln cannot be read", nullptr, pluralOf(counts.unreadable)));
    //: Goes on from "1,204 files are what the Hub says; ".
    add(counts.extra, CheckWords::tr("%Ln are not of this revision", nullptr, pluralOf(counts.extra)));
    return words;
}

StateBadge doneBadge(const VerifyItem &item)
{
    switch (item.repair) {
    case VerifyItem::Repair::UnderWay:
        return { .state = LocalState::Running, .word = CheckWords::tr("Repairing"), .share = 0.5 };
    case VerifyItem::Repair::NeedsAttention:
        return { .state = LocalState::NeedsAttention, .word = CheckWords::tr("Repair needs attention") };
    case VerifyItem::Repair::Done:
        return { .state = LocalState::Newer, .word = CheckWords::tr("Repaired, verify again") };
    case VerifyItem::Repair::None:
    case VerifyItem::Repair::Cancelled:
        break;
    }
    const auto &counts = item.counts;
    if (counts.damaged > 0) {
        return { .state = LocalState::NeedsAttention,
                 .word = CheckWords::tr("%Ln damaged", nullptr, pluralOf(counts.damaged)) };
    }
    if (counts.lost > 0) {
        return { .state = LocalState::NeedsAttention,
                 .word = CheckWords::tr("%Ln lost", nullptr, pluralOf(counts.lost)) };
    }
    if (counts.unreadable > 0) {
        return { .state = LocalState::NeedsAttention,
                 .word = CheckWords::tr("%Ln unreadable", nullptr, pluralOf(counts.unreadable)) };
    }
    if (counts.missing > 0) {
        const auto all = double(counts.good + counts.missing);
        return { .state = LocalState::Partial,
                 .word = CheckWords::tr("%Ln missing", nullptr, pluralOf(counts.missing)),
                 .share = double(counts.good) / all };
    }
    return { .state = LocalState::Complete, .word = CheckWords::tr("Verified") };
}

double shareOf(const VerifyItem &item)
{
    return item.total > 0 ? double(item.done) / double(item.total) : 0;
}

QString repairSentence(const VerifyItem &item)
{
    switch (item.repair) {
    case VerifyItem::Repair::UnderWay:
        return CheckWords::tr("What is damaged or lost is being downloaded again.");
    case VerifyItem::Repair::NeedsAttention:
        return CheckWords::tr("Downloading them again needs your attention, on the Transfers page.");
    case VerifyItem::Repair::Done:
        return CheckWords::tr("What was damaged or lost was downloaded again.");
    case VerifyItem::Repair::Cancelled:
        return CheckWords::tr("The repair was cancelled.");
    case VerifyItem::Repair::None:
        break;
    }
    return {};
}

/// Of a check that has ended well, part by part.
QStringList radarFindings(const RadarState &state)
{
    const auto same = std::ranges::count(state.repos, RepoCheck::State::Same, &RepoCheck::state);
    const auto newer = state.updates();
    const auto failed = std::ranges::count(state.repos, RepoCheck::State::Failed, &RepoCheck::state);
    QStringList words;
    if (newer > 0) {
        words << CheckWords::tr("%Ln revision(s) are newer on the Hub", nullptr, pluralOf(newer));
    }
    if (same > 0) {
        words << CheckWords::tr("%Ln repository(s) are up to date", nullptr, pluralOf(same));
    }
    if (failed > 0) {
        words << CheckWords::tr(
            "%Ln repository(s) may not be read or could not be asked", nullptr, pluralOf(failed));
    }
    if (state.isStopped) {
        words << CheckWords::tr("stopped before the end");
    }
    return words;
}

} // namespace

QString verifyName(const VerifyTarget &target)
{
    const auto revision = (target.refs + QStringList{ target.commit.shortText() }).join(u' ');
    //: %1 a repository, %2 its revision: "owner/name, main b81f03e".
    return CheckWords::tr("%1, %2").arg(target.repo.text(), revision);
}

StateBadge verifyBadge(const VerifyItem &item)
{
    switch (item.state) {
    case VerifyItem::State::Waiting:
        return { .state = LocalState::Queued, .word = CheckWords::tr("Waiting") };
    case VerifyItem::State::Running:
        return { .state = LocalState::Running,
                 .word = item.total > 0 ? formatPercent(shareOf(item)) : CheckWords::tr("Reading the list"),
                 .share = shareOf(item) };
    case VerifyItem::State::Done:
        return doneBadge(item);
    case VerifyItem::State::Failed:
        return { .state = LocalState::NeedsAttention, .word = CheckWords::tr("Not verified") };
    case VerifyItem::State::Cancelled:
        return { .state = LocalState::Cancelled, .word = CheckWords::tr("Stopped") };
    }
    Q_UNREACHABLE_RETURN({});
}

QString verdictSummary(const VerdictCounts &counts)
{
    const auto good = CheckWords::tr("%Ln file(s) are what the Hub says", nullptr, pluralOf(counts.good));
    const auto findings = findingsOf(counts).join(", "_L1);
    //: %1 "1,204 files are what the Hub says", %2 "2 are damaged, 1 is missing".
    return findings.isEmpty() ? CheckWords::tr("%1.").arg(good)
                              : CheckWords::tr("%1; %2.").arg(good, findings);
}

QString verifyProgress(const VerifyItem &item)
{
    if (item.state != VerifyItem::State::Running || item.total == 0) {
        return {};
    }
    QStringList facts{ formatSizeOf(item.done, item.total) };
    if (item.bytesPerSecond >= 1) {
        facts << formatRate(item.bytesPerSecond);
    }
    if (item.secondsLeft) {
        //: %1 is a time: "40 s".
        facts << CheckWords::tr("%1 left").arg(formatDuration(*item.secondsLeft));
    }
    return facts.join(", "_L1);
}

QString verifySentence(const VerifyItem &item)
{
    switch (item.state) {
    case VerifyItem::State::Waiting:
        return item.isHeld ? CheckWords::tr("It waits until what is being done with a cache is over.")
                           : CheckWords::tr("It waits for those before it.");
    case VerifyItem::State::Running:
        return item.total > 0 ? CheckWords::tr("Its files are being read and compared.")
                              : CheckWords::tr("The list of its files is being read.");
    case VerifyItem::State::Done: {
        const auto repair = repairSentence(item);
        return verdictSummary(item.counts) + (repair.isEmpty() ? QString() : u' ' + repair);
    }
    case VerifyItem::State::Failed: {
        const auto why = humanError(item.error.value_or(Error{}));
        //: %1 and %2 are sentences: what happened, and why.
        return CheckWords::tr("It could not be verified. %1 %2").arg(why.sentence, why.cause);
    }
    case VerifyItem::State::Cancelled:
        return CheckWords::tr("It was stopped before its end, so nothing is known of it.");
    }
    Q_UNREACHABLE_RETURN({});
}

StateBadge findingBadge(const FileVerdict &file)
{
    if (file.isLost) {
        //: A file of which the name is here, and the content is not any more.
        return { .state = LocalState::NeedsAttention, .word = CheckWords::tr("Lost") };
    }
    switch (file.finding) {
    case FileVerdict::Finding::Good:
        return { .state = LocalState::Complete, .word = CheckWords::tr("As the Hub says") };
    case FileVerdict::Finding::Damaged:
        return { .state = LocalState::NeedsAttention, .word = CheckWords::tr("Damaged") };
    case FileVerdict::Finding::Missing:
        return { .state = LocalState::Partial, .word = CheckWords::tr("Missing") };
    case FileVerdict::Finding::Extra:
        return { .state = LocalState::Detached, .word = CheckWords::tr("Not of this revision") };
    case FileVerdict::Finding::Unreadable:
        return { .state = LocalState::NeedsAttention, .word = CheckWords::tr("Cannot be read") };
    }
    Q_UNREACHABLE_RETURN({});
}

QString verdictDetail(const FileVerdict &file)
{
    const auto kind = file.expected.algorithm() == ContentId::Algorithm::GitSha1
        ? CheckWords::tr("git blob SHA-1")
        : CheckWords::tr("SHA-256");
    const auto expected = QString::fromLatin1(file.expected.hex);
    switch (file.finding) {
    case FileVerdict::Finding::Good:
        //: %1 the name of an algorithm, %2 a hash.
        return CheckWords::tr("%1 as it should be: %2").arg(kind, expected);
    case FileVerdict::Finding::Damaged:
        //: %1 the name of an algorithm, %2 and %3 hashes.
        return CheckWords::tr("%1 should be %2, is %3").arg(kind, expected, QString::fromLatin1(file.actual));
    case FileVerdict::Finding::Missing:
        if (file.isLost) {
            //: %1 the name of an algorithm, %2 a hash.
            return CheckWords::tr("Its name is here, and its content is gone. Its %1 on the Hub: %2")
                .arg(kind, expected);
        }
        //: %1 the name of an algorithm, %2 a hash.
        return CheckWords::tr("Not here. Its %1 on the Hub: %2").arg(kind, expected);
    case FileVerdict::Finding::Extra:
        return CheckWords::tr("The Hub has no such file in this revision.");
    case FileVerdict::Finding::Unreadable:
        return file.error.value_or(Error{}).detail;
    }
    Q_UNREACHABLE_RETURN({});
}

QString changeText(FileChange::Kind kind)
{
    switch (kind) {
    case FileChange::Kind::New:
        //: A file of a newer revision.
        return CheckWords::tr("New");
    case FileChange::Kind::Changed:
        //: A file of a newer revision.
        return CheckWords::tr("Changed");
    case FileChange::Kind::Gone:
        //: A file that a newer revision has not any more.
        return CheckWords::tr("Gone");
    }
    Q_UNREACHABLE_RETURN({});
}

QString changesText(const RefUpdate &update)
{
    QStringList words;
    if (const auto count = update.count(FileChange::Kind::New); count > 0) {
        words << CheckWords::tr("%Ln new", nullptr, pluralOf(count));
    }
    if (const auto count = update.count(FileChange::Kind::Changed); count > 0) {
        words << CheckWords::tr("%Ln changed", nullptr, pluralOf(count));
    }
    if (const auto count = update.count(FileChange::Kind::Gone); count > 0) {
        words << CheckWords::tr("%Ln gone", nullptr, pluralOf(count));
    }
    return words.isEmpty() ? CheckWords::tr("The same files") : words.join(", "_L1);
}

QString radarSentence(const RadarState &state)
{
    if (state.isListing) {
        return CheckWords::tr("Reading what is in the cache...");
    }
    if (state.isChecking) {
        //: Repositories: %1 done of %2.
        return CheckWords::tr("Asking the Hub, %1 of %2 repositories")
            .arg(formatNumber(state.done), formatNumber(state.repos.size()));
    }
    if (state.error) {
        const auto why = humanError(*state.error);
        return why.sentence + u' ' + why.cause;
    }
    const auto words = radarFindings(state);
    return words.isEmpty() ? CheckWords::tr("Nothing here follows a branch or a tag of the Hub.")
                           : CheckWords::tr("%1.").arg(words.join("; "_L1));
}

} // namespace Hubdesk
