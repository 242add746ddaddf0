// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/services/repoquestions.h"

#include "core/base/await.h"
#include "core/base/machine.h"
#include "core/base/workers.h"
#include "core/cache/filepattern.h"
#include "core/formats/textdetect.h"

#include <QSet>

#include <algorithm>
#include <limits>
#include <tuple>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr int mostLikePages = 20;

QList<RepoFile> repoFiles(const QList<TreeEntry> &entries)
{
    QList<RepoFile> files;
    files.reserve(entries.size());
    for (const auto &entry : entries) {
        files << RepoFile{ entry.path, entry.size };
    }
    return files;
}

FileMatches::Group groupOf(const QList<RepoFile> &files, const FileGroup &group)
{
    FileMatches::Group made{ .path = group.path,
                             .files = {},
                             .bytes = group.bytes,
                             .shards = group.shards,
                             .missing = group.missingCount,
                             .variant = group.quantisation ? group.quantisation->name : group.precision };
    for (const auto at : group.files) {
        made.files << files.at(at).path;
    }
    return made;
}

bool isModelPart(PickReason reason)
{
    return reason <= PickReason::Projector || reason == PickReason::OtherFormat
        || reason == PickReason::OtherPrecision || reason == PickReason::OtherQuantisation
        || reason == PickReason::TooLarge || reason == PickReason::Incomplete
        || reason == PickReason::OriginalCheckpoint || reason == PickReason::SingleFileCheckpoint;
}

FileMatches grouped(const QList<RepoFile> &fitting, const QHash<QString, PickReason> &reasons)
{
    FileMatches found;
    for (const auto &group : groupFiles(fitting)) {
        auto made = groupOf(fitting, group);
        made.reason = reasons.value(made.files.first(), PickReason::NotNeeded);
        made.isRecommended = isTaken(made.reason);
        found.groups << made;
    }
    std::ranges::stable_sort(found.groups, {}, [](const FileMatches::Group &group) {
        const bool isModel = isModelPart(group.reason);
        return std::tuple(!isModel, isModel ? group.bytes : 0);
    });
    return found;
}

FileMatches search(const QList<RepoFile> &files, const FileSearch &asked)
{
    const FilePattern pattern(asked.pattern);
    QList<RepoFile> fitting;
    for (const auto &file : files) {
        if (pattern.fits(file.path, file.size)) {
            fitting << file;
        }
    }
    FileMatches found;
    if (asked.grouped) {
        const auto choices = DownloadChoices::of(files, asked.kind == RepoKind::Model, physicalMemory());
        QHash<QString, PickReason> reasons;
        for (qsizetype at = 0; at < files.size(); ++at) {
            reasons.insert(files.at(at).path, choices.reasons.value(at, PickReason::NotNeeded));
        }
        found = grouped(fitting, reasons);
    } else {
        for (const auto &file : std::as_const(fitting)) {
            found.groups << FileMatches::Group{ .path = file.path,
                                                .files = { file.path },
                                                .bytes = file.size };
        }
    }
    found.files = int(fitting.size());
    for (const auto &file : std::as_const(fitting)) {
        found.bytes += qBound<qint64>(0, file.size, std::numeric_limits<qint64>::max() - found.bytes);
    }
    return found;
}

// Files that hold nothing but numbers or text cannot run anything; of the others nobody knows by their names.
bool mayRunCode(const QString &path)
{
    const auto kind = kindByName(path);
    switch (familyOf(kind)) {
    case FileFamily::Tensors:
        return kind != FileKind::Safetensors && kind != FileKind::Gguf;
    case FileFamily::Archive:
    case FileFamily::Binary:
    case FileFamily::Unknown:
        return true;
    default:
        return false;
    }
}

// The files that a list of paths and folders ("onnx/") means; an empty one means all.
QStringList filePaths(const QList<TreeEntry> &listing, const QStringList &wanted)
{
    const QSet<QString> named(wanted.cbegin(), wanted.cend());
    const auto isIn = [&named](const QString &path) {
        for (auto slash = path.indexOf(u'/'); slash >= 0; slash = path.indexOf(u'/', slash + 1)) {
            if (named.contains(path.first(slash + 1))) {
                return true;
            }
        }
        return named.isEmpty() || named.contains(path);
    };
    QStringList paths;
    for (const auto &entry : listing) {
        if (entry.kind == TreeEntry::Kind::File && isIn(entry.path)) {
            paths << entry.path;
        }
    }
    return paths;
}

/// Which files of a download are looked at one by one.
struct Suspects {
    QStringList all; ///< paths that the download takes
    QStringList chosen;
    qsizetype leftOut = 0;
};

// What the repo's own scan names, then what may run code, weights first, as far as one call goes.
Suspects suspects(const QStringList &paths, const RepoScan &scan)
{
    const QSet<QString> wanted(paths.cbegin(), paths.cend());
    Suspects found{ .all = paths, .chosen = {} };
    for (const auto &finding : scan.findings) {
        if (wanted.contains(finding.path)) {
            found.chosen << finding.path;
        }
    }
    const QSet<QString> known(found.chosen.cbegin(), found.chosen.cend());
    QStringList others;
    for (const auto &path : paths) {
        if (mayRunCode(path) && !known.contains(path)) {
            (weightFormat(path) == WeightFormat::None ? others : found.chosen) << path;
        }
    }
    found.chosen << others;
    found.leftOut = qMax<qsizetype>(0, found.chosen.size() - RiskyFiles::mostLookedAt);
    found.chosen.resize(found.chosen.size() - found.leftOut);
    return found;
}

} // namespace

