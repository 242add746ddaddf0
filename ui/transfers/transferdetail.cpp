// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/transfers/transferdetail.h"

#include "core/services/engine.h"
#include "ui/shared/controls.h"
#include "ui/shared/format.h"
#include "ui/shared/icons.h"
#include "ui/shared/panel.h"
#include "ui/shared/theme.h"
#include "ui/transfers/logview.h"
#include "ui/transfers/progresslegend.h"
#include "ui/transfers/sourcepanel.h"
#include "ui/transfers/speedgraph.h"
#include "ui/transfers/transferfiles.h"
#include "ui/transfers/transferlogmodel.h"
#include "ui/transfers/transfermodel.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr int roomForGraph = 1000; ///< beside the files
constexpr int roomForLegend = 1080; ///< beside tabs and buttons

// What a person looks for in the graph: why it went down, and that it came back.
QList<SpeedGraph::Mark> marksOf(const QList<TransferEvent> &log)
{
    using Kind = TransferEvent::Kind;
    QList<SpeedGraph::Mark> marks;
    for (const auto &event : log) {
        if (event.kind == Kind::ConnectedAgain) {
            marks.append({ event.atMs, TransferDetail::tr("reconnected, nothing lost") });
        } else if (event.kind == Kind::Paused || event.kind == Kind::DiskFull) {
            marks.append({ event.atMs, TransferDetail::tr("paused") });
        } else if (event.kind == Kind::Resumed || event.kind == Kind::SpaceAgain) {
            marks.append({ event.atMs, TransferDetail::tr("goes on") });
        } else if (event.kind == Kind::RateLimited) {
            marks.append({ event.atMs, TransferDetail::tr("the Hub asks to wait") });
        }
    }
    return marks;
}

} // namespace

TransferDetail::TransferDetail(Engine *engine, TransferModel *model, QWidget *parent)
    : QWidget(parent)
    , m_engine(engine)
    , m_model(model)
    , m_tabs(new QTabBar)
    , m_legend(new ProgressLegend)
    , m_buttons(new QHBoxLayout)
    , m_fold(new QToolButton)
    , m_stack(new QStackedWidget)
    , m_filesPane(new QWidget)
    , m_files(new TransferFiles(engine, model))
    , m_speedPane(new QWidget)
    , m_graph(new SpeedGraph)
    , m_log(new TransferLogModel(this))
    , m_logView(new LogView)
    , m_source(new SourcePanel(engine->options().environment.endpoint))
{
    setObjectName(u"transferDetail"_s);
    m_logView->setObjectName(u"transferLog"_s);
    m_logView->setAccessibleName(tr("Log of the transfer"));
    m_logView->setModel(m_log);
    auto *files = new QHBoxLayout(m_filesPane);
    files->setContentsMargins(0, 0, 0, 0);
    files->setSpacing(0);
    files->addWidget(m_files, 65);
    auto *speed = new QHBoxLayout(m_speedPane);
    speed->setContentsMargins(0, 0, 0, 0);
    for (auto *pane : std::initializer_list<QWidget *>{ m_filesPane, m_speedPane, m_logView, m_source }) {
        m_stack->addWidget(pane);
    }
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHead());
    column->addWidget(m_stack, 1);
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int at) { showTab(m_order.value(at)); });
    connect(m_tabs, &QTabBar::tabBarClicked, this, [this] { setOpen(true); });
    connect(m_fold, &QToolButton::clicked, this, [this] { setOpen(!isOpen()); });
    connect(m_source, &SourcePanel::openRepoWanted, this, &TransferDetail::openRepoWanted);
    connect(m_source, &SourcePanel::openFolderWanted, this, &TransferDetail::openFolderWanted);
    connect(m_engine, &Engine::transferLogChanged, this, &TransferDetail::showLog);
    connect(m_model,
            &QAbstractItemModel::dataChanged,
            this,
            [this](const QModelIndex &first, const QModelIndex &last) {
                const auto row = m_model->indexOf(m_id);
                if (row.isValid() && !first.parent().isValid() && first.row() <= row.row()
                    && row.row() <= last.row()) {
                    write();
                }
            });
    setOpen(true);
    placeParts();
}

