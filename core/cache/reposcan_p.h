// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cache/reposcan.h"

#include <QHash>
#include <QStringList>

#include <atomic>
#include <optional>
#include <stop_token>

namespace Hubdesk
{

/// One scan of one repo; see scanRepo(). What it adds up at the end is in reposcan_sums.cpp.
class CachedRepoScan
{
public:
    CachedRepoScan(
        Folder folder, CachedRepo repo, const QString &store, ScanProgress *progress, std::stop_token stop)
        : m_folder(std::move(folder))
        , m_repo(std::move(repo))
        , m_store(store)
        , m_blobsPath(m_folder.path() + QLatin1StringView("/blobs"))
        , m_progress(progress)
        , m_stop(std::move(stop))
    {
    }
    CachedRepo run();

private:
    void damage(CacheDamage::Kind kind, const QString &path, const QString &detail = {})
    {
        m_repo.damages.append({ kind, path, detail });
    }
    void unreadable(const Error &error, const QString &path);
    void mark(const QString &path, const FileFacts &facts)
    {
        m_repo.marks.append({ path, facts.number, facts.changedNs });
    }
    void dropWeakMarks(qint64 startedNs);
    void listBlobs();
    void readRefs(const Folder &folder, const QString &prefix);
    void readRef(const Folder &folder, const QString &file, const QString &name);
    void readSnapshots();
    void readRevision(const Folder &snapshots, const Folder::Entry &entry);
    void readFiles(const Folder &folder, const QString &prefix, CachedRevision *revision, int depth);
    void
    readFile(const Folder &folder, const Folder::Entry &entry, const QString &path, CachedRevision *revision);
    int blobAt(const QString &path);
    int ownFile(const Folder &folder, const QString &name);
    int add(CachedBlob blob, const FileFacts &facts);
    void sum(CachedRevision *revision, const FileFacts &folder);
    void keepRefsToNothing();
    void listLoose();
    void weighBesides();
    void sumUp();
    bool isBlobOfARepo(const QString &path) const;
    QString payloadOf(const QString &folder, const QString &link) const;

    Folder m_folder;
    CachedRepo m_repo;
    QString m_store; ///< path of the shared store; empty: there is none
    QString m_blobsPath;
    ScanProgress *m_progress;
    std::stop_token m_stop;
    std::optional<Folder> m_blobs;
    QHash<QString, DiskEntry::Kind> m_inBlobs; ///< by name
    QHash<QString, int> m_known; ///< index of a blob by its path; -1: there is nothing
    QHash<QString, QStringList> m_refs; ///< by commit
};

} // namespace Hubdesk
