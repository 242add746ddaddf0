// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/download.h"

#include "app/cli/progress.h"
#include "app/cli/text.h"
#include "core/services/questions.h"

#include <QDir>

#include <algorithm>
#include <limits>
#include <tuple>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace Cli
{

namespace
{

void tellOf(const JournalNews &news, const Output &out)
{
    const auto place = escaped(news.place);
    switch (news.state) {
    case JournalNews::State::Whole:
        break;
    case JournalNews::State::SetAside:
        out.note(u"Warning: the list of transfers could not be read, so a new one was begun. "
                 "The old one is kept: %1"_s.arg(place));
        break;
    case JournalNews::State::MemoryOnly:
        out.note(u"Warning: an interrupted download cannot go on later, because this folder cannot be "
                 "written: %1"_s.arg(place));
        break;
    case JournalNews::State::Full: // of the window: a command goes on with what it is asked for
        break;
    }
}

/// Puts it into the queue and waits for its end.
Async<DownloadResult> download(Services *core, DownloadRequest request, Pace pace, std::stop_token stop)
{
    core->transfers().setConcurrency(pace.concurrency);
    core->transfers().setRateLimit(pace.bytesPerSecond);
    const auto id = core->transfers().add(request);
    if (!id) {
        co_return std::unexpected(id.error());
    }
    auto result = co_await core->transfers().wait(*id, stop);
    core->transfers().forget(*id); // nobody will look at its end in a list
    co_return result;
}

/// Into a folder of the person's own, if one is named.
Result<void> chooseFolder(const Run &run, DownloadRequest *request)
{
    if (!run.isSet("local-dir")) {
        return run.isSet("local-dir-link")
            ? fail(Error::Kind::Usage,
                   u"--local-dir-link says how --local-dir gets its files; name a folder"_s)
            : Result<void>();
    }
    if (run.isSet("local-dir-link")) {
        const auto link = localDirLinkFromName(run.value("local-dir-link"));
        if (!link) {
            return std::unexpected(link.error());
        }
        request->localDirLink = *link;
    } else if (run.isSet("cache-dir")) {
        return fail(Error::Kind::Usage,
                    u"--local-dir and --cache-dir do not go together: the files go into one of them. With "
                    "--local-dir-link they go into the cache, and the folder gets links"_s);
    }
    if (run.value("local-dir").isEmpty()) {
        return fail(Error::Kind::Usage, u"--local-dir wants a folder"_s);
    }
    request->localDir = absoluteFolder(run.value("local-dir"));
    return {};
}

Result<DownloadRequest> requestOf(Run &run)
{
    if (run.positional.isEmpty()) {
        return fail(Error::Kind::Usage, u"download wants a repository"_s);
    }
    const auto place = run.place(run.positional.first());
    if (!place) {
        return std::unexpected(place.error());
    }
    DownloadRequest request;
    request.repo = place->repo;
    request.revision = place->revision.value_or(Revision{});
    request.paths = run.positional.sliced(1);
    if (!place->path.isEmpty()) {
        // The grammar drops a final slash, and with it the word that this is a folder.
        request.paths.prepend(place->path + (run.positional.first().endsWith(u'/') ? u"/"_s : QString()));
    }
    request.include = run.values("include");
    request.hasInclude = run.isSet("include");
    request.exclude = run.values("exclude");
    request.force = run.isSet("force-download");
    const bool folder
        = std::ranges::any_of(request.paths, [](const QString &path) { return path.endsWith(u'/'); });
    if (request.hasInclude && folder) {
        return fail(Error::Kind::Usage, u"a folder and --include do not go together"_s);
    }
    if (!request.paths.isEmpty() && !folder && (request.hasInclude || !request.exclude.isEmpty())) {
        run.out.note(u"Warning: --include and --exclude are ignored, because files are named."_s);
        request.include.clear();
        request.hasInclude = false;
        request.exclude.clear();
    }
    return chooseFolder(run, &request).transform([&request] { return request; });
}

QLatin1StringView actionName(DownloadPlan::FileAction action)
{
    switch (action) {
    case DownloadPlan::FileAction::Fetch:
        return "download"_L1;
    case DownloadPlan::FileAction::Resume:
        return "resume"_L1;
    case DownloadPlan::FileAction::Cached:
        return "cached"_L1;
    case DownloadPlan::FileAction::Skip:
        return "skipped"_L1;
    }
    Q_UNREACHABLE_RETURN({});
}

QLatin1StringView stateName(Outcome outcome)
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
    Q_UNREACHABLE_RETURN({});
}

QJsonObject
fileJson(const QString &path, qint64 size, QLatin1StringView state, const std::optional<Error> &why)
{
    QJsonObject json{ { u"path"_s, path },
                      { u"size"_s, size < 0 ? QJsonValue() : QJsonValue(size) },
                      { u"state"_s, QString(state) } };
    if (why) {
        json.insert(
            "error"_L1,
            QJsonObject{ { u"kind"_s, QString(Error::name(why->kind)) }, { u"message"_s, why->detail } });
    }
    return json;
}

int dryRun(Run &run, const DownloadRequest &request)
{
    const auto plan = run.wait(
        [request](Services &core, std::stop_token stop) { return core.transfers().plan(request, stop); });
    if (!plan) {
        return run.out.error(plan.error());
    }
    QJsonArray files;
    QList<QStringList> rows;
    QStringList paths;
    for (const auto &file : plan->files) {
        files.append(fileJson(file.path, file.size, actionName(file.action), file.refused));
        rows.append({ file.size < 0 ? u"-"_s : humanSize(file.size),
                      QString(actionName(file.action)),
                      escaped(file.path) });
        paths.append(file.path);
    }
    const QJsonObject json{ { u"dry_run"_s, true },
                            { u"path"_s, plan->path },
                            { u"commit"_s, plan->commit.hex },
                            { u"files"_s, files },
                            { u"bytes_to_transfer"_s, plan->bytesToFetch } };
    if (run.out.isQuiet()) {
        run.out.list({}, {}, paths);
    } else {
        run.out.result(json,
                       table({ u"SIZE"_s, u"STATE"_s, u"FILE"_s }, rows)
                           + u"Would download %1.\n"_s.arg(humanSize(plan->bytesToFetch)),
                       {});
    }
    return Done;
}

bool wantsProgress(Run &run)
{
    return run.environment().progressBars.value_or(true) && !run.out.isQuiet();
}

int report(Run &run, const DownloadResult &result)
{
    QJsonArray files;
    for (const auto &file : result.files) {
        files.append(fileJson(file.path, file.size, stateName(file.outcome), file.refused));
    }
    const bool refused = tellRefused(run, result);
    run.out.result({ { u"path"_s, result.path },
                     { u"commit"_s, result.commit.hex },
                     { u"files"_s, files },
                     { u"bytes_transferred"_s, result.bytesTransferred } },
                   result.path,
                   result.path);
    return refused ? Failed : Done;
}

Result<Pace> paceOf(Run &run)
{
    Pace pace;
    auto &at = pace.concurrency;
    for (const auto &[option, place, most] :
         { std::tuple{ "max-workers", &at.filesPerTransfer, std::numeric_limits<int>::max() },
           std::tuple{ "connections", &at.connectionsPerFile, Concurrency::mostConnections } }) {
        if (!run.isSet(option)) {
            continue;
        }
        const auto number = run.number(option, 1);
        if (!number) {
            return std::unexpected(number.error());
        }
        *place = qMin(*number, most);
    }
    at.smallFiles = run.isSet("max-workers") ? at.filesPerTransfer : at.smallFiles;
    if (run.isSet("limit-rate")) {
        const auto rate = bytesFrom(run.value("limit-rate"));
        if (!rate) {
            return fail(
                Error::Kind::Usage,
                u"--limit-rate wants bytes a second, as 10M or 800k, not %1"_s.arg(run.value("limit-rate")));
        }
        pace.bytesPerSecond = *rate;
    }
    return pace;
}

int downloadCommand(Run &run)
{
    const auto request = requestOf(run);
    if (!request) {
        return run.out.error(request.error());
    }
    if (run.isSet("dry-run")) {
        return dryRun(run, *request);
    }
    const auto pace = paceOf(run);
    if (!pace) {
        return run.out.error(pace.error());
    }
    const auto result = fetch(run, *request, *pace);
    return result ? report(run, *result) : run.out.error(result.error());
}

} // namespace

