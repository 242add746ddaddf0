// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/cache/verifydialog.h"

#include "core/services/cachechecks.h"
#include "ui/cache/checktable.h"
#include "ui/cache/checkwords.h"
#include "ui/cache/footbutton.h"
#include "ui/cache/verdictmodel.h"
#include "ui/cache/verifymodel.h"
#include "ui/shared/controls.h"
#include "ui/shared/format.h"
#include "ui/shared/noticebar.h"
#include "ui/shared/panel.h"
#include "ui/shared/progressstrip.h"
#include "ui/shared/segmented.h"
#include "ui/shared/textlabel.h"
#include "ui/shared/theme.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QSplitter>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr QSize verifySize(820, 640);

} // namespace

VerifyDialog::VerifyDialog(Engine *engine, const QList<VerifyItem> &items, QWidget *parent)
    : CheckDialog(u"verify"_s, tr("Verify the cache"), verifySize, parent)
    , m_engine(engine)
    , m_model(new VerifyModel(this))
    , m_files(new VerdictModel(this))
    , m_queue(checkTable(u"verifyQueue"_s, tr("Revisions to verify"), m_model))
    , m_sentence(new TextLabel)
    , m_filter(new Segmented)
    , m_table(checkTable(u"verifyFiles"_s, tr("Files of the revision"), m_files))
    , m_detail(new TextLabel({}, TextSize::Small, Token::Muted))
    , m_stop(footButton(tr("Stop"), u"stopVerify"_s))
    , m_stopAll(footButton(tr("Stop all"), u"stopAllVerify"_s))
    , m_clear(footButton(tr("Clear what is over"), u"clearVerify"_s))
    , m_again(footButton(tr("Verify again"), u"verifyAgain"_s))
    , m_repair(footButton(tr("Repair"), u"repairVerified"_s))
{
    auto *splitter = new QSplitter(Qt::Vertical);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(makeQueue());
    splitter->addWidget(makeFiles());
    splitter->setStretchFactor(1, 2);
    bar()->setAccessibleName(tr("Progress of the revision that is being verified"));
    setRole(m_repair, ButtonRole::Primary);
    setRole(m_clear, ButtonRole::Flat);
    m_repair->setToolTip(tr("Downloads what is damaged or lost again, each file as a new one that takes "
                            "its place when it is right"));
    setParts(splitter, { m_stop, m_stopAll, m_clear }, { m_again, m_repair });
    connectParts();
    take(items);
    showDetail();
    m_queue->setFocus();
}

QWidget *VerifyDialog::makeQueue()
{
    m_queue->setSelectionMode(QAbstractItemView::SingleSelection);
    fitColumns(m_queue, { tr("Repair needs attention") + u"mm"_s });
    m_queue->setMinimumHeight(Theme::px(4 * Metrics::treeRow));
    return m_queue;
}

QWidget *VerifyDialog::makeFiles()
{
    m_sentence->setObjectName(u"verifySentence"_s);
    m_sentence->setWordWrap(true);
    m_filter->setObjectName(u"verifyFilter"_s);
    m_filter->setAccessibleName(tr("Which files are shown"));
    m_filter->addWord(tr("All files"));
    m_filter->addWord(tr("Findings"));
    m_filter->setCurrent(0);
    m_detail->setObjectName(u"verifyDetail"_s);
    m_detail->setWordWrap(true);
    m_detail->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    fitColumns(m_table, { u"888.8 MB"_s, tr("Not of this revision") + u"mm"_s });
    m_table->setMinimumHeight(Theme::px(4 * Metrics::treeRow));
    auto *above = new QHBoxLayout;
    above->setContentsMargins(Metrics::dialogMargin, Metrics::space2, Metrics::dialogMargin, Metrics::space2);
    above->setSpacing(Metrics::controlGap);
    above->addWidget(m_sentence, 1);
    above->addWidget(m_filter);
    auto *foot = new Panel(Token::Surface, Qt::TopEdge);
    auto *footRow = new QHBoxLayout(foot);
    footRow->setContentsMargins(
        Metrics::dialogMargin, Metrics::space2, Metrics::dialogMargin, Metrics::space2);
    footRow->addWidget(m_detail);
    auto *files = new Panel(Token::Surface, Qt::TopEdge);
    auto *column = new QVBoxLayout(files);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(above);
    column->addWidget(m_table, 1);
    column->addWidget(foot);
    return files;
}

