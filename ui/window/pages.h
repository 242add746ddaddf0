// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shared/humanerror.h"
#include "ui/shared/link.h"
#include "ui/shared/pagecontext.h"

#include <QHash>
#include <QStackedWidget>

namespace Hubdesk
{

class Actions;
class BrowsePage;
class CacheCare;
class CachePage;
class ComparePage;
class PersonPage;
class RepoPage;
class TransferModel;
class TransfersPage;

/// The pages in the middle of the window. Each is made when it is gone to for the first time, because making
/// all of them would double the time until the first is painted. What pages want done, they say here.
class Pages : public QStackedWidget
{
    Q_OBJECT
public:
    /// `transfers` is the queue as the Transfers page shows it, `cache` what the Cache page does.
    Pages(Engine *engine,
          AppSettings *settings,
          Actions *actions,
          TransferModel *transfers,
          CacheCare *cache,
          Avatars *avatars,
          QWidget *parent = nullptr);

    void show(const Link &link);
    /// The same link with the state that its page is in, if that is the one that is shown.
    Link place(const Link &link) const;
    /// The page that is shown asks the Hub again.
    void refresh();
    /// Files of the repo that is shown; empty where none is.
    QStringList shownFiles() const;
    /// What is collected to be compared, from all pages.
    CompareSet *compared() const { return m_context.compared; }
    /// The repo that is chosen in a list, else the one that is shown; empty for none.
    RepoId chosen() const;
    /// Collects the repo that the shown page is about, or whose row is chosen; or takes it away again.
    void collect();
    /// Marks the repo that is chosen or shown, or takes the mark away.
    void markFavourite();
    /// Downloads the repo that is shown.
    void download();
    /// The list that is shown, or null.
    BrowsePage *browsePage() const;

Q_SIGNALS:
    void openRequested(const Hubdesk::Link &link);
    void backRequested();
    void missing(const Hubdesk::Link &link); ///< there is no such repo or person
    /// The person has gone on within the page, which is a step of the history.
    void stepped(const Hubdesk::Link &before, const Hubdesk::Link &now);
    /// The list that is shown searches for another text than the field says.
    void searchChanged(const QString &text);
    void remedyRequested(Hubdesk::Remedy remedy);

private:
    void showList(RepoKind kind, const Link &link);
    BrowsePage *browse(RepoKind kind);
    ComparePage *compare();
    RepoPage *repo();
    PersonPage *person();
    TransfersPage *transfers();
    CachePage *cache();

    PageContext m_context;
    Actions *m_actions;
    TransferModel *m_transferModel;
    QHash<RepoKind, BrowsePage *> m_browse;
    ComparePage *m_compare = nullptr;
    RepoPage *m_repo = nullptr;
    PersonPage *m_person = nullptr;
    TransfersPage *m_transfers = nullptr;
    CacheCare *m_cacheCare;
    CachePage *m_cache = nullptr;
};

} // namespace Hubdesk
