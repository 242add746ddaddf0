// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/cache.h"
#include "app/cli/cacheupkeep.h"
#include "app/cli/consent.h"
#include "app/cli/download.h"
#include "app/cli/text.h"
#include "core/base/await.h"
#include "core/base/workers.h"
#include "core/upkeep/movecache.h"

#include <QFileInfo>
#include <QSet>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace Cli
{

namespace
{

struct MoveWish {
    QString root;
    QString target;
    bool keeps = false;
};

Async<MovePlan> planIt(MoveWish wish, std::stop_token stop)
{
    auto plan = [wish, stop] { return planMove(wish.root, wish.target, wish.keeps, stop); };
    auto planning = onWorker(std::move(plan));
    co_return co_await finished(std::move(planning));
}

using MoveStep = Result<MovedCache> (*)(const MovePlan &, UpkeepProgress *, const std::stop_token &);

Async<MovedCache>
doStep(MoveStep step, MovePlan plan, std::shared_ptr<UpkeepProgress> progress, std::stop_token stop)
{
    auto work = [step, plan, progress, stop] { return step(plan, progress.get(), stop); };
    auto working = onWorker(std::move(work));
    co_return co_await finished(std::move(working));
}

/// So that downloads that were begun there go on in the new place.
Async<> noteMove(Services *core, MovePlan plan)
{
    // The journal has the paths as this program spells them, with links that the plan has resolved.
    co_return core->noteMovedCache({ plan.root, core->cache().layout().root() }, plan.target);
}

Result<MovedCache> done(Run &run, MoveStep step, const MovePlan &plan, const QString &what)
{
    const UpkeepLine line(run, what);
    return run.waitLocally([step, plan, progress = line.progress()](Services &, std::stop_token stop) {
        return doStep(step, plan, progress, std::move(stop));
    });
}

QLatin1StringView wayName(const MovePlan &plan)
{
    return plan.way == MovePlan::Way::Rename ? "rename"_L1 : "copy"_L1;
}

QJsonObject planJson(const MovePlan &plan)
{
    QJsonArray users;
    for (const auto &user : plan.users) {
        users.append(QJsonObject{
            { u"process"_s, user.process }, { u"program"_s, user.program }, { u"path"_s, user.path } });
    }
    return { { u"from"_s, plan.root },
             { u"to"_s, plan.target },
             { u"way"_s, QString(wayName(plan)) },
             { u"files"_s, plan.files },
             { u"size"_s, plan.size },
             { u"needed"_s, plan.needed },
             { u"free"_s, plan.free },
             { u"goes_on"_s, plan.goesOn },
             { u"keep"_s, plan.keepsOld },
             { u"in_use_by"_s, users },
             { u"variable"_s, variableForCache(plan.target) } };
}

QString planText(const MovePlan &plan)
{
    auto text = u"%1 with %2 goes from %3 to %4"_s.arg(
        countOf(plan.files, "file"), sizeInText(plan.size), escaped(plan.root), escaped(plan.target));
    if (plan.way == MovePlan::Way::Rename) {
        return text + u", on the same volume: by a new name, without copying.\n"_s;
    }
    text += plan.goesOn ? u", where an interrupted move goes on.\n"_s : u".\n"_s;
    return text
        + u"To be written there: %1; free: %2.\n"_s.arg(sizeInText(plan.needed), sizeInText(plan.free));
}

/// Once for each program.
void tellUsers(Run &run, const MovePlan &plan)
{
    QSet<qint64> told;
    for (const auto &user : plan.users) {
        if (!told.contains(user.process)) {
            told.insert(user.process);
            run.out.note(
                u"Warning: %1 (process %2) has files of it open."_s.arg(user.program).arg(user.process));
        }
    }
}

int tellFailures(Run &run, const MovePlan &plan, const MovedCache &moved, const QString &what)
{
    QJsonArray failures;
    QString text;
    for (const auto &failure : moved.failures) {
        failures.append(QJsonObject{ { u"path"_s, failure.path },
                                     { u"kind"_s, QString(Error::name(failure.error.kind)) },
                                     { u"message"_s, failure.error.detail } });
        text += u"%1: %2\n"_s.arg(escaped(failure.path), escaped(failure.error.detail));
    }
    auto json = planJson(plan);
    json.insert(u"failures"_s, failures);
    run.out.result(json, text + what + u'\n', {});
    return Failed;
}

int tellMoved(Run &run, const MovePlan &plan, const MovedCache &moved)
{
    auto json = planJson(plan);
    json.insert(u"dry_run"_s, false);
    json.insert(u"old_is_gone"_s, moved.isOldGone);
    json.insert(u"failures"_s, QJsonArray());
    auto text = (plan.keepsOld ? u"A copy of the cache is in %1.\n"_s : u"The cache is in %1 now.\n"_s)
                    .arg(escaped(plan.target));
    if (!plan.keepsOld && !moved.isOldGone) {
        text += u"The empty folder %1 could not be removed.\n"_s.arg(escaped(plan.root));
    }
    text += u"For Python and Hubdesk to find it there, set: %1\n"_s.arg(
        escaped(variableForCache(plan.target)));
    run.out.result(json, text, plan.target);
    return Done;
}

/// Where somebody is in the way, the reason is all that helps.
int moveError(Run &run, const Error &error)
{
    return error.kind == Error::Kind::Conflict
        ? run.out.error(
              Failed, Error::name(error.kind), { u"The cache cannot be moved: "_s + error.detail, {} })
        : cacheError(run, error);
}

int carryOutMove(Run &run, const MovePlan &plan)
{
    const auto moved = done(run, &moveCache, plan, u"copying"_s);
    if (!moved) {
        if (moved.error().kind == Error::Kind::Cancelled) {
            run.out.note(u"The cache is where it was; the same command goes on."_s);
        }
        return moveError(run, moved.error());
    }
    if (!moved->failures.isEmpty()) {
        return tellFailures(
            run, plan, *moved, u"The cache is where it was, because that could not be copied."_s);
    }
    if (!plan.keepsOld) {
        (void)run.waitLocally([plan](Services &core, std::stop_token) { return noteMove(&core, plan); });
    }
    const auto finished = done(run, &finishMove, plan, u"removing the old one"_s);
    if (!finished) {
        run.out.note(
            u"All of it is in %1; the same command removes the old one."_s.arg(escaped(plan.target)));
        return moveError(run, finished.error());
    }
    if (!finished->failures.isEmpty()) {
        return tellFailures(run,
                            plan,
                            *finished,
                            u"The cache is in %1 now; that stays in the old one. Set: %2"_s.arg(
                                escaped(plan.target), escaped(variableForCache(plan.target))));
    }
    return tellMoved(run, plan, *finished);
}

} // namespace

int moveCommand(Run &run)
{
    if (run.positional.isEmpty() || run.positional.first().isEmpty()) {
        return run.out.error({ Error::Kind::Usage, u"cache move wants the folder that it goes to"_s });
    }
    const MoveWish wish{ absoluteFolder(run.environment().hubCache),
                         absoluteFolder(run.positional.first()),
                         run.isSet("keep") };
    const auto plan
        = run.waitLocally([wish](Services &, std::stop_token stop) { return planIt(wish, std::move(stop)); });
    if (!plan) {
        return moveError(run, plan.error());
    }
    if (QFileInfo(wish.root).isSymLink()) {
        run.out.note(u"Warning: %1 is a link, which will lead to nothing then."_s.arg(escaped(wish.root)));
    }
    tellUsers(run, *plan);
    if (run.isSet("dry-run")) {
        auto json = planJson(*plan);
        json.insert(u"dry_run"_s, true);
        run.out.result(json, planText(*plan), plan->target);
        return plan->fits() ? Done : Exit::DiskFull;
    }
    if (run.out.format == Format::Human && !run.isSet("yes")) {
        run.out.text(planText(*plan));
    }
    if (const auto code = refused(run, u"Move the cache?"_s)) {
        return *code;
    }
    return carryOutMove(run, *plan);
}

} // namespace Cli
