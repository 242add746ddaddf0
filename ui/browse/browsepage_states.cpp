// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/browse/browsepage.h"
#include "ui/browse/filterpanel.h"
#include "ui/browse/repolistmodel.h"
#include "ui/shared/contentstack.h"
#include "ui/shared/statepane.h"

#include <utility>

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
    connect(m_stack, &ContentStack::remedyRequested, this, [this](Remedy remedy) {
        if (remedy == Remedy::None && std::exchange(m_offersClear, false)) {
            narrow({});
        }
    });
}

void BrowsePage::showEmpty()
{
    if (m_favouritesOnly) {
        showNoFavourite();
        return;
    }
    m_offersClear = !m_filters->facets().isEmpty();
    PaneState state{ .icon = Icon::Search };
    state.title = tr("Nothing matches");
    state.text = m_offersClear
        ? tr("Take a filter away, try fewer letters, or paste the address of a repository.")
        : tr("Try fewer letters, or paste the address of a repository.");
    state.primary = m_offersClear ? tr("Clear all filters") : QString();
    m_stack->showState(state, Remedy::None);
}

} // namespace Hubdesk
