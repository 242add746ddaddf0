// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/cache/radardialog.h"

#include "core/services/cachechecks.h"
#include "core/services/repotransfers.h"
#include "ui/cache/changesmodel.h"
#include "ui/cache/checktable.h"
#include "ui/cache/checkwords.h"
#include "ui/cache/footbutton.h"
#include "ui/cache/radarmodel.h"
#include "ui/shared/contentstack.h"
#include "ui/shared/controls.h"
#include "ui/shared/format.h"
#include "ui/shared/icons.h"
#include "ui/shared/noticebar.h"
#include "ui/shared/panel.h"
#include "ui/shared/progressstrip.h"
#include "ui/shared/skeleton.h"
#include "ui/shared/textlabel.h"
#include "ui/shared/theme.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QSplitter>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr QSize radarSize(1000, 640);

} // namespace

RadarDialog::RadarDialog(Engine *engine, const RadarState &state, QWidget *parent)
    : CheckDialog(u"updates"_s, tr("Updates of the cache"), radarSize, parent)
    , m_engine(engine)
    , m_model(new RadarModel(this))
    , m_changes(new ChangesModel(this))
    , m_table(checkTable(u"updatesTable"_s, tr("What is newer on the Hub"), m_model))
    , m_detail(new TextLabel)
    , m_files(checkTable(u"updateFiles"_s, tr("Files that are other ones on the Hub"), m_changes))
    , m_stack(new ContentStack(makeResults(), SkeletonRows::List))
    , m_again(footButton(tr("Check again"), u"checkUpdatesAgain"_s))
    , m_stop(footButton(tr("Stop"), u"stopUpdatesCheck"_s))
    , m_update(footButton(tr("Update"), u"startUpdates"_s))
{
    bar()->setAccessibleName(tr("Repositories that were asked for"));
    setRole(m_update, ButtonRole::Primary);
    setParts(m_stack, { m_again, m_stop }, { m_update });
    connectParts();
    take(state);
    m_table->setFocus();
}

QWidget *RadarDialog::makeResults()
{
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    m_table->setMinimumHeight(Theme::px(5 * Metrics::treeRow));
    fitColumns(m_table,
               { u"refs/pr/88"_s,
                 u"8888888 to 8888888mm"_s,
                 widestAgo(QFontMetrics(Theme::figures(TextSize::Small))),
                 u"88 new, 88 changed, 8 gone"_s,
                 u"888.8 MBmm"_s,
                 tr("All of it is gone") + u"mmm"_s });
    m_detail->setObjectName(u"updateDetail"_s);
    m_detail->setElide(Qt::ElideRight);
    fitColumns(m_files, { tr("Changed") + u"mm"_s, u"888.8 MB"_s, tr("Content is here already") });
    m_files->setMinimumHeight(Theme::px(4 * Metrics::treeRow));
    auto *below = new Panel(Token::Surface, Qt::TopEdge);
    auto *column = new QVBoxLayout(below);
    column->setContentsMargins(0, Metrics::space2, 0, 0);
    column->setSpacing(Metrics::space2);
    auto *words = new QHBoxLayout;
    words->setContentsMargins(Metrics::dialogMargin, 0, Metrics::dialogMargin, 0);
    words->addWidget(m_detail);
    column->addLayout(words);
    column->addWidget(m_files, 1);
    auto *splitter = new QSplitter(Qt::Vertical);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_table);
    splitter->addWidget(below);
    splitter->setStretchFactor(0, 1);
    return splitter;
}

