// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/hub/repoinfo.h"
#include "ui/shared/repoview.h"

#include <stop_token>

class QStackedWidget;
class QTabBar;
class QTimer;

namespace Hubdesk
{

class CardPanel;
class CommitsPanel;
class CompareButton;
class ContentStack;
class DownloadButton;
class Engine;
class FavouriteButton;
class FilesPanel;
class GatePanel;
class InfoPanel;
class LikeButton;
class NoticeBar;
class RepoDownload;
class RepoHead;
class RepoState;
class RevisionButton;
struct LocalRepo;
struct PageContext;
struct RepoAccess;
class TextLabel;

/// One repo: head with name, likes, revision, facts and Download; tabs Card, Files, Commits and Info; and
/// what it says when it is gated, missing, renamed or not to be reached. Stands beside the list (compact) or
/// alone. GUI thread; owned by the page or window that shows it.
class RepoPage : public RepoView
{
    Q_OBJECT
public:
    enum class Form { Beside, Alone };

    RepoPage(const PageContext &context, Form form, QWidget *parent = nullptr);

    void open(const Link &link) override;
    void refresh() override;
    void download() override;
    const RepoId &repo() const { return m_link.repo; }
    /// Paths of all files that are listed so far.
    QStringList files() const;
    /// Repo, tab and file as they are, with what open() needs to come back to them.
    Link place() const;

Q_SIGNALS:
    void backRequested();
    /// The Hub knows no such repo, or not for this account.
    void missing(const Hubdesk::Link &link);
    /// The person has gone to another tab or file of a page that stands alone; where it was before.
    void stepped(const Hubdesk::Link &before);

private:
    QWidget *makeTools();
    void connectParts();
    void load();
    void showInfo(Result<RepoInfo> info);
    void help(Remedy remedy);
    void openFiles();
    // ---- repopage_places.cpp
    void connectPlaces();
    void noteStep(bool passing);
    void comeBack(const Link &link);
    // ---- repopage_states.cpp
    void connectStates();
    void showFailure(const Error &error);
    void showMissing(const Error &error);
    void showDisabled();
    void showAccess(const RepoAccess &access, bool isNews);
    void showNewName();
    void openDefault();
    // ----
    void openInBrowser(const std::optional<Revision> &revision);
    void askDerivatives(const RepoId &repo);
    void showLocal(const Error &why);
    void showLocalRepo(const LocalRepo &local);
    void showFacts();
    void showTab(int tab);

    /// What makes another entry of the history.
    struct Step {
        Link::Tab tab = Link::Tab::Card;
        QString file;
        bool operator==(const Step &) const = default;
    };

    Engine *m_engine;
    Form m_form;
    Link m_link;
    Step m_step; ///< where the page is
    bool m_isComing = false; ///< to where a link leads: no step
    RepoInfo m_info;
    RepoId m_seen; ///< the one of which the Hub told last
    FavouriteButton *m_favourite;
    LikeButton *m_like;
    CompareButton *m_compare;
    RepoHead *m_head;
    TextLabel *m_facts;
    RevisionButton *m_revision;
    RepoState *m_state;
    DownloadButton *m_download;
    QTabBar *m_tabs;
    QStackedWidget *m_pages;
    CardPanel *m_card;
    FilesPanel *m_files;
    CommitsPanel *m_commits;
    InfoPanel *m_about;
    RepoDownload *m_downloads = nullptr;
    ContentStack *m_stack = nullptr;
    GatePanel *m_gate;
    NoticeBar *m_renamed;
    NoticeBar *m_notice;
    QTimer *m_pause; ///< a person may be running through the list
    std::stop_source m_asked;
    std::stop_source m_derivativesAsked;
};

} // namespace Hubdesk
