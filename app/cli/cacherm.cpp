// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/cacheclean.h"
#include "app/cli/cachetick.h"
#include "core/upkeep/heldlocks.h"
#include "core/upkeep/namedtargets.h"
#include "core/upkeep/pruning.h"

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace Cli
{

namespace
{

/// A repo that somebody downloads into would change while it is being taken.
void leaveWhatIsUnderWay(CleanupRequest &request)
{
    request.targets.removeIf([&](const DeletionTarget &target) {
        const bool isBusy = target.kind == DeletionTarget::Kind::Repo
            && !blobsUnderWay(request.report.root, target.repo).isEmpty();
        if (isBusy) {
            request.leftAlone.append({ targetName(request.report, target),
                                       u"locked"_s,
                                       u"another program downloads into it right now"_s });
        }
        return isBusy;
    });
}

int nobodyToTick(Run &run)
{
    return run.out.error(
        WrongUsage,
        u"usage"_s,
        { u"Nothing is named, and without a terminal there is no list to choose from."_s,
          u"Name what is to go: model/owner/name, hf://models/owner/name/file or the 40 digits "
          "of a revision ('hubdesk-cli cache ls --revisions' lists them), or beside the cache xet/..., "
          "assets/... or prepared/... ('hubdesk-cli cache usage')."_s });
}

Result<CleanupRequest> requestOf(Run &run, CacheReport report)
{
    CleanupRequest request{ .report = std::move(report), .nothing = u"Nothing to delete."_s };
    const auto days = daysAsked(run);
    if (!days) {
        return std::unexpected(days.error());
    }
    request.daysKept = *days;
    return request;
}

/// What the words name, or what a person ticks.
Result<void> chooseTargets(Run &run, CleanupRequest &request)
{
    if (run.positional.isEmpty()) {
        return tickRevisions(run, request.report).transform([&](const QList<DeletionTarget> &ticked) {
            request.targets = ticked;
        });
    }
    return namedTargets(request.report, run.positional).transform([&](const NamedTargets &named) {
        request.targets = named.targets;
        request.unknown = named.unknown;
        request.keys = named.areFiles ? CleanupRequest::Keys::Files : CleanupRequest::Keys::Repos;
    });
}

void takeOver(const Pruning &pruning, CleanupRequest &request)
{
    request.keys = CleanupRequest::Keys::Prune;
    request.nothing
        = u"No detached revisions, incomplete downloads or unused shared blobs. Nothing to prune."_s;
    request.targets = pruning.targets;
    const auto leave = [&](const QStringList &names, const QString &reason, const QString &text) {
        for (const auto &name : names) {
            request.leftAlone.append({ name, reason, text });
        }
    };
    leave(pruning.pinned, u"pinned"_s, u"it is pinned ('hubdesk-cli cache unpin')"_s);
    leave(pruning.underWay, u"locked"_s, u"another program downloads it right now"_s);
    leave(pruning.resumable,
          u"resumable"_s,
          u"begun less than a week ago, and the next download goes on with it"_s);
    leave(pruning.unsound, u"damaged"_s, u"it is damaged ('hubdesk-cli cache ls --show-warnings')"_s);
}

} // namespace

Pins pinsOf(Run &run)
{
    const auto &pins = run.settings().pins();
    return { pins.cbegin(), pins.cend() };
}

Result<int> daysAsked(Run &run)
{
    return run.isSet("quarantine") ? run.number("quarantine", 1) : Result<int>(0);
}

QList<QCommandLineOption> cleanupOptions()
{
    return {
        flag({ "y", "yes" }, "Do not ask."),
        flag("dry-run", "Only tell what would go."),
        valued({ "quarantine" }, "Keep it for so many days, to be restored; frees nothing before.", "days")
    };
}

int removeFromCache(Run &run)
{
    if (run.positional.isEmpty() && !canTick(run)) {
        return nobodyToTick(run);
    }
    const bool old = run.parser.optionNames().contains(u"dir"_s);
    auto report = scannedCache(run, old ? run.value("dir") : QString(), Beside::Yes);
    if (!report) {
        return cacheError(run, report.error());
    }
    auto request = requestOf(run, *std::move(report));
    const auto chosen = request.and_then([&](CleanupRequest &made) { return chooseTargets(run, made); });
    if (!chosen) {
        return run.out.error(chosen.error());
    }
    leaveWhatIsUnderWay(*request);
    return cleanUp(run, *std::move(request));
}

int pruneCache(Run &run)
{
    auto report = scannedCache(run);
    if (!report) {
        return cacheError(run, report.error());
    }
    auto request = requestOf(run, *std::move(report));
    if (!request) {
        return run.out.error(request.error());
    }
    const auto pruning
        = run.waitForWork([report = request->report, pins = pinsOf(run)](std::stop_token) -> Result<Pruning> {
              return pruningOf(report, pins, QDateTime::currentDateTimeUtc());
          });
    if (!pruning) {
        return run.out.error(pruning.error());
    }
    takeOver(*pruning, *request);
    return cleanUp(run, *std::move(request));
}

} // namespace Cli
