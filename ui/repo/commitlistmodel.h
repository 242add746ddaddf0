// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/repoid.h"
#include "core/hub/page.h"
#include "core/hub/refs.h"

#include <QAbstractListModel>

#include <stop_token>

namespace Hubdesk
{

class Engine;

/// The commits of a revision, the newest first, page by page as the view comes near the end. GUI thread.
class CommitListModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role {
        CommitRole = Qt::UserRole + 1,
        OldestRole, ///< bool: nothing comes before this one
    };
    enum class State { Idle, Loading, Ready, Failed };

    explicit CommitListModel(Engine *engine, QObject *parent = nullptr);

    void open(const RepoId &repo, const Revision &revision);
    void clear();
    void retry();
    State state() const { return m_state; }
    /// The oldest commit is among them.
    bool isWhole() const;
    const Commit *commit(const QModelIndex &index) const;
    /// Of all commits, where the Hub tells it.
    std::optional<qint64> total() const { return m_total; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

Q_SIGNALS:
    void stateChanged(Hubdesk::CommitListModel::State state);
    void failed(Hubdesk::Error error);

private:
    void load();
    void show(Result<Page<Commit>> page);
    void setState(State state);

    Engine *m_engine;
    RepoId m_repo;
    Revision m_revision;
    QList<Commit> m_rows;
    QUrl m_next;
    std::optional<qint64> m_total;
    State m_state = State::Idle;
    std::stop_source m_asked;
};

} // namespace Hubdesk
