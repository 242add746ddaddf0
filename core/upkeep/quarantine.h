// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cache/filelock.h"
#include "core/cache/folder.h"
#include "core/upkeep/deletionplan.h"

#include <QDateTime>

#include <atomic>
#include <stop_token>

namespace Hubdesk
{

/// What a deletion took out of a cache, and can be put back until it is emptied. It frees nothing until then.
///
/// Each lies in a folder of its own, in `.hubdesk-quarantine` beside the root of the cache where that is the
/// same volume and may be written to, else under `<root>/.locks`, where no scan looks:
/// `<id>/record.json` says what it is, `<id>/files/<number>` is what was taken, in the order of the removals,
/// each moved there in one step. The record is written before anything moves, so that whatever ends the
/// program, the next one can finish the work or undo it.
struct QuarantineItem {
    enum class State {
        Moving, ///< being taken; if nobody is doing that now, it was interrupted
        Kept,
        Restoring, ///< being put back, as Moving
        Emptying, ///< being deleted; all that can still be done is to finish that
    };
    QString id;
    QString folder; ///< absolute
    QString root; ///< of the cache
    State state = State::Moving;
    QDateTime since;
    QDateTime until; ///< it is emptied then
    QList<Removal> removals;
    QList<Departure> departures;
    qint64 size = 0; ///< as in the plan
    qint64 allocated = 0;
    bool isInterrupted = false; ///< half done, and nobody is at work on it

    bool operator==(const QuarantineItem &) const = default;
};

/// How far an operation is: written by a worker, read by whoever shows it.
struct UpkeepProgress {
    std::atomic<qint64> done = 0;
    std::atomic<qint64> total = 0;
};

/// Something that could not be moved, and why.
struct UpkeepFailure {
    QString path; ///< relative to the root; absolute: the folder of a quarantine that could not be ended
    Error error;

    bool operator==(const UpkeepFailure &) const = default;
};

struct Restored {
    int removals = 0; ///< put back
    int superseded = 0; ///< left out, since there is something in its place again
    QList<UpkeepFailure> failures; ///< these stay in quarantine

    bool operator==(const Restored &) const = default;
};

// All of this runs on workers. What one process is at work on, another gets a Conflict for.

/// Of one cache, newest first; `root` has its links resolved. Clears away what a kill left of one that is
/// empty.
QList<QuarantineItem> quarantineOf(const QString &root);
/// Puts back what was taken, never over something that is there again. EntryNotFound for an unknown id,
/// Usage for one that is being emptied.
Result<Restored> restoreQuarantine(const QString &root,
                                   const QString &id,
                                   UpkeepProgress *progress,
                                   const std::stop_token &stop);
/// Deletes it for good; Cancelled leaves the rest, to be finished later.
Result<void> emptyQuarantine(const QString &root, const QString &id, const std::stop_token &stop);

/// For those who fill and empty it: an item that this process is at work on.
class OpenQuarantine
{
public:
    /// A new one, with its record on the disk. Disk, DiskFull or Permission where none can be made.
    /// For a plan of one folder. With an `id` of somebody's choice, which must be new.
    static Result<OpenQuarantine> begin(const DeletionPlan &plan, QDateTime until, const QString &id = {});
    /// An id that there is not yet.
    static QString newId();
    static Result<OpenQuarantine> open(const QString &root, const QString &id);

    const QuarantineItem &item() const { return m_item; }
    const Folder &files() const { return m_files; }
    bool has(int removal) const { return m_files.look(QString::number(removal), false).has_value(); }
    /// Writes the record anew.
    Result<void> setState(QuarantineItem::State state);
    /// Drops it with all that is still in it.
    Result<void> drop(const std::stop_token &stop);

private:
    OpenQuarantine(QuarantineItem item, Folder place, Folder own, Folder files, FileLock lock);
    static Result<OpenQuarantine> enter(QuarantineItem item, Folder place);
    Result<void> write();

    QuarantineItem m_item;
    Folder m_place;
    Folder m_own;
    Folder m_files;
    FileLock m_lock;
};

} // namespace Hubdesk
