// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/transfers/transferspage.h"

#include "core/services/engine.h"
#include "ui/shared/actions.h"
#include "ui/shared/columnfit.h"
#include "ui/shared/contentstack.h"
#include "ui/shared/controls.h"
#include "ui/shared/format.h"
#include "ui/shared/noticebar.h"
#include "ui/shared/skeleton.h"
#include "ui/shared/textlabel.h"
#include "ui/shared/theme.h"
#include "ui/transfers/queuebutton.h"
#include "ui/transfers/transferdelegate.h"
#include "ui/transfers/transfermodel.h"
#include "ui/transfers/transfertree.h"
#include "ui/viewers/filesout.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr int roomForAll = 1060;
constexpr int roomForWords = 900; ///< on the buttons

FilesOut::Chosen chosenFile(const QModelIndex &index)
{
    const auto state = index.data(TransferModel::TransferRole).value<TransferState>();
    const auto file = index.data(TransferModel::FileRole).value<FileState>();
    TreeEntry entry;
    entry.path = file.path;
    entry.size = file.size;
    return { state.repo, state.commit, { entry }, { file.path } };
}

QPushButton *rowButton(Icon symbol, const QString &text, const QString &object)
{
    auto *button = new QPushButton(icon(symbol), text);
    button->setObjectName(object);
    button->setAccessibleName(text);
    return button;
}

} // namespace

TransfersPage::TransfersPage(Engine *engine, TransferModel *model, Actions *actions, QWidget *parent)
    : QWidget(parent)
    , m_engine(engine)
    , m_actions(actions)
    , m_model(model)
    , m_tree(new TransferTree)
    , m_columns(new ColumnFit(m_tree->header(), [this] { placeColumns(); }))
    , m_out(new FilesOut(engine, m_tree))
    , m_stack(new ContentStack(m_tree, SkeletonRows::List))
    , m_trouble(new NoticeBar)
    , m_rates(new TextLabel({}, TextSize::Body, Token::Muted))
    , m_folder(rowButton(Icon::Folder, tr("Open folder"), u"openFolder"_s))
    , m_retry(rowButton(Icon::Retry, tr("Try again"), u"retryTransfer"_s))
    , m_pause(rowButton(Icon::Pause, tr("Pause"), u"pauseTransfer"_s))
    , m_cancel(rowButton(Icon::Close, tr("Cancel"), u"cancelTransfer"_s))
    , m_more(new QToolButton)
    , m_all(new QueueButton(engine, model, actions, this))
    , m_clear(rowButton(Icon::Check, tr("Clear finished"), u"clearFinished"_s))
{
    setObjectName(u"transfersPage"_s);
    m_tree->setObjectName(u"transferTree"_s);
    m_tree->setAccessibleName(tr("Transfers"));
    m_tree->setModel(m_model);
    m_tree->setItemDelegate(new TransferDelegate(m_tree));
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setMouseTracking(true);
    m_tree->setAllColumnsShowFocus(true);
    m_tree->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(QHeaderView::Interactive);
    m_tree->header()->setSectionResizeMode(TransferModel::NameColumn, QHeaderView::Stretch);
    m_columns->fit();

    makeMore();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeHead());
    layout->addWidget(m_trouble);
    layout->addWidget(m_stack, 1);
    m_trouble->setObjectName(u"transferTrouble"_s);
    connect(m_trouble, &NoticeBar::actionTriggered, this, &TransfersPage::help);
    connect(m_model, &TransferModel::countsChanged, this, &TransfersPage::showRows);
    connect(
        m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this, &TransfersPage::showButtons);
    connect(m_tree, &QTreeView::customContextMenuRequested, this, &TransfersPage::showMenu);
    connect(m_tree, &TransferTree::dragWanted, this, [this](const QModelIndex &file) {
        m_out->drag(chosenFile(file));
    });
    connect(m_tree, &TransferTree::copyWanted, this, [this](const QModelIndex &file) {
        m_out->copy(chosenFile(file));
    });
    connect(m_tree, &TransferTree::moveWanted, m_engine, &Engine::moveTransfer);
    connect(m_tree, &TransferTree::moveBeforeWanted, m_engine, &Engine::moveTransferBefore);
    connect(m_folder, &QPushButton::clicked, this, &TransfersPage::openFolder);
    connect(m_retry, &QPushButton::clicked, this, [this] { m_engine->resumeTransfer(current()); });
    connect(m_pause, &QPushButton::clicked, this, [this] { m_engine->pauseTransfer(current()); });
    connect(m_cancel, &QPushButton::clicked, this, [this] { m_engine->cancelTransfer(current()); });
    connect(m_clear, &QPushButton::clicked, this, &TransfersPage::clearFinished);
    placeWords();
    showRows();
}

