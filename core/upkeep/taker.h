// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cache/sharedstore.h"
#include "core/upkeep/quarantine.h"

#include <QHash>
#include <QSet>

#include <vector>

namespace Hubdesk
{

/// Takes what a plan names out of the cache, one removal at a time. For one run, on a worker.
class Taker
{
public:
    /// Into `files`, under the number of the removal; without it things are deleted at once.
    Taker(const QuarantineItem &item, const Folder &root, const Folder *files);

    /// What is taken already, or not there, is passed over.
    void take(int index, const std::stop_token &stop);
    /// Puts blobs back that a snapshot uses which came while they were taken. Happens before the first
    /// payload goes, too.
    void giveBackNeeded();
    bool hasTaken(int index) const { return m_taken.contains(index); }
    QList<UpkeepFailure> failures() const { return m_failures; }

private:
    Result<void> move(int index, const Removal &removal, const std::stop_token &stop);
    Result<std::vector<FileLock>> lock(const Removal &removal) const;
    QStringList neededBlobs(const QString &folder) const;
    bool isAsPlanned(const Folder &folder, const Removal &removal) const;

    const QuarantineItem &m_item;
    const Folder &m_root;
    const Folder *m_files;
    SharedStore m_store;
    QHash<QString, QString> m_refs; ///< commits, by path of the ref that named them when the plan was made
    QSet<int> m_taken;
    QList<UpkeepFailure> m_failures;
    bool m_isChecked = false; ///< giveBackNeeded() was called
};

} // namespace Hubdesk
