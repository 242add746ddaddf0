// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/services/door.h"
#include "core/services/questions.h"
#include "ui/browse/repolistmodel.h"

#include <algorithm>

// A list of repos that somebody has named, where the other part of the model asks for what fits a search.
namespace Hubdesk
{

void RepoListModel::list(const QList<RepoId> &repos, const QStringList &expand)
{
    m_asked.request_stop();
    const bool wasNamed = std::exchange(m_isNamed, true);
    const auto shown = wasNamed ? std::max<qsizetype>(m_rows.size(), m_query.limit) : Query().limit;
    m_query = {};
    m_query.kind = m_kind;
    m_query.expand = expand;
    m_next.clear();
    m_local = false;
    m_named = repos;
    m_total = repos.size();
    if (wasNamed) {
        takeAway(repos);
    } else {
        forgetAnswers();
    }
    showNames(shown);
    askNamed(State::Loading);
}

void RepoListModel::forgetAnswers()
{
    m_answered.clear();
    m_old.reset();
}

// One by one, so that a view keeps its place and what is selected in it.
void RepoListModel::takeAway(const QList<RepoId> &named)
{
    for (int row = int(m_rows.size()) - 1; row >= 0; --row) {
        if (!named.contains(m_rows[row].id)) {
            beginRemoveRows({}, row, row);
            m_answered.remove(m_rows.takeAt(row).id);
            endRemoveRows();
        }
    }
}

void RepoListModel::showNames(qsizetype count)
{
    const auto wanted = m_named.first(std::min(count, m_named.size()));
    QHash<RepoId, RepoSummary> known;
    QList<RepoId> shown;
    for (const auto &row : std::as_const(m_rows)) {
        known.insert(row.id, row);
        shown << row.id;
    }
    QList<RepoSummary> rows;
    for (const auto &repo : wanted) {
        rows << known.value(repo, RepoSummary{ .id = repo });
    }
    const auto from = shown.size();
    if (from > 0 && from < wanted.size() && shown == wanted.first(from)) {
        beginInsertRows({}, int(from), int(wanted.size()) - 1);
        m_rows = std::move(rows);
        endInsertRows();
        look(from);
    } else if (shown != wanted) {
        beginResetModel();
        m_rows = std::move(rows);
        endResetModel();
        look(0);
    }
}

void RepoListModel::askNamed(State waiting)
{
    QList<RepoId> repos;
    for (const auto &row : std::as_const(m_rows)) {
        if (!m_answered.contains(row.id)) {
            repos << row.id;
        }
    }
    if (repos.isEmpty()) {
        setState(State::Ready);
        return;
    }
    setState(waiting);
    m_asked = ask(
        m_engine,
        this,
        [repos, expand = m_query.expand](Services &core, std::stop_token stop) {
            return namedRepos(&core, repos, expand, stop);
        },
        [this, repos](const Result<NamedRepos> &answer) {
            if (answer) {
                showNamed({ repos.begin(), repos.end() }, *answer);
            } else {
                fail(answer.error());
            }
        });
}

void RepoListModel::showNamed(const QSet<RepoId> &asked, const NamedRepos &answer)
{
    for (const auto &repo : answer.repos) {
        if (const int row = rowOf(repo.id); row >= 0) {
            m_rows[row] = repo;
            Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
        }
        m_answered.insert(repo.id);
    }
    m_old = answer.old ? answer.old : m_old;
    if (answer.trouble) {
        fail(*answer.trouble);
        return;
    }
    m_answered.unite(asked);
    setState(State::Ready);
}

} // namespace Hubdesk