void VerifyDialog::connectParts()
{
    connect(m_engine, &Engine::verificationsChanged, this, &VerifyDialog::take);
    connect(m_queue->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
        m_isFollowing = m_isFollowing && m_isTaking;
        showChosen();
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, &VerifyDialog::showDetail);
    connect(m_files, &QAbstractItemModel::modelReset, this, [this] {
        m_table->setCurrentIndex(m_files->index(0, 0));
        showDetail();
    });
    connect(m_filter, &Segmented::currentChanged, this, [this](int filter) {
        m_files->setFindingsOnly(filter == 1);
    });
    connectButtons();
    connect(news(), &NoticeBar::actionTriggered, this, [this] {
        if (const auto *item = chosen()) {
            Q_EMIT openRequested({ .page = Link::Page::Transfers, .transfer = item->transfer });
        }
    });
}

void VerifyDialog::connectButtons()
{
    connect(m_stop, &QPushButton::clicked, this, [this] {
        if (const auto *item = chosen()) {
            Door::post(m_engine, [id = item->id](Services &core) { core.verifications().stop(id); });
        }
    });
    connect(m_stopAll, &QPushButton::clicked, this, [this] {
        Door::post(m_engine, [](Services &core) { core.verifications().stopAll(); });
    });
    connect(m_clear, &QPushButton::clicked, this, [this] {
        Door::post(m_engine, [](Services &core) { core.verifications().clear(); });
    });
    connect(m_again, &QPushButton::clicked, this, [this] {
        if (const auto *item = chosen()) {
            Door::post(m_engine, [id = item->id](Services &core) { core.verifications().again(id); });
        }
    });
    connect(m_repair, &QPushButton::clicked, this, &VerifyDialog::repair);
}

void VerifyDialog::take(const QList<VerifyItem> &items)
{
    m_isTaking = true;
    m_isFollowing = m_isFollowing || items.isEmpty();
    m_model->setItems(items);
    chooseRunning();
    m_isTaking = false;
    showAll();
    showRunning();
    showChosen();
}

/// What was chosen by a person stays chosen.
void VerifyDialog::chooseRunning()
{
    const auto &items = m_model->items();
    if (items.isEmpty() || (!m_isFollowing && m_queue->currentIndex().isValid())) {
        return;
    }
    const auto running = std::ranges::find(items, VerifyItem::State::Running, &VerifyItem::state);
    if (running != items.cend()) {
        m_queue->setCurrentIndex(m_model->index(int(running - items.cbegin()), 0));
    } else if (!m_queue->currentIndex().isValid()) {
        m_queue->setCurrentIndex(m_model->index(0, 0));
    }
}

const VerifyItem *VerifyDialog::chosen() const
{
    return m_model->itemAt(m_queue->currentIndex());
}

/// Of the whole queue.
void VerifyDialog::showAll()
{
    const auto &items = m_model->items();
    VerdictCounts counts;
    qsizetype done = 0;
    for (const auto &item : items) {
        counts += item.counts;
        done += item.state == VerifyItem::State::Done ? 1 : 0;
    }
    const bool isBusy = !std::ranges::all_of(items, &VerifyItem::isOver);
    //: %1 of %2 revisions.
    const auto reached
        = tr("%1 of %2 revisions verified.").arg(formatNumber(done), formatNumber(items.size()));
    sum()->setText(items.isEmpty() ? tr("Nothing is to be verified. Choose a repository or a revision on the "
                                        "Cache page.")
                       : done == 0 ? reached
                                   : reached + u' ' + verdictSummary(counts));
    m_stopAll->setEnabled(isBusy);
    m_clear->setEnabled(std::ranges::any_of(items, &VerifyItem::isOver));
}

