// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/transfers/transferspage.h"

#include "core/services/engine.h"
#include "core/settings/appsettings.h"
#include "ui/shared/columnfit.h"
#include "ui/shared/contentstack.h"
#include "ui/shared/controls.h"
#include "ui/shared/format.h"
#include "ui/shared/noticebar.h"
#include "ui/shared/panel.h"
#include "ui/shared/skeleton.h"
#include "ui/shared/splitters.h"
#include "ui/shared/textlabel.h"
#include "ui/shared/theme.h"
#include "ui/transfers/filterlist.h"
#include "ui/transfers/leftoverbar.h"
#include "ui/transfers/limitcontrol.h"
#include "ui/transfers/queuebutton.h"
#include "ui/transfers/removals.h"
#include "ui/transfers/rowact.h"
#include "ui/transfers/transferdelegate.h"
#include "ui/transfers/transferdetail.h"
#include "ui/transfers/transferfilter.h"
#include "ui/transfers/transfermodel.h"
#include "ui/transfers/transfertree.h"
#include "ui/transfers/volumebars.h"
#include "ui/viewers/filesout.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QListView>
#include <QPushButton>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr int roomForAll = 1060; ///< columns of speed and time left
constexpr int roomForSide = 500; ///< the filters beside the queue, the slider in the head: so much, and as
                                 ///< much again that grows with the text
constexpr int sideWidth = 166;

QPushButton *rowButton(Icon symbol, const QString &text, const QString &object)
{
    auto *button = new QPushButton(icon(symbol), text);
    button->setObjectName(object);
    button->setAccessibleName(text);
    return button;
}

} // namespace

TransfersPage::TransfersPage(const Around &around, QWidget *parent)
    : QWidget(parent)
    , m_engine(around.engine)
    , m_actions(around.actions)
    , m_settings(around.settings)
    , m_model(around.model)
    , m_shown(new FilteredTransfers(this))
    , m_filters(new FilterList(m_model, m_shown, this))
    , m_removals(new Removals(m_engine, m_shown, this))
    , m_tree(new TransferTree)
    , m_delegate(new TransferDelegate(m_tree))
    , m_columns(new ColumnFit(m_tree->header(), [this] { placeColumns(); }))
    , m_out(new FilesOut(m_engine, m_tree))
    , m_detail(new TransferDetail(m_engine, m_model))
    , m_splitter(new QSplitter(Qt::Vertical))
    , m_stack(new ContentStack(m_splitter, SkeletonRows::List))
    , m_volumes(new VolumeBars)
    , m_trouble(new NoticeBar)
    , m_leftovers(new LeftoverBar(m_engine))
    , m_removed(new NoticeBar)
    , m_side(new Panel(Token::Surface, Qt::RightEdge))
    , m_above(new QWidget)
    , m_nothing(new TextLabel({}, TextSize::Body, Token::Muted))
    , m_rates(new TextLabel({}, TextSize::Body, Token::Ink))
    , m_limit(new LimitControl(m_settings))
    , m_folder(rowButton(Icon::Folder, tr("Open folder"), u"openFolder"_s))
    , m_retry(rowButton(Icon::Retry, tr("Try again"), u"retryTransfer"_s))
    , m_pause(rowButton(Icon::Pause, tr("Pause"), u"pauseTransfer"_s))
    , m_cancel(rowButton(Icon::Close, tr("Cancel"), u"cancelTransfer"_s))
    , m_more(new QToolButton)
    , m_all(new QueueButton(m_engine, m_model, m_actions, this))
    , m_add(rowButton(Icon::Plus, tr("Add..."), u"addTransfer"_s))
    , m_clear(rowButton(Icon::Check, tr("Clear finished"), u"clearFinished"_s))
{
    setObjectName(u"transfersPage"_s);
    setUpTree();
    setUpDetail();
    m_trouble->setObjectName(u"transferTrouble"_s);
    m_removed->setObjectName(u"transferRemoved"_s);
    m_removed->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeHead());
    layout->addWidget(m_volumes);
    layout->addWidget(m_removed);
    layout->addWidget(m_trouble);
    layout->addWidget(m_leftovers);
    layout->addWidget(m_stack, 1);
    connectEngine();
    connectActs();
    placeWords();
    showRows();
}

void TransfersPage::setUpTree()
{
    m_shown->setSourceModel(m_model);
    m_tree->setObjectName(u"transferTree"_s);
    m_tree->setAccessibleName(tr("Transfers"));
    m_tree->setModel(m_shown);
    m_tree->setItemDelegate(m_delegate);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setMouseTracking(true);
    m_tree->setAllColumnsShowFocus(true);
    m_tree->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(QHeaderView::Interactive);
    m_tree->header()->setSectionResizeMode(TransferModel::NameColumn, QHeaderView::Stretch);
    m_columns->fit();
}

