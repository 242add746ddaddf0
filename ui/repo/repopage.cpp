// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/repo/repopage.h"

#include "core/hub/knowntags.h"
#include "core/services/door.h"
#include "core/services/questions.h"
#include "ui/repo/cardpanel.h"
#include "ui/repo/commitspanel.h"
#include "ui/repo/comparebutton.h"
#include "ui/repo/downloadbutton.h"
#include "ui/repo/favouritebutton.h"
#include "ui/repo/filespanel.h"
#include "ui/repo/gatepanel.h"
#include "ui/repo/infopanel.h"
#include "ui/repo/likebutton.h"
#include "ui/repo/repodownload.h"
#include "ui/repo/repofacts.h"
#include "ui/repo/repohead.h"
#include "ui/repo/repostate.h"
#include "ui/repo/revisionbutton.h"
#include "ui/shared/contentstack.h"
#include "ui/shared/controls.h"
#include "ui/shared/format.h"
#include "ui/shared/humanerror.h"
#include "ui/shared/noticebar.h"
#include "ui/shared/pagecontext.h"
#include "ui/shared/panel.h"
#include "ui/shared/skeleton.h"
#include "ui/shared/textlabel.h"
#include "ui/shared/theme.h"

#include <QDesktopServices>
#include <QHBoxLayout>
#include <QScopedValueRollback>
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

RepoPage::RepoPage(const PageContext &context, Form form, QWidget *parent)
    : RepoView(parent)
    , m_engine(context.engine)
    , m_form(form)
    , m_favourite(new FavouriteButton(context.settings))
    , m_like(new LikeButton(m_engine))
    , m_compare(new CompareButton(context.compared))
    , m_head(new RepoHead(context.avatars,
                          form == Form::Alone,
                          { m_favourite, m_like, m_compare },
                          { m_compare, m_favourite }))
    , m_facts(new TextLabel({}, TextSize::Small, Token::Muted))
    , m_revision(new RevisionButton(m_engine))
    , m_state(new RepoState(m_engine))
    , m_download(new DownloadButton)
    , m_tabs(new QTabBar)
    , m_pages(new QStackedWidget)
    , m_card(new CardPanel(m_engine, context.settings))
    , m_files(new FilesPanel(m_engine, context.settings))
    , m_commits(new CommitsPanel(context))
    , m_about(new InfoPanel)
    , m_gate(new GatePanel(m_engine))
    , m_renamed(new NoticeBar)
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
    column->addWidget(m_renamed);
    column->addWidget(m_gate);
    column->addWidget(m_notice);
    column->addWidget(m_pages, 1);
    m_notice->setObjectName(u"repoNotice"_s);
    m_notice->hide();
    m_renamed->setObjectName(u"repoRenamed"_s);
    m_renamed->hide();
    m_stack = new ContentStack(whole, SkeletonRows::List, this);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    m_stack->showEmpty(Icon::Model,
                       tr("Nothing selected"),
                       tr("Select a repository in the list, or paste its address into the field on top."));
    m_pause->setSingleShot(true);
    m_pause->setInterval(restMs);
    m_downloads = new RepoDownload(m_engine,
                                   { .button = m_download,
                                     .files = m_files,
                                     .notice = m_notice,
                                     .page = this,
                                     .settings = context.settings });
    connectParts();
    connectPlaces();
    connectStates();
}

