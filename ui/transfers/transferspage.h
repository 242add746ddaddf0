// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/transfer/transferstate.h"
#include "ui/shared/humanerror.h"
#include "ui/shared/link.h"

#include <QWidget>

#include <optional>

class QHBoxLayout;
class QMenu;
class QPushButton;
class QSplitter;
class QToolButton;

namespace Hubdesk
{

class Actions;
class AppSettings;
class ColumnFit;
class ContentStack;
class Engine;
class FilesOut;
class FilteredTransfers;
class FilterList;
class LeftoverBar;
class LimitControl;
class NoticeBar;
class QueueButton;
class Removals;
class TextLabel;
class TransferDelegate;
class TransferDetail;
class TransferModel;
class TransferTree;
class VolumeBars;

/// The queue: what is left on the disks after it, which transfers are shown, one row a repo with its state
/// and what can be done with it, and below them the files, the log and the source of the current one. GUI
/// thread.
class TransfersPage : public QWidget
{
    Q_OBJECT
public:
    /// What the window hands in; all outlive the page.
    struct Around {
        Engine *engine;
        TransferModel *model;
        Actions *actions;
        AppSettings *settings;
    };
    explicit TransfersPage(const Around &around, QWidget *parent = nullptr);

    void select(TransferId id);

Q_SIGNALS:
    void openRequested(const Hubdesk::Link &link);
    /// The page of that repo, and what its Download button does.
    void downloadRequested(const Hubdesk::Link &link);
    void remedyRequested(Hubdesk::Remedy remedy);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    // ---- transferspage.cpp
    QWidget *makeHead();
    QWidget *makeQueue();
    void setUpTree();
    void setUpDetail();
    void connectEngine();
    void placeColumns();
    void placeWords();
    void showRows();
    void showButtons();
    void showRemoval();
    void showTrouble(const TransferState *state);

    // ---- transferspage_acts.cpp
    void connectActs();
    void act(const TransferState &state);
    void help();
    void addDownload();
    void makeMore();
    void fillMenu(QMenu *menu, const TransferState &state);
    void addMoves(QMenu *menu, TransferId id);
    void addLimits(QMenu *menu, const TransferState &state);
    void addCopies(QMenu *menu, const TransferState &state);
    void openMenu(const QModelIndex &row, const QPoint &place);
    void openFolder();
    void openRepo();
    void clearFinished();
    std::optional<TransferState> current() const;

    Engine *m_engine;
    Actions *m_actions;
    AppSettings *m_settings;
    TransferModel *m_model;
    FilteredTransfers *m_shown;
    FilterList *m_filters;
    Removals *m_removals;
    TransferTree *m_tree;
    TransferDelegate *m_delegate;
    ColumnFit *m_columns;
    FilesOut *m_out;
    TransferDetail *m_detail;
    QSplitter *m_splitter;
    ContentStack *m_stack;
    VolumeBars *m_volumes;
    NoticeBar *m_trouble; ///< of the current row, with its cause and what can be done
    LeftoverBar *m_leftovers;
    NoticeBar *m_removed; ///< what has just been removed, to undo it
    QWidget *m_side; ///< the filters, where there is room beside the queue
    QWidget *m_above; ///< ... and above it where there is not
    TextLabel *m_nothing; ///< no row passes the filter
    Remedy m_remedy = Remedy::None;
    TextLabel *m_rates;
    LimitControl *m_limit;
    QPushButton *m_folder;
    QPushButton *m_retry;
    QPushButton *m_pause;
    QPushButton *m_cancel;
    QToolButton *m_more;
    QueueButton *m_all;
    QPushButton *m_add;
    QPushButton *m_clear;
};

} // namespace Hubdesk
