// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/transfers/transfermodel.h"

#include "core/services/engine.h"

#include <QDateTime>

#include <algorithm>
#include <chrono>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Hubdesk
{

namespace
{

constexpr auto restAfter = 200ms;

bool standsBefore(const TransferState &one, const TransferState &other)
{
    if (one.isFinal() != other.isFinal()) {
        return other.isFinal();
    }
    return one.isFinal() ? std::pair(one.finished, one.id) > std::pair(other.finished, other.id)
                         : std::pair(one.position, one.id) < std::pair(other.position, other.id);
}

} // namespace

TransferModel::TransferModel(QObject *parent)
    : QAbstractItemModel(parent)
{
    m_rest.setSingleShot(true);
    m_rest.setInterval(restAfter);
    m_rest.callOnTimeout(this, [this] {
        for (int at = 0; at < int(m_rows.size()); ++at) {
            showFiles(at);
        }
    });
}

void TransferModel::follow(Engine *engine)
{
    connect(engine, &Engine::transfersChanged, this, &TransferModel::update);
    connect(engine, &Engine::transferFilesChanged, this, &TransferModel::updateFiles);
    connect(engine, &Engine::transferRemoved, this, &TransferModel::remove);
    connect(this, &TransferModel::filesWanted, engine, &Engine::showTransferFiles);
    connect(this, &TransferModel::wantedChanged, engine, &Engine::setFilesWanted);
}

void TransferModel::update(const QList<TransferState> &states)
{
    for (const auto &state : states) {
        const auto known = rowOf(state.id);
        if (known < 0) {
            const auto at = placeOf(state);
            beginInsertRows({}, at, at);
            m_rows.insert(m_rows.begin() + at, std::make_unique<Row>(Row{ .state = state }));
            endInsertRows();
        } else if (m_rows[size_t(known)]->state != state) {
            m_rows[size_t(known)]->state = state;
            noteSpeed(m_rows[size_t(known)].get());
            Q_EMIT dataChanged(index(known, 0), index(known, ColumnCount - 1));
            sortIn(known);
        }
    }
    Q_EMIT countsChanged();
}

// Also that it came to a stop; but not for one that has never moved.
void TransferModel::noteSpeed(Row *row)
{
    const bool moves = row->state.phase == TransferPhase::Downloading;
    if (moves || !row->speeds.samples().isEmpty()) {
        row->speeds.add(QDateTime::currentMSecsSinceEpoch(), moves ? row->state.bytesPerSecond : 0);
    }
}

SpeedHistory TransferModel::speeds(TransferId id) const
{
    const auto at = rowOf(id);
    return at < 0 ? SpeedHistory() : m_rows[size_t(at)]->speeds;
}

/// How many of the others stand before it.
int TransferModel::placeOf(const TransferState &state) const
{
    return int(std::ranges::count_if(m_rows, [&state](const auto &row) {
        return row->state.id != state.id && standsBefore(row->state, state);
    }));
}

void TransferModel::sortIn(int row)
{
    const auto at = placeOf(m_rows[size_t(row)]->state);
    if (at == row) {
        return;
    }
    beginMoveRows({}, row, row, {}, at > row ? at + 1 : at);
    auto moved = std::move(m_rows[size_t(row)]);
    m_rows.erase(m_rows.begin() + row);
    m_rows.insert(m_rows.begin() + at, std::move(moved));
    endMoveRows();
}

bool TransferModel::isHeld() const
{
    return !canHold() && std::ranges::any_of(m_rows, [](const auto &row) {
        return row->state.pauseReason == PauseReason::All;
    });
}

bool TransferModel::canHold() const
{
    return std::ranges::any_of(m_rows, [](const auto &row) {
        return row->state.isRunning() || row->state.phase == TransferPhase::Waiting;
    });
}

/// A view lays all of its rows out again whenever some are added. A long list comes in pieces, so it grows
/// by as much as there is already, and once more when it is whole.
void TransferModel::updateFiles(TransferId id, const QList<FileState> &files)
{
    const auto at = rowOf(id);
    if (at < 0) {
        return;
    }
    auto &row = *m_rows[size_t(at)];
    const auto before = row.files.size();
    auto changed = takeFiles(&row, files);
    changed.removeIf([&row](int file) { return file >= row.shown; });
    tellChanged(index(at, 0), std::move(changed));
    if (row.files.size() == before) {
        return;
    }
    const auto isWhole = row.shown < row.state.fileCount && row.files.size() >= row.state.fileCount;
    if (isWhole || row.files.size() >= 2 * row.shown) {
        showFiles(at);
    } else {
        m_rest.start();
    }
}

/// Gives the places of those that were known and have changed.
QList<int> TransferModel::takeFiles(Row *row, const QList<FileState> &files)
{
    if (row->files.isEmpty()) { // a long list is copied whole whenever it outgrows its memory
        row->files.reserve(row->state.fileCount);
        row->byPath.reserve(row->state.fileCount);
    }
    QList<int> changed;
    for (const auto &file : files) {
        const auto known = row->byPath.constFind(file.path);
        if (known == row->byPath.cend()) {
            row->byPath.insert(file.path, int(row->files.size()));
            row->files << file;
        } else if (row->files[*known] != file) {
            row->files[*known] = file;
            changed << *known;
        }
    }
    return changed;
}

void TransferModel::tellChanged(const QModelIndex &parent, QList<int> rows)
{
    std::ranges::sort(rows);
    for (qsizetype i = 0; i < rows.size();) {
        const auto first = rows[i];
        for (++i; i < rows.size() && rows[i] == rows[i - 1] + 1; ++i) { }
        Q_EMIT dataChanged(index(first, 0, parent), index(rows[i - 1], ColumnCount - 1, parent));
    }
}

void TransferModel::showFiles(int at)
{
    auto &row = *m_rows[size_t(at)];
    if (const auto known = int(row.files.size()); known > row.shown) {
        beginInsertRows(index(at, 0), row.shown, known - 1);
        row.shown = known;
        endInsertRows();
    }
}

void TransferModel::remove(TransferId id)
{
    if (const auto at = rowOf(id); at >= 0) {
        beginRemoveRows({}, at, at);
        m_rows.erase(m_rows.begin() + at);
        endRemoveRows();
        Q_EMIT countsChanged();
    }
}

int TransferModel::rowOf(TransferId id) const
{
    const auto found = std::ranges::find_if(m_rows, [id](const auto &row) { return row->state.id == id; });
    return found == m_rows.end() ? -1 : int(found - m_rows.begin());
}

QModelIndex TransferModel::indexOf(TransferId id) const
{
    const auto at = rowOf(id);
    return at < 0 ? QModelIndex() : index(at, 0);
}

// A file's index points at its repo's row, a repo's index at nothing.
TransferModel::Row *TransferModel::row(const QModelIndex &index) const
{
    if (!index.isValid()) {
        return nullptr;
    }
    return index.internalPointer() ? static_cast<Row *>(index.internalPointer())
                                   : m_rows[size_t(index.row())].get();
}

const TransferState *TransferModel::transfer(const QModelIndex &index) const
{
    const auto *found = row(index);
    return found ? &found->state : nullptr;
}

int TransferModel::activeCount() const
{
    return int(std::ranges::count_if(m_rows, [](const auto &row) { return !row->state.isFinal(); }));
}

double TransferModel::bytesPerSecond() const
{
    double sum = 0;
    for (const auto &row : m_rows) {
        sum += row->state.isRunning() ? row->state.bytesPerSecond : 0;
    }
    return sum;
}

QModelIndex TransferModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent)) {
        return {};
    }
    return parent.isValid() ? createIndex(row, column, m_rows[size_t(parent.row())].get())
                            : createIndex(row, column, nullptr);
}

QModelIndex TransferModel::parent(const QModelIndex &index) const
{
    const auto *owner = index.isValid() ? static_cast<const Row *>(index.internalPointer()) : nullptr;
    return owner ? this->index(rowOf(owner->state.id), 0) : QModelIndex();
}

int TransferModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid()) {
        return int(m_rows.size());
    }
    return parent.column() > 0 || parent.internalPointer() ? 0 : m_rows[size_t(parent.row())]->shown;
}

int TransferModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

bool TransferModel::hasChildren(const QModelIndex &parent) const
{
    return rowCount(parent) > 0 || canFetchMore(parent);
}

bool TransferModel::canFetchMore(const QModelIndex &parent) const
{
    if (!parent.isValid() || parent.internalPointer() || parent.column() > 0) {
        return false;
    }
    const auto &found = *m_rows[size_t(parent.row())];
    return found.files.isEmpty() && found.state.fileCount > 0 && !found.asked;
}

void TransferModel::fetchMore(const QModelIndex &parent)
{
    if (canFetchMore(parent)) {
        auto &found = *m_rows[size_t(parent.row())];
        found.asked = true;
        Q_EMIT filesWanted(found.state.id);
    }
}

} // namespace Hubdesk
