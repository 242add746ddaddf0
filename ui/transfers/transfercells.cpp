// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
//
// What each cell of the queue says.
#include "ui/shared/format.h"
#include "ui/transfers/rowact.h"
#include "ui/transfers/transfermodel.h"

#include <QDateTime>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

QString sizes(qint64 done, qint64 size, bool finished)
{
    if (size < 0) {
        return done > 0 ? formatSize(done) : QString();
    }
    if (finished || done >= size || done == 0) {
        return formatSize(size);
    }
    //: Progress of a transfer: %1 of %2 are here, for example "1.2 GB of 4.0 GB".
    return TransferModel::tr("%1 of %2").arg(formatSize(done), formatSize(size));
}

} // namespace

QVariant TransferModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const auto &found = *row(index);
    if (role == IdRole) {
        return QVariant::fromValue(found.state.id);
    }
    if (role == TransferRole) {
        return QVariant::fromValue(found.state);
    }
    if (role == Qt::TextAlignmentRole
        && (index.column() == SizeColumn || index.column() == SpeedColumn
            || index.column() == RemainingColumn)) {
        return int(Qt::AlignRight | Qt::AlignVCenter);
    }
    return index.internalPointer() ? fileData(found, found.files[index.row()], index.column(), role)
                                   : repoData(found, index.column(), role);
}

Qt::ItemFlags TransferModel::flags(const QModelIndex &index) const
{
    // A file goes out of the window, a repo that is not over to another place in the queue.
    const auto *state = transfer(index);
    const bool isFile = index.parent().isValid();
    const bool drags = isFile || (state && !state->isFinal());
    const bool ticks = isFile && index.column() == NameColumn
        && row(index)->files.at(index.row()).phase != TransferPhase::Done
        && state->phase != TransferPhase::Cancelled;
    return QAbstractItemModel::flags(index)
        .setFlag(Qt::ItemIsDragEnabled, drags)
        .setFlag(Qt::ItemIsUserCheckable, ticks);
}

// The box follows when the engine has done it.
bool TransferModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !flags(index).testFlag(Qt::ItemIsUserCheckable)) {
        return false;
    }
    const auto &found = *row(index);
    Q_EMIT wantedChanged(
        found.state.id, { found.files.at(index.row()).path }, value.value<Qt::CheckState>() == Qt::Checked);
    return true;
}

QVariant TransferModel::repoData(const Row &row, int column, int role) const
{
    const auto &state = row.state;
    if (role == SecondLineRole && column == NameColumn) {
        //: Second line of a transfer: number of files and the revision, for example "12 files to cache,
        //: main".
        return tr("%n file(s) to cache · %1", nullptr, state.fileCount).arg(state.revision.name);
    }
    if (role == SecondLineRole && column == StateColumn) {
        return stateReason(state, QDateTime::currentMSecsSinceEpoch());
    }
    if (role == Qt::AccessibleTextRole && column == NameColumn) {
        return u"%1, %2"_s.arg(state.repo.text(), stateWord(state));
    }
    if (role == Qt::AccessibleTextRole && column == ActionsColumn) {
        return rowActText(rowAct(state));
    }
    if (role == Qt::ToolTipRole) {
        return column == NameColumn                ? QVariant(state.repo.text())
            : column == StateColumn && state.error ? QVariant(state.error->detail)
                                                   : QVariant();
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (column) {
    case NameColumn:
        return state.repo.text();
    case SizeColumn:
        return sizes(state.done, state.size, state.phase == TransferPhase::Done);
    case SpeedColumn:
        return state.phase == TransferPhase::Downloading && state.bytesPerSecond > 0
            ? formatRate(state.bytesPerSecond)
            : QString();
    case RemainingColumn:
        return state.phase == TransferPhase::Downloading && state.secondsLeft
            ? formatDuration(*state.secondsLeft)
            : QString();
    case StateColumn:
        return stateWord(state);
    default:
        return {};
    }
}

QVariant TransferModel::fileData(const Row &row, const FileState &file, int column, int role) const
{
    if (role == FileRole) {
        return QVariant::fromValue(file);
    }
    if (role == Qt::ToolTipRole) {
        return column == NameColumn               ? QVariant(file.path)
            : column == StateColumn && file.error ? QVariant(file.error->detail)
                                                  : QVariant();
    }
    if (role == Qt::CheckStateRole && column == NameColumn) {
        return QVariant::fromValue(file.wanted ? Qt::Checked : Qt::Unchecked);
    }
    if (role == Qt::AccessibleTextRole && column == NameColumn) {
        return u"%1, %2"_s.arg(file.path, fileStateWord(file));
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (column) {
    case NameColumn:
        return file.path;
    case SizeColumn:
        return sizes(file.done, file.size, file.phase == TransferPhase::Done);
    case StateColumn:
        return row.state.phase == TransferPhase::Cancelled && file.phase != TransferPhase::Done
            //: A file of a transfer that was cancelled.
            ? tr("Not downloaded")
            : fileStateWord(file);
    default:
        return {};
    }
}

QVariant TransferModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) {
        return {};
    }
    if (role == Qt::TextAlignmentRole
        && (section == SizeColumn || section == SpeedColumn || section == RemainingColumn)) {
        return int(Qt::AlignRight | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case NameColumn:
        return tr("Name");
    case ProgressColumn:
        return tr("Progress");
    case SizeColumn:
        return tr("Size");
    case SpeedColumn:
        return tr("Speed");
    //: Column: time left.
    case RemainingColumn:
        return tr("Remaining");
    case StateColumn:
        return tr("State");
    default:
        return {};
    }
}

} // namespace Hubdesk
