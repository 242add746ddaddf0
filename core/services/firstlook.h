// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/services.h"

namespace Hubdesk
{

// What the first-run page tells of this computer. All run on the engine thread (through the door) and look at
// the disk on a worker.

/// What lies in the cache folder already.
struct FoundCache {
    QString root;
    bool exists = false;
    int models = 0;
    int datasets = 0;
    int spaces = 0;
    qint64 bytes = 0; ///< of finished blobs, the shared ones counted once
};
/// Opens no file and no connection. Cancelled on request.
Async<FoundCache> findCache(Services *core, std::stop_token stop);

/// Whether downloads will work in the cache folder.
struct CacheChecks {
    QString root;
    qint64 freeBytes = -1; ///< -1: unknown
    bool writable = false;
    QString why; ///< what the system says, where it is not writable
    bool links = false; ///< symbolic links can be made there
};
/// Makes the folder if it is not there, and in it a file and a link that it takes away again.
Async<CacheChecks> checkCache(Services *core);

/// How the Hub answers a small question.
struct HubChecks {
    qint64 milliseconds = 0;
};
Async<HubChecks> checkHub(Services *core, std::stop_token stop);

} // namespace Hubdesk
