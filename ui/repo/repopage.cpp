// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/repo/repopage.h"

#include "core/services/door.h"
#include "core/services/questions.h"
#include "ui/repo/cardpanel.h"
#include "ui/repo/commitspanel.h"
#include "ui/repo/filespanel.h"
#include "ui/repo/infopanel.h"
#include "ui/repo/repohead.h"
#include "ui/shared/contentstack.h"
#include "ui/shared/controls.h"
#include "ui/shared/format.h"
#include "ui/shared/humanerror.h"
#include "ui/shared/noticebar.h"
#include "ui/shared/skeleton.h"
#include "ui/shared/textlabel.h"
#include "ui/shared/theme.h"

#include <QComboBox>
#include <QDesktopServices>
#include <QHBoxLayout>
#include <QPushButton>
#include <QStackedWidget>
#include <QTabBar>
#include <QTimer>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr int restMs = 120;

} // namespace

RepoPage::RepoPage(Engine *engine, AppSettings *settings, Form form, QWidget *parent)
    : RepoView(parent)
    , m_engine(engine)
    , m_form(form)
    , m_head(new RepoHead(form == Form::Alone))
    , m_facts(new TextLabel({}, TextSize::Small, Token::Muted))
    , m_revision(new QComboBox)
    , m_download(new QPushButton(tr("Download")))
    , m_tabs(new QTabBar)
    , m_pages(new QStackedWidget)
    , m_card(new CardPanel(engine, settings))
    , m_files(new FilesPanel(engine))
    , m_commits(new CommitsPanel(engine))
    , m_about(new InfoPanel)
    , m_notice(new NoticeBar)
    , m_pause(new QTimer(this))
{
    setObjectName(form == Form::Alone ? u"repoPage"_s : u"repoDetail"_s);
    m_pages->addWidget(m_card);
    m_pages->addWidget(m_files);
    m_pages->addWidget(m_commits);
    m_pages->addWidget(m_about);
    auto *whole = new QWidget;
    auto *column = new QVBoxLayout(whole);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_head);
    column->addWidget(makeTools());
    column->addWidget(m_notice);
    column->addWidget(m_pages, 1);
    m_notice->setObjectName(u"repoNotice"_s);
    m_notice->hide();
    m_stack = new ContentStack(whole, SkeletonRows::List, this);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    m_stack->showEmpty(Icon::Model,
                       tr("Nothing selected"),
                       tr("Select a repository in the list, or paste its address into the field on top."));
    m_pause->setSingleShot(true);
    m_pause->setInterval(restMs);
    connectParts();
}

void RepoPage::connectParts()
{
    connect(m_pause, &QTimer::timeout, this, &RepoPage::load);
    connect(m_stack, &ContentStack::retryRequested, this, &RepoPage::refresh);
    connect(m_head, &RepoHead::backRequested, this, &RepoPage::backRequested);
    connect(m_head, &RepoHead::browserRequested, this, [this] { openInBrowser(m_link.revision); });
    connect(m_head, &RepoHead::pageRequested, this, [this] {
        auto link = m_link;
        link.tab = Link::Tab(m_tabs->currentIndex());
        Q_EMIT openRequested(link);
    });
    connect(m_tabs, &QTabBar::currentChanged, this, &RepoPage::showTab);
    connect(m_download, &QPushButton::clicked, this, [this] { download({}); });
    connect(m_files, &FilesPanel::downloadRequested, this, &RepoPage::download);
    connect(m_files, &FilesPanel::listed, this, [this](int files, qint64 bytes) {
        setTabCount(m_tabs, int(Link::Tab::Files), locale().toString(files));
        //: Button; %1 is what it costs, for example "8.0 GB".
        m_download->setText(m_files->isComplete() && bytes > 0 ? tr("Download %1").arg(formatSize(bytes))
                                                               : tr("Download"));
    });
    connect(m_card, &CardPanel::openRequested, this, &RepoPage::openRequested);
    connect(m_card, &CardPanel::remedyRequested, this, &RepoPage::help);
    connect(m_files, &FilesPanel::remedyRequested, this, &RepoPage::help);
    connect(m_commits, &CommitsPanel::remedyRequested, this, &RepoPage::help);
    connect(m_commits, &CommitsPanel::counted, this, [this](qint64 count) {
        setTabCount(m_tabs, int(Link::Tab::Commits), count >= 0 ? locale().toString(count) : QString());
    });
    connect(m_commits, &CommitsPanel::revisionRequested, this, [this](const Revision &revision) {
        Q_EMIT openRequested(
            { .page = Link::Page::Repo, .repo = m_link.repo, .revision = revision, .tab = Link::Tab::Files });
    });
    connect(m_about, &InfoPanel::openRequested, this, &RepoPage::openRequested);
    connect(m_stack, &ContentStack::remedyRequested, this, &RepoPage::help);
    connect(m_notice, &NoticeBar::actionTriggered, this, [this] {
        Q_EMIT openRequested({ .page = Link::Page::Transfers });
    });
    connect(m_revision, &QComboBox::activated, this, [this](int index) {
        auto link = m_link;
        link.revision = m_revision->itemData(index).value<Revision>();
        link.tab = Link::Tab(m_tabs->currentIndex());
        link.path.clear();
        if (m_form == Form::Alone) {
            Q_EMIT openRequested(link);
        } else {
            open(link);
        }
    });
}

