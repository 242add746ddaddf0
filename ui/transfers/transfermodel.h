// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/transfer/transferstate.h"
#include "ui/transfers/speedhistory.h"

#include <QAbstractItemModel>
#include <QHash>
#include <QTimer>

#include <map>
#include <memory>

namespace Hubdesk
{

class Engine;

/// The queue as a tree: one row a repo, its files below; what is not over in the order of the queue, then
/// what is, newest first. Fed with the values that the engine publishes; changes and moves rows, never
/// resets. GUI thread, owned by the window.
class TransferModel : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Column {
        NameColumn,
        ProgressColumn,
        SizeColumn,
        SpeedColumn,
        RemainingColumn,
        StateColumn,
        ActionsColumn, ///< of a repo row: what can be done with it at once
        ColumnCount
    };
    enum Role {
        TransferRole = Qt::UserRole + 1, ///< TransferState, of a file that of its repo
        FileRole, ///< FileState; invalid for a repo row
        IdRole,
        SecondLineRole, ///< the quiet second line of a repo row
    };

    explicit TransferModel(QObject *parent = nullptr);

    /// Shows the engine's queue from now on.
    void follow(Engine *engine);
    void update(const QList<TransferState> &states);
    void updateFiles(TransferId id, const QList<FileState> &files);
    void remove(TransferId id);
    QModelIndex indexOf(TransferId id) const;
    const TransferState *transfer(const QModelIndex &index) const;
    /// All that are not over are paused, and some of them with all others.
    bool isHeld() const;
    /// Some run or wait, so that they can be paused.
    bool canHold() const;
    /// Unfinished ones, for the badge of the rail.
    int activeCount() const;
    double bytesPerSecond() const;
    /// Of the last two minutes, in UTC; empty for an unknown one.
    SpeedHistory speeds(TransferId id) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    bool hasChildren(const QModelIndex &parent = {}) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    /// The state with its reason, as sentences.
    static QString stateWord(const TransferState &state);
    static QString stateReason(const TransferState &state, qint64 nowMs);
    static QString pauseText(const TransferState &state);
    static QString fileStateWord(const FileState &state);

Q_SIGNALS:
    void countsChanged();
    /// A row was opened whose files nobody has told yet.
    void filesWanted(Hubdesk::TransferId id);
    /// A person has ticked a file of a transfer, or unticked it.
    void wantedChanged(Hubdesk::TransferId id, const QStringList &paths, bool wanted);

private:
    struct Row {
        TransferState state;
        QList<FileState> files;
        int shown = 0; ///< the first ones of them are rows by now
        QHash<QString, int> byPath;
        bool asked = false;
        SpeedHistory speeds = {};
    };
    Row *row(const QModelIndex &index) const;
    static void noteSpeed(Row *row);
    static QList<int> takeFiles(Row *row, const QList<FileState> &files);
    void tellChanged(const QModelIndex &parent, QList<int> rows);
    void showFiles(int at);
    int rowOf(TransferId id) const;
    int placeOf(const TransferState &state) const;
    void sortIn(int row);
    QVariant repoData(const Row &row, int column, int role) const;
    QVariant fileData(const Row &row, const FileState &file, int column, int role) const;

    std::vector<std::unique_ptr<Row>> m_rows;
    QTimer m_rest; ///< shows the files that no further piece has come after
};

} // namespace Hubdesk
