// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/browse/browsebar.h"

#include "ui/shared/controls.h"
#include "ui/shared/format.h"
#include "ui/shared/icons.h"
#include "ui/shared/segmented.h"
#include "ui/shared/textlabel.h"
#include "ui/shared/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

QString kindTitle(RepoKind kind)
{
    switch (kind) {
    case RepoKind::Dataset:
        return BrowseBar::tr("Datasets");
    case RepoKind::Space:
        return BrowseBar::tr("Spaces");
    default:
        return BrowseBar::tr("Models");
    }
}

BrowseBar::BrowseBar(RepoKind kind, QWidget *parent)
    : Panel(Token::Surface, Qt::BottomEdge, parent)
    , m_title(new TextLabel(kindTitle(kind)))
    , m_count(new TextLabel({}, TextSize::Small, Token::Muted))
    , m_filters(new QToolButton)
    , m_favourites(new QToolButton)
    , m_sort(new QComboBox)
    , m_mode(new Segmented)
{
    Theme::follow(this, [this] { setFixedHeight(Theme::px(Metrics::listToolbar)); });
    m_title->setLook(TextSize::Body, QFont::DemiBold);
    m_count->setObjectName(u"resultCount"_s);
    m_count->setElide(Qt::ElideRight);
    m_filters->setObjectName(u"showFilters"_s);
    m_filters->setIcon(icon(Icon::Filter));
    m_filters->setCheckable(true);
    m_filters->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setCompact(m_filters);
    connect(m_filters, &QToolButton::clicked, this, &BrowseBar::filtersRequested);
    m_favourites->setObjectName(u"favouritesOnly"_s);
    m_favourites->setCheckable(true);
    m_favourites->setAccessibleName(tr("Favourites"));
    setCompact(m_favourites);
    connect(m_favourites, &QToolButton::clicked, this, &BrowseBar::favouritesToggled);
    m_sort->setObjectName(u"sortBy"_s);
    m_sort->setAccessibleName(tr("Sort by"));
    //: Sort of a list of repositories.
    m_sort->addItem(tr("Trending"), int(Sort::Trending));
    if (kind != RepoKind::Space) {
        m_sort->addItem(tr("Downloads"), int(Sort::Downloads));
    }
    m_sort->addItem(tr("Likes"), int(Sort::Likes));
    m_sort->addItem(tr("Updated"), int(Sort::Modified));
    m_sort->addItem(tr("Created"), int(Sort::Created));
    m_sort->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_sort->setMinimumContentsLength(8);
    setCompact(m_sort);
    connect(m_sort, &QComboBox::currentIndexChanged, this, &BrowseBar::sortChanged);
    m_mode->setObjectName(u"listMode"_s);
    m_mode->addIcon(Icon::List, tr("List"));
    m_mode->addIcon(Icon::Table, tr("Table"));
    connect(m_mode, &Segmented::currentChanged, this, [this](int mode) { Q_EMIT modeChanged(mode == 1); });
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(Metrics::pageMargin, 0, Metrics::space3, 1);
    row->setSpacing(Metrics::controlGap);
    row->addWidget(m_filters);
    row->addWidget(m_title);
    row->addWidget(m_count, 1);
    row->addWidget(m_favourites);
    row->addWidget(m_sort);
    row->addWidget(m_mode);
    setFilterButton(false, 0);
    setFavourites(false);
}

void BrowseBar::setFavourites(bool only)
{
    m_favourites->setChecked(only);
    m_favourites->setIcon(icon(only ? Icon::FavouriteSet : Icon::Favourite));
    m_favourites->setToolTip(only ? tr("Show all again") : tr("Show your favourites alone"));
    m_sort->setEnabled(!only);
    m_sort->setToolTip(only ? tr("The favourite that was marked last comes first") : QString());
}

void BrowseBar::setCount(qint64 count, const QString &words)
{
    m_count->setText(words, formatNumber(count));
}

Sort BrowseBar::sort() const
{
    return Sort(m_sort->currentData().toInt());
}

void BrowseBar::setSort(Sort sort)
{
    m_sort->setCurrentIndex(std::max(0, m_sort->findData(int(sort))));
}

bool BrowseBar::isTable() const
{
    return m_mode->current() == 1;
}

void BrowseBar::setTable(bool table)
{
    m_mode->setCurrent(table ? 1 : 0);
}

void BrowseBar::setFiltersShown(bool shown)
{
    m_filters->setChecked(shown);
}

void BrowseBar::setFilterButton(bool shown, qsizetype inForce)
{
    m_filters->setVisible(shown);
    m_title->setHidden(shown); // the count and the sort need the room; the rail says what this is
    m_filters->setText(inForce > 0 ? locale().toString(inForce) : QString());
    const auto name = inForce > 0 ? tr("Filters, %n in force", nullptr, int(inForce)) : tr("Filters");
    m_filters->setAccessibleName(name);
    m_filters->setToolTip(name);
}

} // namespace Hubdesk
