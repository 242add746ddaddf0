// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/browse/browsebar.h"
#include "ui/browse/browsepage.h"
#include "ui/browse/filterpanel.h"

#include <QListView>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QTimer>

#include <utility>

using namespace Qt::StringLiterals;

// The list as a place in the history of the window: a search that differs is a step, and each comes back with
// its row and scroll place.
namespace Hubdesk
{

namespace
{

constexpr int mostPagesBack = 10; ///< that are asked for to find the old scroll place

// Letters that are added or taken away go on with the same search.
bool goesOn(const QJsonObject &before, QJsonObject now)
{
    const auto old = before["text"_L1].toString();
    const auto text = now["text"_L1].toString();
    now.insert(u"text"_s, old);
    return now == before && !old.isEmpty() && !text.isEmpty()
        && (text.startsWith(old, Qt::CaseInsensitive) || old.startsWith(text, Qt::CaseInsensitive));
}

} // namespace

void BrowsePage::connectPlaces()
{
    connect(m_model, &RepoListModel::stateChanged, this, &BrowsePage::bringBack);
}

QJsonObject BrowsePage::sought() const
{
    return { { u"text"_s, m_search },
             { u"filters"_s, m_filters->facets().toJson() },
             { u"sort"_s, QString(Query::sortKey(m_bar->sort())) },
             { u"favourites"_s, m_favouritesOnly } };
}

QJsonObject BrowsePage::place() const
{
    auto place = sought();
    place.insert(u"row"_s, chosen().text());
    place.insert(u"scroll"_s, view()->verticalScrollBar()->value());
    return place;
}

void BrowsePage::setSearch(const QString &text, bool joins)
{
    if (text.trimmed() != m_search) {
        m_search = text.trimmed();
        m_isTyped = true;
        m_joins = m_joins || joins;
        m_typing->start();
    }
}

void BrowsePage::forgetTyping()
{
    if (m_typing->isActive()) {
        m_typing->stop();
        m_search = m_sought["text"_L1].toString();
        m_isTyped = false;
        m_joins = false;
    }
}

void BrowsePage::finishTyping()
{
    if (m_typing->isActive()) {
        searchNow();
    }
}

void BrowsePage::focusList()
{
    m_wasTyped = false; // typing has come to an end
    view()->setFocus(Qt::ShortcutFocusReason);
    if (!view()->currentIndex().isValid() && m_model->rowCount() > 0) {
        view()->setCurrentIndex(m_model->index(0, 0));
    }
}

// The rows are still those of before.
void BrowsePage::noteStep()
{
    auto before = std::exchange(m_sought, sought());
    const bool typed = std::exchange(m_isTyped, false);
    const bool joins = std::exchange(m_joins, false);
    if (m_sought == before) {
        return;
    }
    const bool wasTyped = std::exchange(m_wasTyped, typed);
    m_scroll = -1;
    if (before.isEmpty() || m_isComing || !isVisible() || joins
        || (typed && wasTyped && goesOn(before, m_sought))) {
        return;
    }
    before.insert(u"row"_s, chosen().text());
    before.insert(u"scroll"_s, view()->verticalScrollBar()->value());
    Q_EMIT stepped(before);
}

void BrowsePage::comeTo(const Link &link)
{
    auto state = link.state;
    if (state.isEmpty() && !link.tags.isEmpty()) {
        state = { { u"text"_s, QString() },
                  { u"filters"_s, Facets::fromTags(m_kind, link.tags).toJson() },
                  { u"favourites"_s, false } };
    }
    if (state.isEmpty()) {
        return;
    }
    const QScopedValueRollback coming(m_isComing, true);
    m_search = state["text"_L1].toString(m_search);
    Q_EMIT searchChanged(m_search);
    if (const auto sort = Query::sortFromName(state["sort"_L1].toString(), m_kind)) {
        const QSignalBlocker once(m_bar); // the search below asks for all
        m_bar->setSort(*sort);
    }
    if (state.contains("filters"_L1)) {
        const auto facets = Facets::fromJson(state["filters"_L1].toObject());
        m_filters->setFacets(facets);
        m_bar->setFilterButton(m_narrow, facets.parts().size());
    }
    m_favouritesOnly = state["favourites"_L1].toBool(m_favouritesOnly);
    m_bar->setFavourites(m_favouritesOnly);
    showSort();
    m_typing->stop();
    const bool isThere = m_asked && sought() == m_sought && m_model->state() != RepoListModel::State::Failed;
    if (!isThere) {
        searchNow();
    }
    m_isTyped = false;
    m_wasTyped = false;
    m_kept = RepoId::parse(m_kind, state["row"_L1].toString()).value_or(RepoId());
    m_scroll = state["scroll"_L1].toInt(-1);
    m_pagesLeft = mostPagesBack;
    if (isThere || m_favouritesOnly) {
        bringBack();
    }
}

// Again and again while further pages come, as far as it takes.
void BrowsePage::bringBack()
{
    if (m_scroll < 0 || m_model->state() != RepoListModel::State::Ready) {
        return;
    }
    const int row = m_model->rowOf(m_kept);
    if (row >= 0) {
        view()->setCurrentIndex(m_model->index(row, 0));
        m_kept = {};
    }
    view()->doItemsLayout(); // else the bar does not know the rows yet
    auto *bar = view()->verticalScrollBar();
    const bool isFar = bar->maximum() < m_scroll || !m_kept.isEmpty();
    if (isFar && m_model->hasMore() && m_pagesLeft > 0) {
        --m_pagesLeft;
        m_model->askMore();
        return;
    }
    bar->setValue(std::exchange(m_scroll, -1));
    m_kept = {};
}

} // namespace Hubdesk
