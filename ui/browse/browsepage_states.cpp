// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/services/door.h"
#include "core/services/resultcounts.h"
#include "ui/browse/browsepage.h"
#include "ui/browse/filterpanel.h"
#include "ui/browse/repolistmodel.h"
#include "ui/shared/contentstack.h"
#include "ui/shared/format.h"
#include "ui/shared/statepane.h"

#include <algorithm>
#include <utility>

// What stands in the place of a list, and how it gets there again.
namespace Hubdesk
{

namespace
{

// As much of a filter's name as a button has room for.
QString shortened(const QString &name)
{
    constexpr qsizetype most = 28;
    return name.size() > most ? name.left(most - 1) + u'\u2026' : name;
}

} // namespace

void BrowsePage::connectStates()
{
    connect(m_stack, &ContentStack::retryRequested, m_model, &RepoListModel::retry);
    connect(m_stack, &ContentStack::hubReturned, this, [this] {
        m_model->forgetAnswers();
        searchNow();
        m_kept = m_shown; // what is looked at stays
    });
    connect(m_stack, &ContentStack::remedyRequested, this, [this](Remedy remedy) {
        if (remedy != Remedy::None) {
            return;
        }
        if (const auto part = std::exchange(m_costly, {})) {
            auto facets = m_filters->facets();
            facets.remove(*part);
            narrow(facets);
        } else if (std::exchange(m_offersClear, false)) {
            clearNarrowing();
        }
    });
    connect(m_stack, &ContentStack::secondaryRequested, this, [this] { narrow({}); });
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
    state.primary = m_offersClear ? tr("Clear all filters")
        : m_search.isEmpty()      ? QString()
                                  : tr("Clear the search");
    m_stack->showState(state, Remedy::None);
    if (m_offersClear && !m_model->isLocal()) {
        findCostly();
    }
    m_offersClear = m_offersClear || !m_search.isEmpty();
}

// What the button of the empty list offers: the filters first.
void BrowsePage::clearNarrowing()
{
    if (m_filters->facets().isEmpty()) {
        m_search.clear();
        Q_EMIT searchChanged(m_search);
    }
    narrow({});
}

// The filter without which the most would be found. Nothing is said where each alone changes nothing.
void BrowsePage::findCostly()
{
    const auto parts = m_filters->facets().parts();
    QList<Query> queries;
    for (const auto &part : parts) {
        auto others = m_filters->facets();
        others.remove(part);
        queries << queryOf(others);
    }
    m_counting.request_stop();
    m_counting = ask(
        m_engine,
        this,
        [queries](Services &core, std::stop_token stop) { return resultCounts(&core, queries, stop); },
        [this, parts](const Result<ResultCounts> &found) {
            if (!found) {
                return; // what is said without it is true, too
            }
            const auto most = std::ranges::max_element(found->counts, {}, &ResultCounts::Count::least);
            if (most != found->counts.end() && most->least > 0) {
                const auto number = formatNumber(most->least);
                showCostly(parts[most - found->counts.begin()],
                           most->isAll ? tr("%1 result(s)", nullptr, pluralOf(most->least)).arg(number)
                                       : tr("more than %1 results").arg(number));
            }
        });
}

void BrowsePage::showCostly(const Facets::Part &part, const QString &without)
{
    m_costly = part;
    const auto name = m_filters->words(part);
    PaneState state{ .icon = Icon::Search };
    state.title = tr("Nothing matches");
    //: %1 is the name of a filter, for example "Apache 2.0"; %2 is "12 results".
    state.text = tr("The filter \"%1\" narrows most. Without it: %2.").arg(name, without);
    state.primary = tr("Remove \"%1\"").arg(shortened(name));
    state.secondary = m_filters->facets().parts().size() > 1 ? tr("Clear all filters") : QString();
    m_stack->showState(state, Remedy::None);
}

} // namespace Hubdesk
