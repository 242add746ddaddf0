// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/transfer/transferevent.h"

#include <QAbstractListModel>

namespace Hubdesk
{

/// What happened to one transfer, a sentence a row, the newest last. GUI thread.
class TransferLogModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role { TimeRole = Qt::UserRole + 1, ToneRole };

    using QAbstractListModel::QAbstractListModel;

    /// All of the log; rows that are the same stay.
    void setLog(const QList<TransferEvent> &log);
    const QList<TransferEvent> &log() const { return m_log; }
    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

    static QString sentence(const TransferEvent &event);

private:
    QList<TransferEvent> m_log;
};

} // namespace Hubdesk
