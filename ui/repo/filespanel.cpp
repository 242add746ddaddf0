// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/repo/filespanel.h"

#include "core/services/door.h"
#include "core/services/questions.h"
#include "core/services/repoquestions.h"
#include "core/settings/appsettings.h"
#include "ui/repo/cardpictures.h"
#include "ui/repo/filesbar.h"
#include "ui/repo/filesearch.h"
#include "ui/repo/filetransfers.h"
#include "ui/repo/selectionfooter.h"
#include "ui/shared/contentstack.h"
#include "ui/shared/skeleton.h"
#include "ui/shared/theme.h"
#include "ui/viewers/cardview.h"
#include "ui/viewers/filepreview.h"
#include "ui/viewers/filesout.h"
#include "ui/viewers/filetreeview.h"

#include <QDesktopServices>
#include <QSplitter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{
constexpr qsizetype entriesAtOnce = 250; // a few milliseconds
constexpr int recountMs = 40;
constexpr qsizetype presentAtOnce = 1'000;

template<typename T>
QList<T> takeSome(QList<T> *list, qsizetype most)
{
    const auto some = list->first(qMin(most, list->size()));
    list->remove(0, some.size());
    return some;
}
} // namespace

FilesPanel::FilesPanel(Engine *engine, AppSettings *settings, QWidget *parent)
    : QWidget(parent)
    , m_engine(engine)
    , m_settings(settings)
    , m_model(new FileTreeModel(this))
    , m_groups(new FileGroupModel(m_model, this))
    , m_transfers(new FileTransfers(engine, m_model, this))
    , m_tree(new FileTreeView(m_model))
    , m_out(new FilesOut(engine, m_tree))
    , m_bar(new FilesBar)
    , m_stack(new ContentStack(m_tree, SkeletonRows::Tree))
    , m_preview(new FilePreview)
    , m_splitter(new QSplitter(Qt::Horizontal, this))
    , m_pictures(new CardPictures(engine, settings, m_preview->notebookView(), this))
    , m_footer(new SelectionFooter)
{
    setObjectName(u"filesPanel"_s);
    layOut();
    connectParts();
}

void FilesPanel::layOut()
{
    auto *left = new QWidget;
    m_left = new QVBoxLayout(left);
    m_left->setContentsMargins(0, 0, 0, 0);
    m_left->setSpacing(0);
    m_left->addWidget(m_bar);
    m_left->addWidget(m_stack, 1);
    m_left->addWidget(m_footer);
    m_splitter->setObjectName(u"filesSplitter"_s);
    m_splitter->addWidget(left);
    m_splitter->addWidget(m_preview);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setStretchFactor(0, 1);
    placeSplitter();
    connect(m_splitter, &QSplitter::splitterMoved, this, [this] {
        splitterSetting()->set(m_splitter->saveState());
    });
    Theme::follow(this, [this, left] {
        left->setMinimumWidth(Theme::px(320));
        m_preview->setMinimumWidth(Theme::px(220));
    });
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_splitter, 1);
    m_preview->hide();
}

