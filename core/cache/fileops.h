// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>
#include <QStringList>

#include <functional>
#include <optional>

namespace Hubdesk
{

/// The few file operations of the cache that Qt cannot do as the official client needs them: looking at an
/// entry without following it, replacing by rename, exact modes, appending in one write. One implementation
/// per system (`fileops_posix.cpp`). All of them touch the disk: engine thread for small files, else a
/// worker. Errors are Disk, DiskFull, Permission, EntryNotFound (nothing there) or Conflict (something there
/// already).

/// What lies at a path, links not followed.
struct DiskEntry {
    enum class Kind { Absent, Regular, Folder, Link, Other };
    Kind kind = Kind::Absent;
    qint64 size = 0;
    QDateTime modified;
};

/// From what the system calls the mode of an entry.
DiskEntry::Kind kindOf(quint32 mode);
DiskEntry entryAt(const QString &path);
/// Size of the regular file that a path leads to, links followed; nothing for anything else (absent,
/// dangling, a loop, a folder, a pipe).
std::optional<qint64> fileSizeAt(const QString &path);
/// What a link says, as written; empty if it is none.
QString linkText(const QString &path);
bool isReadable(const QString &path);

/// The content of a regular file, links followed. Never waits on a pipe or device. Disk error above `limit`
/// bytes.
Result<QByteArray> readRegularFile(const QString &path, qint64 limit);
/// The same for who looks at a file without using it: its time of last use stays. Permission where the system
/// does not let us do that, as with files of other people.
Result<QByteArray> peekRegularFile(const QString &path, qint64 limit);

/// A folder and its parents, mode as the umask gives.
Result<void> makeFolders(const QString &path);
/// The folders of `relative` below the existing `base`, refusing (Unsafe) to walk through a link: for paths
/// that came from outside.
Result<void> makeFoldersInside(const QString &base, const QString &relative);

/// A new file with this content; Conflict if anything is there. `mode` is narrowed by the umask.
Result<void> writeNewFile(const QString &path, const QByteArray &content, int mode);
/// Appends to a regular file in one write and brings it to the disk; creates it with exactly 0666. Never
/// through a link.
Result<void> appendShared(const QString &path, const QByteArray &content);
/// A new symbolic link; Conflict if anything is there.
Result<void> makeLink(const QString &target, const QString &path);
/// A second name (a hard link) for a regular file, on the same volume; Conflict if anything is there.
Result<void> makeSecondName(const QString &file, const QString &path);
/// Renames, replacing a file or link (not what the link leads to) that has the new name.
Result<void> renameOver(const QString &from, const QString &to);
/// Removes a file or link. Nothing there is no error.
Result<void> removeEntry(const QString &path);
/// Gives a regular file the mode that a new file at `probe` gets. One is made there for a moment: the umask
/// alone is not the answer, since a folder may have default rights of its own.
Result<void> setFreshMode(const QString &path, const QString &probe);
/// Brings what was written to a file to the disk. Takes as long as the disk does: workers only.
Result<void> flushToDisk(const QString &path);
/// The same for several, those of one volume in one go where it takes that: to bring ten files of ten
/// kilobytes to a disk one by one takes nearly ten times as long. For each, in their order.
QList<Result<void>> flushTogether(const QStringList &paths);
/// Tests: called before every flush, with the path, on the thread of the caller; empty: off.
void watchFlushes(std::function<void(const QString &)> watcher);

} // namespace Hubdesk
