// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/desktop/transfernews.h"

#include "ui/shared/format.h"
#include "ui/shared/humanerror.h"

#include <QCoreApplication>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr qsizetype mostNames = 3; ///< in one notice

struct NewsWords {
    Q_DECLARE_TR_FUNCTIONS(Hubdesk::DesktopNotice)
};

std::optional<TransferNews::Kind> kindOf(const TransferState &state)
{
    if (state.phase == TransferPhase::Done) {
        return TransferNews::Kind::Done;
    }
    if (state.phase == TransferPhase::NeedsAttention) {
        return TransferNews::Kind::Attention;
    }
    if (state.phase == TransferPhase::Paused && state.pauseReason == PauseReason::DiskFull) {
        return TransferNews::Kind::DiskFull;
    }
    return std::nullopt;
}

QString titleOf(TransferNews::Kind kind, int count)
{
    switch (kind) {
    case TransferNews::Kind::Done:
        return NewsWords::tr("%n download(s) done", nullptr, count);
    case TransferNews::Kind::Attention:
        return NewsWords::tr("%n download(s) need attention", nullptr, count);
    case TransferNews::Kind::DiskFull:
        return NewsWords::tr("The disk is full: %n download(s) paused", nullptr, count);
    }
    Q_UNREACHABLE_RETURN({});
}

// Why, or how much, where there is one alone.
QString aboutOne(const TransferNews &news)
{
    const auto &state = news.state;
    switch (news.kind) {
    case TransferNews::Kind::Done:
        return formatSize(state.size);
    case TransferNews::Kind::Attention:
        return state.error ? humanError(*state.error).sentence : QString();
    case TransferNews::Kind::DiskFull:
        return state.error && state.error->missingBytes > 0
            //: %1 a size, for example "1.2 GB".
            ? NewsWords::tr("%1 more is needed; it goes on by itself.")
                  .arg(formatSize(state.error->missingBytes))
            : NewsWords::tr("It goes on by itself when there is room.");
    }
    Q_UNREACHABLE_RETURN({});
}

QString namesOf(const QList<TransferNews> &news)
{
    QStringList names;
    for (const auto &one : news.first(std::min(mostNames, news.size()))) {
        names << one.state.repo.text();
    }
    if (news.size() > mostNames) {
        //: After some names: there are so many more.
        names << NewsWords::tr("and %n more", nullptr, int(news.size() - mostNames));
    }
    return names.join(u'\n');
}

DesktopNotice noticeOf(TransferNews::Kind kind, const QList<TransferNews> &news)
{
    DesktopNotice notice;
    notice.title = titleOf(kind, int(news.size()));
    notice.isTrouble = kind != TransferNews::Kind::Done;
    notice.text = namesOf(news);
    if (news.size() == 1) {
        const auto &only = news.constFirst();
        const auto about = aboutOne(only);
        notice.text += about.isEmpty() ? QString() : u'\n' + about;
        notice.transfer = only.state.id;
        notice.folder = kind == TransferNews::Kind::Done ? only.state.folder : QString();
    }
    return notice;
}

} // namespace

std::optional<TransferNews> TransferNews::of(const TransferWatch::Change &change, const QDateTime &since)
{
    const auto kind = kindOf(change.now);
    if (!kind) {
        return std::nullopt;
    }
    if (change.before) {
        return kindOf(*change.before) == kind ? std::nullopt
                                              : std::optional(TransferNews{ *kind, change.now });
    }
    // A small one may be over before it was heard of; those of earlier days are heard of at the start.
    const auto &when = *kind == Kind::Done ? change.now.finished : change.now.added;
    return when.isValid() && when >= since ? std::optional(TransferNews{ *kind, change.now }) : std::nullopt;
}

QList<DesktopNotice> DesktopNotice::of(const QList<TransferNews> &news)
{
    QList<DesktopNotice> notices;
    using Kind = TransferNews::Kind;
    for (const auto kind : { Kind::Done, Kind::Attention, Kind::DiskFull }) {
        QList<TransferNews> alike;
        for (const auto &one : news) {
            // What was said first of a transfer that goes on is no longer so.
            alike.removeIf([&one](const TransferNews &known) { return known.state.id == one.state.id; });
            if (one.kind == kind) {
                alike << one;
            }
        }
        if (!alike.isEmpty()) {
            notices << noticeOf(kind, alike);
        }
    }
    return notices;
}

} // namespace Hubdesk
