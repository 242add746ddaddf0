// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/async.h"
#include "core/hub/treeentry.h"
#include "core/transfer/storedtransfer.h"

namespace Hubdesk
{

class CacheStore;
class HttpClient;
class HubApi;

/// One file of a plan, with what its flow needs to know.
struct PlannedFile {
    StoredFile file;
    DownloadPlan::FileAction action = DownloadPlan::FileAction::Fetch;
    bool isCopied = false; ///< Cached, and a folder that gets real files gets a copy of it
    bool isInFolder = false; ///< beside that of the cache, the folder has its copy already
};

/// What a request means at this moment: a commit, its files, what of them is here.
struct SnapshotPlan {
    CommitId commit;
    QList<PlannedFile> files; ///< also the refused ones, with Skip and `file.error`
    QString path; ///< the snapshot folder, or the file where exactly one was asked for
    bool fromCache = false; ///< the Hub could not be asked, and everything is here

    DownloadPlan forPeople() const;
};

/// What a plan is made with.
struct PlanTools {
    HttpClient *http = nullptr;
    HubApi *hub = nullptr;
    const CacheStore *cache = nullptr;
    bool writes = true; ///< false for a dry run: no ref, no marker, no listing; nothing at all
};

/// Whether refs/<revision>, which names `seen` here, may be moved to the commit that a person saw: the branch
/// is still there, or `seen` is among the last commits before it. Asks the Hub only if `seen` is another one;
/// no answer means no. Never moved back: another program may have resolved the branch after the person did.
struct RefMove {
    bool isForward = false;
};
Async<RefMove> refMove(PlanTools tools, DownloadRequest request, CommitId seen, std::stop_token stop);

/// Request to commit to one listing (kept in `trees/`, or taken from there) to files, filtered and checked
/// for safety. Where the Hub cannot be asked but all that was asked for is here, that is the plan.
Async<SnapshotPlan> makePlan(PlanTools tools, DownloadRequest request, std::stop_token stop);

// ---- pure parts, for tests
/// The files of a listing that a request means, in the order of the listing. EntryNotFound names the first
/// path that was asked for and is not there.
Result<QList<TreeEntry>> selectEntries(const QList<TreeEntry> &listing, const DownloadRequest &request);
/// Marks what must not be written: unsafe paths, and on a volume that ignores case all but the first of
/// colliding names.
QList<PlannedFile> checkEntries(const QList<TreeEntry> &entries, bool ignoresCase);

} // namespace Hubdesk
