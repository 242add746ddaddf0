// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/repo/filetransfers.h"

#include "core/services/door.h"
#include "core/services/repotransfers.h"
#include "ui/viewers/filetreemodel.h"

namespace Hubdesk
{

namespace
{

constexpr qsizetype newsAtOnce = 500; // a few milliseconds

// Nothing of it moves until somebody or something lets it go on.
bool isHeld(const TransferState &state)
{
    return state.phase == TransferPhase::Paused || state.phase == TransferPhase::NeedsAttention;
}

FileTreeModel::FileNews newsOf(const FileState &file, bool isHeld)
{
    using State = FileTreeModel::LocalState;
    const int percent = file.size > 0 ? int(file.done * 100 / file.size) : -1;
    switch (file.phase) {
    case TransferPhase::Done:
        return { .path = file.path, .state = State::Present };
    case TransferPhase::Cancelled:
        return { .path = file.path, .state = State::Absent };
    case TransferPhase::NeedsAttention:
        return { .path = file.path, .state = State::Failed };
    case TransferPhase::Resolving:
    case TransferPhase::Downloading:
    case TransferPhase::Verifying:
    case TransferPhase::Placing:
    case TransferPhase::Retrying:
        return { .path = file.path, .state = State::Fetching, .percent = percent };
    case TransferPhase::Waiting:
    case TransferPhase::Paused:
        break;
    }
    if (!isHeld) {
        return { .path = file.path, .state = State::Queued };
    }
    return file.done > 0 ? FileTreeModel::FileNews{ file.path, State::Partial, percent }
                         : FileTreeModel::FileNews{ file.path, State::Absent };
}

} // namespace

FileTransfers::FileTransfers(Engine *engine, FileTreeModel *files, QObject *parent)
    : QObject(parent)
    , m_engine(engine)
    , m_files(files)
{
    m_feed.callOnTimeout(this, &FileTransfers::feed);
    connect(engine, &Engine::transfersChanged, this, &FileTransfers::take);
    connect(engine, &Engine::transferFilesChanged, this, &FileTransfers::takeFiles);
    connect(engine,
            &Engine::filesPlaced,
            this,
            [this](const RepoId &repo, const CommitId &commit, const QStringList &paths) {
                if (repo == m_repo && commit == m_commit) {
                    for (const auto &path : paths) {
                        takePlaced(path);
                    }
                }
            });
}

void FileTransfers::follow(const RepoId &repo, const CommitId &commit)
{
    stop();
    m_repo = repo;
    m_commit = commit;
    ask();
}

void FileTransfers::stop()
{
    m_asked.request_stop();
    m_feed.stop();
    m_commit = {};
    m_held.clear();
    m_news.clear();
    m_told = 0;
    m_placed.clear();
}

void FileTransfers::ask()
{
    m_asked.request_stop();
    m_asked = Hubdesk::ask(
        m_engine,
        this,
        [repo = m_repo, commit = m_commit](Services &core, std::stop_token) {
            return transfersOf(&core, repo, commit);
        },
        [this](const Result<RepoTransfers> &found) {
            if (found) {
                show(*found);
            }
        });
}

void FileTransfers::show(const RepoTransfers &found)
{
    m_held.clear();
    m_news.clear();
    m_told = 0;
    m_files->forgetTransfers();
    for (const auto &transfer : found.transfers) {
        m_held.insert(transfer.state.id, isHeld(transfer.state));
        add(transfer.files, isHeld(transfer.state));
    }
}

// One that begins, ends, stops or goes on changes what its files wait for.
void FileTransfers::take(const QList<TransferState> &states)
{
    if (m_commit.isEmpty()) {
        return;
    }
    bool isAsked = false;
    for (const auto &state : states) {
        const auto known = m_held.find(state.id);
        if (!isTransferOf(state, m_repo, m_commit)) {
            isAsked = isAsked || known != m_held.end();
        } else if (known == m_held.end() || *known != isHeld(state)) {
            m_held.insert(state.id, isHeld(state));
            isAsked = true;
        }
    }
    if (isAsked) {
        ask();
    }
}

void FileTransfers::takeFiles(TransferId id, const QList<FileState> &files)
{
    if (const auto known = m_held.constFind(id); known != m_held.constEnd()) {
        add(files, *known);
    }
}

void FileTransfers::takePlaced(const QString &path)
{
    m_files->setFileState(path, FileTreeModel::LocalState::Present);
    if (!m_news.isEmpty()) {
        m_placed.insert(path);
    }
}

void FileTransfers::add(const QList<FileState> &files, bool isHeld)
{
    if (files.isEmpty()) {
        return;
    }
    m_news.append({ files, isHeld });
    if (!m_feed.isActive()) {
        m_feed.start();
        feed();
    }
}

void FileTransfers::feed()
{
    QList<FileTreeModel::FileNews> some;
    while (!m_news.isEmpty() && some.size() < newsAtOnce) {
        const auto &first = m_news.constFirst();
        for (; m_told < first.files.size() && some.size() < newsAtOnce; ++m_told) {
            const auto &file = first.files.at(m_told);
            if (!m_placed.contains(file.path)) {
                some << newsOf(file, first.isHeld);
            }
        }
        if (m_told == first.files.size()) {
            m_news.removeFirst();
            m_told = 0;
        }
    }
    if (m_news.isEmpty()) {
        m_placed.clear();
        m_feed.stop();
    }
    m_files->setFileStates(some);
}

} // namespace Hubdesk
