// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/hub/refs.h"
#include "core/hub/repoinfo.h"
#include "ui/shared/repoview.h"

#include <stop_token>

class QComboBox;
class QPushButton;
class QStackedWidget;
class QTabBar;
class QTimer;

namespace Hubdesk
{

class AppSettings;
class CardPanel;
class CommitsPanel;
class ContentStack;
class Engine;
class FilesPanel;
class InfoPanel;
class NoticeBar;
class RepoHead;
class TextLabel;

/// One repo: head with name, revision, facts and Download; tabs Card and Files. Stands beside the list
/// (compact) or alone.
class RepoPage : public RepoView
{
    Q_OBJECT
public:
    enum class Form { Beside, Alone };

    RepoPage(Engine *engine, AppSettings *settings, Form form, QWidget *parent = nullptr);

    void open(const Link &link) override;
    void refresh() override;
    const RepoId &repo() const { return m_link.repo; }
    /// Paths of all files that are listed so far.
    QStringList files() const;

Q_SIGNALS:
    void backRequested();

private:
    QWidget *makeTools();
    void connectParts();
    void load();
    void showInfo(Result<RepoInfo> info);
    void help(Remedy remedy);
    void openInBrowser(const Revision &revision);
    void openFiles();
    void showLocal(const Error &why);
    void showFacts();
    void showRefs(const Refs &refs);
    void showRevision();
    void showTab(int tab);
    void download(const QStringList &paths);

    Engine *m_engine;
    Form m_form;
    Link m_link;
    RepoInfo m_info;
    RepoHead *m_head;
    TextLabel *m_facts;
    QComboBox *m_revision;
    QPushButton *m_download;
    QTabBar *m_tabs;
    QStackedWidget *m_pages;
    CardPanel *m_card;
    FilesPanel *m_files;
    CommitsPanel *m_commits;
    InfoPanel *m_about;
    ContentStack *m_stack = nullptr;
    NoticeBar *m_notice;
    QTimer *m_pause; ///< a person may be running through the list
    std::stop_source m_asked;
    std::stop_source m_askedRefs;
};

} // namespace Hubdesk