QWidget *TransferDetail::makeHead()
{
    auto *head = new Panel(Token::Panel, Qt::TopEdge | Qt::BottomEdge);
    Theme::follow(head, [this, head] { head->setFixedHeight(headHeight()); });
    m_tabs->setObjectName(u"transferTabs"_s);
    m_tabs->setAccessibleName(tr("About the transfer"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_fold->setObjectName(u"foldDetail"_s);
    m_fold->setAutoRaise(true);
    m_fold->setFocusPolicy(Qt::StrongFocus);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(Metrics::pageMargin, 1, Metrics::space3, 1);
    row->setSpacing(Metrics::space3);
    row->addWidget(m_tabs, 0, Qt::AlignBottom);
    row->addStretch();
    row->addWidget(m_legend);
    m_buttons->setSpacing(Metrics::space1);
    row->addLayout(m_buttons);
    row->addWidget(m_fold);
    return head;
}

int TransferDetail::headHeight() const
{
    return Theme::px(Metrics::tabBar) + 2;
}

void TransferDetail::addButton(QWidget *button)
{
    m_buttons->addWidget(button);
}

bool TransferDetail::isOpen() const
{
    return !m_stack->isHidden();
}

void TransferDetail::setOpen(bool open)
{
    m_fold->setIcon(icon(open ? Icon::ChevronDown : Icon::ChevronUp));
    m_fold->setToolTip(open ? tr("Fold away") : tr("Unfold"));
    m_fold->setAccessibleName(open ? tr("Fold the details away") : tr("Unfold the details"));
    if (open != isOpen()) {
        m_stack->setVisible(open);
        Q_EMIT openChanged(open);
    }
}

void TransferDetail::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    placeParts();
}

// The graph stands beside the files, or where that is too narrow in a tab of its own.
void TransferDetail::placeParts()
{
    m_legend->setVisible(width() >= Theme::px(roomForLegend));
    const bool narrow = width() < Theme::px(roomForGraph);
    if (m_tabs->count() > 0 && narrow == m_isNarrow) {
        return;
    }
    m_isNarrow = narrow;
    const auto before = m_order.value(m_tabs->currentIndex(), Tab::Files);
    narrow ? m_speedPane->layout()->addWidget(m_graph)
           : static_cast<QHBoxLayout *>(m_filesPane->layout())->addWidget(m_graph, 35);
    m_graph->setVisible(true);
    const QSignalBlocker quiet(m_tabs);
    while (m_tabs->count() > 0) {
        m_tabs->removeTab(0);
    }
    m_order.clear();
    const auto add = [this](const QString &text, Tab tab) {
        m_tabs->addTab(text);
        m_order.append(tab);
    };
    add(narrow ? tr("Files") : tr("Files and speed"), Tab::Files);
    if (narrow) {
        add(tr("Speed"), Tab::Speed);
    }
    add(tr("Log"), Tab::Log);
    add(tr("Source and target"), Tab::Source);
    m_tabs->setCurrentIndex(std::max(0, int(m_order.indexOf(before))));
    showTab(m_order.at(m_tabs->currentIndex()));
    write();
}

void TransferDetail::showTab(Tab tab)
{
    m_stack->setCurrentIndex(int(tab));
}

void TransferDetail::show(const QModelIndex &transfer)
{
    const auto *state = m_model->transfer(transfer);
    const auto id = state ? state->id : 0;
    if (id != m_id) {
        m_id = id;
        m_log->setLog({});
        m_files->show(transfer);
        m_engine->showTransferLog(id);
    }
    write();
}

void TransferDetail::showLog(TransferId id, const QList<TransferEvent> &log)
{
    if (id == m_id) {
        m_log->setLog(log);
        write();
    }
}

void TransferDetail::write()
{
    const auto row = m_model->indexOf(m_id);
    const auto *state = m_model->transfer(row);
    for (int at = 0; at < m_tabs->count(); ++at) {
        const auto tab = m_order.at(at);
        const auto count = tab == Tab::Files && state ? state->fileCount
            : tab == Tab::Log                         ? int(m_log->log().size())
                                                      : 0;
        setTabCount(m_tabs, at, count > 0 ? formatNumber(count) : QString());
    }
    if (state) {
        m_source->show(*state);
        drawSpeed();
    }
}

void TransferDetail::drawSpeed()
{
    m_graph->show(m_model->speeds(m_id), marksOf(m_log->log()), QDateTime::currentMSecsSinceEpoch());
}

} // namespace Hubdesk