Async<DownloadChoices> downloadChoices(Services *core, RepoId repo, CommitId commit, QList<TreeEntry> files)
{
    auto choose = [cache = core->cache(), repo, commit, files] {
        const auto sized = repoFiles(files);
        auto choices = DownloadChoices::of(sized, repo.kind == RepoKind::Model, physicalMemory());
        choices.countHere(sized, cache.presence(repo, commit, files).present);
        return choices;
    };
    auto future = onWorker(std::move(choose));
    co_return co_await finished(std::move(future));
}

Async<QString> snapshotFolder(Services *core, RepoId repo, CommitId commit)
{
    co_return core->cache().layout().snapshot(repo, commit);
}

Async<FileMatches> matchFiles(Services *, QList<TreeEntry> files, FileSearch asked)
{
    auto look = [files, asked] { return search(repoFiles(files), asked); };
    auto future = onWorker(std::move(look));
    co_return co_await finished(std::move(future));
}

Async<QList<FileDetails>>
fileDetails(Services *core, RepoId repo, CommitId commit, QStringList paths, std::stop_token stop)
{
    const auto entries = co_await core->hub().pathsInfo(repo, Revision{ commit.hex }, paths, true, stop);
    if (!entries) {
        co_return std::unexpected(entries.error());
    }
    QList<FileDetails> details;
    for (const auto &entry : *entries) {
        details << FileDetails::of(entry);
    }
    co_return details;
}

Async<RiskyFiles> riskyFiles(Services *core, WantedFiles wanted, std::stop_token stop)
{
    const auto scan = co_await core->hub().scan(wanted.repo, stop);
    auto look = [listing = wanted.listing, paths = wanted.paths, scan = scan.value_or(RepoScan())] {
        return suspects(filePaths(listing, paths), scan);
    };
    auto future = onWorker(std::move(look));
    const auto [all, chosen, leftOut] = co_await finished(std::move(future));
    RiskyFiles found{ .files = {}, .others = all, .isScanned = scan && scan->isDone, .notLookedAt = leftOut };
    if (chosen.isEmpty()) {
        co_return found;
    }
    const auto details = co_await fileDetails(core, wanted.repo, wanted.commit, chosen, stop);
    if (!details) {
        co_return std::unexpected(details.error());
    }
    for (const auto &file : *details) {
        if (file.scan.isRisky()) {
            found.files << file;
        }
    }
    QSet<QString> risky;
    for (const auto &file : std::as_const(found.files)) {
        risky << file.path;
    }
    found.others.removeIf([&risky](const QString &path) { return risky.contains(path); });
    std::ranges::stable_sort(
        found.files, std::ranges::greater(), [](const FileDetails &file) { return file.scan.level; });
    co_return found;
}

Async<RepoAccess> accessTo(Services *core, RepoId repo, std::stop_token stop)
{
    const auto allowed = co_await core->hub().authCheck(repo, stop);
    if (allowed) {
        co_return RepoAccess{};
    }
    if (allowed.error().kind == Error::Kind::Gated) {
        co_return RepoAccess::fromRefusal(allowed.error());
    }
    co_return std::unexpected(allowed.error());
}

Async<AccountState> accountState(Services *core)
{
    co_return core->session().state();
}

namespace
{

Async<LikeState> isLiked(Services *core, RepoId repo, std::stop_token stop)
{
    LikeState state;
    if (!core->session().hasToken()) {
        co_return state;
    }
    const auto who = co_await core->session().identity(stop);
    if (!who) {
        co_return std::unexpected(who.error());
    }
    QUrl next;
    for (int pages = 0; pages < mostLikePages; ++pages) {
        const auto page = co_await core->hub().likes(who->name, next, stop);
        if (!page) {
            co_return std::unexpected(page.error());
        }
        const bool isLast = page->next.isEmpty() || page->next == next;
        if (page->items.contains(repo) || isLast) {
            state.liked = page->items.contains(repo);
            co_return state;
        }
        next = page->next;
    }
    co_return state;
}

} // namespace

Async<LikeState> likeOf(Services *core, RepoId repo, bool counts, std::stop_token stop)
{
    auto state = co_await isLiked(core, repo, stop);
    if (!state || !counts) {
        co_return state;
    }
    const auto info = co_await core->hub().info(repo, {}, false, {}, stop);
    if (!info) {
        co_return std::unexpected(info.error());
    }
    if (info->old) { // a count of yesterday is none
        co_return std::unexpected(info->old->why);
    }
    state->likes = info->summary.likes;
    co_return *state;
}

Async<LikeState> takeBackLike(Services *core, RepoId repo, std::stop_token stop)
{
    const auto done = co_await core->hub().unlike(repo, stop);
    if (!done) {
        co_return std::unexpected(done.error());
    }
    co_return co_await likeOf(core, repo, true, stop);
}

} // namespace Hubdesk
