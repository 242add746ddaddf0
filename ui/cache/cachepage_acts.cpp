// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/await.h"
#include "core/base/workers.h"
#include "core/settings/appsettings.h"
#include "ui/cache/basketbar.h"
#include "ui/cache/cachebasket.h"
#include "ui/cache/cacheexport.h"
#include "ui/cache/cachepage.h"
#include "ui/cache/cacherootmenu.h"
#include "ui/cache/cachetreemodel.h"
#include "ui/cache/checkacts.h"
#include "ui/cache/emptydialog.h"
#include "ui/cache/reviewdialog.h"
#include "ui/cache/sharingacts.h"
#include "ui/cache/spacemap.h"
#include "ui/cache/spacetext.h"
#include "ui/cache/suggestionstrip.h"
#include "ui/cache/workwords.h"
#include "ui/shared/chooser.h"
#include "ui/shared/contentstack.h"
#include "ui/shared/format.h"
#include "ui/shared/icons.h"
#include "ui/shared/noticebar.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSaveFile>
#include <QToolButton>
#include <QTreeView>

#include <utility>

using namespace Qt::StringLiterals;

// What a person does on the page.
namespace Hubdesk
{

void CachePage::connectActs()
{
    m_tree->installEventFilter(this);
    connect(m_tree, &QWidget::customContextMenuRequested, this, &CachePage::openMenu);
    connect(m_tree, &QAbstractItemView::doubleClicked, this, [this](const QModelIndex &row) {
        m_map->setTop(m_model->nodeAt(row));
    });
    connect(m_map, &SpaceMap::addRequested, this, &CachePage::toggle);
    connect(m_map, &SpaceMap::openFolderRequested, this, [](const QString &path) {
        QDesktopServices::openUrl(QUrl::fromLocalFile(path));
    });
    connect(m_refresh, &QToolButton::clicked, m_care, &CacheCare::refresh);
    connect(m_stop, &QPushButton::clicked, m_care, &CacheCare::stopWork);
    connect(m_bar, &BasketBar::reviewRequested, this, &CachePage::review);
    connect(m_care, &CacheCare::cleaned, this, &CachePage::tellCleaned);
    connect(m_care, &CacheCare::restored, this, &CachePage::tellRestored);
    connect(m_care, &CacheCare::emptied, this, &CachePage::tellEmptied);
    connect(m_care, &CacheCare::refused, this, [this] {
        say(tr("Something else is being done with a cache right now, so nothing of this was begun. Try again "
               "when it is over."),
            true);
    });
    connect(
        m_suggestions, &SuggestionStrip::duplicatesRequested, m_sharing, &CacheSharingActs::findDuplicates);
    connect(m_sharing, &CacheSharingActs::told, this, &CachePage::say);
    connect(m_quarantine, &NoticeBar::actionTriggered, this, &CachePage::actOnNews);
    connect(m_stack, &ContentStack::remedyRequested, this, &CachePage::remedyRequested);
    connect(m_checks, &CacheCheckActs::remedyRequested, this, &CachePage::remedyRequested);
    connect(m_checks, &CacheCheckActs::openRequested, this, &CachePage::openRequested);
    fillMore();
}

bool CachePage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_tree && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const auto row = m_tree->currentIndex();
        if (row.isValid() && key->modifiers() == Qt::NoModifier && key->key() == Qt::Key_B) {
            toggle(m_model->nodeAt(row));
            return true;
        }
        if (row.isValid() && (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter)) {
            m_map->setTop(m_model->nodeAt(row));
            return true;
        }
        if (key->key() == Qt::Key_Backspace) {
            m_map->zoomOut();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void CachePage::choose(int node)
{
    const auto row = m_model->indexOf(node);
    if (row.isValid() && row != m_tree->currentIndex().siblingAtColumn(0)) {
        m_tree->setCurrentIndex(row);
        m_tree->scrollTo(row);
    }
}

void CachePage::toggle(int node)
{
    m_basket->set(node, m_basket->stateOf(node) != Qt::Checked);
}

void CachePage::openFolder(int node)
{
    QDesktopServices::openUrl(QUrl::fromLocalFile(spaceNodeFolder(*m_care->space(), node)));
}

void CachePage::fillMore()
{
    auto *menu = new QMenu(m_more);
    m_checks->fillMore(menu);
    auto *empty
        = menu->addAction(icon(Icon::Trash), tr("Empty the quarantine..."), this, &CachePage::askToEmpty);
    m_sharing->fillMore(menu);
    menu->addSeparator();
    auto *picture = menu->addAction(tr("Save picture as PNG..."), this, &CachePage::exportPicture);
    picture->setObjectName(u"savePicture"_s);
    auto *csv = menu->addAction(tr("Save table as CSV..."), this, [this] { exportTable(false); });
    csv->setObjectName(u"saveCsv"_s);
    auto *json = menu->addAction(tr("Save table as JSON..."), this, [this] { exportTable(true); });
    json->setObjectName(u"saveJson"_s);
    connect(menu, &QMenu::aboutToShow, this, [this, empty, picture, csv, json] {
        empty->setEnabled(!m_care->view().quarantine.isEmpty() && !m_care->isWorking());
        picture->setEnabled(m_care->space() && m_map->isVisible());
        csv->setEnabled(bool(m_care->space()));
        json->setEnabled(bool(m_care->space()));
    });
    m_more->setMenu(menu);
    auto *roots = new CacheRootMenu(m_care, m_root);
    connect(roots, &CacheRootMenu::addRequested, this, &CachePage::addCache);
}

void CachePage::addCache()
{
    chooseFolder(this,
                 u"cacheFolderChooser"_s,
                 tr("A folder of the Hub's cache"),
                 m_care->root(),
                 [this](const QString &folder) { m_care->addRoot(folder); });
}

void CachePage::openMenu(const QPoint &place)
{
    const auto row = m_tree->indexAt(place);
    if (!row.isValid()) {
        return;
    }
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(u"cacheRowMenu"_s);
    fillMenu(menu, m_model->nodeAt(row));
    m_checks->fillRow(menu, chosenNodes(m_model->nodeAt(row)));
    menu->popup(m_tree->viewport()->mapToGlobal(place));
}

/// All that are selected, if it is one of them.
QList<int> CachePage::chosenNodes(int node) const
{
    QList<int> nodes;
    for (const auto &row : m_tree->selectionModel()->selectedRows()) {
        nodes.append(m_model->nodeAt(row));
    }
    return nodes.contains(node) ? nodes : QList<int>{ node };
}

void CachePage::fillMenu(QMenu *menu, int node)
{
    const auto space = m_care->space();
    const auto &one = space->node(node);
    if (m_basket->canTake(node)) {
        const bool isIn = m_basket->stateOf(node) == Qt::Checked;
        menu->addAction(icon(Icon::Basket),
                        isIn ? tr("Take out of the basket") : tr("Put into the basket"),
                        this,
                        [this, node] { toggle(node); });
    }
    menu->addAction(icon(Icon::Folder), tr("Open folder"), this, [this, node] { openFolder(node); });
    menu->addAction(icon(Icon::Copy), tr("Copy path"), this, [space, node] {
        QGuiApplication::clipboard()->setText(spaceNodeFolder(*space, node));
    });
    m_sharing->fillRow(menu, node);
    if (one.repo < 0) {
        return;
    }
    const auto &repo = space->repo(one);
    const auto *revision = one.revision >= 0 ? &space->revision(one) : nullptr;
    const auto key = revision ? repo.key() + u'@' + revision->commit : repo.key();
    const bool isPinned = m_settings->pins().contains(key);
    menu->addSeparator();
    menu->addAction(icon(Icon::Pin),
                    isPinned ? tr("Do not protect any more") : tr("Pin: protect from deletion"),
                    this,
                    [this, key, isPinned] { m_care->setPinned(key, !isPinned); });
    if (const auto id = RepoId::parse(repo.kind, repo.id); id && repo.kind != RepoKind::Kernel) {
        menu->addAction(icon(Icon::Open), tr("Show on the Hub"), this, [this, id = *id] {
            Q_EMIT openRequested({ .page = Link::Page::Repo, .repo = id });
        });
    }
}

// ---- deleting

void CachePage::review(const DeletionPlan &plan)
{
    auto *dialog = new ReviewDialog(plan,
                                    { m_engine,
                                      m_care->space()->report.root,
                                      m_care->view().volume,
                                      m_care->view().elsewhere,
                                      m_settings->quarantineDays() },
                                    this);
    connect(dialog, &ReviewDialog::confirmed, this, [this](const DeletionPlan &wanted, int days) {
        m_settings->quarantineDays.set(days);
        m_care->carryOut(wanted, days);
    });
    dialog->open();
}

void CachePage::say(const QString &text, bool isTrouble)
{
    m_news->setNotice({ .kind = isTrouble ? Notice::Kind::Trouble : Notice::Kind::Information,
                        .text = text,
                        .closable = true });
    m_news->show();
}

void CachePage::tellCleaned(const Result<Cleanup> &done)
{
    if (!done && done.error().kind == Error::Kind::Conflict) {
        say(tr("The cache has changed since this plan was made, so nothing was deleted. Look at the new "
               "plan."),
            true);
    } else if (!done && done.error().kind == Error::Kind::Cancelled) {
        say(tr("Stopped. All of it was put back."), false);
    } else if (!done) {
        const auto why = humanError(done.error());
        say(why.sentence + u' ' + why.cause, true);
    } else if (!done->failures.isEmpty()) {
        //: %1 is "a path: why it is still there".
        say(tr("%n thing(s) could not be deleted. %1", nullptr, int(done->failures.size()))
                .arg(leftLines(done->failures, m_care->root()).first()),
            true);
    } else if (done->quarantine.isEmpty()) {
        say(tr("%1 freed").arg(formatSize(done->allocated)), false);
    } else {
        m_news->hide(); // the notice about the quarantine says it
    }
}

void CachePage::tellRestored(const Result<Restored> &done)
{
    if (!done) {
        const auto why = humanError(done.error());
        say(why.sentence + u' ' + why.cause, true);
    } else if (!done->failures.isEmpty()) {
        say(tr("%n thing(s) could not be put back and stay in quarantine.",
               nullptr,
               int(done->failures.size())),
            true);
    } else {
        say(tr("Put back."), false);
    }
}

void CachePage::tellEmptied(const Result<void> &done)
{
    if (!done) {
        const auto why = humanError(done.error());
        say(why.sentence + u' ' + why.cause, true);
    } else {
        say(tr("The quarantine is empty, its space is free."), false);
    }
}

void CachePage::askToEmpty()
{
    qint64 bytes = 0;
    for (const auto &item : m_care->view().quarantine) {
        bytes += item.size;
    }
    auto *dialog = new EmptyDialog(int(m_care->view().quarantine.size()), bytes, this);
    connect(dialog, &EmptyDialog::confirmed, m_care, &CacheCare::emptyAll);
    dialog->open();
}

/// The newest of what can be undone, or what was interrupted.
void CachePage::showNews()
{
    const auto &items = m_care->view().quarantine;
    const auto half = std::ranges::find_if(items, &QuarantineItem::isInterrupted);
    m_isInterrupted = half != items.cend();
    m_quarantine->setVisible(!items.isEmpty() && !m_care->isWorking());
    if (items.isEmpty()) {
        return;
    }
    qint64 size = 0;
    for (const auto &item : items) {
        size += item.size;
    }
    const auto &item = m_isInterrupted ? *half : items.first();
    m_undo = item.id;
    const bool isEmptying = item.state == QuarantineItem::State::Emptying;
    const auto until = QLocale().toString(item.until.toLocalTime().date(), QLocale::LongFormat);
    m_quarantine->setNotice({ .kind = m_isInterrupted ? Notice::Kind::Warning : Notice::Kind::Information,
                              .text = m_isInterrupted
                                  ? tr("A deletion of %1 was interrupted.").arg(formatSize(item.size))
                                  //: %1 a size, %2 a date.
                                  : tr("%1 in quarantine, which takes space until it is emptied on %2.")
                                        .arg(formatSize(size), until),
                              .action = isEmptying  ? tr("Finish it")
                                  : m_isInterrupted ? tr("Put it back")
                                                    : tr("Undo") });
}

void CachePage::actOnNews()
{
    const auto &items = m_care->view().quarantine;
    const auto item = std::ranges::find(items, m_undo, &QuarantineItem::id);
    if (item != items.cend() && item->state == QuarantineItem::State::Emptying) {
        m_care->finish(m_undo);
    } else {
        m_care->restore(m_undo);
    }
}

// ---- saving

void CachePage::exportPicture()
{
    const auto write = [this, image = m_map->toImage()](const QString &path) {
        save(path, [image](QIODevice *file) { return image.save(file, "PNG"); });
    };
    chooseNewFile(
        this, u"savePictureDialog"_s, tr("Save picture"), u"cache.png"_s, tr("Pictures (*.png)"), write);
}

void CachePage::exportTable(bool asJson)
{
    const auto space = m_care->space();
    if (!space) {
        return;
    }
    const auto write = [this, space, asJson](const QString &path) {
        save(path, [space, asJson](QIODevice *file) {
            const auto text = asJson ? cacheAsJson(space->report) : cacheAsCsv(space->report);
            return file->write(text) == text.size();
        });
    };
    chooseNewFile(this,
                  u"saveTableDialog"_s,
                  tr("Save table"),
                  asJson ? u"cache.json"_s : u"cache.csv"_s,
                  asJson ? tr("JSON (*.json)") : tr("Tables (*.csv)"),
                  write);
}

/// `write` on a worker; an older file at `path` stays until all is written.
void CachePage::save(const QString &path, std::function<bool(QIODevice *)> write)
{
    const auto act = [path, write = std::move(write)] {
        QSaveFile file(path);
        return file.open(QIODevice::WriteOnly) && write(&file) && file.commit();
    };
    whenDone(onWorker(act), this, [this, path](bool done) {
        say((done ? tr("%1 is written.") : tr("%1 could not be written.")).arg(path), !done);
    });
}

} // namespace Hubdesk
