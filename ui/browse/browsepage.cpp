// SPDX-FileCopyrightText: 2026 The Hubdesk authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/browse/browsepage.h"

#include "core/services/engine.h"
#include "core/settings/appsettings.h"
#include "ui/browse/browsebar.h"
#include "ui/browse/chiprow.h"
#include "ui/browse/endlessscroll.h"
#include "ui/browse/filterpanel.h"
#include "ui/browse/repodelegate.h"
#include "ui/browse/rowactions.h"
#include "ui/browse/savedsearches.h"
#include "ui/shared/columnfit.h"
#include "ui/shared/comparebar.h"
#include "ui/shared/contentstack.h"
#include "ui/shared/favourites.h"
#include "ui/shared/format.h"
#include "ui/shared/pagecontext.h"
#include "ui/shared/repoview.h"
#include "ui/shared/skeleton.h"
#include "ui/shared/splitters.h"
#include "ui/shared/theme.h"
#include "ui/viewers/localstates.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QListView>
#include <QSplitter>
#include <QStackedWidget>
#include <QTimer>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace Hubdesk
{

namespace
{

constexpr int typingPauseMs = 200;

} // namespace

BrowsePage::BrowsePage(const PageContext &context,
                       RepoKind kind,
                       const DetailFactory &makeDetail,
                       QWidget *parent)
    : QWidget(parent)
    , m_engine(context.engine)
    , m_settings(context.settings)
    , m_kind(kind)
    , m_makeDetail(makeDetail)
    , m_model(new RepoListModel(m_engine, kind, this))
    , m_filters(new FilterPanel(m_engine, kind))
    , m_bar(new BrowseBar(kind))
    , m_chips(new ChipRow(m_filters))
    , m_saved(new SavedSearches(&m_settings->savedSearches, this))
    , m_favourites(new Favourites(&m_settings->favourites, this))
    , m_list(new QListView)
    , m_table(new QTreeView)
    , m_columns(new ColumnFit(m_table->header(), [this] { placeColumns(); }))
    , m_views(new QStackedWidget)
    , m_stack(new ContentStack(m_views, SkeletonRows::List))
    , m_splitter(new QSplitter(this))
    , m_typing(new QTimer(this))
{
    setObjectName(u"browsePage"_s);
    m_model->setStates(new LocalStates(m_engine, this));
    setUpViews();
    m_list->setItemDelegate(new RepoDelegate(context.avatars, m_list));
    layOut();
    m_typing->setSingleShot(true);
    m_typing->setInterval(typingPauseMs);
    connectParts();
    connectFavourites();
    connectPlaces();
    setCompared(context.compared);
    m_bar->setTable(m_settings->browseTable());
    setTable(m_settings->browseTable());
}

void BrowsePage::setUpViews()
{
    m_list->setObjectName(u"repoList"_s);
    m_list->setUniformItemSizes(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_table->setObjectName(u"repoTable"_s);
    m_table->setUniformRowHeights(true);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setItemDelegate(new RepoCellDelegate(m_table));
    // Nothing opens; but the words of the first column begin where the title of the page does.
    m_table->setIndentation(Metrics::pageMargin - Metrics::space2);
    m_table->setItemsExpandable(false);
    m_table->header()->setSectionsClickable(true);
    m_table->header()->setStretchLastSection(true);
    for (QAbstractItemView *view :
         { static_cast<QAbstractItemView *>(m_list), static_cast<QAbstractItemView *>(m_table) }) {
        view->setAccessibleName(kindTitle(m_kind));
        view->setModel(m_model);
        view->setMouseTracking(true);
        view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
        scrollEndlessly(view, m_model);
        m_views->addWidget(view);
    }
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->setSelectionModel(m_list->selectionModel()); // one selection, whichever shows it
}

void BrowsePage::layOut()
{
    auto *left = new QWidget;
    m_left = new QVBoxLayout(left);
    m_left->setContentsMargins(0, 0, 0, 0);
    m_left->setSpacing(0);
    m_left->addWidget(m_bar);
    m_left->addWidget(m_chips);
    m_left->addWidget(m_stack, 1);
    auto *right = new QWidget;
    m_right = new QVBoxLayout(right);
    m_right->setContentsMargins(0, 0, 0, 0);
    for (auto *part : { static_cast<QWidget *>(m_filters), left, right }) {
        m_splitter->addWidget(part);
    }
    m_splitter->setObjectName(u"browseSplitter"_s);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setStretchFactor(2, 1);
    Theme::follow(this, [this, left, right] {
        m_filters->setMinimumWidth(Theme::px(180));
        left->setMinimumWidth(Theme::px(300));
        right->setMinimumWidth(Theme::px(380));
    });
    rememberSplitter(m_splitter, [this] { return splitterSetting(); });
    placeSplitter();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_splitter);
}

void BrowsePage::connectParts()
{
    connect(m_typing, &QTimer::timeout, this, &BrowsePage::searchNow);
    connect(m_bar, &BrowseBar::sortChanged, this, &BrowsePage::searchNow);
    connect(m_bar, &BrowseBar::sortChanged, this, &BrowsePage::showSort);
    connect(m_bar, &BrowseBar::modeChanged, this, &BrowsePage::setTable);
    connect(m_bar, &BrowseBar::filtersRequested, this, &BrowsePage::toggleFilters);
    connect(m_filters, &FilterPanel::changed, this, &BrowsePage::narrow);
    connect(m_chips, &ChipRow::removeRequested, this, [this](const Facets::Part &part) {
        auto facets = m_filters->facets();
        facets.remove(part);
        narrow(facets);
    });
    m_filters->setTop([this](QWidget *parent) {
        auto *saved = new SavedGroup(m_saved, m_filters, m_kind, parent);
        connect(saved, &SavedGroup::chosen, this, &BrowsePage::apply);
        return saved;
    });
    connect(m_chips, &ChipRow::saveRequested, this, &BrowsePage::saveSearch);
    connect(m_chips, &ChipRow::clearRequested, this, [this] { narrow({}); });
    connect(m_model, &RepoListModel::stateChanged, this, &BrowsePage::showState);
    connect(m_model, &RepoListModel::failed, this, [this](const Error &error) {
        m_stack->showError(error, m_model->rowCount() > 0);
    });
    connect(m_model, &RepoListModel::rowsInserted, this, &BrowsePage::showCount);
    connect(m_model, &RepoListModel::modelReset, m_columns, &ColumnFit::fit);
    connectStates();
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &BrowsePage::showSelected);
    connect(m_list, &QListView::activated, this, &BrowsePage::open);
    connect(m_table, &QTreeView::activated, this, &BrowsePage::open);
    connect(m_table->header(), &QHeaderView::sectionClicked, this, &BrowsePage::sortByColumn);
}

