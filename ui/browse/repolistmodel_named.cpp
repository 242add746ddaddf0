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
    auto shown = wasNamed ? std::max<qsizetype>(m_rows.size(), m_query.limit) : Query().limit;
    m_query = {};
    m_query.kind = m_kind;
    m_query.expand = expand;
    m_next.clear();
    m_local = false;
    m_named = repos;
    m_total = repos.size();
    if (!wasNamed) {
        forgetAnswers();
        startNames(shown);
    } else {
        takeAway(repos);
        if (!m_rows.isEmpty()) { // what comes above it pushes none out
            shown = std::max(shown, repos.indexOf(m_rows.last().id) + 1);
        }
        showNames(shown);
    }
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
    const QSet<RepoId> stay(named.begin(), named.end());
    for (int row = int(m_rows.size()) - 1; row >= 0; --row) {
        if (const auto repo = m_rows.at(row).id; !stay.contains(repo)) {
            beginRemoveRows({}, row, row);
            m_rows.removeAt(row);
            endRemoveRows();
            m_answered.remove(repo);
            m_troubles.remove(repo);
        }
    }
}

// The rows of a search become those of names; what it told of some of them is known.
void RepoListModel::startNames(qsizetype count)
{
    QHash<RepoId, RepoSummary> known;
    for (const auto &row : std::as_const(m_rows)) {
        known.insert(row.id, row);
    }
    beginResetModel();
    m_rows.clear();
    for (const auto &repo : m_named.first(std::min(count, m_named.size()))) {
        m_rows << known.value(repo, RepoSummary{ .id = repo });
    }
    endResetModel();
    look(0);
}

// What is missing comes to its place, and what has another place now moves there: the others stay.
void RepoListModel::showNames(qsizetype count)
{
    const auto wanted = m_named.first(std::min(count, m_named.size()));
    takeAway(wanted);
    for (qsizetype at = 0; at < wanted.size(); ++at) {
        if (at < m_rows.size() && m_rows.at(at).id == wanted.at(at)) {
            continue;
        }
        if (const int from = rowOf(wanted.at(at)); from >= 0) {
            beginMoveRows({}, from, from, {}, int(at));
            m_rows.move(from, at);
            endMoveRows();
            continue;
        }
        auto end = at + 1;
        while (end < wanted.size() && rowOf(wanted.at(end)) < 0) {
            ++end;
        }
        insertNames(wanted.sliced(at, end - at), at);
        at = end - 1;
    }
}

void RepoListModel::insertNames(const QList<RepoId> &names, qsizetype at)
{
    QList<RepoSummary> rows;
    for (const auto &name : names) {
        rows << RepoSummary{ .id = name };
    }
    beginInsertRows({}, int(at), int(at + rows.size()) - 1);
    m_rows = m_rows.first(at) + rows + m_rows.sliced(at);
    endInsertRows();
    look(at);
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
        }
        m_answered.insert(repo.id);
        m_troubles.remove(repo.id);
    }
    m_troubles.insert(answer.troubles);
    m_old = answer.old ? answer.old : m_old;
    for (const auto &repo : asked) {
        if (!answer.trouble && !answer.troubles.contains(repo)) {
            m_answered.insert(repo); // also that it is gone is an answer
            m_troubles.remove(repo);
        }
    }
    if (!m_rows.isEmpty()) {
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    }
    if (answer.trouble) {
        fail(*answer.trouble);
    } else {
        setState(State::Ready);
    }
}

} // namespace Hubdesk
