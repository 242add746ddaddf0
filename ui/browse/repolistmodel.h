// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/hub/page.h"
#include "core/hub/query.h"
#include "core/hub/repoinfo.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QSet>

#include <stop_token>

namespace Hubdesk
{

class Engine;
class LocalStates;
struct NamedRepos;

/// The answer of a search as an endless list: asks for the first page, then for the next one whenever
/// scrollEndlessly() says so. A new search drops what the old one still would have answered. Lives on the GUI
/// thread, owned by the page. A list shows the first column alone, whose roles tell everything; a table shows
/// all.
class RepoListModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Role {
        SummaryRole = Qt::UserRole + 1,
        StateRole,
        OutOfReachRole, ///< bool: not on this computer, and the Hub cannot be asked
        TroubleRole, ///< text: why the Hub has told nothing of this one repo; empty for most
    };
    enum Column {
        Name,
        Task,
        Parameters,
        Size,
        Licence,
        Downloads,
        Likes,
        Updated,
        OnThisComputer,
        ColumnCount
    };
    enum class State { Idle, Loading, LoadingMore, Ready, Failed };

    RepoListModel(Engine *engine, RepoKind kind, QObject *parent = nullptr);

    /// Where rows learn how they stand on this computer; not owned.
    void setStates(LocalStates *states);
    /// The sort of a column's heading, where the Hub can sort by it.
    static std::optional<Sort> sortOf(Column column);
    /// What is asked; the old rows stay until the new ones are there.
    void search(const Query &query);
    /// These repos in this order, by their names at once; what the Hub tells of them comes later. It is asked
    /// only for those of which it has not told yet. A repo that is no longer named leaves, a new one comes to
    /// its place, the others stay.
    void list(const QList<RepoId> &repos, const QStringList &expand);
    /// What the Hub told of named repos is asked for anew by the next list().
    void forgetAnswers();
    /// The same again, also after an error (of a further page: only that page).
    void retry();
    /// There is a further page, and nothing is on its way.
    bool hasMore() const;
    /// Asks for it; nothing happens where there is none, or while something is on its way.
    void askMore();
    State state() const { return m_state; }
    const Query &query() const { return m_query; }
    /// Why the last page did not come; while the state is Failed.
    const Error &error() const { return m_error; }
    /// The row of a repo, or -1.
    int rowOf(const RepoId &repo) const;
    /// No network: the rows are what the cache holds of the name and author that are asked for; all else that
    /// the query says only the Hub knows.
    bool isLocal() const { return m_local; }
    std::optional<qint64> total() const { return m_total; }
    /// The rows are what the Hub said earlier; of the last page that came.
    const std::optional<OldAnswer> &old() const { return m_old; }
    const RepoSummary *summary(const QModelIndex &index) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void stateChanged(Hubdesk::RepoListModel::State state);
    void failed(Hubdesk::Error error);

private:
    void setState(State state);
    void fail(const Error &error);
    void show(Result<Page<RepoSummary>> page, bool first);
    void showLocal(const Error &why);
    QString spokenText(const RepoSummary &summary) const;
    QString cell(const RepoSummary &row, int column) const;
    QString tip(const RepoSummary &row, int column) const;
    bool isOutOfReach(const RepoSummary &row) const;
    static QString outOfReach();
    QString troubleOf(const RepoId &repo) const;
    void look(qsizetype from);
    void showStates(const QSet<RepoId> &repos);
    // ---- repolistmodel_named.cpp
    void startNames(qsizetype count);
    void showNames(qsizetype count);
    void takeAway(const QList<RepoId> &named);
    void insertNames(const QList<RepoId> &names, qsizetype at);
    void askNamed(State waiting);
    void showNamed(const QSet<RepoId> &asked, const NamedRepos &answer);
    // ----

    Engine *m_engine;
    LocalStates *m_states = nullptr;
    RepoKind m_kind;
    Query m_query;
    QList<RepoSummary> m_rows;
    QUrl m_next;
    bool m_isNamed = false; ///< the rows are the first of m_named, not the answer of a search
    QList<RepoId> m_named;
    QSet<RepoId> m_answered; ///< of m_named: the Hub has told
    QHash<RepoId, Error> m_troubles; ///< of m_named: the Hub has told nothing of them, though of others
    std::optional<qint64> m_total;
    std::optional<OldAnswer> m_old;
    State m_state = State::Idle;
    Error m_error;
    bool m_local = false;
    std::stop_source m_asked;
};

} // namespace Hubdesk