Result<DownloadResult> fetch(Run &run, const DownloadRequest &request, const Pace &pace)
{
    Progress progress(isTerminal(Stream::Err));
    QMetaObject::Connection showing;
    if (wantsProgress(run)) {
        showing = QObject::connect(run.engine(),
                                   &Engine::transfersChanged,
                                   run.engine(),
                                   [&progress](const QList<TransferState> &states) {
                                       for (const auto &state : states) {
                                           progress.show(state);
                                       }
                                   });
    }
    const auto result = run.wait([request, pace](Services &core, std::stop_token stop) {
        return download(&core, request, pace, stop);
    });
    QObject::disconnect(showing);
    progress.end();
    if (const auto news = run.wait([](Services &core, std::stop_token) { return journalNews(&core); })) {
        tellOf(*news, run.out);
    }
    return result;
}

bool tellRefused(const Run &run, const DownloadResult &result)
{
    bool refused = false;
    for (const auto &file : result.files) {
        refused = refused || file.refused;
        if (file.refused && !run.out.isJson()) {
            run.out.note(u"Warning: %1 was left out: %2"_s.arg(escaped(file.path), file.refused->detail));
        }
    }
    return refused;
}

QString absoluteFolder(const QString &folder)
{
    const bool isHome = folder == "~"_L1 || folder.startsWith("~/"_L1);
    return QDir::cleanPath(
        QDir::current().absoluteFilePath(isHome ? QDir::homePath() + folder.sliced(1) : folder));
}

QList<Command> downloadCommands()
{
    return {
        { { u"download"_s },
          u"REPO [FILE...]"_s,
          u"Download into the shared cache or a folder; a FILE that ends in / is a folder."_s,
          { typeOption(),
            revisionOption(),
            valued({ "include" }, "Only files that match; may be repeated.", "pattern"),
            valued({ "exclude" }, "No files that match; may be repeated.", "pattern"),
            valued({ "local-dir" },
                   "Real files into this folder, with the records that the official client keeps there.",
                   "folder"),
            valued({ "local-dir-link" },
                   "The files go into the cache, and the folder gets of each: copy, symlink, hardlink or "
                   "reflink. Whoever writes into a symlink or hardlink changes the cache.",
                   "kind"),
            flag("force-download", "Fetch also what is there already."),
            flag("dry-run", "Only say what would be done."),
            valued({ "max-workers" }, "Files at the same time. Default: 8, and 28 small ones.", "number"),
            valued({ "connections" },
                   "Connections for one big file, as far as they make it faster; up to 16. Default: 4.",
                   "number"),
            valued({ "limit-rate" }, "Bytes a second for all of it, as 10M or 800k.", "rate") },
          &downloadCommand,
          -1 }
    };
}

} // namespace Cli
