// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/cache/radarmodel.h"

#include "ui/cache/checktable.h"
#include "ui/cache/checkwords.h"
#include "ui/shared/format.h"
#include "ui/shared/humanerror.h"
#include "ui/shared/plaintip.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

QString RadarModel::keyOf(const RepoId &repo, const QString &ref)
{
    return kindName(repo.kind) + u'/' + repo.text() + u' ' + ref;
}

RadarModel::Group RadarModel::groupOf(const Row &row)
{
    if (row.error) {
        return Group::Failed;
    }
    return row.update && row.update->canUpdate() ? Group::Newer : Group::Gone;
}

/// What can be updated comes first, what cannot be asked last, each in the order of the repos. What fails a
/// repo fails each of its updates.
QList<RadarModel::Row> RadarModel::rowsOf(const RadarState &state)
{
    QList<Row> rows;
    for (const auto &repo : state.repos) {
        for (const auto &update : repo.updates) {
            rows.append({ keyOf(repo.repo, update.revision.name), repo.repo, update, {}, repo.error });
        }
        for (const auto &ref : repo.goneRefs) {
            rows.append({ keyOf(repo.repo, ref), repo.repo, {}, ref, {} });
        }
        if (repo.error && repo.updates.isEmpty()) {
            rows.append({ keyOf(repo.repo, {}), repo.repo, {}, {}, repo.error });
        }
    }
    std::ranges::stable_sort(rows, {}, groupOf);
    return rows;
}

/// A row comes when its repo has answered, between those that are there; it moves when a later answer puts it
/// into another group.
void RadarModel::setState(const RadarState &state)
{
    const auto rows = rowsOf(state);
    QSet<QString> keys;
    for (const auto &row : rows) {
        keys.insert(row.key);
    }
    for (int at = int(m_rows.size()) - 1; at >= 0; --at) {
        if (!keys.contains(m_rows[at].key)) {
            beginRemoveRows({}, at, at);
            m_ticked.remove(m_rows[at].key);
            m_rows.removeAt(at);
            endRemoveRows();
        }
    }
    for (int at = 0; at < rows.size(); ++at) {
        setRow(at, rows[at]);
    }
    Q_EMIT ticksChanged();
}

/// Those before `at` are right already.
void RadarModel::setRow(int at, const Row &row)
{
    const auto known = std::find_if(
        m_rows.cbegin() + at, m_rows.cend(), [&row](const Row &one) { return one.key == row.key; });
    if (known == m_rows.cend()) {
        forgetStale(row);
        beginInsertRows({}, at, at);
        m_rows.insert(at, row);
        endInsertRows();
        return;
    }
    if (const int from = int(known - m_rows.cbegin()); from != at) {
        beginMoveRows({}, from, from, {}, at);
        m_rows.move(from, at);
        endMoveRows();
    }
    if (m_rows[at] != row) {
        forgetStale(row);
        m_rows[at] = row;
        Q_EMIT dataChanged(index(at, 0), index(at, ColumnCount - 1));
    }
}

/// A transfer that is over, or brings another commit, says nothing of what was found now.
void RadarModel::forgetStale(const Row &row)
{
    const auto transfer = m_transfers.constFind(row.key);
    if (transfer == m_transfers.cend()) {
        return;
    }
    const auto state = m_states.value(*transfer);
    if (state.isFinal() || !row.update || (!state.commit.isEmpty() && state.commit != row.update->hub)) {
        m_transfers.erase(transfer);
    }
}

const RadarModel::Row *RadarModel::rowAt(const QModelIndex &index) const
{
    return index.isValid() && index.row() < m_rows.size() ? &m_rows[index.row()] : nullptr;
}

const RefUpdate *RadarModel::updateAt(const QModelIndex &index) const
{
    const auto *row = rowAt(index);
    return row && row->update ? &*row->update : nullptr;
}

RepoId RadarModel::repoAt(const QModelIndex &index) const
{
    const auto *row = rowAt(index);
    return row ? row->repo : RepoId{};
}