void BrowsePage::setCompared(CompareSet *set)
{
    auto *bar = new CompareBar(set, this);
    m_left->addWidget(bar);
    connect(bar, &CompareBar::openRequested, this, &BrowsePage::openRequested);
    for (auto *actions : m_views->findChildren<RowActions *>()) {
        actions->setCompared(set);
    }
}

RepoId BrowsePage::chosen() const
{
    return chosenRepo(view());
}

// Made when the list has come to its first answer, so that the window is painted before.
RepoView *BrowsePage::detail()
{
    if (!m_detail) {
        m_detail = m_makeDetail(this);
        m_right->addWidget(m_detail);
        connect(m_detail, &RepoView::openRequested, this, &BrowsePage::openRequested);
        connect(m_detail, &RepoView::remedyRequested, this, &BrowsePage::remedyRequested);
    }
    return m_detail;
}

QAbstractItemView *BrowsePage::view() const
{
    return static_cast<QAbstractItemView *>(m_views->currentWidget());
}

void BrowsePage::setTable(bool table)
{
    m_settings->browseTable.set(table);
    m_views->setCurrentIndex(table ? 1 : 0);
    // Without the detail the room is the list's, not the filters'.
    m_splitter->setStretchFactor(m_splitter->count() - 2, table ? 1 : 0);
    m_right->parentWidget()->setVisible(!table);
    m_columns->fit();
    if (!table) {
        showSelected();
    }
}

