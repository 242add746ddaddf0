// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cache/folder.h"
#include "core/upkeep/deletionplan.h"

#include <QHash>

namespace Hubdesk
{

/// Weighs what a plan removes, in its order: a file with several names weighs something with its last one
/// only. For one plan, on a worker.
class PlanScales
{
public:
    /// Adds an entry with all that is in it to a removal, links not followed. False: nothing is there. An
    /// error where the system does not let us look, Unsafe where another volume is mounted in it: that would
    /// go along.
    Result<bool> add(const Folder &folder, const QString &name, Removal *removal);

private:
    using File = std::pair<quint64, quint64>; ///< device and number

    Result<bool> addAll(const Folder &folder, const QString &name, Removal *removal);
    void count(const FileFacts &facts, Removal *removal);

    QHash<File, int> m_names; ///< seen so far
    QList<File> m_begun; ///< whose names were counted for what is being added
};

} // namespace Hubdesk