// The name has what the others leave: in a narrow page they take less.
void TransfersPage::placeColumns()
{
    const bool narrow = width() < Theme::px(roomForAll);
    m_tree->setColumnWidth(TransferModel::ProgressColumn, Theme::px(narrow ? 100 : 170));
    // A size is never cut: this is the widest that there is.
    const QFontMetrics figures(Theme::figures(TextSize::Body));
    const int widest
        = figures.horizontalAdvance(TransferModel::tr("%1 of %2").arg(u"88.88 MB"_s, u"88.88 MB"_s));
    m_tree->setColumnWidth(TransferModel::SizeColumn, widest + 2 * Metrics::space2);
    m_tree->setColumnWidth(TransferModel::SpeedColumn, Theme::px(narrow ? 80 : 90));
    m_tree->setColumnWidth(TransferModel::RemainingColumn, Theme::px(narrow ? 84 : 90));
    m_tree->setColumnWidth(TransferModel::StateColumn, Theme::px(narrow ? 190 : 230));
}

void TransfersPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_columns->fit();
    placeWords();
}

// A narrow head has signs where the words are not needed to choose.
void TransfersPage::placeWords()
{
    const bool narrow = width() < Theme::px(roomForWords);
    for (auto *button : { m_folder, m_clear }) {
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

QWidget *TransfersPage::makeHead()
{
    auto *head = new QWidget;
    Theme::follow(head, [head] { head->setFixedHeight(Theme::px(Metrics::pageHeader)); });
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(Metrics::pageMargin, 0, Metrics::pageMargin, 0);
    row->setSpacing(Metrics::controlGap);
    auto *title = new TextLabel(tr("Transfers"));
    title->setLook(TextSize::Title, QFont::DemiBold);
    m_rates->setObjectName(u"transferRates"_s);
    row->addWidget(title);
    row->addSpacing(Metrics::space3);
    row->addWidget(m_rates, 1);
    for (auto *button : { m_folder, m_retry, m_pause, m_cancel }) {
        row->addWidget(button);
    }
    row->addWidget(m_more);
    row->addWidget(m_all);
    row->addWidget(m_clear);
    return head;
}

void TransfersPage::makeMore()
{
    m_more->setObjectName(u"transferMore"_s);
    m_more->setIcon(icon(Icon::More));
    m_more->setAutoRaise(true);
    m_more->setFocusPolicy(Qt::StrongFocus);
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setToolTip(tr("More for this transfer"));
    m_more->setAccessibleName(tr("More for this transfer"));
    auto *menu = new QMenu(m_more);
    menu->setObjectName(u"transferMenu"_s);
    m_more->setMenu(menu);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        menu->clear();
        if (const auto *state = m_model->transfer(m_tree->currentIndex())) {
            fillMenu(menu, *state);
        }
    });
}

void TransfersPage::showRows()
{
    m_rates->setText(m_model->activeCount() > 0 ? formatRate(m_model->bytesPerSecond()) : QString());
    if (m_model->rowCount() == 0) {
        m_stack->showEmpty(
            Icon::Transfers,
            tr("No transfers"),
            tr("What you download appears here, and goes on after a restart. Files land in the "
               "cache that every Python library shares."));
    } else {
        m_stack->showContent();
        if (!m_tree->currentIndex().isValid()) {
            m_tree->setCurrentIndex(m_model->index(0, 0));
        }
    }
    showButtons();
}

TransferId TransfersPage::current() const
{
    return m_tree->currentIndex().data(TransferModel::IdRole).value<TransferId>();
}

void TransfersPage::select(TransferId id)
{
    if (const auto place = m_model->indexOf(id); place.isValid()) {
        m_tree->setCurrentIndex(place);
    }
}

