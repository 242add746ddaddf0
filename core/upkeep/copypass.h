// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cache/folder.h"
#include "core/upkeep/quarantine.h"

#include <QHash>
#include <QSet>

#include <stop_token>

namespace Hubdesk
{

/// Brings to a copy of a cache what it lacks. A file counts as copied if size and time are the same: it gets
/// its name and its time only when it is whole and verified. For one move, on a worker.
class CopyPass
{
public:
    enum class Manner {
        Mirror, ///< what is another one in the copy is replaced, and what vanished here while we copy goes
        Add, ///< the copy is in use: only what is newer here replaces something there
    };
    CopyPass(const QString &root, const QString &target, Manner manner);

    /// All of the cache. How many entries had to be brought; Cancelled, DiskFull and errors of the target end
    /// it, what cannot be read is among the failures.
    Result<qint64> run(std::atomic<qint64> *done, const std::stop_token &stop);
    /// One entry of the root, which may lie in another folder meanwhile.
    Result<qint64> runEntry(const Folder &source, const QString &name, const std::stop_token &stop);
    /// Of the last run.
    const QList<UpkeepFailure> &failures() const { return m_failures; }
    /// The files that moves keep for themselves among the locks.
    static bool isOfMoves(const QString &path);
    /// What a link must say in the copy, to lead where it leads here; `path` is its own, in the root.
    static QString
    linkInCopy(const QString &text, const QString &path, const QString &root, const QString &target);

private:
    struct Here {
        const Folder &folder;
        QString name; ///< in it
        QString path; ///< relative to the root, whatever it lies in now
    };
    Result<void> bring(const Here &here, const std::stop_token &stop);
    Result<void> bringFolder(const Here &here, const std::stop_token &stop);
    Result<void> bringInside(const Folder &source, const QString &path, const std::stop_token &stop);
    Result<void> bringLink(const Here &here);
    Result<void> bringFile(const Here &here, const FileFacts &facts, const std::stop_token &stop);
    Result<void> bringBytes(const Here &here, const FileFacts &facts, const std::stop_token &stop);
    Result<void> place(const QString &temporary, const QString &path);
    Result<void> removeVanished(const Folder &there, const QSet<QString> &names, const QString &path);
    bool mayReplace(const Here &here, const FileFacts &mine, const FileFacts &its);
    void remember(const FileFacts &facts, const QString &path);
    void failed(const QString &path, const Error &error) { m_failures.append({ path, error }); }
    QString there(const QString &path) const { return m_target + u'/' + path; }
    static std::optional<FileFacts> lookAt(const QString &path);

    struct Named {
        QString path; ///< in the copy
        quint64 number = 0;
    };
    QString m_root;
    QString m_target;
    Manner m_manner;
    std::atomic<qint64> *m_done = nullptr;
    std::atomic<qint64> m_nobodyCounts = 0;
    qint64 m_brought = 0;
    QHash<std::pair<quint64, quint64>, Named> m_named; ///< files with several names, by what they are here
    bool m_canLink = true; ///< the volume there takes hard links, as far as we know
    QSet<QString> m_seen; ///< paths that were here in an earlier run of this object
    QList<UpkeepFailure> m_failures;
};

} // namespace Hubdesk