void VerifyDialog::showRunning()
{
    const auto &items = m_model->items();
    const auto running = std::ranges::find(items, VerifyItem::State::Running, &VerifyItem::state);
    const bool isRunning = running != items.cend();
    if (const auto id = isRunning ? running->id : 0; id != std::exchange(m_bars, id)) {
        bar()->reset();
    }
    ProgressParts parts;
    if (isRunning && running->total > 0) {
        parts.fresh = double(running->done) / double(running->total);
    } else if (!isRunning && !items.isEmpty()) {
        const bool isWell = std::ranges::none_of(items, [](const VerifyItem &item) {
            return item.counts.damaged + item.counts.lost + item.counts.unreadable > 0;
        });
        parts = { .fresh = 1, .mood = isWell ? ProgressParts::Mood::Done : ProgressParts::Mood::Stopped };
    }
    const bool isWhole = std::ranges::any_of(
        items, [](const VerifyItem &item) { return item.state == VerifyItem::State::Done; });
    bar()->setVisible(isRunning || isWhole);
    bar()->setParts(parts);
    side()->setText(isRunning ? verifyProgress(*running) : QString());
}

void VerifyDialog::showChosen()
{
    const auto *item = chosen();
    m_sentence->setText(item ? verifySentence(*item) : QString());
    m_stop->setEnabled(item && !item->isOver());
    m_again->setEnabled(item && item->isOver());
    m_repair->setEnabled(item && item->canRepair());
    const bool isDone = item && item->state == VerifyItem::State::Done;
    const auto shown = isDone ? item->id : 0;
    const auto when = isDone ? item->ended : QDateTime();
    if (shown != m_shown || when != m_shownWhen) { // it may have been verified again between two news
        m_shown = shown;
        m_shownWhen = when;
        fetchFiles();
    }
    const bool isRepairing = item && item->transfer != 0 && item->repair != VerifyItem::Repair::None;
    if (isRepairing) {
        news()->setNotice({ .kind = item->repair == VerifyItem::Repair::NeedsAttention
                                ? Notice::Kind::Warning
                                : Notice::Kind::Information,
                            .text = verifyBadge(*item).word,
                            .action = tr("Show the transfer") });
    } else if (!news()->notice().closable) { // that one tells of an error
        news()->hide();
    }
}

void VerifyDialog::fetchFiles()
{
    m_asked.request_stop();
    m_files->setFiles({});
    if (m_shown == 0) {
        return;
    }
    m_asked = ask(
        m_engine,
        this,
        [id = m_shown](Services &core, std::stop_token) { return verifiedFiles(&core, id); },
        [this](const Result<Verification> &found) {
            if (found) { // else it is being verified again, which is told
                m_files->setFiles(found->files);
            }
        });
}

void VerifyDialog::showDetail()
{
    const auto *file = m_files->fileAt(m_table->currentIndex());
    const auto none = m_shown != 0 && m_files->rowCount() == 0
        ? (m_filter->current() == 1 ? tr("There are no findings.") : tr("There are no files."))
        : QString();
    m_detail->setText(file ? verdictDetail(*file) : none);
    m_detail->setAccessibleName(m_detail->text());
    m_detail->parentWidget()->setVisible(!m_detail->text().isEmpty());
}

void VerifyDialog::repair()
{
    const auto *item = chosen();
    if (!item) {
        return;
    }
    m_repair->setEnabled(false);
    ask(
        m_engine,
        this,
        [id = item->id](Services &core, std::stop_token) { return repairVerified(&core, id); },
        [this](const Result<TransferId> &transfer) {
            if (!transfer) {
                tellTrouble(transfer.error());
            }
        });
}

} // namespace Hubdesk
