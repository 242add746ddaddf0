// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/browse/repolistmodel.h"

#include "core/hub/knowntags.h"
#include "core/hub/licences.h"
#include "core/services/door.h"
#include "core/services/questions.h"
#include "ui/shared/connection.h"
#include "ui/shared/format.h"
#include "ui/shared/humanerror.h"
#include "ui/shared/plaintip.h"
#include "ui/shared/theme.h"
#include "ui/viewers/localstates.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

// Numbers stand below each other, and their title above them.
Qt::Alignment alignmentOf(int column)
{
    const bool isNumber = column == RepoListModel::Parameters || column == RepoListModel::Size
        || column == RepoListModel::Downloads || column == RepoListModel::Likes;
    return Qt::AlignVCenter | (isNumber ? Qt::AlignRight : Qt::AlignLeft);
}

} // namespace

RepoListModel::RepoListModel(Engine *engine, RepoKind kind, QObject *parent)
    : QAbstractTableModel(parent)
    , m_engine(engine)
    , m_kind(kind)
{
    m_query.kind = kind;
    Connection::follow(this, [this] {
        if (!m_rows.isEmpty()) {
            Q_EMIT dataChanged(index(0, 0), index(int(m_rows.size()) - 1, ColumnCount - 1));
        }
    });
}

void RepoListModel::search(const Query &query)
{
    m_asked.request_stop();
    m_query = query;
    m_query.kind = m_kind;
    m_next.clear();
    m_isNamed = false;
    m_named.clear();
    m_answered.clear();
    m_troubles.clear();
    setState(State::Loading);
    m_asked = ask(
        m_engine,
        this,
        [query = m_query](Services &core, std::stop_token stop) { return core.hub().search(query, stop); },
        [this](Result<Page<RepoSummary>> page) { show(std::move(page), true); });
}

void RepoListModel::retry()
{
    if (m_isNamed) {
        askNamed(State::Loading);
    } else if (m_next.isValid()) {
        askMore();
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
        fail(page.error());
        return;
    }
    m_next = page->next;
    m_old = page->old;
    m_local = m_local && !first;
    if (first) {
        m_total = page->total;
        beginResetModel();
        m_rows = std::move(page->items);
        endResetModel();
        look(0);
    } else if (!page->items.isEmpty()) {
        const auto from = m_rows.size();
        beginInsertRows({}, int(from), int(from + page->items.size()) - 1);
        m_rows.append(std::move(page->items));
        endInsertRows();
        look(from);
    }
    setState(State::Ready);
}

