// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/cacheclean.h"
#include "app/cli/consent.h"
#include "app/cli/progress.h"
#include "app/cli/text.h"
#include "core/services/cachelook.h"
#include "core/upkeep/wholeacts.h"

#include <QFileInfo>

#include <algorithm>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

namespace Cli
{

namespace
{

using Kept = QuarantineItem::State;

/// The cache, and what lies beside it, with their links resolved; EntryNotFound where there is no cache.
Result<QStringList> cacheRoots(Run &run)
{
    const auto path = run.environment().hubCache;
    if (const auto there
        = run.waitLocally([path](Services &core, std::stop_token) { return core.caches().connected(path); });
        !there) {
        return std::unexpected(there.error());
    }
    QStringList roots;
    const auto places = placesBeside(run);
    for (const auto &place : { path, places.xet, places.assets, places.prepared }) {
        const auto root = place.isEmpty() ? QString() : QFileInfo(place).canonicalFilePath();
        if (roots.isEmpty() && root.isEmpty()) {
            return fail(Error::Kind::EntryNotFound, path);
        }
        if (!root.isEmpty() && !roots.contains(root)) {
            roots.append(root);
        }
    }
    return roots;
}

QString stateName(Kept state)
{
    switch (state) {
    case Kept::Moving:
        return u"moving"_s;
    case Kept::Kept:
        return u"kept"_s;
    case Kept::Restoring:
        return u"restoring"_s;
    case Kept::Emptying:
        return u"emptying"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

/// What can be done about it, where it is not simply kept.
QString stateText(const QuarantineItem &item)
{
    if (item.state == Kept::Kept) {
        return item.until < QDateTime::currentDateTimeUtc() ? u"its time is over"_s : u"kept"_s;
    }
    const auto what = item.state == Kept::Moving ? u"deletion"_s
        : item.state == Kept::Restoring          ? u"restoring"_s
                                                 : u"final deletion"_s;
    return item.isInterrupted ? what + u" was interrupted"_s : what + u" is under way"_s;
}

QStringList contentsOf(const QuarantineItem &item)
{
    QStringList names;
    for (const auto &departure : item.departures) {
        const auto repo
            = departure.id.isEmpty() ? departure.target.repo : kindName(departure.kind) + u'/' + departure.id;
        const auto mark = departure.target.kind == DeletionTarget::Kind::Revision ? u"@"_s : u"/"_s;
        const auto name = departure.target.name;
        names.append(repo.isEmpty() ? name : name.isEmpty() ? repo : repo + mark + name);
    }
    return names;
}

QJsonObject quarantineJson(const QuarantineItem &item)
{
    return { { u"id"_s, item.id },
             { u"state"_s, stateName(item.state) },
             { u"interrupted"_s, item.isInterrupted },
             { u"since"_s, isoTime(item.since) },
             { u"until"_s, isoTime(item.until) },
             { u"size"_s, item.size },
             { u"allocated"_s, item.allocated },
             { u"contents"_s, QJsonArray::fromStringList(contentsOf(item)) },
             { u"path"_s, item.folder } };
}

int listQuarantine(Run &run, const QList<QuarantineItem> &items)
{
    QJsonArray json;
    QStringList ids;
    QList<QStringList> rows;
    bool isHalf = false;
    for (const auto &item : items) {
        json.append(quarantineJson(item));
        ids.append(item.id);
        rows.append({ item.id,
                      sizeInText(item.size),
                      isoTime(item.until).left(16).replace(u'T', u' '),
                      stateText(item),
                      escaped(contentsOf(item).join(", "_L1)) });
        isHalf = isHalf || item.isInterrupted;
    }
    auto human = items.isEmpty()
        ? u"Nothing is in quarantine.\n"_s
        : table({ u"ID"_s, u"SIZE"_s, u"UNTIL (UTC)"_s, u"STATE"_s, u"CONTENTS"_s }, rows);
    if (isHalf) {
        human
            += u"\nWhat was interrupted: 'cache quarantine finish ID' goes on, 'cache restore ID' undoes it.\n"_s;
    }
    run.out.list(json, human, ids);
    return Done;
}

/// Those with these ids; all without any.
Result<QList<QuarantineItem>> chosenItems(const QList<QuarantineItem> &items, const QStringList &ids)
{
    QList<QuarantineItem> chosen = ids.isEmpty() ? items : QList<QuarantineItem>();
    for (const auto &id : ids) {
        const auto before = chosen.size();
        std::ranges::copy_if(items, std::back_inserter(chosen), [&](const QuarantineItem &item) {
            return actOf(item.id) == actOf(id); // what went with it goes with it
        });
        if (chosen.size() == before) {
            return fail(Error::Kind::EntryNotFound, u"There is nothing in quarantine under %1."_s.arg(id));
        }
    }
    return chosen;
}

int unknownItem(Run &run, const Error &error)
{
    return run.out.error(NotFound,
                         Error::name(error.kind),
                         { error.detail, u"'hubdesk-cli cache quarantine' lists what there is."_s });
}

Result<void> emptyAll(const QList<QuarantineItem> &items, const std::stop_token &stop)
{
    for (const auto &item : items) {
        if (const auto done = emptyQuarantine(item.root, item.id, stop); !done) {
            return done;
        }
    }
    return {};
}

int emptyItems(Run &run, const QList<QuarantineItem> &items)
{
    qint64 size = 0;
    QStringList ids;
    for (const auto &item : items) {
        size += item.size;
        ids.append(item.id);
    }
    const auto what = u"%1 of quarantine (%2)"_s.arg(countOf(items.size(), "item"), sizeInText(size));
    if (!items.isEmpty()) {
        if (const auto code = refused(run, u"Delete %1 for good?"_s.arg(what))) {
            return *code;
        }
    }
    const auto emptied = run.waitForWork([items](std::stop_token stop) { return emptyAll(items, stop); });
    if (!emptied) {
        return run.out.error(emptied.error());
    }
    const QJsonObject json{ { u"emptied"_s, QJsonArray::fromStringList(ids) }, { u"freed"_s, size } };
    if (run.out.isQuiet()) {
        run.out.list({}, {}, ids);
    } else {
        run.out.result(
            json, items.isEmpty() ? u"Nothing is in quarantine."_s : u"Deleted %1."_s.arg(what), {});
    }
    return Done;
}

int finishItem(Run &run, const QStringList &roots, const QuarantineItem &item)
{
    const auto progress = std::make_shared<UpkeepProgress>();
    StepProgress shown(isTerminal(Stream::Err));
    const auto done = run.waitForWork(
        [roots, item, progress](std::stop_token stop) {
            return finishAct(roots, item.id, progress.get(), stop);
        },
        [&] { shown.show(u"finishing"_s, progress->done, progress->total); });
    shown.end();
    if (!done) {
        return run.out.error(done.error());
    }
    for (const auto &failure : done->failures) {
        run.out.note(failureText(failure));
    }
    const bool isKept = !done->quarantine.isEmpty();
    const QJsonObject json{ { u"id"_s, item.id },
                            { u"freed"_s, isKept ? 0 : done->size },
                            { u"quarantined"_s, isKept ? done->size : 0 },
                            { u"kept"_s, isKept },
                            { u"failures"_s, failuresJson(done->failures) } };
    run.out.result(json,
                   isKept ? u"Finished; it is in quarantine. Undo it with: hubdesk-cli cache restore "_s
                           + item.id
                          : u"Finished."_s,
                   item.id);
    return done->failures.isEmpty() ? Done : Failed;
}

int tellRestored(Run &run, const QString &id, const Restored &back)
{
    for (const auto &failure : back.failures) {
        run.out.note(u"Not restored: %1: %2."_s.arg(failure.path, failure.error.detail));
    }
    const QJsonObject json{ { u"id"_s, id },
                            { u"restored"_s, back.removals },
                            { u"superseded"_s, back.superseded },
                            { u"failures"_s, failuresJson(back.failures) } };
    auto human = u"Restored %1."_s.arg(countOf(back.removals, "item"));
    human += back.superseded == 0
        ? QString()
        : u" %1 left out: there is something in that place again."_s.arg(countOf(back.superseded, "item"));
    run.out.result(json, human, id);
    return back.failures.isEmpty() ? Done : Failed;
}

} // namespace

int showQuarantine(Run &run)
{
    const auto roots = cacheRoots(run);
    if (!roots) {
        return cacheError(run, roots.error());
    }
    const auto items = run.waitForWork(
        [roots](std::stop_token) -> Result<QList<QuarantineItem>> { return quarantineOfAll(*roots); });
    if (!items) {
        return run.out.error(items.error());
    }
    const auto verb = run.positional.value(0);
    if (verb.isEmpty()) {
        return listQuarantine(run, *items);
    }
    const auto chosen = chosenItems(*items, run.positional.sliced(1));
    if (verb == "empty"_L1) {
        return chosen ? emptyItems(run, *chosen) : unknownItem(run, chosen.error());
    }
    if (verb == "finish"_L1 && run.positional.size() == 2) {
        return chosen ? finishItem(run, *roots, chosen->first()) : unknownItem(run, chosen.error());
    }
    return run.out.error(
        { Error::Kind::Usage, u"'cache quarantine' takes nothing, 'empty [ID...]' or 'finish ID'."_s });
}

int restoreToCache(Run &run)
{
    const auto roots = cacheRoots(run);
    if (!roots) {
        return cacheError(run, roots.error());
    }
    const auto id = run.positional.value(0);
    if (id.isEmpty()) {
        return run.out.error(WrongUsage,
                             u"usage"_s,
                             { u"'cache restore' wants the ID of a quarantine."_s,
                               u"'hubdesk-cli cache quarantine' lists what there is."_s });
    }
    const auto progress = std::make_shared<UpkeepProgress>();
    StepProgress shown(isTerminal(Stream::Err));
    const auto back = run.waitForWork(
        [roots, id, progress](std::stop_token stop) { return restoreAct(*roots, id, progress.get(), stop); },
        [&] { shown.show(u"restoring"_s, progress->done, progress->total); });
    shown.end();
    if (!back) {
        return back.error().kind == Error::Kind::EntryNotFound ? unknownItem(run, back.error())
                                                               : run.out.error(back.error());
    }
    return tellRestored(run, id, *back);
}

} // namespace Cli