void FilesPanel::connectParts()
{
    connect(m_model, &FileTreeModel::selectionChanged, this, &FilesPanel::showSelection);
    connect(m_tree, &FileTreeView::fileChosen, this, &FilesPanel::preview);
    connect(m_tree, &FileTreeView::dragWanted, this, [this](const QStringList &paths) {
        m_out->drag({ m_repo, m_commit, m_entries, paths });
    });
    connect(m_tree, &FileTreeView::copyWanted, this, [this](const QStringList &paths) {
        m_out->copy({ m_repo, m_commit, m_entries, paths });
    });
    connect(m_preview, &FilePreview::closed, this, [this] {
        stopPreview();
        m_preview->hide();
        Q_EMIT shownFileChanged(false);
        m_tree->setFocus(Qt::OtherFocusReason);
    });
    connect(m_preview->notebookView(), &CardView::linkActivated, this, [this](const CardLink &link) {
        if (link.kind == CardLink::Kind::Place) {
            Q_EMIT openRequested(Link::toPlace(link.place));
        } else {
            QDesktopServices::openUrl(link.url);
        }
    });
    const auto again = [this] {
        if (m_commit.isEmpty()) {
            Q_EMIT remedyRequested(Remedy::Retry); // it is the page that waits
        } else {
            keepChoices();
            load();
        }
    };
    connect(m_stack, &ContentStack::retryRequested, this, again);
    connect(m_stack, &ContentStack::hubReturned, this, again);
    connect(m_stack, &ContentStack::remedyRequested, this, &FilesPanel::remedyRequested);
    connect(m_footer, &SelectionFooter::downloadRequested, this, [this] {
        const auto paths = m_model->checkedPaths();
        Q_EMIT downloadRequested(m_model->selection().files == 0 ? QStringList() : paths);
    });
    connect(m_tree, &FileTreeView::detailsWanted, this, &FilesPanel::askDetails);
    connect(m_bar, &FilesBar::searchChanged, this, &FilesPanel::search);
    connect(m_bar, &FilesBar::tickRequested, this, [this](bool on) { m_groups->checkAll(on); });
    connect(m_bar, &FilesBar::listEntered, this, [this] { m_tree->setFocus(Qt::ShortcutFocusReason); });
    followKeys();
    m_recount.setSingleShot(true);
    m_recount.setInterval(recountMs);
    m_recount.callOnTimeout(this, &FilesPanel::countMatches);
    m_feed.callOnTimeout(this, &FilesPanel::feed);
}

void FilesPanel::open(const RepoId &repo, const Revision &revision, const CommitId &commit)
{
    if (repo == m_repo && commit == m_commit && !m_commit.isEmpty()) {
        return;
    }
    m_repo = repo;
    m_revision = revision;
    m_commit = commit;
    m_isLocal = false;
    expectKept();
    load();
}

void FilesPanel::openLocal(const RepoId &repo,
                           const Revision &revision,
                           const CommitId &commit,
                           const QList<TreeEntry> &entries)
{
    stop();
    m_repo = repo;
    m_revision = revision;
    m_commit = commit;
    m_isLocal = true;
    expectKept();
    m_coming = entries;
    m_allAsked = true;
    m_feed.start();
    feed();
}

void FilesPanel::clear()
{
    stop();
    stopPreview();
    m_commit = {};
    m_repo = {};
    m_wanted.clear();
    m_preview->hide();
    m_bar->clear();
    m_footer->setObstacle({});
    m_stack->showWaiting(m_engine->options().environment.endpoint.host(), false);
}

void FilesPanel::setObstacle(const QString &why)
{
    m_footer->setObstacle(why);
}

/// Nothing of what was asked for comes any more, and the tree is empty.
void FilesPanel::stop()
{
    m_asked.request_stop();
    m_searchAsked.request_stop();
    m_transfers->stop();
    m_detailsAsked.request_stop();
    m_detailed.clear();
    m_hasMatches = false;
    m_bar->forgetMatches();
    m_feed.stop();
    m_coming.clear();
    m_present.clear();
    m_entries.clear();
    m_allAsked = false;
    m_complete = false;
    m_failed = false;
    m_tree->showGroups(nullptr);
    m_model->clear();
}

void FilesPanel::refresh()
{
    if (!m_commit.isEmpty()) {
        keepChoices();
        load();
    }
}

void FilesPanel::keepChoices()
{
    if (m_commit.isEmpty() || !m_complete) {
        return; // what was kept before is still on its way back
    }
    m_kept = choices();
}

/// What was kept of another place is of no use here.
void FilesPanel::expectKept()
{
    if (m_kept && (m_kept->repo != m_repo || m_kept->commit != m_commit)) {
        if (m_kept->repo == m_repo && m_kept->scroll >= 0 && m_wanted.isEmpty()) {
            m_wanted = m_kept->current; // another commit may have it, too
        }
        m_kept.reset();
    } else if (m_kept) {
        m_bar->setSearch(m_kept->pattern, m_kept->isGrouped);
    }
}

/// All files are there again.
void FilesPanel::bringBack()
{
    if (!m_kept) {
        return;
    }
    const auto kept = *std::exchange(m_kept, std::nullopt);
    if (kept.isAllTicked) {
        m_model->checkAll(true);
    } else {
        m_model->checkPaths(kept.ticked, true);
    }
    if (m_wanted.isEmpty() && kept.pattern.isEmpty() && !kept.isGrouped) {
        select(kept.current);
    }
    scrollTree(kept);
}