// Revision, facts, Download; below them the tabs.
QWidget *RepoPage::makeTools()
{
    auto *tools = new QWidget;
    auto *column = new QVBoxLayout(tools);
    column->setContentsMargins(Metrics::pageMargin, Metrics::space2, Metrics::pageMargin, 0);
    column->setSpacing(Metrics::space2);
    auto *row = new QHBoxLayout;
    row->setSpacing(Metrics::space3);
    m_revision->setObjectName(u"revision"_s);
    m_revision->setAccessibleName(tr("Revision"));
    m_revision->setMinimumContentsLength(14);
    m_revision->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_facts->setObjectName(u"repoFacts"_s);
    m_facts->setElide(Qt::ElideRight);
    m_download->setObjectName(u"downloadRepo"_s);
    m_download->setIcon(icon(Icon::Download, Token::OnAccent));
    setRole(m_download, ButtonRole::Primary);
    row->addWidget(m_revision);
    row->addWidget(m_facts, 1);
    row->addWidget(m_download);
    column->addLayout(row);
    m_tabs->setObjectName(u"repoTabs"_s);
    m_tabs->setAccessibleName(tr("Parts of the repository"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    //: Tab: the text of a repository's README.
    m_tabs->addTab(tr("Card"));
    m_tabs->addTab(tr("Files"));
    m_tabs->addTab(tr("Commits"));
    //: Tab: what the Hub knows of a repository.
    m_tabs->addTab(tr("Info"));
    auto *tabs = new QHBoxLayout;
    tabs->addWidget(m_tabs, 1);
    tabs->addWidget(m_card->tools());
    column->addLayout(tabs);
    return tools;
}

void RepoPage::open(const Link &link)
{
    const auto samePlace
        = link.repo == m_link.repo && link.revision == m_link.revision && !m_info.summary.commit.isEmpty();
    m_link = link;
    // Beside a list, running through the rows keeps the tab that a person has chosen.
    if (link.tab != Link::Tab::Card || m_form == Form::Alone) {
        m_tabs->setCurrentIndex(int(link.tab));
    }
    if (!link.path.isEmpty()) {
        m_files->select(link.path);
    }
    if (samePlace) {
        return;
    }
    m_asked.request_stop();
    m_askedRefs.request_stop();
    m_info = {};
    m_card->clear();
    m_files->clear();
    m_commits->clear();
    m_about->clear();
    if (!link.path.isEmpty()) {
        m_files->select(link.path);
    }
    m_notice->hide();
    m_head->setRepo(link.repo);
    m_facts->clear();
    m_download->setText(tr("Download"));
    setTabCount(m_tabs, int(Link::Tab::Files), {});
    setTabCount(m_tabs, int(Link::Tab::Commits), {});
    m_revision->clear();
    showRevision();
    m_stack->showContent();
    m_pause->start();
}

void RepoPage::refresh()
{
    if (!m_link.repo.isEmpty()) {
        auto link = m_link;
        m_link = {};
        open(link);
    }
}

void RepoPage::load()
{
    if (m_link.repo.isEmpty()) {
        return;
    }
    m_asked = ask(
        m_engine,
        this,
        [link = m_link](Services &core, std::stop_token stop) {
            return core.hub().info(link.repo, link.revision, false, {}, stop);
        },
        [this](Result<RepoInfo> info) { showInfo(std::move(info)); });
    m_askedRefs = ask(
        m_engine,
        this,
        [repo = m_link.repo](Services &core, std::stop_token stop) {
            return core.hub().refs(repo, true, stop);
        },
        [this](Result<Refs> refs) {
            if (refs) {
                showRefs(*refs);
            }
        });
}

// Access is asked for on the repo's own page; everything else is the window's.
void RepoPage::help(Remedy remedy)
{
    if (remedy == Remedy::RequestAccess) {
        openInBrowser({});
    } else {
        Q_EMIT remedyRequested(remedy);
    }
}

void RepoPage::openInBrowser(const Revision &revision)
{
    QDesktopServices::openUrl(
        HubPlace{ m_link.repo, revision, {} }.webUrl(m_engine->options().environment.endpoint));
}

void RepoPage::showInfo(Result<RepoInfo> info)
{
    if (!info && info.error().kind == Error::Kind::Offline) {
        showLocal(info.error());
        return;
    }
    if (!info) {
        m_stack->showError(info.error(), false);
        return;
    }
    if (info->summary.commit.isEmpty()) {
        m_stack->showError({ Error::Kind::Protocol, u"the answer names no commit"_s }, false);
        return;
    }
    m_info = std::move(*info);
    m_stack->showContent();
    showFacts();
    showRevision();
    m_card->open(m_link.repo, m_link.revision, m_info.summary.commit);
    m_files->open(m_link.repo, m_link.revision, m_info.summary.commit);
    m_commits->open(m_link.repo, m_link.revision);
    m_about->setInfo(m_info);
    if (m_info.summary.gate != Gate::Open) {
        m_notice->setNotice(
            { .kind = Notice::Kind::Warning,
              .text = tr("The authors decide who may download this: ask for access on its web page."),
              .icon = Icon::Lock });
    }
}

// Without network a repo is what the cache holds of it.
void RepoPage::showLocal(const Error &why)
{
    m_asked = ask(
        m_engine,
        this,
        [link = m_link](Services &core, std::stop_token) {
            return localRepo(&core, link.repo, link.revision);
        },
        [this, why](const Result<LocalRepo> &local) {
            if (!local) {
                m_stack->showError(why, false);
                return;
            }
            m_info.summary.id = m_link.repo;
            m_info.summary.commit = local->commit;
            m_stack->showContent();
            showRevision();
            m_card->open(m_link.repo, m_link.revision, local->commit);
            m_files->openLocal(m_link.repo, m_link.revision, local->commit, local->entries);
        });
}

void RepoPage::showFacts()
{
    const auto &repo = m_info.summary;
    QStringList parts;
    if (repo.parameters) {
        parts << formatParameters(*repo.parameters);
    }
    if (!repo.licence.isEmpty()) {
        parts << repo.licence;
    }
    if (repo.downloads) {
        //: %1 is a count such as "1.2M".
        parts << tr("%1 downloads").arg(formatCount(*repo.downloads));
    }
    if (repo.likes) {
        parts << tr("%1 likes").arg(formatCount(*repo.likes));
    }
    if (repo.modified.isValid()) {
        parts << formatAgo(repo.modified);
    }
    m_facts->setText(parts.join(u" · "_s));
}

void RepoPage::showRevision()
{
    if (m_revision->findData(QVariant::fromValue(m_link.revision)) < 0) {
        m_revision->addItem(icon(m_link.revision.isCommit() ? Icon::Commit : Icon::Branch),
                            m_link.revision.name,
                            QVariant::fromValue(m_link.revision));
    }
    m_revision->setCurrentIndex(m_revision->findData(QVariant::fromValue(m_link.revision)));
    m_revision->setToolTip(m_info.summary.commit.isEmpty() ? QString()
                                                           : tr("Commit %1").arg(m_info.summary.commit.hex));
}

void RepoPage::showRefs(const Refs &refs)
{
    m_revision->clear();
    for (const auto &ref : refs.branches) {
        m_revision->addItem(icon(Icon::Branch), ref.name, QVariant::fromValue(ref.revision()));
    }
    for (const auto &ref : refs.tags) {
        m_revision->addItem(icon(Icon::Tag), ref.name, QVariant::fromValue(ref.revision()));
    }
    for (const auto &ref : refs.pullRequests + refs.converts) {
        m_revision->addItem(icon(Icon::PullRequest), ref.ref, QVariant::fromValue(ref.revision()));
    }
    showRevision();
}

QStringList RepoPage::files() const
{
    QStringList paths;
    for (const auto &entry : m_files->model()->fileEntries()) {
        paths << entry.path;
    }
    return paths;
}

void RepoPage::showTab(int tab)
{
    m_pages->setCurrentIndex(tab);
    m_card->tools()->setVisible(tab == int(Link::Tab::Card));
    m_link.tab = Link::Tab(tab);
}

void RepoPage::download(const QStringList &paths)
{
    // What is shown, not what the branch may have become since.
    const DownloadRequest request{
        .repo = m_link.repo, .revision = m_link.revision, .commit = m_info.summary.commit, .paths = paths
    };
    ask(
        m_engine,
        this,
        [request](Services &core, std::stop_token) { return startDownload(&core, request); },
        [this, repo = m_link.repo](Result<TransferId> id) {
            if (id) {
                m_notice->setNotice({ .text = tr("%1 is in the queue.").arg(repo.text()),
                                      .action = tr("Show transfers"),
                                      .closable = true });
            } else {
                m_notice->setNotice({ .kind = Notice::Kind::Trouble,
                                      .text = humanError(id.error()).sentence,
                                      .closable = true });
            }
        });
}

} // namespace Hubdesk
