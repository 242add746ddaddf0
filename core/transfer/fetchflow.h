// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/transfer/downloadflow.h"

namespace Hubdesk
{

/// A verified partial, ready to be placed.
struct FetchedFile {
    QString partial;
    FileProgress progress;
};

/// What was tried before, another way.
struct EarlierAttempt {
    qint64 fetched = 0; ///< bytes that came for it
    int failed = 0; ///< attempts
    bool wasWrong = false; ///< it came whole, with another hash
};

/// Fetches what is missing of a file into its partial until it is whole and has the right hash: restores the
/// map, asks for the gaps, tries again with back-off (a budget that every byte refills), repairs damage once;
/// after an earlier attempt that was wrong it is itself the repair.
/// The caller holds the download lock. What landed is in the journal when it returns, whatever the result.
Async<FetchedFile>
fetchFile(FlowTools tools, FileJob job, ProgressReport report, EarlierAttempt earlier, std::stop_token stop);

} // namespace Hubdesk
