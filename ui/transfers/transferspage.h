// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/transfer/transferstate.h"
#include "ui/shared/humanerror.h"
#include "ui/shared/link.h"

#include <QWidget>

class QMenu;
class QPushButton;
class QToolButton;

namespace Hubdesk
{

class Actions;
class ColumnFit;
class ContentStack;
class Engine;
class FilesOut;
class NoticeBar;
class QueueButton;
class TextLabel;
class TransferModel;
class TransferTree;

/// The queue: one row a repo with its files below, state with reason, bytes, speed, time left; what can be
/// done with the current row stands in the head and in its menu.
class TransfersPage : public QWidget
{
    Q_OBJECT
public:
    TransfersPage(Engine *engine, TransferModel *model, Actions *actions, QWidget *parent = nullptr);

    void select(TransferId id);

Q_SIGNALS:
    void openRequested(const Hubdesk::Link &link);
    void remedyRequested(Hubdesk::Remedy remedy);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QWidget *makeHead();
    void placeColumns();
    void placeWords();
    void showRows();
    void showButtons();
    void showTrouble(const TransferState *state);
    void help();
    void makeMore();
    void fillMenu(QMenu *menu, const TransferState &state);
    void showMenu(const QPoint &place);
    void openFolder();
    TransferId current() const;
    void clearFinished();

    Engine *m_engine;
    Actions *m_actions;
    TransferModel *m_model;
    TransferTree *m_tree;
    ColumnFit *m_columns;
    FilesOut *m_out;
    ContentStack *m_stack;
    NoticeBar *m_trouble; ///< of the current row, with its cause and what can be done
    Remedy m_remedy = Remedy::None;
    TextLabel *m_rates;
    QPushButton *m_folder;
    QPushButton *m_retry;
    QPushButton *m_pause;
    QPushButton *m_cancel;
    QToolButton *m_more;
    QueueButton *m_all;
    QPushButton *m_clear;
};

} // namespace Hubdesk
