// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/hub/scanstate.h"
#include "core/hub/treeentry.h"

namespace Hubdesk
{

/// What a listing tells of a file or folder only when it is asked for that: slow for the Hub, so for the rows
/// that a person looks at.
struct FileDetails {
    QString path;
    std::optional<LastCommit> lastCommit;
    FileScan scan;

    static FileDetails of(const TreeEntry &entry)
    {
        return { entry.path, entry.lastCommit, FileScan::fromJson(entry.security) };
    }
    bool operator==(const FileDetails &) const = default;
};

} // namespace Hubdesk

Q_DECLARE_METATYPE(Hubdesk::FileDetails)
