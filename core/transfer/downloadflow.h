// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/async.h"
#include "core/cache/freespace.h"
#include "core/net/retrypolicy.h"
#include "core/transfer/destination.h"
#include "core/transfer/transferevent.h"

#include <QHash>

#include <functional>
#include <memory>
#include <stop_token>
#include <utility>

namespace Hubdesk
{

class HttpClient;
class HubApi;
class Journal;
class RateLimiter;
class SmallFiles;

/// What flows work with. All of it outlives them.
struct FlowTools {
    HttpClient *http = nullptr;
    HubApi *hub = nullptr;
    Journal *journal = nullptr;
    RateLimiter *limiter = nullptr;
    SpaceAt spaceAt = &volumeSpace; ///< called by several workers; tests give disks of their own
    std::shared_ptr<QHash<QString, qint64>> reserved; ///< bytes that files under way need yet, by volume
    SmallFiles *small = nullptr; ///< null: small files go the general way
    int connections = 1; ///< of one file at most
    int connectionsAtFirst = 1; ///< more only in tests
    std::shared_ptr<int> lanes; ///< connections of all big files together
    RetryPolicy retry;
    int idleTimeoutMs = 20'000;
};

/// How far one file is; what its flow tells whoever runs it.
struct FileProgress {
    TransferPhase phase = TransferPhase::Waiting;
    qint64 done = 0; ///< bytes on disk
    qint64 hadBefore = 0; ///< of them before this flow began
    qint64 verified = 0;
    qint64 fetched = 0; ///< bytes that came over the network for it, in this flow
    qint64 copied = 0; ///< with Placing, into a folder beside the cache: bytes that are there
    int connections = 0; ///< that are open for it
    std::optional<Error> error; ///< with Retrying
    qint64 retryAtMs = 0; ///< UTC, with Retrying
    int attempt = 0;
};
/// Called on the engine thread at every change; must be quick.
using ProgressReport = std::function<void(const FileProgress &)>;

/// Called on the engine thread with what has happened; whoever runs the flow adds file and time.
using EventReport = std::function<void(TransferEvent)>;

/// Cuts waits for a retry short: whoever holds it asks, and whatever waits at this moment goes on at once.
struct Hurry {
    std::stop_source now;
    void up() { std::exchange(now, {}).request_stop(); }
};

/// One file to bring to its destination.
struct FileJob {
    RepoId repo;
    CommitId commit;
    StoredFile file;
    Destination destination;
    bool force = false;
    std::shared_ptr<Hurry> hurry; ///< may be absent
    EventReport log; ///< may be absent

    void tell(TransferEvent event) const
    {
        if (log) {
            log(std::move(event));
        }
    }
};

struct PlacedFile {
    QString path; ///< the pointer in the snapshot, or the file in the folder
    Outcome outcome = Outcome::Downloaded;
    qint64 fetched = 0;
};

/// Small files go a way of their own (smallflow.h). Others: lock as the official client takes it -> already
/// here? -> link from the shared store -> fetch into the partial, hashing -> verify -> place -> pointer; for
/// a folder of a person's own see folderflow.h. What landed stays, whatever the error. Cancelled when
/// stopped: then everything that landed is on disk and in the journal.
Async<PlacedFile> downloadFile(FlowTools tools, FileJob job, ProgressReport report, std::stop_token stop);

} // namespace Hubdesk
