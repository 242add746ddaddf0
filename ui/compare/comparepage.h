// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/comparequestions.h"
#include "ui/shared/humanerror.h"
#include "ui/shared/link.h"

#include <QHash>
#include <QWidget>

#include <stop_token>

class QToolButton;

namespace Hubdesk
{

class CompareFilter;
class CompareHead;
class CompareModel;
class CompareSet;
class CompareTable;
class ContentStack;
class Engine;
class LocalStates;
class Switch;
class TextLabel;

/// Two to four repos side by side. Each column asks for itself, and shows by itself that it waits, that its
/// answer is old, or what failed. Another order, or fewer columns, is another place to go to, so that Back
/// undoes it. GUI thread; owned by the window, like the set.
class ComparePage : public QWidget
{
    Q_OBJECT
public:
    ComparePage(Engine *engine, CompareSet *set, QWidget *parent = nullptr);

    /// What is known of those that are shown already stays.
    void open(const QList<RepoId> &repos);
    /// Asks the Hub again; what is shown stays until it has answered.
    void refresh();

Q_SIGNALS:
    void openRequested(const Hubdesk::Link &link);
    void remedyRequested(Hubdesk::Remedy remedy);
    void backRequested();

private:
    struct Column {
        std::optional<RepoFacts> facts; ///< as last told
        bool hasFiles = false; ///< something of the files is known, and stays when a refresh fails
        std::optional<Error> error; ///< why there are none, or why nothing of the files is known
        std::stop_source stop;
    };

    QWidget *makeHead();
    void connectTable();
    void showHeads();
    CompareHead *makeHead(const RepoId &repo);
    void askAgain();
    void load(const RepoId &repo);
    void loadFiles(const RepoId &repo);
    void take(const RepoId &repo, const Result<RepoFacts> &facts);
    void takeFiles(const RepoId &repo, const Result<ComparedFiles> &facts);
    void showColumn(const RepoId &repo);
    void showHere(const RepoId &repo);
    void showRows();
    void help(const RepoId &repo, Remedy remedy);
    void openRepo(const RepoId &repo);
    void remove(int column);
    void move(int column, int step);
    void copyTable(bool asMarkdown);

    Engine *m_engine;
    CompareSet *m_set;
    CompareModel *m_model;
    CompareFilter *m_filter;
    LocalStates *m_states;
    TextLabel *m_count;
    Switch *m_only;
    QToolButton *m_copy;
    CompareTable *m_table;
    ContentStack *m_stack;
    QList<RepoId> m_repos;
    QHash<RepoId, Column> m_columns; ///< of m_repos
};

} // namespace Hubdesk
