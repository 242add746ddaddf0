// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/browse/browsepage.h"
#include "ui/browse/filterpanel.h"
#include "ui/browse/repolistmodel.h"
#include "ui/shared/contentstack.h"

// What stands in the place of a list, and how it gets there again.
namespace Hubdesk
{

void BrowsePage::connectStates()
{
    connect(m_stack, &ContentStack::retryRequested, m_model, &RepoListModel::retry);
    connect(m_stack, &ContentStack::hubReturned, this, [this] {
        m_model->forgetAnswers();
        searchNow();
        m_kept = m_shown; // what is looked at stays
    });
}

void BrowsePage::showEmpty()
{
    if (m_favouritesOnly) {
        showNoFavourite();
        return;
    }
    const bool narrowed = !m_filters->facets().isEmpty();
    m_stack->showEmpty(
        Icon::Search,
        tr("Nothing matches"),
        narrowed ? tr("Take a filter away, try fewer letters, or paste the address of a repository.")
                 : tr("Try fewer letters, or paste the address of a repository."));
}

} // namespace Hubdesk
