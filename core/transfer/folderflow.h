// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/transfer/downloadflow.h"

namespace Hubdesk
{

/// One real file into a folder of a person's own: lock as the official client takes it -> there already, by
/// its record or its hash? -> copied out of the cache -> fetched into the partial beside its record, hashing
/// -> verified -> placed -> recorded. Until then the file that was there stays. As downloadFile() otherwise.
Async<PlacedFile> fetchIntoFolder(FlowTools tools, FileJob job, ProgressReport report, std::stop_token stop);

/// Gives the folder its link to, or copy of, a file that `cached` has brought into the cache, and records it.
/// `progress` is the last that was reported of it.
Async<PlacedFile> linkIntoFolder(
    FileJob job, PlacedFile cached, FileProgress progress, ProgressReport report, std::stop_token stop);

} // namespace Hubdesk
