// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/transfer/transferstate.h"

#include <QTreeView>

namespace Hubdesk
{

class Engine;
class TransferModel;

/// The files of one transfer, with a box to leave one out and a menu for what comes first; both while it
/// runs. GUI thread.
class TransferFiles : public QTreeView
{
    Q_OBJECT
public:
    TransferFiles(Engine *engine, TransferModel *model, QWidget *parent = nullptr);

    /// A row of a transfer; invalid: none.
    void show(const QModelIndex &transfer);
    /// Asks for its files as soon as they are known.
    void fetch();

    /// Only of rows that are seen: Qt would walk over all of them to find the place of one. Another phase of
    /// the transfer paints them all again.
    void dataChanged(const QModelIndex &topLeft,
                     const QModelIndex &bottomRight,
                     const QList<int> &roles = {}) override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void placeColumns();
    void showMenu(const QPoint &place);
    QStringList chosenPaths() const;
    void setWanted(bool wanted);
    void setPriority(FilePriority priority);

    Engine *m_engine;
    TransferModel *m_model;
    TransferId m_id = 0;
    TransferPhase m_phase = {}; ///< of the transfer
    int m_rowHeight = 0; ///< px; 0: not known yet
};

} // namespace Hubdesk
