// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/cache.h"
#include "app/cli/cacheupkeep.h"
#include "app/cli/consent.h"
#include "app/cli/text.h"
#include "core/base/await.h"
#include "core/base/workers.h"
#include "core/upkeep/duplicates.h"

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace Cli
{

namespace
{

Async<QList<DuplicateGroup>> findDuplicates(CacheReport report)
{
    auto find = [report] { return duplicatesOf({ report }); };
    auto finding = onWorker(std::move(find));
    co_return co_await finished(std::move(finding));
}

Async<Deduplication> shareAll(QList<DuplicateGroup> groups,
                              Sharing sharing,
                              std::shared_ptr<UpkeepProgress> progress,
                              std::stop_token stop)
{
    auto work = [groups, sharing, progress, stop] { return dedupe(groups, sharing, progress.get(), stop); };
    auto working = onWorker(std::move(work));
    co_return co_await finished(std::move(working));
}

qint64 gainOf(const QList<DuplicateGroup> &groups)
{
    qint64 gain = 0;
    for (const auto &group : groups) {
        gain += group.gain;
    }
    return gain;
}

QJsonObject groupJson(const DuplicateGroup &group)
{
    QJsonArray files;
    for (const auto &file : group.files) {
        files.append(QJsonObject{ { u"id"_s, file.key() },
                                  { u"path"_s, file.path },
                                  { u"allocated"_s, file.allocated },
                                  { u"shared"_s, file.isShared } });
    }
    return { { u"content"_s, group.content },
             { u"size"_s, group.size },
             { u"gain"_s, group.gain },
             { u"files"_s, files } };
}

QString groupsText(const QList<DuplicateGroup> &groups)
{
    if (groups.isEmpty()) {
        return u"No two files here could share their space.\n"_s;
    }
    QList<QStringList> rows;
    for (const auto &group : groups) {
        QStringList repos;
        for (const auto &file : group.files) {
            repos.append(escaped(file.key()));
        }
        rows.append(
            { humanSize(group.gain), humanSize(group.size), group.content.first(12), repos.join(", "_L1) });
    }
    return table({ u"GAIN"_s, u"SIZE"_s, u"CONTENT"_s, u"IN"_s }, rows);
}

int showDuplicates(Run &run, const QList<DuplicateGroup> &groups)
{
    QJsonArray json;
    QStringList names;
    for (const auto &group : groups) {
        json.append(groupJson(group));
        names.append(group.content);
    }
    const auto gain = gainOf(groups);
    if (run.out.isQuiet()) {
        run.out.list({}, {}, names);
    } else {
        run.out.result({ { u"dry_run"_s, true }, { u"groups"_s, json }, { u"gain"_s, gain } },
                       groupsText(groups)
                           + (gain > 0 ? u"Sharing would free %1.\n"_s.arg(sizeInText(gain)) : QString()),
                       {});
    }
    return Done;
}

int tellDeduplication(Run &run, const Deduplication &done)
{
    QJsonArray failures;
    for (const auto &failure : done.failures) {
        failures.append(QJsonObject{ { u"path"_s, failure.path },
                                     { u"kind"_s, QString(Error::name(failure.error.kind)) },
                                     { u"message"_s, failure.error.detail } });
        if (!run.out.isJson()) {
            run.out.note(u"Warning: %1 was left as it is: %2."_s.arg(failure.path, failure.error.detail));
        }
    }
    if (!done.failures.isEmpty() && done.reflinks + done.hardLinks == 0 && !run.isSet("hard-links")) {
        run.out.note(u"Hint: --hard-links makes them one file with several names, on any volume."_s);
    }
    run.out.result({ { u"dry_run"_s, false },
                     { u"reflinks"_s, done.reflinks },
                     { u"hard_links"_s, done.hardLinks },
                     { u"size"_s, done.size },
                     { u"freed"_s, done.freed },
                     { u"failures"_s, failures } },
                   u"%1 share their space now, %2 are free again.\n"_s.arg(
                       countOf(done.reflinks + done.hardLinks, "more file"), sizeInText(done.freed)),
                   QString::number(done.freed));
    return done.failures.isEmpty() ? Done : Failed;
}

} // namespace

int dedupeCommand(Run &run)
{
    const auto report = scannedCache(run);
    if (!report) {
        return cacheError(run, report.error());
    }
    const auto groups
        = run.waitLocally([report = *report](Services &, std::stop_token) { return findDuplicates(report); });
    if (!groups) {
        return run.out.error(groups.error());
    }
    if (run.isSet("dry-run") || groups->isEmpty()) {
        return showDuplicates(run, *groups);
    }
    if (!run.out.isQuiet() && !run.out.isJson() && !run.isSet("yes")) {
        run.out.text(groupsText(*groups));
    }
    const auto question = u"Free %1 by sharing?"_s.arg(sizeInText(gainOf(*groups)));
    if (const auto code = refused(run, question)) {
        return *code;
    }
    const auto sharing = run.isSet("hard-links") ? Sharing::ReflinkOrHardLink : Sharing::Reflink;
    const UpkeepLine line(run, u"comparing"_s);
    const auto done = run.waitLocally(
        [groups = *groups, sharing, progress = line.progress()](Services &, std::stop_token stop) {
            return shareAll(groups, sharing, progress, std::move(stop));
        });
    return done ? tellDeduplication(run, *done) : run.out.error(done.error());
}

} // namespace Cli