// Offline, the list is what is here; only if there is nothing the error is shown.
void RepoListModel::showLocal(const Error &why)
{
    m_asked = ask(
        m_engine,
        this,
        [query = m_query](Services &core, std::stop_token) { return localRepos(&core, query); },
        [this, why](const Result<LocalRepos> &local) {
            if (!local || local->repos.isEmpty()) {
                fail(why);
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

void RepoListModel::fail(const Error &error)
{
    m_error = error;
    setState(State::Failed);
    Q_EMIT failed(error);
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
    return index.isValid() && checkIndex(index) ? &m_rows[index.row()] : nullptr;
}

int RepoListModel::rowOf(const RepoId &repo) const
{
    const auto found = std::ranges::find(m_rows, repo, &RepoSummary::id);
    return found == m_rows.end() ? -1 : int(found - m_rows.begin());
}

int RepoListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int RepoListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant RepoListModel::data(const QModelIndex &index, int role) const
{
    const auto *row = summary(index);
    if (!row) {
        return {};
    }
    switch (role) {
    case Qt::DisplayRole:
        return cell(*row, index.column());
    case Qt::ToolTipRole:
        return tip(*row, index.column());
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(alignmentOf(index.column()));
    case Qt::AccessibleTextRole:
        return index.column() == Name ? spokenText(*row) : cell(*row, index.column());
    case SummaryRole:
        return QVariant::fromValue(*row);
    case StateRole:
        return QVariant::fromValue(m_states ? m_states->badge(row->id, row->commit) : StateBadge());
    case OutOfReachRole:
        return isOutOfReach(*row);
    case Qt::ForegroundRole: // of the table; the list has a delegate of its own
        return isOutOfReach(*row) ? QVariant(Theme::color(Token::Faint)) : QVariant();
    case TroubleRole:
        return troubleOf(row->id);
    default:
        return {};
    }
}

bool RepoListModel::isOutOfReach(const RepoSummary &row) const
{
    return m_states && !Connection::isOnline()
        && m_states->badge(row.id, row.commit).state == LocalState::NotHere;
}

QString RepoListModel::outOfReach()
{
    return tr("not on this computer, and the Hub cannot be asked");
}

QString RepoListModel::troubleOf(const RepoId &repo) const
{
    const auto trouble = m_troubles.constFind(repo);
    return trouble == m_troubles.constEnd() ? QString() : humanError(*trouble).sentence;
}

QString RepoListModel::tip(const RepoSummary &row, int column) const
{
    const auto trouble = m_troubles.constFind(row.id);
    if (trouble != m_troubles.constEnd()) {
        const auto words = humanError(*trouble);
        return plainTip(row.id.text() + u'\n' + words.sentence + u'\n' + words.cause);
    }
    if (column != Name) {
        return cell(row, column);
    }
    return isOutOfReach(row) ? row.id.text() + u'\n' + outOfReach() : row.id.text();
}

QString RepoListModel::cell(const RepoSummary &row, int column) const
{
    switch (column) {
    case Name:
        return row.id.text();
    case Task:
        return m_troubles.contains(row.id) ? troubleOf(row.id)
            : row.task.isEmpty()           ? kitLabel(row.sdk)
                                           : tagLabel(row.task);
    case Parameters:
        return formatParameters(row.parameters.value_or(0));
    case Size:
        return row.weightBytes ? formatSize(*row.weightBytes) : QString();
    case Licence:
        return licenceName(row.licence);
    case Downloads:
        return row.downloads ? formatCount(*row.downloads) : QString();
    case Likes:
        return row.likes ? formatCount(*row.likes) : QString();
    case Updated:
        return row.modified.isValid() ? formatAgo(row.modified) : QString();
    case OnThisComputer: {
        const auto badge = m_states ? m_states->badge(row.id, row.commit) : StateBadge();
        return badge.word.isEmpty() ? stateWord(badge.state) : badge.word;
    }
    default:
        return {};
    }
}

QVariant RepoListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole) {
        return QVariant::fromValue(alignmentOf(section));
    }
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case Name:
        return tr("Name");
    case Task:
        return m_kind == RepoKind::Space ? tr("Kit") : tr("Task");
    case Parameters:
        return tr("Parameters");
    //: Column: what a model's weights take.
    case Size:
        return tr("Size");
    case Licence:
        return tr("Licence");
    case Downloads:
        return tr("Downloads");
    case Likes:
        return tr("Likes");
    case Updated:
        return tr("Updated");
    case OnThisComputer:
        return tr("On this computer");
    default:
        return {};
    }
}

std::optional<Sort> RepoListModel::sortOf(Column column)
{
    switch (column) {
    case Downloads:
        return Sort::Downloads;
    case Likes:
        return Sort::Likes;
    case Updated:
        return Sort::Modified;
    default:
        return {};
    }
}

void RepoListModel::setStates(LocalStates *states)
{
    m_states = states;
    connect(states, &LocalStates::changed, this, &RepoListModel::showStates);
    look(0);
}

void RepoListModel::look(qsizetype from)
{
    if (!m_states) {
        return;
    }
    QList<RepoId> repos;
    for (const auto &row : std::as_const(m_rows).sliced(from)) {
        repos << row.id;
    }
    m_states->look(repos);
}

void RepoListModel::showStates(const QSet<RepoId> &repos)
{
    for (int row = 0; row < int(m_rows.size()); ++row) {
        if (repos.contains(m_rows[row].id)) {
            Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
        }
    }
}

QString RepoListModel::spokenText(const RepoSummary &summary) const
{
    QStringList parts{ summary.id.text() };
    if (!summary.task.isEmpty()) {
        parts << tagLabel(summary.task);
    }
    if (summary.downloads) {
        //: Spoken by screen readers after a repository's name. %1 is a count such as "1.2M".
        parts << tr("%1 download(s)", nullptr, pluralOf(*summary.downloads))
                     .arg(formatCount(*summary.downloads));
    }
    if (summary.gate != Gate::Open) {
        parts << tr("access must be requested");
    }
    const auto reach = isOutOfReach(summary) ? outOfReach() : QString();
    for (const auto &more : { cell(summary, OnThisComputer), reach, troubleOf(summary.id) }) {
        if (!more.isEmpty()) {
            parts << more;
        }
    }
    return parts.join(u", "_s);
}

bool RepoListModel::hasMore() const
{
    return m_state == State::Ready && (m_next.isValid() || (m_isNamed && m_rows.size() < m_named.size()));
}

void RepoListModel::askMore()
{
    if (m_isNamed && hasMore()) {
        showNames(m_rows.size() + m_query.limit);
        askNamed(State::LoadingMore);
        return;
    }
    if (m_state == State::Loading || m_state == State::LoadingMore || !m_next.isValid()) {
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
