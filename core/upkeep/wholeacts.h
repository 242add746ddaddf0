// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/upkeep/carryout.h"

namespace Hubdesk
{

// A deletion that took something of a cache and of folders beside it has an item of quarantine in each of
// them: their ids differ in what follows the first dot. For a person they are one. `roots` are that of the
// cache and those beside it, links resolved. All of it on workers.

/// These roots, of a cache as it was scanned: each may have a quarantine.
QStringList rootsOf(const CacheReport &report);
/// What the items of one deletion have in common.
QString actOf(const QString &id);
/// The id of its part of the n-th folder.
QString partId(const QString &act, qsizetype n);

/// As quarantineOf(), of all of them.
QList<QuarantineItem> quarantineOfAll(const QStringList &roots);
/// As restoreQuarantine(), finishQuarantine() and emptyQuarantine(), of all items of the deletion that `id`
/// is of. EntryNotFound where there is none.
Result<Restored> restoreAct(const QStringList &roots,
                            const QString &id,
                            UpkeepProgress *progress,
                            const std::stop_token &stop);
Result<Cleanup>
finishAct(const QStringList &roots, const QString &id, UpkeepProgress *progress, const std::stop_token &stop);
Result<void> emptyAct(const QStringList &roots, const QString &id, const std::stop_token &stop);

} // namespace Hubdesk
