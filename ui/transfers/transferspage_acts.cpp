// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
//
// What can be done on the page: with the current row, with the queue, with what was removed.
#include "core/services/engine.h"
#include "ui/shared/actions.h"
#include "ui/shared/format.h"
#include "ui/shared/icons.h"
#include "ui/shared/noticebar.h"
#include "ui/transfers/adddialog.h"
#include "ui/transfers/removals.h"
#include "ui/transfers/rowact.h"
#include "ui/transfers/sourcepanel.h"
#include "ui/transfers/transferdetail.h"
#include "ui/transfers/transferfilter.h"
#include "ui/transfers/transfermodel.h"
#include "ui/transfers/transferspage.h"
#include "ui/transfers/transfertree.h"
#include "ui/transfers/volumebars.h"
#include "ui/viewers/filesout.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>
#include <QUrl>

#include <array>
#include <functional>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

FilesOut::Chosen chosenFile(const QModelIndex &index)
{
    const auto state = index.data(TransferModel::TransferRole).value<TransferState>();
    const auto file = index.data(TransferModel::FileRole).value<FileState>();
    TreeEntry entry;
    entry.path = file.path;
    entry.size = file.size;
    return { state.repo, state.commit, { entry }, { file.path } };
}

QAction *addEntry(
    QMenu *menu, const QString &object, Icon symbol, const QString &text, const std::function<void()> &run)
{
    auto *entry = menu->addAction(icon(symbol), text, menu, run);
    entry->setObjectName(object);
    return entry;
}

} // namespace

void TransfersPage::connectActs()
{
    connect(m_trouble, &NoticeBar::actionTriggered, this, &TransfersPage::help);
    connect(m_removed, &NoticeBar::actionTriggered, m_removals, &Removals::undo);
    connect(m_volumes, &VolumeBars::spaceWanted, this, [this] { Q_EMIT remedyRequested(Remedy::FreeSpace); });
    connect(m_tree, &QTreeView::customContextMenuRequested, this, [this](const QPoint &point) {
        openMenu(m_tree->indexAt(point), m_tree->viewport()->mapToGlobal(point));
    });
    connect(m_tree, &TransferTree::moreWanted, this, &TransfersPage::openMenu);
    connect(m_tree, &TransferTree::actWanted, this, [this](const QModelIndex &row) {
        act(row.data(TransferModel::TransferRole).value<TransferState>());
    });
    connect(m_tree, &TransferTree::removeWanted, this, [this](const QModelIndex &row) {
        m_removals->remove(row.data(TransferModel::TransferRole).value<TransferState>());
    });
    connect(m_tree, &TransferTree::dragWanted, this, [this](const QModelIndex &file) {
        m_out->drag(chosenFile(file));
    });
    connect(m_tree, &TransferTree::copyWanted, this, [this](const QModelIndex &file) {
        m_out->copy(chosenFile(file));
    });
    connect(m_tree, &TransferTree::moveWanted, m_engine, &Engine::moveTransfer);
    connect(m_tree, &TransferTree::moveBeforeWanted, m_engine, &Engine::moveTransferBefore);
    connect(m_detail, &TransferDetail::openFolderWanted, this, &TransfersPage::openFolder);
    connect(m_detail, &TransferDetail::openRepoWanted, this, &TransfersPage::openRepo);
    connect(m_folder, &QPushButton::clicked, this, &TransfersPage::openFolder);
    const auto withCurrent = [this](QPushButton *button, void (Engine::*run)(TransferId)) {
        connect(button, &QPushButton::clicked, this, [this, run] {
            if (const auto state = current()) {
                (m_engine->*run)(state->id);
            }
        });
    };
    withCurrent(m_retry, &Engine::resumeTransfer);
    withCurrent(m_pause, &Engine::pauseTransfer);
    withCurrent(m_cancel, &Engine::cancelTransfer);
    connect(m_clear, &QPushButton::clicked, this, &TransfersPage::clearFinished);
    connect(m_add, &QPushButton::clicked, this, &TransfersPage::addDownload);
}

std::optional<TransferState> TransfersPage::current() const
{
    const auto index = m_tree->currentIndex();
    return index.isValid() ? std::optional(index.data(TransferModel::TransferRole).value<TransferState>())
                           : std::nullopt;
}

void TransfersPage::act(const TransferState &state)
{
    switch (rowAct(state)) {
    case RowAct::None:
        break;
    case RowAct::Pause:
        m_engine->pauseTransfer(state.id);
        break;
    case RowAct::GoOn:
    case RowAct::TryAgain:
        m_engine->resumeTransfer(state.id);
        break;
    case RowAct::DownloadNow:
        m_engine->downloadNow(state.id);
        break;
    case RowAct::OpenFolder:
        QDesktopServices::openUrl(QUrl::fromLocalFile(state.folder));
        break;
    }
}

void TransfersPage::help()
{
    const auto state = current();
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

void TransfersPage::addDownload()
{
    auto *dialog = new AddDialog(m_engine->options().environment.endpoint, this);
    connect(dialog, &AddDialog::chosen, this, [this](const HubPlace &place) {
        Q_EMIT downloadRequested(Link::toPlace(place));
    });
    dialog->open();
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
        if (const auto state = current()) {
            fillMenu(menu, *state);
        }
    });
}

void TransfersPage::openFolder()
{
    if (const auto state = current(); state && !state->folder.isEmpty()) {
        QDesktopServices::openUrl(QUrl::fromLocalFile(state->folder));
    }
}

