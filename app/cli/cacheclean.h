// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/cache.h"
#include "core/upkeep/carryout.h"
#include "core/upkeep/fileusers.h"

// What the commands that delete from the cache have in common: plan, show, ask, act, tell.
namespace Cli
{

// Something that was asked for and is left alone, and why, as a person reads it.
struct LeftAlone {
    QString name;
    QString reason; // one word, for scripts
    QString text; // what is said of it
};

struct CleanupRequest {
    enum class Keys { Repos, Files, Prune }; // which counts the result has: those of `hf` for this command
    Keys keys = Keys::Repos;
    Hubdesk::CacheReport report;
    QList<Hubdesk::DeletionTarget> targets;
    QStringList unknown; // words that named nothing
    QList<LeftAlone> leftAlone; // known before there is a plan
    QString nothing; // what a person reads where there is nothing to do
    int daysKept = 0; // in quarantine; 0: deleted at once
};
int cleanUp(Run &run, CleanupRequest request);

Hubdesk::Pins pinsOf(Run &run);
// --quarantine DAYS; 0 where it is not given.
Hubdesk::Result<int> daysAsked(Run &run);
QList<QCommandLineOption> cleanupOptions();

// What a plan comes to, in the counts of `hf`.
struct CleanupCounts {
    int repos = 0;
    int revisions = 0; // with those of whole repos
    int files = 0; // named ones, each revision that had it
    int incomplete = 0;
    int payloads = 0;
    int beside = 0; // things beside the cache

    bool operator==(const CleanupCounts &) const = default;
};
// Without what could not be taken.
CleanupCounts countsOf(const CleanupRequest &request,
                       const Hubdesk::DeletionPlan &plan,
                       const QList<Hubdesk::UpkeepFailure> &failures = {});
QJsonObject countsJson(CleanupRequest::Keys keys, const CleanupCounts &counts, bool done);
QString countsText(CleanupRequest::Keys keys, const CleanupCounts &counts);

// ---- in words (cachewords.cpp)

// `model/owner/name`, `model/owner/name@<commit>`, `model/owner/name/path`.
QString targetName(const Hubdesk::CacheReport &report, const Hubdesk::DeletionTarget &target);
LeftAlone leftAlone(const Hubdesk::CacheReport &report, const Hubdesk::Exclusion &exclusion);
// The plan, line by line.
QString planText(const CleanupRequest &request, const Hubdesk::DeletionPlan &plan);
QJsonArray staysJson(const Hubdesk::DeletionPlan &plan);
QString failureText(const Hubdesk::UpkeepFailure &failure);
QJsonArray failuresJson(const QList<Hubdesk::UpkeepFailure> &failures);
// The programs that have something open that is about to go.
QList<Hubdesk::FileUser> usersOf(const Hubdesk::DeletionPlan &plan, QList<Hubdesk::FileUser> users);
QString usersText(const QList<Hubdesk::FileUser> &users);

} // namespace Cli