void TransfersPage::showButtons()
{
    const auto *state = m_model->transfer(m_tree->currentIndex());
    const auto phase = state ? state->phase : TransferPhase::Cancelled;
    const bool elsewhere = state && state->pauseReason == PauseReason::OtherPlace;
    const auto stopped
        = (phase == TransferPhase::Paused && !elsewhere) || phase == TransferPhase::NeedsAttention;
    const auto any = m_model->rowCount() > 0;
    for (auto *button : std::initializer_list<QAbstractButton *>{ m_folder, m_cancel, m_clear, m_more }) {
        button->setVisible(any);
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
        finished = m_model->transfer(m_model->index(row, 0))->isFinal();
    }
    m_clear->setEnabled(finished);
    showTrouble(state);
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

void TransfersPage::help()
{
    const auto *state = m_model->transfer(m_tree->currentIndex());
    if (!state) {
        return;
    }
    if (m_remedy == Remedy::RequestAccess) {
        QDesktopServices::openUrl(
            HubPlace{ state->repo, {}, {} }.webUrl(m_engine->options().environment.endpoint));
    } else if (m_remedy == Remedy::ChooseRevision) {
        Q_EMIT openRequested({ .page = Link::Page::Repo, .repo = state->repo, .tab = Link::Tab::Files });
    } else if (m_remedy == Remedy::CopyReport && state->error) {
        QGuiApplication::clipboard()->setText(rawText(*state->error));
    } else {
        Q_EMIT remedyRequested(m_remedy);
    }
}

void TransfersPage::openFolder()
{
    if (const auto *state = m_model->transfer(m_tree->currentIndex()); state && !state->folder.isEmpty()) {
        QDesktopServices::openUrl(QUrl::fromLocalFile(state->folder));
    }
}

void TransfersPage::clearFinished()
{
    QList<TransferId> finished;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (const auto *state = m_model->transfer(m_model->index(row, 0)); state->isFinal()) {
            finished << state->id;
        }
    }
    for (const auto id : finished) {
        m_engine->removeTransfer(id);
    }
}

// What stands in no button: where it is in the queue.
void TransfersPage::fillMenu(QMenu *menu, const TransferState &state)
{
    const auto add
        = [&](const QString &object, Icon symbol, const QString &text, QKeySequence keys, auto act) {
              auto *entry = menu->addAction(icon(symbol), text, this, act);
              entry->setObjectName(object);
              entry->setShortcut(keys); // shown; the list knows them
              entry->setShortcutContext(Qt::WidgetShortcut);
          };
    const auto id = state.id;
    if (!state.isFinal() && state.pauseReason != PauseReason::OtherPlace) {
        add(u"downloadNow"_s, Icon::Download, tr("Download now, before the others"), {}, [this, id] {
            m_engine->downloadNow(id);
        });
        const auto move
            = [&](const QString &object, Icon symbol, const QString &text, int key, QueueMove where) {
                  add(object, symbol, text, Qt::CTRL | Qt::Key(key), [this, id, where] {
                      m_engine->moveTransfer(id, where);
                  });
              };
        move(u"moveTop"_s, Icon::ArrowUp, tr("Move to the top"), Qt::Key_Home, QueueMove::Top);
        move(u"moveUp"_s, Icon::ChevronUp, tr("Move up"), Qt::Key_Up, QueueMove::Up);
        move(u"moveDown"_s, Icon::ChevronDown, tr("Move down"), Qt::Key_Down, QueueMove::Down);
        move(u"moveBottom"_s, Icon::ArrowDown, tr("Move to the end"), Qt::Key_End, QueueMove::Bottom);
        menu->addSeparator();
    }
    if (!state.path.isEmpty()) {
        add(u"copyPath"_s, Icon::Copy, tr("Copy the path"), {}, [path = state.path] {
            QGuiApplication::clipboard()->setText(path);
        });
    }
    add(u"showRepo"_s, Icon::Model, tr("Show the repository"), {}, [this, state] {
        Q_EMIT openRequested({ .page = Link::Page::Repo,
                               .repo = state.repo,
                               .revision = state.revision,
                               .tab = Link::Tab::Files });
    });
}

void TransfersPage::showMenu(const QPoint &place)
{
    const auto *state = m_model->transfer(m_tree->indexAt(place));
    if (!state) {
        return;
    }
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (auto *button : { m_folder, m_retry, m_pause, m_cancel }) {
        if (button->isVisible()) {
            auto *entry
                = menu->addAction(button->icon(), button->accessibleName(), button, &QPushButton::click);
            entry->setEnabled(button->isEnabled());
        }
    }
    menu->addSeparator();
    fillMenu(menu, *state);
    menu->popup(m_tree->viewport()->mapToGlobal(place));
}

} // namespace Hubdesk