void RepoPage::connectParts()
{
    connect(m_pause, &QTimer::timeout, this, &RepoPage::load);
    connect(m_stack, &ContentStack::retryRequested, this, &RepoPage::refresh);
    connect(m_stack, &ContentStack::hubReturned, this, &RepoPage::refresh);
    connect(m_head, &RepoHead::backRequested, this, &RepoPage::backRequested);
    connect(m_head, &RepoHead::browserRequested, this, [this] { openInBrowser(m_link.revision); });
    connect(m_head, &RepoHead::pageRequested, this, [this] {
        auto link = m_link;
        link.tab = Link::Tab(m_tabs->currentIndex());
        Q_EMIT openRequested(link);
    });
    connect(m_compare, &CompareButton::openRequested, this, &RepoPage::openRequested);
    connect(m_tabs, &QTabBar::currentChanged, this, &RepoPage::showTab);
    connect(m_download, &DownloadButton::choicesChanged, this, [this] {
        m_state->setChoices(m_download->choices());
        if (!m_info.summary.id.isEmpty()) {
            showFacts();
        }
    });
    connect(m_download, &DownloadButton::filesRequested, this, [this] {
        m_tabs->setCurrentIndex(int(Link::Tab::Files));
    });
    connect(m_files, &FilesPanel::listed, this, [this](int files) {
        setTabCount(m_tabs, int(Link::Tab::Files), locale().toString(files));
    });
    connect(m_card, &CardPanel::openRequested, this, &RepoPage::openRequested);
    connect(m_card, &CardPanel::remedyRequested, this, &RepoPage::help);
    connect(m_files, &FilesPanel::openRequested, this, &RepoPage::openRequested);
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
    connect(m_about, &InfoPanel::fileRequested, this, [this](const QString &path) {
        m_files->select(path);
        m_tabs->setCurrentIndex(int(Link::Tab::Files));
    });
    connect(m_about, &InfoPanel::remedyRequested, this, &RepoPage::help);
    connect(m_about, &InfoPanel::derivativesWanted, this, &RepoPage::askDerivatives);
    connect(m_stack, &ContentStack::remedyRequested, this, &RepoPage::help);
    connect(m_notice, &NoticeBar::actionTriggered, this, [this] {
        Q_EMIT openRequested({ .page = Link::Page::Transfers });
    });
    connect(m_revision, &RevisionButton::revisionChosen, this, [this](const Revision &revision) {
        auto link = m_link;
        link.state = {};
        link.revision = revision;
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
    auto *tools = new Panel(Token::Surface, Qt::BottomEdge);
    auto *column = new QVBoxLayout(tools);
    column->setContentsMargins(Metrics::pageMargin, Metrics::space2, Metrics::pageMargin, 0);
    column->setSpacing(Metrics::space2);
    auto *row = new QHBoxLayout;
    row->setSpacing(Metrics::space3);
    m_facts->setObjectName(u"repoFacts"_s);
    m_facts->setElideFacts();
    row->addWidget(m_revision);
    row->addWidget(m_facts, 1);
    row->addWidget(m_state);
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
    const QScopedValueRollback coming(m_isComing, true);
    // Beside a list, running through the rows keeps the tab that a person has chosen.
    if (link.tab != Link::Tab::Card || m_form == Form::Alone) {
        m_tabs->setCurrentIndex(int(link.tab));
    }
    m_step = { link.tab, link.path };
    if (samePlace) {
        comeBack(link);
        return;
    }
    m_asked.request_stop();
    m_derivativesAsked.request_stop();
    m_info = {};
    m_card->clear();
    m_files->clear();
    m_commits->clear();
    m_about->showWaiting(m_engine->options().environment.endpoint.host());
    comeBack(link);
    m_notice->hide();
    m_renamed->hide();
    m_gate->clear();
    m_like->clear();
    m_head->setRepo(link.repo);
    m_favourite->setRepo(link.repo);
    m_compare->setRepo(link.repo);
    m_facts->clear();
    m_card->setFacts({});
    m_downloads->clear();
    m_state->setPlace(link.repo, {});
    setTabCount(m_tabs, int(Link::Tab::Files), {});
    setTabCount(m_tabs, int(Link::Tab::Commits), {});
    m_revision->setPlace(link.repo, link.revision, {});
    m_stack->showContent();
    m_pause->start();
}

void RepoPage::refresh()
{
    if (!m_link.repo.isEmpty()) {
        auto link = m_link;
        if (m_files->isComplete()) {
            link.path.clear(); // the panel knows which file is current by now
            link.state = {};
            m_files->keepChoices();
        }
        m_link = {};
        m_revision->forget();
        open(link);
    }
}

void RepoPage::download()
{
    if (m_download->isHere()) {
        m_notice->setNotice(
            { .text = tr("Everything that is recommended is here already."), .closable = true });
    } else if (m_download->isRunning()) {
        m_notice->setNotice({ .text = tr("It is being downloaded already."),
                              .action = tr("Show transfers"),
                              .closable = true });
    } else {
        m_download->click();
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
}

// Access is asked for on the repo's own page; everything else is the window's.
void RepoPage::help(Remedy remedy)
{
    if (remedy == Remedy::RequestAccess) {
        openInBrowser({});
    } else if (remedy == Remedy::ChooseRevision) {
        openDefault();
    } else if (remedy == Remedy::Retry) {
        refresh();
    } else {
        Q_EMIT remedyRequested(remedy);
    }
}

void RepoPage::openInBrowser(const std::optional<Revision> &revision)
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
        showFailure(info.error());
        return;
    }
    if (info->summary.isDisabled) {
        showDisabled();
        return;
    }
    if (info->summary.commit.isEmpty()) {
        m_stack->showError({ Error::Kind::Protocol, u"the answer names no commit"_s }, false);
        return;
    }
    m_info = std::move(*info);
    m_seen = m_link.repo;
    if (const auto &old = m_info.old) {
        m_stack->showOld(old->asked, old->why);
    } else {
        m_stack->showContent();
    }
    showFacts();
    m_revision->setPlace(m_link.repo, m_link.revision, m_info.summary.commit);
    m_downloads->setPlace(m_link.repo, m_link.revision, m_info.summary.commit);
    m_state->setPlace(m_link.repo, m_info.summary.commit);
    m_card->open(m_link.repo, m_link.revision, m_info.summary.commit);
    openFiles();
    m_commits->open(m_link.repo, m_link.revision);
    m_about->setInfo(m_info);
    m_gate->open(m_info);
    m_like->open(m_info.summary.id, m_info.summary.likes);
    showNewName();
}

// With an old answer the cache may know the files, and needs no network for them.
void RepoPage::openFiles()
{
    const auto commit = m_info.summary.commit;
    if (!m_info.old) {
        m_files->open(m_link.repo, m_link.revision, commit);
        return;
    }
    m_asked = ask(
        m_engine,
        this,
        [link = m_link](Services &core, std::stop_token) {
            return localRepo(&core, link.repo, link.revision);
        },
        [this, commit](const Result<LocalRepo> &local) {
            if (local && local->commit == commit) {
                m_files->openLocal(m_link.repo, m_link.revision, commit, local->entries);
            } else {
                m_files->open(m_link.repo, m_link.revision, commit);
            }
        });
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
            showLocalRepo(*local);
        });
}

