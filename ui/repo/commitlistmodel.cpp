// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/repo/commitlistmodel.h"

#include "core/services/door.h"
#include "ui/shared/format.h"
#include "ui/shared/plaintip.h"

using namespace Qt::StringLiterals;

namespace Hubdesk
{

CommitListModel::CommitListModel(Engine *engine, QObject *parent)
    : QAbstractListModel(parent)
    , m_engine(engine)
{
}

void CommitListModel::open(const RepoId &repo, const Revision &revision)
{
    clear();
    m_repo = repo;
    m_revision = revision;
    load();
}

void CommitListModel::clear()
{
    m_asked.request_stop();
    beginResetModel();
    m_rows.clear();
    m_next.clear();
    m_total.reset();
    endResetModel();
    setState(State::Idle);
}

void CommitListModel::retry()
{
    if (m_state == State::Failed) {
        load();
    }
}

void CommitListModel::load()
{
    setState(State::Loading);
    m_asked = ask(
        m_engine,
        this,
        [repo = m_repo, revision = m_revision, next = m_next](Services &core, std::stop_token stop) {
            return core.hub().commits(repo, revision, next, stop);
        },
        [this](Result<Page<Commit>> page) { show(std::move(page)); });
}

void CommitListModel::show(Result<Page<Commit>> page)
{
    if (!page) {
        setState(State::Failed);
        Q_EMIT failed(page.error());
        return;
    }
    m_next = page->next;
    m_total = page->total ? page->total : m_total;
    if (!page->items.isEmpty()) {
        beginInsertRows({}, int(m_rows.size()), int(m_rows.size() + page->items.size()) - 1);
        m_rows.append(std::move(page->items));
        endInsertRows();
    }
    setState(State::Ready);
}

void CommitListModel::setState(State state)
{
    if (std::exchange(m_state, state) != state) {
        Q_EMIT stateChanged(state);
    }
}

const Commit *CommitListModel::commit(const QModelIndex &index) const
{
    return index.isValid() && checkIndex(index) ? &m_rows[index.row()] : nullptr;
}

int CommitListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant CommitListModel::data(const QModelIndex &index, int role) const
{
    const auto *row = commit(index);
    if (!row) {
        return {};
    }
    switch (role) {
    case Qt::DisplayRole:
        return row->title;
    case Qt::ToolTipRole:
        return plainTip(row->message.isEmpty() ? row->title : row->title + "\n\n"_L1 + row->message);
    case Qt::AccessibleTextRole:
        //: A commit, spoken: title, authors, when.
        return tr("%1, by %2, %3").arg(row->title, row->authors.join(u", "_s), formatAgo(row->date));
    case CommitRole:
        return QVariant::fromValue(*row);
    case OldestRole:
        return index.row() + 1 == m_rows.size() && m_next.isEmpty();
    default:
        return {};
    }
}

bool CommitListModel::isWhole() const
{
    return m_state == State::Ready && !m_next.isValid();
}

bool CommitListModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_state == State::Ready && m_next.isValid();
}

void CommitListModel::fetchMore(const QModelIndex &parent)
{
    if (canFetchMore(parent)) {
        load();
    }
}

} // namespace Hubdesk
