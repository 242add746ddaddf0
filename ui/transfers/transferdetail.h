// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/transfer/transferevent.h"

#include <QList>
#include <QWidget>

class QHBoxLayout;
class QModelIndex;
class QStackedWidget;
class QTabBar;
class QToolButton;

namespace Hubdesk
{

class Engine;
class LogView;
class ProgressLegend;
class SourcePanel;
class SpeedGraph;
class TransferFiles;
class TransferLogModel;
class TransferModel;

/// The lower part of the transfers page, about the current row: its files with their speed, its log, where it
/// comes from and goes to. The tabs and the row's buttons stay when the rest is folded away. GUI thread.
class TransferDetail : public QWidget
{
    Q_OBJECT
public:
    TransferDetail(Engine *engine, TransferModel *model, QWidget *parent = nullptr);

    /// A row of the model; invalid: nothing is chosen.
    void show(const QModelIndex &transfer);
    /// Beside the tabs, before the fold button.
    void addButton(QWidget *button);
    bool isOpen() const;
    void setOpen(bool open);
    /// What of it is seen when it is folded.
    int headHeight() const;

Q_SIGNALS:
    void openChanged(bool open);
    void openRepoWanted();
    void openFolderWanted();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    enum class Tab { Files, Speed, Log, Source };

    QWidget *makeHead();
    void placeParts();
    void write();
    void showLog(TransferId id, const QList<TransferEvent> &log);
    void showTab(Tab tab);
    void drawSpeed();

    Engine *m_engine;
    TransferModel *m_model;
    TransferId m_id = 0;
    QTabBar *m_tabs;
    QList<Tab> m_order; ///< of the tabs
    ProgressLegend *m_legend;
    QHBoxLayout *m_buttons;
    QToolButton *m_fold;
    QStackedWidget *m_stack;
    QWidget *m_filesPane; ///< the files, and beside them the graph where there is room
    TransferFiles *m_files;
    QWidget *m_speedPane; ///< the graph alone, in a narrow page
    SpeedGraph *m_graph;
    TransferLogModel *m_log;
    LogView *m_logView;
    SourcePanel *m_source;
    bool m_isNarrow = false;
};

} // namespace Hubdesk
