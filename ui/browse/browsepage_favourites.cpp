// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/services/engine.h"
#include "ui/browse/browsebar.h"
#include "ui/browse/browsepage.h"
#include "ui/browse/chiprow.h"
#include "ui/browse/rowactions.h"
#include "ui/shared/contentstack.h"
#include "ui/shared/favourites.h"
#include "ui/shared/repoview.h"
#include "ui/shared/statepane.h"

#include <QListView>
#include <QTreeView>

using namespace Qt::StringLiterals;

// The list as that of a person's favourites, and what can be done in its rows.
namespace Hubdesk
{

void BrowsePage::connectFavourites()
{
    addRowActions(m_list);
    addRowActions(m_table);
    connect(m_bar, &BrowseBar::favouritesToggled, this, &BrowsePage::setFavouritesOnly);
    connect(m_favourites, &Favourites::changed, this, [this] {
        if (m_favouritesOnly) {
            listFavourites();
        }
    });
    // The one remedy of the page's own: out of a list of favourites that is empty.
    connect(m_stack, &ContentStack::remedyRequested, this, [this](Remedy remedy) {
        if (remedy == Remedy::None) {
            setFavouritesOnly(false);
            view()->setFocus(Qt::OtherFocusReason);
        } else {
            Q_EMIT remedyRequested(remedy);
        }
    });
}

void BrowsePage::addRowActions(QAbstractItemView *view)
{
    auto *actions = new RowActions(view,
                                   { .favourites = m_favourites,
                                     .endpoint = m_engine->options().environment.endpoint,
                                     .downloadText = view == m_list ? tr("Download the recommended files")
                                                                    : tr("Choose files to download...") });
    connect(actions, &RowActions::downloadRequested, this, &BrowsePage::download);
    connect(actions, &RowActions::openRequested, this, &BrowsePage::openRequested);
}

// Beside a list the detail can say what comes of it; a table has none.
void BrowsePage::download(const RepoId &repo)
{
    const auto row = m_model->index(m_model->rowOf(repo), 0);
    if (m_bar->isTable() || !row.isValid()) {
        Q_EMIT openRequested({ .page = Link::Page::Repo, .repo = repo, .tab = Link::Tab::Files });
        return;
    }
    view()->setCurrentIndex(row);
    detail()->download();
}

void BrowsePage::setFavouritesOnly(bool only)
{
    if (only == m_favouritesOnly) {
        return;
    }
    m_favouritesOnly = only;
    m_bar->setFavourites(only);
    showSort();
    searchNow();
}

// Whoever chooses a filter or a saved search wants what the Hub has.
void BrowsePage::leaveFavourites()
{
    m_favouritesOnly = false;
    m_bar->setFavourites(false);
    showSort();
}

void BrowsePage::listFavourites()
{
    m_asked = true;
    m_chips->setFacets({}, false);
    auto repos = m_favourites->all(m_kind);
    repos.removeIf(
        [this](const RepoId &repo) { return !repo.text().contains(m_search, Qt::CaseInsensitive); });
    m_model->list(repos, Query::listed(m_kind));
    if (m_model->rowCount() == 0) {
        showNoFavourite();
    } else if (m_model->state() != RepoListModel::State::Failed) {
        m_stack->showContent(); // the names are there
        showState(m_model->state());
        if (!view()->currentIndex().isValid()) {
            chooseRow();
        }
    }
    showCount();
}

void BrowsePage::showNoFavourite()
{
    m_offersClear = false;
    const bool some = !m_favourites->all(m_kind).isEmpty();
    PaneState state{ .icon = Icon::Favourite };
    state.title = some ? tr("No favourite is called like that") : tr("No favourites yet");
    state.text = some ? tr("The search looks at the names of your favourites.")
                      : tr("Press the bookmark beside a name to find it here again. "
                           "The list stays on this computer.");
    state.primary = tr("Show all");
    m_stack->showState(state, Remedy::None);
}

} // namespace Hubdesk
