// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/browse/repolistmodel.h"

#include "core/services/door.h"
#include "core/services/questions.h"
#include "ui/shared/format.h"

using namespace Qt::StringLiterals;

namespace Hubdesk
{

RepoListModel::RepoListModel(Engine *engine, RepoKind kind, QObject *parent)
    : QAbstractListModel(parent)
    , m_engine(engine)
    , m_kind(kind)
{
    m_query.kind = kind;
}

void RepoListModel::search(const Query &query)
{
    m_asked.request_stop();
    m_query = query;
    m_query.kind = m_kind;
    m_next.clear();
    setState(State::Loading);
    m_asked = ask(
        m_engine,
        this,
        [query = m_query](Services &core, std::stop_token stop) { return core.hub().search(query, stop); },
        [this](Result<Page<RepoSummary>> page) { show(std::move(page), true); });
}

void RepoListModel::retry()
{
    if (m_next.isValid()) {
        fetchMore({});
    } else {
        search(m_query);
    }
}

void RepoListModel::show(Result<Page<RepoSummary>> page, bool first)
{
    if (!page && first && page.error().kind == Error::Kind::Offline) {
        showLocal(page.error());
        return;
    }
    if (!page) {
        setState(State::Failed);
        Q_EMIT failed(page.error());
        return;
    }
    m_next = page->next;
    m_local = m_local && !first;
    if (first) {
        m_total = page->total;
        beginResetModel();
        m_rows = std::move(page->items);
        endResetModel();
    } else if (!page->items.isEmpty()) {
        beginInsertRows({}, int(m_rows.size()), int(m_rows.size() + page->items.size()) - 1);
        m_rows.append(std::move(page->items));
        endInsertRows();
    }
    setState(State::Ready);
}

// Offline, the list is what is here; only if there is nothing the error is shown.
void RepoListModel::showLocal(const Error &why)
{
    m_asked = ask(
        m_engine,
        this,
        [kind = m_kind, text = m_query.search](Services &core, std::stop_token) {
            return localRepos(&core, kind, text);
        },
        [this, why](const Result<LocalRepos> &local) {
            if (!local || local->repos.isEmpty()) {
                setState(State::Failed);
                Q_EMIT failed(why);
                return;
            }
            Page<RepoSummary> page;
            for (const auto &repo : local->repos) {
                page.items << RepoSummary{ .id = repo };
            }
            page.total = page.items.size();
            show(std::move(page), true);
            m_local = true;
            Q_EMIT stateChanged(m_state);
        });
}

void RepoListModel::setState(State state)
{
    if (m_state != state) {
        m_state = state;
        Q_EMIT stateChanged(state);
    }
}

const RepoSummary *RepoListModel::summary(const QModelIndex &index) const
{
    return checkIndex(index, CheckIndexOption::IndexIsValid) ? &m_rows[index.row()] : nullptr;
}

int RepoListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant RepoListModel::data(const QModelIndex &index, int role) const
{
    const auto *row = summary(index);
    if (!row) {
        return {};
    }
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return row->id.text();
    case Qt::AccessibleTextRole:
        return spokenText(*row);
    case SummaryRole:
        return QVariant::fromValue(*row);
    default:
        return {};
    }
}

QString RepoListModel::spokenText(const RepoSummary &summary) const
{
    QStringList parts{ summary.id.text() };
    if (!summary.task.isEmpty()) {
        parts << summary.task;
    }
    if (summary.downloads) {
        //: Spoken by screen readers after a repository's name. %1 is a count such as "1.2M".
        parts << tr("%1 downloads").arg(formatCount(*summary.downloads));
    }
    if (summary.gate != Gate::Open) {
        parts << tr("access must be requested");
    }
    return parts.join(u", "_s);
}

bool RepoListModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_state == State::Ready && m_next.isValid();
}

void RepoListModel::fetchMore(const QModelIndex &parent)
{
    if (parent.isValid() || m_state == State::Loading || m_state == State::LoadingMore || !m_next.isValid()) {
        return;
    }
    setState(State::LoadingMore);
    m_asked = ask(
        m_engine,
        this,
        [kind = m_kind, next = m_next](Services &core, std::stop_token stop) {
            return core.hub().searchNext(kind, next, stop);
        },
        [this](Result<Page<RepoSummary>> page) { show(std::move(page), false); });
}

} // namespace Hubdesk