const Error *RadarModel::errorAt(const QModelIndex &index) const
{
    const auto *row = rowAt(index);
    return row && row->error ? &*row->error : nullptr;
}

bool RadarModel::isUnderWay(const Row &row) const
{
    const auto transfer = m_transfers.constFind(row.key);
    return transfer != m_transfers.cend() && m_states.value(*transfer).phase != TransferPhase::Cancelled;
}

bool RadarModel::canUpdate(const QModelIndex &index) const
{
    const auto *row = rowAt(index);
    return row && row->update && row->update->canUpdate() && !row->error && !isUnderWay(*row);
}

QList<RefUpdate> RadarModel::ticked() const
{
    QList<RefUpdate> updates;
    for (int at = 0; at < m_rows.size(); ++at) {
        if (m_ticked.contains(m_rows[at].key) && canUpdate(index(at, 0))) {
            updates.append(*m_rows[at].update);
        }
    }
    return updates;
}

void RadarModel::noteTransfer(const RefUpdate &update, TransferId transfer)
{
    const auto key = keyOf(update.repo, update.revision.name);
    m_transfers.insert(key, transfer);
    m_states.insert(transfer, { .id = transfer });
    m_ticked.remove(key);
    if (!m_rows.isEmpty()) {
        Q_EMIT dataChanged(index(0, 0), index(int(m_rows.size()) - 1, ColumnCount - 1));
    }
    Q_EMIT ticksChanged();
}

void RadarModel::setTransfers(const QList<TransferState> &states)
{
    for (const auto &state : states) {
        const auto known = m_states.find(state.id);
        if (known == m_states.end() || *known == state) {
            continue;
        }
        *known = state;
        tellRow(m_transfers.key(state.id));
    }
}

void RadarModel::removeTransfer(TransferId transfer)
{
    const auto known = m_states.constFind(transfer);
    if (known == m_states.cend() || known->phase == TransferPhase::Done) {
        return;
    }
    const auto key = m_transfers.key(transfer);
    m_states.erase(known);
    m_transfers.remove(key);
    tellRow(key);
    Q_EMIT ticksChanged();
}

void RadarModel::tellRow(const QString &key)
{
    const auto row = std::ranges::find(m_rows, key, &Row::key);
    if (row != m_rows.end()) {
        const int at = int(row - m_rows.begin());
        Q_EMIT dataChanged(index(at, 0), index(at, ColumnCount - 1));
    }
}

TransferId RadarModel::transferAt(const QModelIndex &index) const
{
    const auto *row = rowAt(index);
    return row ? m_transfers.value(row->key) : 0;
}

int RadarModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int RadarModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

StateBadge RadarModel::transferBadge(const TransferState &state)
{
    switch (state.phase) {
    case TransferPhase::Waiting:
        return { .state = LocalState::Queued };
    case TransferPhase::Paused:
        return { .state = LocalState::Paused };
    case TransferPhase::NeedsAttention:
        return { .state = LocalState::NeedsAttention };
    case TransferPhase::Cancelled:
        return { .state = LocalState::Cancelled };
    case TransferPhase::Done:
        return { .state = LocalState::Complete, .word = tr("Updated") };
    default:
        break;
    }
    const double share = state.size > 0 ? double(state.done) / double(state.size) : 0;
    return { .state = LocalState::Running, .word = formatPercent(share), .share = share };
}

StateBadge RadarModel::troubleBadge(Error::Kind kind)
{
    switch (kind) {
    case Error::Kind::Gated:
    case Error::Kind::Unauthorized:
    case Error::Kind::Forbidden:
        return { .state = LocalState::AccessNeeded };
    case Error::Kind::NotFound:
        return { .state = LocalState::AccessNeeded, .word = tr("Gone or private") };
    case Error::Kind::Disabled:
        return { .state = LocalState::NeedsAttention, .word = tr("Disabled") };
    case Error::Kind::Timeout:
        return { .state = LocalState::NeedsAttention, .word = tr("No answer") };
    default:
        return { .state = LocalState::NeedsAttention, .word = tr("Not known") };
    }
}