void RadarDialog::connectParts()
{
    connect(m_engine, &Engine::updatesChanged, this, &RadarDialog::take);
    connect(m_engine, &Engine::transfersChanged, m_model, &RadarModel::setTransfers);
    connect(m_engine, &Engine::transfersChanged, this, &RadarDialog::showButtons);
    connect(m_engine, &Engine::transferRemoved, m_model, &RadarModel::removeTransfer);
    connect(m_model, &RadarModel::ticksChanged, this, &RadarDialog::showButtons);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
        noteChoice();
        showChosen();
        showButtons();
    });
    connect(m_table, &QAbstractItemView::clicked, this, &RadarDialog::noteChoice);
    connect(m_model, &RadarModel::ticksChanged, this, &RadarDialog::noteChoice);
    connect(m_table, &QWidget::customContextMenuRequested, this, &RadarDialog::openMenu);
    connect(m_again, &QPushButton::clicked, this, &RadarDialog::checkAgain);
    connect(m_stop, &QPushButton::clicked, this, [this] {
        Door::post(m_engine, [](Services &core) { core.updates().stop(); });
    });
    connect(m_update, &QPushButton::clicked, this, [this] { fetch(wanted()); });
    connect(m_stack, &ContentStack::retryRequested, this, &RadarDialog::checkAgain);
    connect(m_stack, &ContentStack::remedyRequested, this, &RadarDialog::remedyRequested);
    connect(news(), &NoticeBar::actionTriggered, this, [this] {
        Q_EMIT openRequested({ .page = Link::Page::Transfers });
    });
}

void RadarDialog::take(const RadarState &state)
{
    m_state = state;
    m_isTaking = true;
    m_model->setState(state);
    const auto row = m_table->currentIndex();
    m_isFollowing = m_isFollowing || m_model->rowCount() == 0;
    if (!row.isValid() || (m_isFollowing && !m_model->canUpdate(row))) {
        m_table->setCurrentIndex(m_model->index(0, 0)); // what fails answers first, and stands last
    }
    m_isTaking = false;
    showState();
    showChosen();
    showButtons();
}

/// What a person has chosen or ticked stays chosen.
void RadarDialog::noteChoice()
{
    m_isFollowing = m_isFollowing && m_isTaking;
}

/// Rows that are there stay, also where the check ended early.
void RadarDialog::showState()
{
    const bool hasRows = m_model->rowCount() > 0;
    const bool wasWaiting = std::exchange(m_isWaiting, !hasRows && !m_state.error && m_state.isChecking);
    if (hasRows && m_state.error) {
        m_stack->showError(*m_state.error, true);
    } else if (hasRows) {
        m_stack->showContent();
    } else if (m_state.error) {
        m_stack->showError(*m_state.error, false);
    } else if (m_isWaiting) {
        if (!wasWaiting) { // its patience counts from there
            m_stack->showWaiting(tr("the Hub"), false);
        }
    } else if (m_state.isStopped) {
        m_stack->showEmpty(Icon::Stop, tr("Stopped"), tr("Nothing newer was found until then."));
    } else if (!m_state.root.isEmpty()) {
        m_stack->showEmpty(Icon::Check, tr("Nothing new"), radarSentence(m_state));
    }
    auto found = m_state;
    found.error.reset(); // which is told below
    sum()->setText(radarSentence(found));
    sum()->setVisible(hasRows || m_state.isChecking);
    bar()->setVisible(m_state.isChecking);
    const auto all = double(std::max<qsizetype>(m_state.repos.size(), 1));
    if (m_state.isListing) {
        bar()->reset();
    } else {
        bar()->setParts({ .fresh = double(m_state.done) / all });
    }
}

QList<RefUpdate> RadarDialog::wanted() const
{
    const auto ticked = m_model->ticked();
    const auto row = m_table->currentIndex();
    if (ticked.isEmpty() && m_model->canUpdate(row)) {
        return { *m_model->updateAt(row) };
    }
    return ticked;
}

void RadarDialog::showButtons()
{
    const auto updates = wanted();
    qint64 bytes = 0;
    for (const auto &one : updates) {
        bytes += one.bytesToFetch;
    }
    m_update->setEnabled(!updates.isEmpty());
    //: %1 a size.
    m_update->setText(
        updates.isEmpty()
            ? tr("Update")
            : tr("Update %n revision(s), %1", nullptr, int(updates.size())).arg(formatSize(bytes)));
    m_update->setAccessibleName(m_update->text());
    m_again->setVisible(!m_state.isChecking);
    m_stop->setVisible(m_state.isChecking);
}