void TransfersPage::setUpDetail()
{
    makeMore();
    for (auto *button : std::initializer_list<QWidget *>{ m_retry, m_pause, m_cancel, m_folder, m_more }) {
        setCompact(button);
        m_detail->addButton(button);
    }
    m_splitter->addWidget(makeQueue());
    m_splitter->addWidget(m_detail);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setCollapsible(0, false);
    m_splitter->setCollapsible(1, false);
    if (!rememberSplitter(m_splitter, &m_settings->transfersSplitter)) {
        m_splitter->setSizes({ Theme::px(460), Theme::px(270) });
    }
    const auto fold = [this](bool open) {
        m_settings->transferDetail.set(open);
        m_detail->setMaximumHeight(open ? QWIDGETSIZE_MAX : m_detail->headHeight());
    };
    connect(m_detail, &TransferDetail::openChanged, this, fold);
    m_detail->setOpen(m_settings->transferDetail());
}

QWidget *TransfersPage::makeQueue()
{
    auto *side = new QVBoxLayout(m_side);
    side->setContentsMargins(0, Metrics::space2, 1, Metrics::space2);
    side->setSpacing(Metrics::space2);
    side->addWidget(m_filters->list(), 1);
    Theme::follow(m_side, [this] {
        m_side->setFixedWidth(std::max(Theme::px(sideWidth), m_filters->widestRow() + 1));
    });
    setCompact(m_filters->combo());
    auto *above = new QHBoxLayout(m_above);
    above->setContentsMargins(Metrics::pageMargin, Metrics::space1, Metrics::pageMargin, Metrics::space1);
    above->addWidget(m_filters->combo());
    above->addStretch();
    m_nothing->setObjectName(u"transfersNothing"_s);
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->hide();
    auto *middle = new QVBoxLayout(m_tree->viewport());
    middle->addWidget(m_nothing);
    auto *queue = new QWidget;
    auto *column = new QVBoxLayout;
    column->setSpacing(0);
    column->addWidget(m_above);
    column->addWidget(m_tree, 1);
    auto *row = new QHBoxLayout(queue);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_side);
    row->addLayout(column, 1);
    return queue;
}

QWidget *TransfersPage::makeHead()
{
    auto *head = new Panel(Token::Surface, Qt::BottomEdge);
    Theme::follow(head, [head] { head->setFixedHeight(Theme::px(Metrics::pageHeader)); });
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(Metrics::pageMargin, 0, Metrics::pageMargin, 1);
    row->setSpacing(Metrics::controlGap);
    auto *title = new TextLabel(tr("Transfers"));
    title->setLook(TextSize::Title, QFont::DemiBold);
    m_rates->setObjectName(u"transferRates"_s);
    m_rates->setLook(TextSize::Body, QFont::Medium);
    setRole(m_add, ButtonRole::Primary);
    row->addWidget(title);
    row->addSpacing(Metrics::space3);
    row->addWidget(m_rates, 1);
    row->addWidget(m_limit);
    row->addWidget(m_all);
    row->addWidget(m_add);
    return head;
}

void TransfersPage::connectEngine()
{
    connect(m_model, &TransferModel::countsChanged, this, &TransfersPage::showRows);
    connect(m_engine, &Engine::diskPlanChanged, m_volumes, &VolumeBars::setPlans);
    connect(m_filters, &FilterList::chosen, this, [this](TransferFilter filter) {
        m_shown->setFilter(filter);
        showRows();
    });
    connect(m_removals, &Removals::pendingChanged, this, &TransfersPage::showRemoval);
    connect(
        m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &row) {
            const auto repo = row.parent().isValid() ? row.parent() : row;
            m_detail->show(m_shown->mapToSource(repo));
            showButtons();
        });
    m_engine->showDiskPlan();
}

// The name has what the others leave: in a narrow page they take less, and speed and time join its second
// line.
void TransfersPage::placeColumns()
{
    const bool narrow = width() < Theme::px(roomForAll);
    m_delegate->setNarrow(narrow);
    m_tree->setColumnHidden(TransferModel::SpeedColumn, narrow);
    m_tree->setColumnHidden(TransferModel::RemainingColumn, narrow);
    m_tree->setColumnWidth(TransferModel::ProgressColumn, Theme::px(narrow ? 100 : 170));
    // A size is never cut: this is the widest that there is.
    const QFontMetrics figures(Theme::figures(TextSize::Body));
    const int widest
        = figures.horizontalAdvance(TransferModel::tr("%1 of %2").arg(u"88.88 MB"_s, u"88.88 MB"_s));
    m_tree->setColumnWidth(TransferModel::SizeColumn, widest + 2 * Metrics::space2);
    const QFontMetrics words(Theme::font(TextSize::Small));
    for (const auto column : { TransferModel::SpeedColumn, TransferModel::RemainingColumn }) {
        const auto head = m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
        m_tree->setColumnWidth(
            column, std::max(Theme::px(90), words.horizontalAdvance(head) + 2 * Metrics::space2 + 2));
    }
    m_tree->setColumnWidth(TransferModel::StateColumn, Theme::px(narrow ? 180 : 230));
    m_tree->setColumnWidth(TransferModel::ActionsColumn, rowButtonsWidth());
}

void TransfersPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_leftovers->look();
}

void TransfersPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_columns->fit();
    placeWords();
}

// A narrow page has signs where the words are not needed to choose, and a box instead of the list of filters.
void TransfersPage::placeWords()
{
    const bool narrow = width() < roomForSide + Theme::px(roomForSide);
    m_side->setVisible(!narrow);
    m_above->setVisible(narrow);
    auto *place = narrow ? m_above->layout() : m_side->layout();
    if (place->indexOf(m_clear) < 0) {
        place->addWidget(m_clear);
        place->setAlignment(m_clear, narrow ? Qt::AlignRight : Qt::AlignHCenter);
        setRole(m_clear, ButtonRole::Flat);
    }
    m_limit->setNarrow(narrow);
    for (auto *button : { m_folder, m_cancel }) {
        button->setText(narrow ? QString() : button->accessibleName());
        button->setToolTip(narrow ? button->accessibleName() : QString());
    }
    m_all->setToolButtonStyle(narrow ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon);
}

void TransfersPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        m_columns->fit();
        placeWords();
    }
}

void TransfersPage::showRows()
{
    const auto rate = formatRate(m_model->bytesPerSecond());
    //: %1 is the speed of all downloads.
    m_rates->setText(m_model->activeCount() > 0 && !rate.isEmpty() ? tr("↓ %1").arg(rate) : QString());
    if (m_model->rowCount() == 0) {
        m_stack->showEmpty(
            Icon::Transfers,
            tr("No transfers"),
            tr("What you download appears here, and goes on after a restart. Files land in the "
               "cache that every Python library shares."));
    } else {
        m_stack->showContent();
        const bool none = m_shown->rowCount() == 0;
        m_nothing->setVisible(none);
        m_nothing->setText(m_shown->filter() == TransferFilter::All
                               ? tr("The list is empty; what is over is in the history.")
                               : tr("No transfer is in this state now."));
        if (!none && !m_tree->currentIndex().isValid()) {
            m_tree->setCurrentIndex(m_shown->index(0, 0));
        }
    }
    showButtons();
}

void TransfersPage::showButtons()
{
    const auto state = current();
    const auto phase = state ? state->phase : TransferPhase::Cancelled;
    const bool elsewhere = state && state->pauseReason == PauseReason::OtherPlace;
    const auto stopped
        = (phase == TransferPhase::Paused && !elsewhere) || phase == TransferPhase::NeedsAttention;
    for (auto *button : std::initializer_list<QAbstractButton *>{ m_folder, m_cancel, m_more }) {
        button->setVisible(state.has_value());
    }
    m_folder->setEnabled(state && !state->folder.isEmpty());
    m_retry->setVisible(state && (stopped || phase == TransferPhase::Retrying));
    m_retry->setEnabled(state && (stopped || phase == TransferPhase::Retrying));
    m_retry->setText(phase == TransferPhase::Paused ? tr("Go on") : tr("Try again"));
    m_retry->setAccessibleName(m_retry->text());
    m_pause->setVisible(state && (state->isRunning() || phase == TransferPhase::Waiting)
                        && phase != TransferPhase::Retrying);
    m_cancel->setEnabled(state && !state->isFinal());
    bool finished = false;
    for (int row = 0; row < m_model->rowCount() && !finished; ++row) {
        const auto *one = m_model->transfer(m_model->index(row, 0));
        finished = one->isFinal() && one->listed;
    }
    m_clear->setVisible(m_model->rowCount() > 0);
    m_clear->setEnabled(finished);
    showTrouble(state ? &*state : nullptr);
}

void TransfersPage::showRemoval()
{
    const auto &removed = m_removals->pending();
    m_removed->setVisible(removed.has_value());
    if (removed) {
        m_removed->setNotice({ .text = tr("%1 was removed.").arg(removed->repo.text()),
                               .action = tr("Undo"),
                               .closable = true });
    }
    showRows();
}

// The row has room for what happened; why, and what helps beside trying again, stands here.
void TransfersPage::showTrouble(const TransferState *state)
{
    const bool needsHelp = state && state->phase == TransferPhase::NeedsAttention && state->error;
    m_trouble->setVisible(needsHelp);
    if (!needsHelp) {
        return;
    }
    const auto words = humanError(*state->error);
    m_remedy = words.remedy;
    const bool here = m_remedy == Remedy::SignIn || m_remedy == Remedy::RequestAccess
        || m_remedy == Remedy::ChooseRevision || m_remedy == Remedy::CopyReport;
    m_trouble->setNotice({ .kind = Notice::Kind::Trouble,
                           .text = words.sentence + u' ' + words.cause,
                           .action = here ? remedyText(m_remedy) : QString() });
}

void TransfersPage::select(TransferId id)
{
    auto place = m_shown->mapFromSource(m_model->indexOf(id));
    if (!place.isValid() && m_model->indexOf(id).isValid()) {
        m_filters->setFilter(TransferFilter::All);
        place = m_shown->mapFromSource(m_model->indexOf(id));
    }
    if (place.isValid()) {
        m_tree->setCurrentIndex(place);
    }
}

} // namespace Hubdesk