void BrowsePage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    placeFilters();
    m_columns->fit();
}

void BrowsePage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_narrow && m_filters->isVisible()) {
        toggleFilters();
        return;
    }
    QWidget::keyPressEvent(event);
}

void BrowsePage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!m_asked) {
        searchNow();
    }
}

void BrowsePage::refresh()
{
    m_model->forgetAnswers();
    searchNow();
    m_kept = m_shown;
    detail()->refresh();
}

void BrowsePage::searchNow()
{
    m_asked = true;
    m_kept = {};
    m_counting.request_stop();
    m_costly.reset(); // it was of what was asked for before
    m_typing->stop();
    noteStep();
    if (m_favouritesOnly) {
        listFavourites();
        return;
    }
    m_chips->setFacets(m_filters->facets(), !m_search.isEmpty());
    m_model->search(queryOf(m_filters->facets()));
}

Query BrowsePage::queryOf(const Facets &facets) const
{
    Query query;
    query.kind = m_kind;
    query.search = m_search;
    query.sort = m_bar->sort();
    query.expand = Query::listed(m_kind);
    facets.applyTo(&query);
    return query;
}

void BrowsePage::showState(RepoListModel::State state)
{
    if (state != RepoListModel::State::Loading) {
        detail();
    }
    if (state == RepoListModel::State::Loading) {
        m_stack->showWaiting(m_engine->options().environment.endpoint.host(), m_model->rowCount() > 0);
    } else if (state == RepoListModel::State::Ready && m_model->rowCount() > 0) {
        if (const auto &old = m_model->old()) {
            m_stack->showOld(old->asked, old->why);
        } else {
            m_stack->showContent();
        }
        if (!view()->currentIndex().isValid()) {
            chooseRow();
        }
    } else if (state == RepoListModel::State::Ready) {
        showEmpty();
    }
    if (m_model->isLocal()) {
        m_stack->awaitHub();
    }
    showCount();
}

// The same list again keeps what a person looks at, even where it is not in the list any more.
void BrowsePage::chooseRow()
{
    if (m_kept.isEmpty()) {
        view()->setCurrentIndex(m_model->index(0, 0));
    } else if (const int row = m_model->rowOf(m_kept); row >= 0) {
        view()->setCurrentIndex(m_model->index(row, 0));
    }
}

void BrowsePage::showCount()
{
    const int rows = m_model->rowCount();
    const auto total = m_model->total();
    const auto results = total.value_or(rows);
    if (m_favouritesOnly) { // known whatever the Hub says
        m_bar->setCount(results, tr("%n favourite(s)", nullptr, int(results)));
    } else if (m_model->state() != RepoListModel::State::Ready) {
        if (rows == 0) {
            m_bar->setCount(0, {}); // not what was found before
        }
    } else if (m_model->isLocal()) {
        m_bar->setCount(rows,
                        m_filters->facets().isEmpty()
                            ? tr("%n in the cache", nullptr, rows)
                            : tr("%n in the cache, the filters need the Hub", nullptr, rows));
    } else if (!total && m_model->hasMore()) {
        m_bar->setCount(rows, tr("%n loaded, more below", nullptr, rows));
    } else {
        m_bar->setCount(results, tr("%1 result(s)", nullptr, pluralOf(results)).arg(formatNumber(results)));
    }
}

void BrowsePage::showSelected()
{
    const auto *repo = m_model->summary(view()->currentIndex());
    if (repo && !m_bar->isTable() && repo->id != std::exchange(m_shown, repo->id)) {
        detail()->open({ .page = Link::Page::Repo, .repo = repo->id });
    }
}

void BrowsePage::open(const QModelIndex &index)
{
    if (const auto *repo = m_model->summary(index)) {
        Q_EMIT openRequested({ .page = Link::Page::Repo, .repo = repo->id });
    }
}

} // namespace Hubdesk
