// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cache/fileops.h"

#include <QList>

#include <memory>
#include <optional>
#include <stop_token>

namespace Hubdesk
{

/// What the system tells of a file.
struct FileFacts {
    DiskEntry::Kind kind = DiskEntry::Kind::Absent;
    qint64 size = 0; ///< bytes of content
    qint64 allocated = 0; ///< bytes of the blocks that it takes on the disk
    qint64 accessedMs = 0; ///< since the epoch, as the next one
    qint64 modifiedMs = 0;
    qint64 changedNs = 0; ///< of whatever the system tells of it; for a folder, of its names, too
    quint64 device = 0; ///< with the next one: which file it is, whatever its names
    quint64 number = 0;
    int names = 1; ///< hard links

    bool operator==(const FileFacts &) const = default;
};

/// A folder that is held open, and looked into by name: no path is walked twice, and one that is swapped for
/// a link meanwhile is not followed out of the tree. A value that may move between workers; all of it touches
/// the disk.
class Folder
{
public:
    struct Entry {
        QString name;
        DiskEntry::Kind kind = DiskEntry::Kind::Other; ///< links not followed
    };

    /// By its path, links followed. EntryNotFound, Permission, or Disk for what is no folder.
    static Result<Folder> open(const QString &path);
    /// One inside, which must be a folder itself; with `follow` a link to one will do.
    Result<Folder> inside(const QString &name, bool follow = false) const;
    /// The folder that holds what `path`, relative to this one, names; Unsafe if a part of the way is a link
    /// or no folder, so that nothing behind a link is ever taken for something in here.
    Result<Folder> holding(const QString &path) const;
    ~Folder();
    Folder(Folder &&other) noexcept;
    Folder &operator=(Folder &&other) noexcept;
    Folder(const Folder &) = delete;
    Folder &operator=(const Folder &) = delete;

    const QString &path() const { return m_path; }
    /// All but `.` and `..`, in no order.
    Result<QList<Entry>> entries() const;
    /// Of the entry itself, or with `follow` of what it leads to; nothing where there is nothing.
    std::optional<FileFacts> look(const QString &name, bool follow) const;
    FileFacts look() const; ///< of the folder
    /// Unsafe where the volume is another one than that of the folder that holds it.
    Result<void> checkVolume(const Folder &holder) const;
    /// Of whatever a path leads to.
    static std::optional<FileFacts> lookAt(const QString &path);
    /// What a link says; empty if it is none.
    QString linkText(const QString &name) const;
    /// The same for whoever must know why: empty for what is no link, EntryNotFound, or what the system says.
    Result<QString> readLink(const QString &name) const;

    /// Gives an entry another place and name on the same volume, in one step. Conflict if anything is there.
    Result<void> move(const QString &name, const Folder &target, const QString &newName) const;
    /// Removes a file or link. Nothing there is no error.
    Result<void> remove(const QString &name) const;
    /// Removes whatever it is with all that is in it; links are removed, never followed, and no other volume
    /// is entered (Unsafe). Nothing there is no error; Cancelled and Unsafe leave the rest.
    Result<void> removeTree(const QString &name, const std::stop_token &stop) const;
    /// Removes an empty folder.
    Result<void> removeFolder(const QString &name) const;
    /// A folder inside, made if it is missing; the umask narrows the mode.
    Result<Folder> makeInside(const QString &name, int mode = 0777) const;
    bool isWritable() const;
    /// Brings the names in it to the disk.
    Result<void> flush() const;

private:
    Folder(int descriptor, QString path);

    int m_descriptor;
    QString m_path;
};

/// None where there is no folder, or it cannot be listed.
inline QList<Folder::Entry> entriesOf(const Result<Folder> &folder)
{
    return folder.and_then(&Folder::entries).value_or(QList<Folder::Entry>());
}

} // namespace Hubdesk
