// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/hub/people.h"
#include "ui/browse/repolistmodel.h"
#include "ui/shared/humanerror.h"
#include "ui/shared/link.h"

#include <QWidget>

#include <stop_token>

class QListView;
class QTabBar;

namespace Hubdesk
{

class AppSettings;
class AvatarView;
class CompareSet;
class ContentStack;
class Engine;
struct PageContext;
class TextLabel;

/// A user or an organisation: who it is, and its models, datasets and Spaces, each in a tab with its count.
/// GUI thread.
class PersonPage : public QWidget
{
    Q_OBJECT
public:
    explicit PersonPage(const PageContext &context, QWidget *parent = nullptr);

    /// The same name again changes nothing.
    void open(const QString &name);
    void refresh();
    /// Of the current row; empty where there is none.
    RepoId chosen() const;

Q_SIGNALS:
    void openRequested(const Hubdesk::Link &link);
    void remedyRequested(Hubdesk::Remedy remedy);
    void backRequested();
    /// The Hub knows nobody of this name.
    void missing(const Hubdesk::Link &link);

private:
    QWidget *makeHead();
    void addRowActions(AppSettings *settings, CompareSet *compared);
    void askProfile();
    void showProfile(const Profile &profile);
    void showTab(int tab);
    void showState();
    RepoListModel *shownModel() const;

    Engine *m_engine;
    QString m_name;
    AvatarView *m_picture;
    TextLabel *m_title;
    TextLabel *m_facts;
    TextLabel *m_details;
    QTabBar *m_tabs;
    QListView *m_list;
    ContentStack *m_stack;
    RepoListModel *m_models[3]; ///< in the order of the tabs; owned by the page
    bool m_isMissing = false; ///< the Hub knows nobody of this name
    bool m_opened = false; ///< a tab of its own choice is shown, or a person chose one
    std::stop_source m_asked;
};

} // namespace Hubdesk
