// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "core/settings/appsettings.h"
#include "ui/browse/browsebar.h"
#include "ui/browse/browsepage.h"
#include "ui/browse/filterpanel.h"
#include "ui/browse/savedsearches.h"
#include "ui/shared/theme.h"

#include <QAbstractItemView>
#include <QSplitter>

// What narrows the list, and where it stands: beside the list, or over it.
namespace Hubdesk
{

namespace
{

constexpr int filtersWidth = 216;
constexpr int listWidth = 428;
constexpr int narrowListWidth = 340; ///< where the filters lie over it
constexpr int roomForFilters = 1000; ///< of the page

} // namespace

void BrowsePage::narrow(const Facets &facets)
{
    m_filters->setFacets(facets);
    m_bar->setFilterButton(m_narrow, facets.parts().size());
    leaveFavourites();
    searchNow();
}

void BrowsePage::saveSearch()
{
    m_saved->add({ m_kind, m_search, m_filters->facets(), m_bar->sort() });
}

void BrowsePage::apply(const SavedSearch &saved)
{
    m_search = saved.text;
    Q_EMIT searchChanged(m_search);
    {
        const QSignalBlocker once(m_bar); // the search below asks for all
        m_bar->setSort(saved.sort);
    }
    showSort();
    narrow(saved.facets);
}

// Two parts and three: each arrangement comes back as a person has left it.
Setting<QByteArray> *BrowsePage::splitterSetting() const
{
    return m_narrow ? &m_settings->browseSplitterNarrow : &m_settings->browseSplitter;
}

void BrowsePage::placeSplitter()
{
    if (!m_splitter->restoreState((*splitterSetting())())) {
        const int list = Theme::px(m_narrow ? narrowListWidth : listWidth);
        QList<int> widths{ Theme::px(filtersWidth), list, Theme::px(800) };
        m_splitter->setSizes(m_narrow ? widths.sliced(1) : widths);
    }
}

void BrowsePage::placeFilters()
{
    const bool narrow = width() < Theme::px(roomForFilters);
    if (narrow != m_narrow) {
        m_narrow = narrow;
        m_bar->setFilterButton(narrow, m_filters->facets().parts().size());
        m_filters->setFloating(narrow);
        if (narrow) {
            m_filters->hide();
            m_filters->setParent(this);
            m_bar->setFiltersShown(false);
        } else {
            m_splitter->insertWidget(0, m_filters);
            m_filters->show();
        }
        placeSplitter();
    } else if (narrow && m_filters->isVisible()) {
        m_filters->setGeometry(0, m_bar->height(), Theme::px(filtersWidth + 24), height() - m_bar->height());
    }
}

void BrowsePage::toggleFilters()
{
    const bool shown = !m_filters->isVisible();
    m_filters->setVisible(shown);
    m_bar->setFiltersShown(shown);
    if (shown) {
        placeFilters();
        m_filters->raise();
        m_filters->setFocus(Qt::OtherFocusReason);
    } else {
        view()->setFocus(Qt::OtherFocusReason);
    }
}

} // namespace Hubdesk
