// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/cacheclean.h"

#include "app/cli/consent.h"
#include "app/cli/progress.h"
#include "app/cli/text.h"
#include "core/upkeep/besideplan.h"

#include <algorithm>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace Cli
{

namespace
{

using Target = DeletionTarget::Kind;

/// What a target takes with it; where that could not be taken, it is not gone.
QString mainPath(const DeletionTarget &target)
{
    switch (target.kind) {
    case Target::Repo:
        return target.repo;
    case Target::Revision:
        return u"%1/snapshots/%2"_s.arg(target.repo, target.name);
    case Target::Loose:
        return u"%1/blobs/%2"_s.arg(target.repo, target.name);
    case Target::Payload:
        return u"blobs/%1/%2"_s.arg(target.name.left(2), target.name);
    case Target::Beside:
        return target.name;
    case Target::File:
        break;
    }
    return {};
}

/// One clean-up on its way.
class CleanupRun
{
public:
    CleanupRun(Run &run, CleanupRequest request)
        : m_run(run)
        , m_request(std::move(request))
        , m_pins(pinsOf(run))
    {
    }
    int go();

private:
    Result<void> plan();
    void tell();
    int tellPlan(bool isDry);
    int act();
    int tellDone(const Cleanup &cleanup);
    QJsonObject besides() const;
    QString doneText(const Cleanup &cleanup, const CleanupCounts &counts) const;
    QStringList quietLines(const Cleanup &cleanup) const;
    void give(const QJsonObject &json, const QString &human, const QStringList &quiet);

    Run &m_run;
    CleanupRequest m_request;
    Pins m_pins;
    DeletionPlan m_plan;
    QList<FileUser> m_users;
};

struct PlanAndUsers {
    DeletionPlan plan;
    QList<FileUser> users;
};

Result<void> CleanupRun::plan()
{
    const auto made = m_run.waitForWork(
        [request = m_request, pins = m_pins](std::stop_token stop) -> Result<PlanAndUsers> {
            auto plan = planDeletion(request.report, request.targets, pins);
            QList<FileUser> users;
            for (const auto &part : partsOf(plan)) {
                users.append(fileUsersBelow(part.root, stop));
            }
            users = usersOf(plan, std::move(users));
            return PlanAndUsers{ std::move(plan), std::move(users) };
        });
    return made.transform([&](const PlanAndUsers &both) {
        m_plan = both.plan;
        m_users = both.users;
        for (const auto &exclusion : both.plan.exclusions) {
            m_request.leftAlone.append(leftAlone(m_request.report, exclusion));
        }
    });
}

/// What a person has to know whatever the format is.
void CleanupRun::tell()
{
    for (const auto &word : std::as_const(m_request.unknown)) {
        const bool isBare = word.count(u'/') == 1 && !word.contains(u':');
        m_run.out.note(
            isBare ? u"Warning: %1 is not in the cache; a repository is named as model/%1."_s.arg(word)
                   : u"Warning: %1 is not in the cache."_s.arg(word));
    }
    for (const auto &[name, reason, text] : std::as_const(m_request.leftAlone)) {
        m_run.out.note(u"Left alone: %1: %2."_s.arg(name, text));
    }
}

/// Beside the counts, in plans and results.
QJsonObject CleanupRun::besides() const
{
    QJsonObject json{ { u"stays"_s, staysJson(m_plan) },
                      { u"not_found"_s, QJsonArray::fromStringList(m_request.unknown) } };
    QJsonArray alone;
    for (const auto &[name, reason, text] : m_request.leftAlone) {
        alone.append(QJsonObject{ { u"target"_s, name }, { u"reason"_s, reason }, { u"message"_s, text } });
    }
    json.insert(u"left_alone"_s, alone);
    QJsonArray users;
    for (const auto &user : m_users) {
        users.append(QJsonObject{
            { u"process"_s, user.process }, { u"program"_s, user.program }, { u"path"_s, user.path } });
    }
    json.insert(u"in_use"_s, users);
    return json;
}

void addAll(QJsonObject &json, const QJsonObject &more)
{
    for (auto it = more.begin(); it != more.end(); ++it) {
        json.insert(it.key(), *it);
    }
}

/// The result of a dry run, or of a run with nothing to do.
int CleanupRun::tellPlan(bool isDry)
{
    auto json = countsJson(m_request.keys, countsOf(m_request, m_plan), !isDry);
    json.insert(isDry ? u"size"_s : u"freed"_s, m_plan.size);
    json.insert(u"allocated"_s, m_plan.allocated);
    if (isDry) {
        json.insert(u"dry_run"_s, true);
    }
    addAll(json, besides());
    auto human = m_plan.isEmpty() ? m_request.nothing : planText(m_request, m_plan) + usersText(m_users);
    human += isDry && !m_plan.isEmpty() ? u"Dry run: nothing was changed."_s : QString();
    give(json, human, quietLines({}));
    return isDry || m_request.leftAlone.isEmpty() || m_request.keys == CleanupRequest::Keys::Prune ? Done
                                                                                                   : Failed;
}

/// One name a line; of a quarantine its id, which undoes it.
QStringList CleanupRun::quietLines(const Cleanup &cleanup) const
{
    if (!cleanup.quarantine.isEmpty()) {
        return { cleanup.quarantine };
    }
    QStringList names;
    for (const auto &departure : m_plan.departures) {
        names.append(targetName(m_request.report, departure.target));
    }
    return names;
}

void CleanupRun::give(const QJsonObject &json, const QString &human, const QStringList &quiet)
{
    if (m_run.out.isQuiet()) {
        m_run.out.list({}, {}, quiet);
    } else {
        m_run.out.result(json, human, {});
    }
}

QString CleanupRun::doneText(const Cleanup &cleanup, const CleanupCounts &counts) const
{
    const auto size = sizeInText(cleanup.size);
    const auto what = countsText(m_request.keys, counts);
    if (cleanup.quarantine.isEmpty()) {
        return u"Deleted %1; freed %2."_s.arg(what, size);
    }
    const auto place
        = m_run.isSet("cache-dir") ? u" --cache-dir '%1'"_s.arg(m_run.value("cache-dir")) : QString();
    return u"%1 (%2) in quarantine for %3; the space is free when that is over.\n"
           "Undo it with: hubdesk-cli cache restore %4%5"_s.arg(
               what, size, countOf(m_request.daysKept, "day"), cleanup.quarantine, place);
}

int CleanupRun::tellDone(const Cleanup &cleanup)
{
    const auto counts = countsOf(m_request, m_plan, cleanup.failures);
    const bool isKept = !cleanup.quarantine.isEmpty();
    auto json = countsJson(m_request.keys, counts, true);
    json.insert(u"freed"_s, isKept ? 0 : cleanup.size);
    json.insert(u"allocated"_s, isKept ? 0 : cleanup.allocated);
    if (isKept) {
        json.insert(u"quarantine"_s, cleanup.quarantine);
        json.insert(u"quarantined"_s, cleanup.size);
        json.insert(u"days"_s, m_request.daysKept);
    }
    json.insert(u"failures"_s, failuresJson(cleanup.failures));
    addAll(json, besides());
    for (const auto &failure : cleanup.failures) {
        m_run.out.note(failureText(failure));
    }
    give(json, doneText(cleanup, counts), quietLines(cleanup));
    const bool isAll = cleanup.failures.isEmpty()
        && (m_request.leftAlone.isEmpty() || m_request.keys == CleanupRequest::Keys::Prune);
    return isAll ? Done : Failed;
}

int CleanupRun::act()
{
    const auto progress = std::make_shared<UpkeepProgress>();
    StepProgress shown(isTerminal(Stream::Err));
    const auto done = m_run.waitForWork(
        [plan = m_plan, pins = m_pins, days = m_request.daysKept, progress](std::stop_token stop) {
            return carryOut(plan, pins, days, progress.get(), stop);
        },
        [&] { shown.show(u"deleting"_s, progress->done, progress->total); });
    shown.end();
    if (done) {
        return tellDone(*done);
    }
    if (done.error().kind == Error::Kind::Conflict) {
        return m_run.out.error(Failed,
                               Error::name(done.error().kind),
                               { u"Nothing was changed: %1."_s.arg(done.error().detail),
                                 u"Another program is at work there; try again."_s });
    }
    return m_run.out.error(done.error());
}

int CleanupRun::go()
{
    if (const auto made = plan(); !made) {
        return m_run.out.error(made.error());
    }
    tell();
    const bool isDry = m_run.isSet("dry-run");
    if (isDry || m_plan.isEmpty()) {
        return tellPlan(isDry);
    }
    if (m_run.out.format == Format::Human) {
        m_run.out.text(planText(m_request, m_plan) + usersText(m_users));
        m_run.out.raw({}); // before the question
    }
    if (const auto code = refused(m_run, u"Proceed?"_s)) {
        return *code;
    }
    return act();
}

} // namespace

CleanupCounts
countsOf(const CleanupRequest &request, const DeletionPlan &plan, const QList<UpkeepFailure> &failures)
{
    CleanupCounts counts;
    const auto isLeft
        = [&](const QString &path) { return std::ranges::contains(failures, path, &UpkeepFailure::path); };
    for (const auto &departure : plan.departures) {
        const auto &target = departure.target;
        if (isLeft(mainPath(target))) {
            continue;
        }
        counts.payloads += target.kind == Target::Payload ? 1 : 0;
        counts.beside += target.kind == Target::Beside ? 1 : 0;
        counts.incomplete += target.kind == Target::Loose ? 1 : 0;
        counts.revisions += target.kind == Target::Revision ? 1 : 0;
        if (target.kind == Target::Repo) {
            const auto repo = std::ranges::find(request.report.repos, target.repo, &folderOf);
            ++counts.repos;
            counts.revisions += repo == request.report.repos.cend() ? 0 : int(repo->revisions.size());
            counts.incomplete += int(std::ranges::count_if(request.targets, [&](const DeletionTarget &one) {
                return one.kind == Target::Loose && one.repo == target.repo;
            }));
        }
    }
    counts.files = int(std::ranges::count_if(plan.removals, [&](const Removal &removal) {
        return removal.kind == Removal::Kind::File && !isLeft(removal.path);
    }));
    return counts;
}

int cleanUp(Run &run, CleanupRequest request)
{
    return CleanupRun(run, std::move(request)).go();
}

} // namespace Cli