void FilesPanel::load()
{
    stop();
    m_preview->hide();
    m_stack->showWaiting(m_engine->options().environment.endpoint.host(), false);
    askSpace();
    ask({});
}

void FilesPanel::ask(const QUrl &next)
{
    m_asked.request_stop();
    const HubApi::TreeRequest request{ .repo = m_repo,
                                       .revision = Revision{ m_commit.hex },
                                       .recursive = true };
    m_asked = Hubdesk::ask(
        m_engine,
        this,
        [request, next](Services &core, std::stop_token stop) {
            return core.hub().tree(request, next, stop);
        },
        [this](Result<Page<TreeEntry>> page) { show(std::move(page)); });
}

void FilesPanel::show(Result<Page<TreeEntry>> page)
{
    if (!page) {
        m_failed = true;
        m_feed.stop();
        m_coming.clear(); // half a page more makes no difference
        m_stack->showError(page.error(), m_model->fileCount() > 0);
        Q_EMIT listingFailed(page.error());
        return;
    }
    m_coming << page->items;
    m_allAsked = !page->next.isValid();
    if (!m_allAsked) {
        ask(page->next);
    }
    if (!m_feed.isActive()) {
        m_feed.start();
        feed();
    }
}

/// Thousands of rows at once would stop the window for a moment.
void FilesPanel::feed()
{
    if (m_complete) {
        QHash<QString, bool> present;
        for (const auto &path : takeSome(&m_present, presentAtOnce)) {
            present.insert(path, true);
        }
        m_model->setPresent(present);
    } else {
        m_model->append(takeSome(&m_coming, entriesAtOnce));
        m_complete = m_allAsked && m_coming.isEmpty();
        if (m_complete) {
            m_entries = m_model->fileEntries();
        }
        if (m_complete && m_model->fileCount() == 0) {
            m_stack->showEmpty(Icon::Folder, tr("No files"), tr("This revision of the repository is empty."));
        } else {
            m_stack->showContent();
        }
        if (m_complete) {
            bringBack();
        }
        selectWanted();
        showSelection();
        Q_EMIT listed(m_model->fileCount(), m_model->selection().allBytes);
        if (m_complete) {
            askPresence();
            m_transfers->follow(m_repo, m_commit);
            search();
        }
    }
    if (m_coming.isEmpty() && m_present.isEmpty()) {
        m_feed.stop();
    }
}

void FilesPanel::askPresence()
{
    m_asked = Hubdesk::ask(
        m_engine,
        this,
        [repo = m_repo, commit = m_commit, entries = m_entries](Services &core, std::stop_token) {
            return presenceOf(&core, repo, commit, entries);
        },
        [this](Result<CacheStore::FileStates> states) {
            if (!states) {
                return;
            }
            for (const auto &[path, here] : std::as_const(states->present).asKeyValueRange()) {
                if (here) { // the others are not so far, or have been placed since
                    m_present << path;
                }
            }
            m_feed.start();
        });
}

void FilesPanel::askSpace()
{
    Hubdesk::ask(
        m_engine,
        this,
        [](Services &core, std::stop_token) { return cacheVolume(&core); },
        [this](Result<CacheVolume> volume) {
            if (volume) {
                m_footer->setFreeBytes(volume->freeBytes);
            }
        });
}

void FilesPanel::showSelection()
{
    m_footer->setSelection(m_model->selection(), m_complete);
    if (m_hasMatches && !m_recount.isActive()) {
        m_recount.start();
    }
}

void FilesPanel::select(const QString &path)
{
    m_wanted = path;
    selectWanted();
}

void FilesPanel::selectWanted()
{
    if (m_wanted.isEmpty()) {
        return;
    }
    if (const auto place = m_model->indexOf(m_wanted); place.isValid()) {
        m_wanted.clear();
        m_bar->showFolders();
        m_tree->showGroups(nullptr);
        m_tree->setCurrentIndex(place);
        m_tree->scrollTo(place);
        m_tree->expand(place);
    }
}

} // namespace Hubdesk
