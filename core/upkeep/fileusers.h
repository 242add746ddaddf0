// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QString>

#include <stop_token>

namespace Hubdesk
{

/// A running program that has a file open, or mapped into its memory.
struct FileUser {
    qint64 process = 0;
    QString program;
    QString path; ///< absolute, links resolved

    bool operator==(const FileUser &) const = default;
};

/// Who has something below this folder open right now, ourselves included: each file once a process, sorted.
/// Only what the system lets us see: programs of other people are not among them. `folder` has its links
/// resolved. Looks at each process: a worker.
QList<FileUser> fileUsersBelow(const QString &folder, const std::stop_token &stop);

} // namespace Hubdesk