void RepoPage::showLocalRepo(const LocalRepo &local)
{
    m_info.summary.id = m_link.repo;
    m_info.summary.commit = local.commit;
    m_stack->showContent();
    m_stack->awaitHub();
    m_revision->setPlace(m_link.repo, m_link.revision, local.commit);
    m_downloads->setPlace(m_link.repo, m_link.revision, local.commit);
    m_state->setPlace(m_link.repo, local.commit);
    m_card->open(m_link.repo, m_link.revision, local.commit);
    m_files->openLocal(m_link.repo, m_link.revision, local.commit, local.entries);
    m_commits->showUnknown();
    m_about->showUnknown();
}

void RepoPage::showFacts()
{
    const auto &repo = m_info.summary;
    QStringList parts;
    if (!repo.task.isEmpty()) {
        parts << tagLabel(repo.task);
    }
    if (repo.downloads) {
        //: %1 is the count, such as "1.2M"; the number itself chooses the form.
        parts << tr("%1 download(s)", nullptr, int(qMin<qint64>(*repo.downloads, INT_MAX)))
                     .arg(formatCount(*repo.downloads));
    }
    m_facts->setText(parts.join(u" · "_s));
    m_card->setFacts(RepoFactWords::of(m_info, m_download->choices()));
}

QStringList RepoPage::files() const
{
    return m_files->model()->filePaths();
}

void RepoPage::showTab(int tab)
{
    m_pages->setCurrentIndex(tab);
    m_card->tools()->setVisible(tab == int(Link::Tab::Card));
    m_download->setPrimary(tab != int(Link::Tab::Files)); // what is ticked there has a button of its own
    m_link.tab = Link::Tab(tab);
    noteStep(false);
}

} // namespace Hubdesk
