// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/repoid.h"
#include "core/base/revision.h"
#include "core/transfer/transferstate.h"

#include <QHash>
#include <QObject>
#include <QSet>
#include <QTimer>

#include <stop_token>

namespace Hubdesk
{

class Engine;
class FileTreeModel;
struct RepoTransfers;

/// Tells the tree what transfers do to its files: queued, on their way, there in part, failed. What they say
/// of 50,000 files goes into the tree a part in each pass of the event loop. GUI thread; owned by the panel.
class FileTransfers : public QObject
{
    Q_OBJECT
public:
    FileTransfers(Engine *engine, FileTreeModel *files, QObject *parent);

    /// The files of this place are in the tree.
    void follow(const RepoId &repo, const CommitId &commit);
    void stop();

private:
    struct News {
        QList<FileState> files;
        bool isHeld = false;
    };

    void ask();
    void show(const RepoTransfers &found);
    void take(const QList<TransferState> &states);
    void takeFiles(TransferId id, const QList<FileState> &files);
    void takePlaced(const QString &path);
    void add(const QList<FileState> &files, bool isHeld);
    void feed();

    Engine *m_engine;
    FileTreeModel *m_files;
    RepoId m_repo;
    CommitId m_commit; ///< empty: nothing is followed
    QHash<TransferId, bool> m_held; ///< those that matter here: whether they stand still
    QList<News> m_news; ///< what the tree has not been told yet
    qsizetype m_told = 0; ///< files of the first of them
    QSet<QString> m_placed; ///< meanwhile: older news of them is none
    QTimer m_feed;
    std::stop_source m_asked;
};

} // namespace Hubdesk
