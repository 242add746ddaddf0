// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/services/door.h"
#include "core/services/repoquestions.h"
#include "ui/repo/cardpanel.h"
#include "ui/repo/downloadbutton.h"
#include "ui/repo/filespanel.h"
#include "ui/repo/gatepanel.h"
#include "ui/repo/infopanel.h"
#include "ui/repo/likebutton.h"
#include "ui/repo/repodownload.h"
#include "ui/repo/repopage.h"
#include "ui/shared/contentstack.h"
#include "ui/shared/noticebar.h"
#include "ui/shared/statepane.h"

#include <QTabBar>

using namespace Qt::StringLiterals;

// What a repo page says when there is more to it than a repo: gated, missing, renamed, disabled.
namespace Hubdesk
{

namespace
{

// Why a gated repo cannot be downloaded; empty: it can.
QString gateObstacle(RepoAccess::State state)
{
    switch (state) {
    case RepoAccess::State::SignInNeeded:
        return RepoPage::tr("Sign in first: the authors decide who may download this");
    case RepoAccess::State::NotAsked:
        return RepoPage::tr("Ask the authors for access first");
    case RepoAccess::State::Pending:
        return RepoPage::tr("The authors have not let you in yet");
    case RepoAccess::State::Rejected:
        return RepoPage::tr("The authors have rejected your request");
    case RepoAccess::State::Granted:
        return {};
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace

void RepoPage::connectStates()
{
    connect(m_gate, &GatePanel::browserRequested, this, [this] { openInBrowser({}); });
    connect(m_gate, &GatePanel::signInRequested, this, [this] { Q_EMIT remedyRequested(Remedy::SignIn); });
    connect(m_gate, &GatePanel::accessChanged, this, &RepoPage::showAccess);
    connect(m_like, &LikeButton::browserRequested, this, [this] { openInBrowser({}); });
    connect(m_like, &LikeButton::failed, this, [this](const Error &error) {
        m_notice->setNotice(
            { .kind = Notice::Kind::Trouble,
              .text = tr("The like could not be taken back. %1").arg(humanError(error).sentence),
              .closable = true });
    });
    connect(m_renamed, &NoticeBar::actionTriggered, this, [this] {
        auto link = m_link;
        link.repo = m_info.summary.id;
        link.tab = Link::Tab(m_tabs->currentIndex());
        Q_EMIT openRequested(link);
    });
}

void RepoPage::showFailure(const Error &error)
{
    m_downloads->giveUp(humanError(error).sentence);
    switch (error.kind) {
    case Error::Kind::NotFound:
        if (m_link.repo != m_seen) { // else it was there, for another account
            Q_EMIT missing(m_link);
        }
        showMissing(error);
        break;
    case Error::Kind::Disabled:
        showDisabled();
        break;
    case Error::Kind::RevisionNotFound: {
        const auto words = humanError(error);
        m_stack->showState({ .icon = Icon::Branch,
                             .title = tr("There is no branch, tag or commit %1").arg(m_link.revision.name),
                             .text = words.cause,
                             .primary = tr("Show the main branch"),
                             .detail = rawText(error),
                             .names = { m_link.revision.name } },
                           Remedy::ChooseRevision);
        break;
    }
    default:
        m_stack->showError(error, false);
    }
}

// The Hub answers the same for both, so both are said; what helps depends on who asks.
void RepoPage::showMissing(const Error &error)
{
    m_asked = ask(
        m_engine,
        this,
        [](Services &core, std::stop_token) { return accountState(&core); },
        [this, error](const Result<AccountState> &account) {
            const bool isSignedIn = account && account->isSignedIn();
            const auto name = isSignedIn ? account->identity.name : QString();
            PaneState state{ .icon = Icon::Lock, .title = humanError(error).sentence };
            state.text = !isSignedIn ? tr("%1 does not exist, or it is private: the Hub answers the same for "
                                          "both. Those it belongs "
                                          "to see it when they sign in.")
                                           .arg(m_link.repo.text())
                : name.isEmpty()
                ? tr("%1 does not exist, or it is private and not for this account.").arg(m_link.repo.text())
                : tr("%1 does not exist, or it is private and not for %2.").arg(m_link.repo.text(), name);
            state.primary = isSignedIn ? tr("Use another account...") : remedyText(Remedy::SignIn);
            state.detail = rawText(error);
            state.names = { m_link.repo.text() };
            m_stack->showState(state, Remedy::SignIn);
        });
}

void RepoPage::showDisabled()
{
    const auto words = humanError({ Error::Kind::Disabled, {} });
    m_stack->showState({ .icon = Icon::Warning,
                         .tone = Token::Amber,
                         .title = words.sentence,
                         .text = words.cause,
                         .note = tr("%1: its web page may say why. What you have of it in the cache stays.")
                                     .arg(m_link.repo.text()),
                         .primary = tr("Open its web page"),
                         .primaryIcon = Icon::Open,
                         .names = { m_link.repo.text() } },
                       Remedy::RequestAccess);
}

void RepoPage::showAccess(const RepoAccess &access, bool isNews)
{
    const bool isOpen = access.state == RepoAccess::State::Granted;
    const auto obstacle = gateObstacle(access.state);
    m_download->setObstacle(obstacle);
    m_files->setObstacle(obstacle);
    if (!obstacle.isEmpty()) {
        m_downloads->giveUp(obstacle);
    }
    if (isOpen && isNews) {
        m_card->refresh();
        m_notice->setNotice(
            { .text = tr("You have been let in: now it can be downloaded."), .closable = true });
    }
}

// The old name goes on working on the Hub, and names the folder in the cache.
void RepoPage::showNewName()
{
    const auto &now = m_info.summary.id;
    if (!now.isEmpty() && now != m_link.repo) {
        //: Both are names of a repository.
        m_renamed->setNotice({ .text = tr("%1 is called %2 now.").arg(m_link.repo.text(), now.text()),
                               .action = tr("Go to %1").arg(now.text()),
                               .names = { m_link.repo.text(), now.text() } });
    }
}

// What fails here is not missed: the list of derivatives is one thing more that an Info tab may tell.
void RepoPage::askDerivatives(const RepoId &repo)
{
    m_derivativesAsked.request_stop();
    m_derivativesAsked = ask(
        m_engine,
        this,
        [repo](Services &core, std::stop_token stop) { return derivativesOf(&core, repo, stop); },
        [this, repo](const Result<Derivatives> &derivatives) {
            if (derivatives) {
                m_about->setDerivatives(repo, *derivatives);
            }
        });
}

void RepoPage::openDefault()
{
    const Link link{ .page = Link::Page::Repo, .repo = m_link.repo };
    if (m_form == Form::Alone) {
        Q_EMIT openRequested(link);
    } else {
        open(link);
    }
}

} // namespace Hubdesk
