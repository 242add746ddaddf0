// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/cacheupkeep.h"
#include "app/cli/download.h"
#include "app/cli/text.h"
#include "core/upkeep/verify.h"

#include <algorithm>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace Cli
{

namespace
{

using Finding = FileVerdict::Finding;

struct VerifyWish {
    RepoId repo;
    std::optional<Revision> revision;
    QString localDir; ///< empty: a snapshot of the cache
};

struct Verified {
    Verification found;
    CommitId commit; ///< of a snapshot
};

Result<VerifyWish> wishOf(Run &run)
{
    if (run.positional.isEmpty()) {
        return fail(Error::Kind::Usage, u"cache verify wants a repository"_s);
    }
    if (run.isSet("local-dir") && run.isSet("cache-dir")) {
        return fail(Error::Kind::Usage,
                    u"--local-dir and --cache-dir do not go together: one of them is looked into"_s);
    }
    const auto place = run.place(run.positional.first());
    if (!place) {
        return std::unexpected(place.error());
    }
    if (!place->path.isEmpty()) {
        return fail(Error::Kind::Usage, u"a whole revision is verified, not %1 alone"_s.arg(place->path));
    }
    const auto folder = run.value("local-dir");
    return VerifyWish{ place->repo, place->revision, folder.isEmpty() ? folder : absoluteFolder(folder) };
}

Async<Verified>
verifyIn(Services *core, VerifyWish wish, std::shared_ptr<UpkeepProgress> progress, std::stop_token stop)
{
    const auto cache = core->cache();
    Verified verified;
    auto folder = wish.localDir;
    Result<TreeListing> listing;
    if (folder.isEmpty()) {
        const auto commit = commitToVerify(cache, wish.repo, wish.revision);
        if (!commit) {
            co_return std::unexpected(commit.error());
        }
        verified.commit = *commit;
        folder = cache.layout().snapshot(wish.repo, *commit);
        listing = co_await listingToVerify(&core->hub(), cache, wish.repo, *commit, stop);
    } else {
        const HubPlace place{ wish.repo, wish.revision, {} };
        listing = co_await listingOfFolder(&core->hub(), cache, LocalFolder(folder), place, stop);
    }
    if (!listing) {
        co_return std::unexpected(listing.error());
    }
    auto found = co_await verifyFolder(folder, *listing, progress, stop);
    if (!found) {
        co_return std::unexpected(found.error());
    }
    verified.found = *std::move(found);
    co_return verified;
}

Result<Verified> verified(Run &run, const VerifyWish &wish)
{
    const UpkeepLine line(run, u"verifying"_s);
    const auto progress = line.progress();
    return run.wait([wish, progress](Services &core, std::stop_token stop) {
        return verifyIn(&core, wish, progress, std::move(stop));
    });
}

/// Fetches what is damaged, and looks once more.
Result<Verified> repaired(Run &run, const VerifyWish &wish, const Verified &before)
{
    auto request = repairOf(before.found, wish.repo, before.commit);
    if (!request) {
        return before;
    }
    if (!wish.localDir.isEmpty()) {
        request->localDir = wish.localDir;
        request->revision = wish.revision.value_or(Revision{});
    }
    if (const auto fetched = fetch(run, *request, {}); !fetched) {
        return std::unexpected(fetched.error());
    }
    return verified(run, wish);
}

int verifyError(Run &run, const Error &error)
{
    if (error.kind != Error::Kind::EntryNotFound) {
        return run.out.error(error);
    }
    return run.out.error(NotFound,
                         Error::name(error.kind),
                         { u"There is nothing to verify: "_s + error.detail,
                           u"'hubdesk-cli download' brings it; --local-dir names another folder."_s });
}

QLatin1StringView algorithmName(const ContentId &content)
{
    return content.algorithm() == ContentId::Algorithm::GitSha1 ? "git-sha1"_L1 : "sha256"_L1;
}

QStringList pathsOf(const QList<FileVerdict> &files)
{
    QStringList paths;
    for (const auto &file : files) {
        paths.append(file.path);
    }
    return paths;
}

/// Of those that are missing: whose names are here.
QStringList lostPaths(const Verification &found)
{
    QStringList paths;
    for (const auto &file : found.files) {
        if (file.isLost) {
            paths.append(file.path);
        }
    }
    return paths;
}

/// Those that were damaged or lost and are not any more.
QStringList repairedPaths(const Verification &before, const Verification &after)
{
    QStringList paths;
    for (const auto &file : before.files) {
        if (file.isRepairable()) {
            paths.append(file.path);
        }
    }
    const auto good = pathsOf(after.with(Finding::Good));
    paths.removeIf([&](const QString &path) { return !good.contains(path); });
    return paths;
}

QJsonObject verdictsJson(const VerifyWish &wish, const Verified &verified, const QStringList &mended)
{
    const auto &found = verified.found;
    QJsonArray mismatches;
    for (const auto &file : found.with(Finding::Damaged)) {
        mismatches.append(QJsonObject{ { u"path"_s, file.path },
                                       { u"expected"_s, QString::fromLatin1(file.expected.hex) },
                                       { u"actual"_s, QString::fromLatin1(file.actual) },
                                       { u"algorithm"_s, QString(algorithmName(file.expected)) } });
    }
    QJsonArray unreadable;
    for (const auto &file : found.with(Finding::Unreadable)) {
        unreadable.append(
            QJsonObject{ { u"path"_s, file.path }, { u"error"_s, file.error.value_or(Error{}).detail } });
    }
    const auto list
        = [&found](Finding finding) { return QJsonArray::fromStringList(pathsOf(found.with(finding))); };
    return { { u"repo_id"_s, wish.repo.text() },
             { u"repo_type"_s, QString(kindName(wish.repo.kind)) },
             { u"revision"_s, verified.commit.isEmpty() ? QJsonValue() : QJsonValue(verified.commit.hex) },
             { u"checked"_s, found.checked() },
             { u"path"_s, found.folder },
             { u"mismatches"_s, mismatches },
             { u"missing_paths"_s, list(Finding::Missing) },
             { u"lost_paths"_s, QJsonArray::fromStringList(lostPaths(found)) },
             { u"extra_paths"_s, list(Finding::Extra) },
             { u"unreadable"_s, unreadable },
             { u"repaired"_s, QJsonArray::fromStringList(mended) } };
}

/// Names are listed where somebody said that they matter, else counted.
QString absentText(const QStringList &paths, bool named, const QString &what)
{
    if (paths.isEmpty()) {
        return {};
    }
    if (!named) {
        return u"%1 %2.\n"_s.arg(countOf(paths.size(), "file"), what);
    }
    QString text;
    for (const auto &path : paths) {
        text += u"%1: %2\n"_s.arg(escaped(path), what);
    }
    return text;
}

QString verdictsText(Run &run, const VerifyWish &wish, const Verified &verified, const QStringList &mended)
{
    const auto &found = verified.found;
    QString text;
    for (const auto &file : found.with(Finding::Damaged)) {
        text += u"%1: expected %2 (%3), got %4\n"_s.arg(escaped(file.path),
                                                        QString::fromLatin1(file.expected.hex),
                                                        algorithmName(file.expected),
                                                        QString::fromLatin1(file.actual));
    }
    for (const auto &file : found.with(Finding::Unreadable)) {
        text += u"%1: %2\n"_s.arg(escaped(file.path), escaped(file.error.value_or(Error{}).detail));
    }
    for (const auto &path : mended) {
        text += u"%1: was damaged or lost, and is repaired\n"_s.arg(escaped(path));
    }
    const auto lost = lostPaths(found);
    text += absentText(lost, true, u"its content is gone"_s);
    text += absentText(
        pathsOf(found.with(Finding::Missing)), run.isSet("fail-on-missing-files"), u"missing here"_s);
    text += absentText(
        pathsOf(found.with(Finding::Extra)), run.isSet("fail-on-extra-files"), u"not of this revision"_s);
    const auto damaged = found.count(Finding::Damaged) + lost.size();
    text += u"Checked %1 of %2 %3 in %4: %5.\n"_s.arg(countOf(found.checked(), "file"),
                                                      kindName(wish.repo.kind),
                                                      wish.repo.text(),
                                                      escaped(found.folder),
                                                      damaged == 0 ? u"all are as they should be"_s
                                                                   : u"%1 damaged or lost"_s.arg(damaged));
    return damaged > 0 && !run.isSet("repair") ? text + u"--repair fetches what is damaged or lost again.\n"_s
                                               : text;
}

int verdictCode(Run &run, const Verification &found)
{
    if (std::ranges::any_of(found.files, &FileVerdict::isRepairable)) {
        return Damaged;
    }
    const bool fails = found.count(Finding::Unreadable) > 0
        || (run.isSet("fail-on-missing-files") && found.count(Finding::Missing) > 0)
        || (run.isSet("fail-on-extra-files") && found.count(Finding::Extra) > 0);
    return fails ? Failed : Done;
}

} // namespace

int verifyCommand(Run &run)
{
    const auto wish = wishOf(run);
    if (!wish) {
        return run.out.error(wish.error());
    }
    const auto before = verified(run, *wish);
    if (!before) {
        return verifyError(run, before.error());
    }
    const auto after = run.isSet("repair") ? repaired(run, *wish, *before) : before;
    if (!after) {
        return verifyError(run, after.error());
    }
    const auto mended = repairedPaths(before->found, after->found);
    const auto damaged = pathsOf(after->found.with(Finding::Damaged));
    if (run.out.isQuiet()) {
        run.out.list({}, {}, damaged);
    } else {
        run.out.result(verdictsJson(*wish, *after, mended), verdictsText(run, *wish, *after, mended), {});
    }
    return verdictCode(run, after->found);
}

} // namespace Cli
