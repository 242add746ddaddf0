// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/repo/commitlistmodel.h"
#include "ui/shared/humanerror.h"
#include "ui/shared/link.h"

#include <QWidget>

class QListView;
class QSplitter;

namespace Hubdesk
{

class CommitAuthors;
class ContentStack;
class DiffView;
class MessageArea;
class PreviewFind;
class TextLabel;
struct PageContext;

/// The Commits tab: the history as a line of dots with titles, authors and times; below it who made the
/// selected one, its whole message and what it changed. GUI thread; owned by the repo page.
class CommitsPanel : public QWidget
{
    Q_OBJECT
public:
    explicit CommitsPanel(const PageContext &context, QWidget *parent = nullptr);

    /// Asked when the tab is first shown.
    void open(const RepoId &repo, const Revision &revision);
    void clear();
    /// The Hub cannot be asked.
    void showUnknown();

Q_SIGNALS:
    void remedyRequested(Hubdesk::Remedy remedy);
    /// A person wants to see the repo as it was then.
    void revisionRequested(const Hubdesk::Revision &revision);
    void counted(qint64 commits);
    void openRequested(const Hubdesk::Link &link); ///< an author's page

protected:
    void showEvent(QShowEvent *event) override;

private:
    QWidget *makeDetail();
    void load();
    void showState(CommitListModel::State state);
    void showSelected();
    void showDiff();
    void askDiff(const Commit &before, const Commit &commit);
    void say(const QString &note);

    Engine *m_engine;
    RepoId m_repo;
    Revision m_revision;
    bool m_wanted = false;
    bool m_waitsForMore = false; ///< the commit before the selected one is not listed
    CommitListModel *m_model;
    QListView *m_list;
    ContentStack *m_stack;
    QSplitter *m_splitter;
    TextLabel *m_title;
    CommitAuthors *m_authors;
    TextLabel *m_message;
    MessageArea *m_words; ///< around the message
    TextLabel *m_note;
    DiffView *m_diff;
    PreviewFind *m_find = nullptr; ///< in what was changed
    std::stop_source m_asked;
};

} // namespace Hubdesk