void RadarDialog::showChosen()
{
    const auto row = m_table->currentIndex();
    const auto *update = m_model->updateAt(row);
    const auto *error = m_model->errorAt(row);
    m_changes->setFiles(update ? update->files : QList<FileChange>());
    if (error) {
        const auto why = humanError(*error);
        m_detail->setText(why.sentence + u' ' + why.cause);
    } else if (update && update->canUpdate()) {
        const auto scope = update->isWhole ? tr("All of it is here, and all of the newer one is fetched")
                                           : tr("A part of it is here, and only that is fetched anew");
        //: %1 and %2 are sizes, %3 a sentence without its end.
        m_detail->setText(tr("%3: %1 to download, %2 are here already.")
                              .arg(formatSize(update->bytesToFetch), formatSize(update->bytesHere), scope));
    } else if (update) {
        m_detail->setText(tr("Nothing of what is here exists in the newer revision."));
    } else {
        m_detail->setText(row.isValid()
                              ? tr("The Hub has no such branch or tag any more. What is here stays.")
                              : QString());
    }
}

void RadarDialog::openMenu(const QPoint &place)
{
    const auto row = m_table->indexAt(place);
    if (!row.isValid()) {
        return;
    }
    auto *menu = new QMenu(this);
    menu->setObjectName(u"updatesMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (m_model->canUpdate(row)) {
        auto *act = menu->addAction(icon(Icon::Download),
                                    tr("Update this one"),
                                    this,
                                    [this, one = *m_model->updateAt(row)] { fetch({ one }); });
        act->setObjectName(u"updateThis"_s);
    }
    if (const auto transfer = m_model->transferAt(row); transfer != 0) {
        menu->addAction(icon(Icon::Transfers), tr("Show the transfer"), this, [this, transfer] {
            Q_EMIT openRequested({ .page = Link::Page::Transfers, .transfer = transfer });
        });
    }
    if (const auto repo = m_model->repoAt(row); repo.kind != RepoKind::Kernel) {
        menu->addAction(icon(Icon::Open), tr("Show on the Hub"), this, [this, repo] {
            Q_EMIT openRequested({ .page = Link::Page::Repo, .repo = repo });
        });
    }
    menu->popup(m_table->viewport()->mapToGlobal(place));
}

/// The same repos as the last time.
void RadarDialog::checkAgain()
{
    QList<RepoId> repos;
    for (const auto &repo : std::as_const(m_state.repos)) {
        repos.append(repo.repo);
    }
    Door::post(m_engine, [root = m_state.root, repos](Services &core) { core.updates().check(root, repos); });
}

void RadarDialog::fetch(const QList<RefUpdate> &updates)
{
    if (updates.isEmpty()) {
        return;
    }
    m_update->setEnabled(false);
    ask(
        m_engine,
        this,
        [updates, root = m_state.root](Services &core, std::stop_token) {
            return startUpdates(&core, updates, root);
        },
        [this, updates](const Result<QList<TransferId>> &ids) {
            if (!ids) {
                tellTrouble(ids.error());
                showButtons();
                return;
            }
            for (qsizetype i = 0; i < ids->size(); ++i) {
                m_model->noteTransfer(updates[i], ids->at(i));
            }
            catchUp();
            news()->setNotice(
                { .text = tr("%n download(s) are in the list of transfers.", nullptr, int(ids->size())),
                  .action = tr("Show transfers"),
                  .closable = true });
        });
}

/// A short download may be over before its id was known here.
void RadarDialog::catchUp()
{
    ask(
        m_engine,
        this,
        [](Services &core, std::stop_token) { return transferStates(&core); },
        [this](const Result<QList<TransferState>> &states) {
            if (states) {
                m_model->setTransfers(*states);
                showButtons();
            }
        });
}

} // namespace Hubdesk