StateBadge RadarModel::badge(const Row &row) const
{
    if (const auto transfer = m_transfers.value(row.key); transfer != 0) {
        return transferBadge(m_states.value(transfer));
    }
    if (row.error) {
        return troubleBadge(row.error->kind);
    }
    if (!row.goneRef.isEmpty()) {
        return { .state = LocalState::Detached, .word = tr("Gone on the Hub") };
    }
    return row.update && row.update->canUpdate()
        ? StateBadge{ .state = LocalState::Newer }
        : StateBadge{ .state = LocalState::Detached, .word = tr("All of it is gone") };
}

QString RadarModel::text(const Row &row, int column) const
{
    const auto *update = row.update ? &*row.update : nullptr;
    switch (Column(column)) {
    case RepoColumn:
        return row.repo.text();
    case RefColumn:
        return update ? update->revision.name : row.goneRef;
    case CommitsColumn:
        //: From one commit to another: "b81f03e to 04c2d1a".
        return update ? tr("%1 to %2").arg(update->here.shortText(), update->hub.shortText()) : QString();
    case SinceColumn:
        return update ? formatAgo(update->since.toLocalTime()) : QString();
    case ChangesColumn:
        return update ? changesText(*update) : row.error ? humanError(*row.error).sentence : QString();
    case BytesColumn:
        return update && update->canUpdate() ? formatSize(update->bytesToFetch) : QString();
    case StateColumn:
        return badge(row).word.isEmpty() ? stateWord(badge(row).state) : badge(row).word;
    case ColumnCount:
        break;
    }
    return {};
}

/// The first column says all, because that is where the box is.
QString RadarModel::spoken(const Row &row, int column) const
{
    if (column != RepoColumn) {
        return text(row, column);
    }
    QStringList all;
    for (int one = 0; one < ColumnCount; ++one) {
        all << text(row, one);
    }
    all.removeAll(QString());
    return all.join(u'\n');
}

QVariant RadarModel::data(const QModelIndex &index, int role) const
{
    const auto *row = rowAt(index);
    if (!row) {
        return {};
    }
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return text(*row, column);
    case Qt::AccessibleTextRole:
        return spoken(*row, column);
    case Qt::ToolTipRole:
        return plainTip(row->error        ? humanError(*row->error).sentence
                            : row->update ? row->update->title
                                          : row->repo.text());
    case Qt::CheckStateRole:
        return column == RepoColumn && canUpdate(index)
            ? QVariant(m_ticked.contains(row->key) ? Qt::Checked : Qt::Unchecked)
            : QVariant();
    case Qt::TextAlignmentRole:
        return int((column == BytesColumn ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case CheckRole::Badge:
        return column == StateColumn ? QVariant::fromValue(badge(*row)) : QVariant();
    case CheckRole::NoBox:
        return column == RepoColumn && !canUpdate(index);
    case CheckRole::Mono:
        return column <= CommitsColumn;
    default:
        return {};
    }
}

bool RadarModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || index.column() != RepoColumn || !canUpdate(index)) {
        return false;
    }
    const auto &key = m_rows[index.row()].key;
    if (value.toInt() == Qt::Unchecked) {
        m_ticked.remove(key);
    } else {
        m_ticked.insert(key);
    }
    Q_EMIT dataChanged(index, index, { Qt::CheckStateRole });
    Q_EMIT ticksChanged();
    return true;
}

QVariant RadarModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return int((section == BytesColumn ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    const QStringList words{ tr("Repository"), tr("Ref"),      tr("Commits"), tr("Since"),
                             tr("Files"),      tr("Download"), tr("State") };
    return role == Qt::DisplayRole ? words.value(section) : QVariant();
}

Qt::ItemFlags RadarModel::flags(const QModelIndex &index) const
{
    if (!index.isValid()) {
        return {};
    }
    const bool isBox = index.column() == RepoColumn && canUpdate(index);
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | (isBox ? Qt::ItemIsUserCheckable : Qt::ItemFlags());
}

} // namespace Hubdesk