void TransfersPage::openRepo()
{
    if (const auto state = current()) {
        Q_EMIT openRequested({ .page = Link::Page::Repo,
                               .repo = state->repo,
                               .revision = state->revision,
                               .tab = Link::Tab::Files });
    }
}

void TransfersPage::clearFinished()
{
    QList<TransferId> finished;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (const auto *state = m_model->transfer(m_model->index(row, 0));
            state->isFinal() && state->listed) {
            finished << state->id;
        }
    }
    for (const auto id : finished) {
        m_engine->archiveTransfer(id);
    }
}

// Everything that the buttons do stands here, too: a row has room for one of them.
void TransfersPage::fillMenu(QMenu *menu, const TransferState &state)
{
    const auto id = state.id;
    const bool here = state.pauseReason != PauseReason::OtherPlace;
    if (const auto what = rowAct(state); what != RowAct::None) {
        auto *entry
            = addEntry(menu, u"rowAct"_s, rowActIcon(what), rowActText(what), [this, state] { act(state); });
        entry->setShortcut(Qt::Key_Space); // shown; the list knows it
        entry->setShortcutContext(Qt::WidgetShortcut);
    }
    if (!state.isFinal() && here) {
        if (rowAct(state) != RowAct::DownloadNow) {
            addEntry(
                menu, u"downloadNow"_s, Icon::Download, tr("Download now, before the others"), [this, id] {
                    m_engine->downloadNow(id);
                });
        } else {
            menu->actions().constLast()->setObjectName(u"downloadNow"_s);
            addEntry(
                menu, u"pauseRow"_s, Icon::Pause, tr("Pause"), [this, id] { m_engine->pauseTransfer(id); });
        }
        addMoves(menu, id);
        addLimits(menu, state);
        addEntry(menu, u"cancelRow"_s, Icon::Close, tr("Cancel, and delete what is unfinished"), [this, id] {
            m_engine->cancelTransfer(id);
        });
    }
    if (state.isFinal()) {
        addEntry(menu, u"repeatRow"_s, Icon::Download, tr("Download again"), [this, id] {
            m_engine->repeatTransfer(id);
        });
    }
    menu->addSeparator();
    addCopies(menu, state);
    menu->addSeparator();
    auto *remove = addEntry(menu,
                            u"removeRow"_s,
                            Icon::Trash,
                            state.listed ? tr("Remove from the list") : tr("Remove from the history"),
                            [this, state] { m_removals->remove(state); });
    remove->setShortcut(Qt::Key_Delete);
    remove->setShortcutContext(Qt::WidgetShortcut);
}

void TransfersPage::addMoves(QMenu *menu, TransferId id)
{
    menu->addSeparator();
    const auto move = [&](const QString &object, const QAction *like, QueueMove where) {
        auto *entry = menu->addAction(
            like->icon(), like->text(), menu, [this, id, where] { m_engine->moveTransfer(id, where); });
        entry->setObjectName(object);
        entry->setShortcut(like->shortcut());
        entry->setShortcutContext(Qt::WidgetShortcut);
    };
    move(u"moveTop"_s, m_actions->moveTop, QueueMove::Top);
    move(u"moveUp"_s, m_actions->moveUp, QueueMove::Up);
    move(u"moveDown"_s, m_actions->moveDown, QueueMove::Down);
    move(u"moveBottom"_s, m_actions->moveBottom, QueueMove::Bottom);
    menu->addSeparator();
}

// Of this transfer alone; the limit of all stands in the head.
void TransfersPage::addLimits(QMenu *menu, const TransferState &state)
{
    static constexpr std::array rates{ 0,          1'000'000,  2'000'000,  5'000'000,
                                       10'000'000, 20'000'000, 50'000'000, 100'000'000 };
    auto *limits = menu->addMenu(icon(Icon::Gauge), tr("Limit of this transfer"));
    limits->menuAction()->setObjectName(u"rowLimits"_s);
    for (const auto rate : rates) {
        auto *entry
            = limits->addAction(rate == 0 ? tr("None") : formatRate(rate), this, [this, id = state.id, rate] {
                  m_engine->setTransferLimit(id, rate);
              });
        entry->setObjectName(u"rowLimit%1"_s.arg(rate));
        entry->setCheckable(true);
        entry->setChecked(state.limit == rate);
    }
}

void TransfersPage::addCopies(QMenu *menu, const TransferState &state)
{
    if (!state.path.isEmpty()) {
        addEntry(menu, u"copyPath"_s, Icon::Copy, tr("Copy path"), [path = state.path] {
            QGuiApplication::clipboard()->setText(path);
        });
    }
    if (state.phase == TransferPhase::Done) {
        addEntry(menu, u"copyOffline"_s, Icon::Code, tr("Copy for offline use"), [state] {
            QGuiApplication::clipboard()->setText(offlineUse(state));
        });
    }
    addEntry(menu, u"showRepo"_s, Icon::Model, tr("Show the repository"), [this] { openRepo(); });
}

void TransfersPage::openMenu(const QModelIndex &row, const QPoint &place)
{
    if (!row.isValid()) {
        return;
    }
    m_tree->setCurrentIndex(row);
    auto *menu = new QMenu(this);
    menu->setObjectName(u"transferRowMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillMenu(menu, row.data(TransferModel::TransferRole).value<TransferState>());
    menu->popup(place);
}

} // namespace Hubdesk
