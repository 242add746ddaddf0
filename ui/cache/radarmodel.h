// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/upkeep/updateradar.h"
#include "ui/shared/statebadge.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QSet>

namespace Hubdesk
{

/// What a check for updates has found, a row for each ref that is newer on the Hub, and for each repo or ref
/// of which something else has to be said. Those that are up to date have none. A tick says that it is
/// wanted. GUI thread.
class RadarModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column {
        RepoColumn,
        RefColumn,
        CommitsColumn,
        SinceColumn,
        ChangesColumn,
        BytesColumn,
        StateColumn,
        ColumnCount
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setState(const RadarState &state);
    /// Null where the row has none.
    const RefUpdate *updateAt(const QModelIndex &index) const;
    RepoId repoAt(const QModelIndex &index) const;
    /// Why nothing is known of the row; null: that is no failure.
    const Error *errorAt(const QModelIndex &index) const;
    /// Whether an update of it can be asked for now.
    bool canUpdate(const QModelIndex &index) const;
    QList<RefUpdate> ticked() const;

    /// A download was asked for; how it goes on comes by setTransfers().
    void noteTransfer(const RefUpdate &update, TransferId transfer);
    void setTransfers(const QList<TransferState> &states);
    /// It is in no list any more: unless it was done, its row can be updated as if nobody had asked.
    void removeTransfer(TransferId transfer);
    TransferId transferAt(const QModelIndex &index) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    void ticksChanged();

private:
    struct Row {
        QString key; ///< "model/owner/name main"
        RepoId repo;
        std::optional<RefUpdate> update;
        QString goneRef; ///< that the Hub does not have any more
        std::optional<Error> error;
        bool operator==(const Row &) const = default;
    };
    enum class Group { Newer, Gone, Failed }; ///< in their order
    static Group groupOf(const Row &row);
    static QString keyOf(const RepoId &repo, const QString &ref);
    static QList<Row> rowsOf(const RadarState &state);
    const Row *rowAt(const QModelIndex &index) const;
    void setRow(int at, const Row &row);
    void forgetStale(const Row &row);
    bool isUnderWay(const Row &row) const;
    void tellRow(const QString &key);
    QString text(const Row &row, int column) const;
    QString spoken(const Row &row, int column) const;
    StateBadge badge(const Row &row) const;
    static StateBadge transferBadge(const TransferState &state);
    static StateBadge troubleBadge(Error::Kind kind);

    QList<Row> m_rows;
    QSet<QString> m_ticked; ///< keys
    QHash<QString, TransferId> m_transfers; ///< by key
    QHash<TransferId, TransferState> m_states; ///< of those
};

} // namespace Hubdesk
