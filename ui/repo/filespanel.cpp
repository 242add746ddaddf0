// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/repo/filespanel.h"

#include "core/services/door.h"
#include "core/services/questions.h"
#include "ui/repo/selectionfooter.h"
#include "ui/shared/contentstack.h"
#include "ui/shared/skeleton.h"
#include "ui/shared/theme.h"
#include "ui/viewers/filepreview.h"
#include "ui/viewers/filetreeview.h"

#include <QSplitter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{
constexpr qint64 textLimit = 1 << 20;
constexpr qint64 pictureLimit = 16 << 20;
} // namespace

FilesPanel::FilesPanel(Engine *engine, QWidget *parent)
    : QWidget(parent)
    , m_engine(engine)
    , m_model(new FileTreeModel(this))
    , m_tree(new FileTreeView(m_model))
    , m_stack(new ContentStack(m_tree, SkeletonRows::Tree))
    , m_preview(new FilePreview)
    , m_footer(new SelectionFooter)
{
    setObjectName(u"filesPanel"_s);
    auto *left = new QWidget;
    auto *column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_stack, 1);
    column->addWidget(m_footer);
    auto *splitter = new QSplitter(Qt::Horizontal, this);
    splitter->setObjectName(u"filesSplitter"_s);
    splitter->addWidget(left);
    splitter->addWidget(m_preview);
    splitter->setChildrenCollapsible(false);
    splitter->setStretchFactor(0, 1);
    splitter->setSizes({ Theme::px(760), Theme::px(430) });
    left->setMinimumWidth(Theme::px(320));
    m_preview->setMinimumWidth(Theme::px(220));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(splitter);
    m_preview->hide();

    connect(m_model, &FileTreeModel::selectionChanged, this, &FilesPanel::showSelection);
    connect(m_tree, &FileTreeView::fileChosen, this, &FilesPanel::preview);
    connect(m_preview, &FilePreview::closed, m_preview, &QWidget::hide);
    connect(m_stack, &ContentStack::retryRequested, this, &FilesPanel::load);
    connect(m_stack, &ContentStack::remedyRequested, this, &FilesPanel::remedyRequested);
    connect(m_footer, &SelectionFooter::downloadRequested, this, [this] {
        const auto paths = m_model->checkedPaths();
        Q_EMIT downloadRequested(m_model->selection().files == 0 ? QStringList() : paths);
    });
    connect(m_engine,
            &Engine::filePlaced,
            this,
            [this](const RepoId &repo, const CommitId &commit, const QString &path) {
                if (repo == m_repo && commit == m_commit) {
                    m_placed << path;
                    m_model->setFileState(path, FileTreeModel::LocalState::Present);
                }
            });
}

void FilesPanel::open(const RepoId &repo, const Revision &revision, const CommitId &commit)
{
    if (repo == m_repo && commit == m_commit && !m_commit.isEmpty()) {
        return;
    }
    m_repo = repo;
    m_revision = revision;
    m_commit = commit;
    load();
}

void FilesPanel::openLocal(const RepoId &repo,
                           const Revision &revision,
                           const CommitId &commit,
                           const QList<TreeEntry> &entries)
{
    m_asked.request_stop();
    m_repo = repo;
    m_revision = revision;
    m_commit = commit;
    m_model->clear();
    m_placed.clear();
    m_model->append(entries);
    m_complete = true;
    m_stack->showContent();
    selectWanted();
    showSelection();
    askPresence();
    Q_EMIT listed(m_model->fileCount(), m_model->selection().allBytes);
}

void FilesPanel::clear()
{
    m_asked.request_stop();
    m_previewAsked.request_stop();
    m_commit = {};
    m_repo = {};
    m_wanted.clear();
    m_complete = false;
    m_model->clear();
    m_preview->hide();
}

void FilesPanel::refresh()
{
    if (!m_commit.isEmpty()) {
        load();
    }
}

void FilesPanel::load()
{
    m_complete = false;
    m_model->clear();
    m_placed.clear();
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
        m_stack->showError(page.error(), m_model->fileCount() > 0);
        return;
    }
    m_model->append(page->items);
    m_complete = !page->next.isValid();
    if (m_complete && m_model->fileCount() == 0) {
        m_stack->showEmpty(Icon::Folder, tr("No files"), tr("This revision of the repository is empty."));
    } else {
        m_stack->showContent();
    }
    selectWanted();
    showSelection();
    Q_EMIT listed(m_model->fileCount(), m_model->selection().allBytes);
    if (m_complete) {
        askPresence();
    } else {
        ask(page->next);
    }
}

void FilesPanel::askPresence()
{
    m_asked = Hubdesk::ask(
        m_engine,
        this,
        [repo = m_repo, commit = m_commit, entries = m_model->fileEntries()](
            Services &core, std::stop_token) { return presenceOf(&core, repo, commit, entries); },
        [this](Result<CacheStore::FileStates> states) {
            if (!states) {
                return;
            }
            // What was placed while the disk was being looked at stays placed.
            auto present = states->present;
            for (const auto &path : std::as_const(m_placed)) {
                present[path] = true;
            }
            m_model->setPresent(present);
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
        m_tree->setCurrentIndex(place);
        m_tree->scrollTo(place);
        m_tree->expand(place);
    }
}

void FilesPanel::preview(const QString &path)
{
    m_previewAsked.request_stop();
    m_preview->show();
    m_preview->showWaiting(path);
    const auto limit = FilePreview::needsWhole(path) ? pictureLimit : textLimit;
    m_previewAsked = Hubdesk::ask(
        m_engine,
        this,
        [repo = m_repo, commit = m_commit, path, limit](Services &core, std::stop_token stop) {
            return fileHead(&core, repo, commit, path, limit, stop);
        },
        [this, path](Result<FileHead> head) {
            if (head) {
                m_preview->showFile(path, head->data, head->size);
            } else {
                m_preview->showError(path, head.error());
            }
        });
}

} // namespace Hubdesk
