// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/upkeep/updateradar.h"
#include "core/upkeep/verifyqueue.h"
#include "ui/shared/statebadge.h"

namespace Hubdesk
{

// What the window says of verifications and of updates.

/// "owner/name, main b81f03e".
QString verifyName(const VerifyTarget &target);
StateBadge verifyBadge(const VerifyItem &item);
/// "1,204 files are what the Hub says; 2 are damaged, 1 is missing."
QString verdictSummary(const VerdictCounts &counts);
/// How one of them stands, in a sentence.
QString verifySentence(const VerifyItem &item);
/// "3.1 of 16.1 GB, 412 MB/s, 40 s left"; empty where nothing can be told yet.
QString verifyProgress(const VerifyItem &item);

StateBadge findingBadge(const FileVerdict &file);
/// What was found of one file, with both hashes of a damaged one.
QString verdictDetail(const FileVerdict &file);

/// "3 new, 2 changed, 1 gone".
QString changesText(const RefUpdate &update);
QString changeText(FileChange::Kind kind);
/// How a check for updates stands, or how it ended.
QString radarSentence(const RadarState &state);

} // namespace Hubdesk
