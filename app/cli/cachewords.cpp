// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/cacheclean.h"
#include "app/cli/text.h"
#include "core/cache/cachenames.h"

#include <algorithm>
#include <map>

using namespace Hubdesk;
using namespace Qt::StringLiterals;

// What a deletion means, in words.
namespace Cli
{

namespace
{

QString repoKey(const CacheReport &report, const QString &folder)
{
    const auto repo = std::ranges::find(report.repos, folder, &folderOf);
    return repo == report.repos.cend() ? folder : repo->key();
}

QString meaningText(const Departure &departure)
{
    using Meaning = Departure::Meaning;
    switch (departure.meaning) {
    case Meaning::RepoGoes:
        return u"all of it"_s;
    case Meaning::FetchedAgain:
        return u"%1: downloaded again when somebody asks for it"_s.arg(departure.refs.join(", "_L1));
    case Meaning::NothingAsksForIt:
        return u"no branch or tag here names it"_s;
    case Meaning::BeginsAnew:
        return u"not whole; its download starts from the beginning"_s;
    case Meaning::RevisionsLackIt:
        return u"from every revision"_s;
    case Meaning::Forgotten:
        return u"nothing here uses it"_s;
    case Meaning::MadeAgain:
        return u"beside the cache; whoever needs it makes or fetches it again"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

QString stayText(const StayReason &reason)
{
    const auto what = u"%1 in %2"_s.arg(sizeInText(reason.size), countOf(reason.files, "file"));
    if (reason.id.isEmpty()) {
        return u"Stays: %1, which something else may use."_s.arg(what);
    }
    if (reason.byPayload) {
        return u"Stays: %1, shared with %2."_s.arg(what, reason.id);
    }
    return reason.revision.isEmpty()
        ? u"Stays: %1, which %2 uses."_s.arg(what, reason.id)
        : u"Stays: %1, which %2 of %3 has as well."_s.arg(what, reason.revision, reason.id);
}

} // namespace

QJsonObject countsJson(CleanupRequest::Keys keys, const CleanupCounts &counts, bool done)
{
    QJsonObject json;
    const auto add
        = [&](const QString &key, int count) { json.insert(done ? key + "_deleted"_L1 : key, count); };
    switch (keys) {
    case CleanupRequest::Keys::Repos:
        add(u"repos"_s, counts.repos);
        add(u"revisions"_s, counts.revisions);
        if (counts.beside > 0) { // what `hf` does not know
            add(u"beside"_s, counts.beside);
        }
        break;
    case CleanupRequest::Keys::Files:
        add(u"files"_s, counts.files);
        break;
    case CleanupRequest::Keys::Prune:
        add(u"revisions"_s, counts.revisions);
        add(u"incomplete"_s, counts.incomplete);
        add(u"shared_blobs"_s, counts.payloads);
        break;
    }
    return json;
}

QString countsText(CleanupRequest::Keys keys, const CleanupCounts &counts)
{
    QStringList parts;
    const auto add = [&](int count, const char *one) {
        if (count > 0) {
            parts.append(countOf(count, one));
        }
    };
    if (keys == CleanupRequest::Keys::Files) {
        return countOf(counts.files, "file");
    }
    if (keys == CleanupRequest::Keys::Repos) {
        add(counts.repos, "repo");
    }
    add(counts.revisions, "revision");
    add(counts.incomplete, "incomplete download");
    add(counts.payloads, "shared blob");
    add(counts.beside, "folder beside the cache");
    const auto last = parts.isEmpty() ? u"nothing"_s : parts.takeLast();
    return parts.isEmpty() ? last : parts.join(", "_L1) + " and "_L1 + last;
}

QString targetName(const CacheReport &report, const DeletionTarget &target)
{
    using Kind = DeletionTarget::Kind;
    const auto key = repoKey(report, target.repo);
    switch (target.kind) {
    case Kind::Repo:
        return key;
    case Kind::Revision:
        return key + u'@' + target.name;
    case Kind::File:
        return key + u'/' + target.name;
    case Kind::Loose:
        return key + "/blobs/"_L1 + target.name;
    case Kind::Payload:
        return u"shared blob "_s + target.name;
    case Kind::Beside: {
        const auto folder = std::ranges::find(report.beside, target.repo, &BesideFolder::root);
        return folder == report.beside.cend() ? target.repo + u'/' + target.name
                                              : besideWord(folder->kind) + u'/' + target.name;
    }
    }
    Q_UNREACHABLE_RETURN({});
}

LeftAlone leftAlone(const CacheReport &report, const Exclusion &exclusion)
{
    using Why = Exclusion::Why;
    const auto name = targetName(report, exclusion.target);
    const auto &detail = exclusion.detail;
    switch (exclusion.why) {
    case Why::Pinned:
        return { name, u"pinned"_s, u"it is pinned, or a part of it ('hubdesk-cli cache unpin')"_s };
    case Why::NotHere:
        return { name, u"gone"_s, u"it is not there any more"_s };
    case Why::LeadsElsewhere:
        return { name, u"leads_elsewhere"_s, u"a link in it leads out of its place"_s };
    case Why::InUse:
        return { name, u"in_use"_s, u"%1 uses it"_s.arg(detail) };
    case Why::Unknown:
        return { name, u"unknown"_s, u"it cannot be looked at: %1"_s.arg(detail) };
    }
    Q_UNREACHABLE_RETURN({});
}

QString planText(const CleanupRequest &request, const DeletionPlan &plan)
{
    const auto counts = countsText(request.keys, countsOf(request, plan));
    const auto size = sizeInText(plan.size);
    auto text = request.daysKept > 0
        ? u"About to put %1 into quarantine for %2: %3, which are freed when that is over.\n"_s.arg(
              counts, countOf(request.daysKept, "day"), size)
        : u"About to delete %1: frees %2.\n"_s.arg(counts, size);
    for (const auto &departure : plan.departures) {
        text += u"  - %1 (%2; %3)\n"_s.arg(targetName(request.report, departure.target),
                                           sizeInText(departure.frees),
                                           meaningText(departure));
    }
    for (const auto &reason : plan.stays) {
        text += stayText(reason) + u'\n';
    }
    return text;
}

QJsonArray staysJson(const DeletionPlan &plan)
{
    QJsonArray stays;
    for (const auto &reason : plan.stays) {
        stays.append(QJsonObject{ { u"repo_id"_s, reason.id },
                                  { u"revision"_s, reason.revision },
                                  { u"shared"_s, reason.byPayload },
                                  { u"files"_s, reason.files },
                                  { u"size"_s, reason.size } });
    }
    return stays;
}

QString failureText(const UpkeepFailure &failure)
{
    const auto &[path, error] = failure;
    if (error.kind == Error::Kind::Cancelled) {
        return u"Not all of it is deleted yet; 'hubdesk-cli cache quarantine finish' goes on with it."_s;
    }
    const auto why = error.kind == Error::Kind::Conflict && !error.detail.contains(path)
        ? u"another program works on it right now"_s
        : error.detail;
    const bool isQuarantine = path.startsWith(u'/'); // that could not be ended
    return isQuarantine ? u"Not all of it is deleted; the rest is in %1: %2."_s.arg(path, why)
                        : u"Left alone: %1: %2."_s.arg(path, why);
}

QJsonArray failuresJson(const QList<UpkeepFailure> &failures)
{
    QJsonArray json;
    for (const auto &[path, error] : failures) {
        json.append(QJsonObject{
            { u"path"_s, path }, { u"kind"_s, Error::name(error.kind) }, { u"message"_s, error.detail } });
    }
    return json;
}

QList<FileUser> usersOf(const DeletionPlan &plan, QList<FileUser> users)
{
    QStringList going;
    for (const auto &removal : plan.removals) {
        going.append(plan.pathOf(removal));
    }
    going.sort();
    users.removeIf([&](const FileUser &user) { // the one before it in the order, if any, is what holds it
        const auto after = std::ranges::upper_bound(going, user.path);
        return after == going.begin()
            || (user.path != *(after - 1) && !user.path.startsWith(*(after - 1) + u'/'));
    });
    return users;
}

QString usersText(const QList<FileUser> &users)
{
    std::map<std::pair<QString, qint64>, int> files;
    for (const auto &user : users) {
        ++files[{ user.program, user.process }];
    }
    QString text;
    for (const auto &[who, count] : files) {
        text
            += u"In use: %1 (process %2) has %3 of it open; what it has open takes space until it closes it.\n"_s
                   .arg(who.first)
                   .arg(who.second)
                   .arg(countOf(count, "file"));
    }
    return text;
}

} // namespace Cli
